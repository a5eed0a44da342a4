"""An index that is damaged is found out and made again; where Chroma fails, search goes on."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from knowledge import chroma_vectors, versions
from knowledge.note import NoteRoot
from knowledge.opening import open_index
from tests.knowledge.conftest import CountingEmbedder


def current(data: Path) -> Path:
    version = versions.current(data)
    assert version is not None
    return version


@pytest.mark.parametrize(
    "harm",
    ["manifest", "vectors", "chunks", "bm25", "hnsw", "sqlite", "pointer", "no chroma", "cut hnsw"],
)
def test_a_damaged_index_is_rebuilt_and_never_served(
    tmp_path: Path, notes: Path, roots: list[NoteRoot], embedder: CountingEmbedder, harm: str
) -> None:
    search = open_index(tmp_path, roots, embedder)
    expected = [p.chunk.id for p in search.search("train serve skew")]
    search.close()
    version = current(tmp_path)
    graph = next(version.glob("chroma/*/data_level0.bin"))
    targets = {
        "manifest": version / "manifest.json",
        "vectors": version / "vectors.npy",
        "chunks": version / "chunks.jsonl",
        "bm25": version / "bm25" / "data.csc.index.npy",
        "hnsw": graph,
        "sqlite": version / "chroma" / "chroma.sqlite3",
        "pointer": version.parent / "CURRENT",
    }
    if harm == "no chroma":
        shutil.rmtree(version / "chroma")
    elif harm == "cut hnsw":
        graph.write_bytes(graph.read_bytes()[:100])
    else:
        data = bytearray(targets[harm].read_bytes())
        data[len(data) // 2 :] = b"\x55" * (len(data) - len(data) // 2)
        targets[harm].write_bytes(bytes(data))
    healed = open_index(tmp_path, roots, embedder)
    assert [p.chunk.id for p in healed.search("train serve skew")] == expected
    assert healed.report and healed.report.built


def test_lost_vectors_are_found_out_by_the_self_query(
    tmp_path: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    open_index(tmp_path, roots, embedder).close()
    version = current(tmp_path)
    client = chroma_vectors._client(version / chroma_vectors.FOLDER)
    collection = client.get_collection("notes", embedding_function=None)
    ids = collection.get()["ids"]
    # The count stays right while every vector is another one than was written.
    other = np.random.default_rng(0).normal(size=(len(ids), embedder.dimension))
    collection.update(ids=ids, embeddings=other.astype(np.float32))
    client.close()
    manifest = json.loads((version / "manifest.json").read_text())
    manifest["files"] = {k: v for k, v in manifest["files"].items() if "chroma/" not in k}
    (version / "manifest.json").write_text(json.dumps(manifest))
    healed = open_index(tmp_path, roots, embedder)
    assert healed.notice == "The index of the notes was damaged and has been rebuilt."
    assert healed.search("data leakage")[0].chunk.source == "leakage.md"


def test_without_chroma_search_is_exact(
    tmp_path: Path,
    roots: list[NoteRoot],
    embedder: CountingEmbedder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_chroma = open_index(tmp_path / "a", roots, embedder).search("batch prediction latency")

    def fail(folder: Path) -> object:
        raise ImportError("no chromadb")

    monkeypatch.setattr(chroma_vectors, "_client", fail)
    search = open_index(tmp_path / "b", roots, embedder)
    assert search.notice
    assert search.search("batch prediction latency") == with_chroma
    serving = frozenset({"serving"})
    assert all(serving & set(p.chunk.stages) for p in search.search("prediction", stages=serving))


def test_chroma_failing_midway_does_not_end_the_search(
    tmp_path: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    expected = open_index(tmp_path / "a", roots, embedder).search("train serve skew")
    search = open_index(tmp_path / "b", roots, embedder)
    search._near.close()
    assert search.search("train serve skew") == expected
    assert "Chroma failed" in search.notice
