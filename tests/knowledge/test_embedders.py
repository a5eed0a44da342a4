"""Embedders, and the choice among them."""

import hashlib
import io
import subprocess
import sys
import tarfile
from pathlib import Path

import numpy as np
import pytest
from pydantic import SecretStr

from interviewer.errors import EmbedderError, ModelFilesError
from knowledge.embedder import choose_embedder
from knowledge.fetching import fetch_model
from knowledge.lexical import LexicalEmbedder
from knowledge.minilm import MiniLM
from knowledge.model_files import find_model
from knowledge.openai_embedder import OpenAIEmbedder
from knowledge.openai_tokens import estimate, token_counter
from knowledge.options import Options

TEXTS = [
    "Training data and labels",
    "training datum, labelled",
    "Kubernetes autoscaling",
    "",
    "日本語",
]


def test_lexical_vectors_are_unit_and_near_for_shared_words() -> None:
    vectors = LexicalEmbedder().embed(TEXTS)
    assert vectors.shape == (5, LexicalEmbedder.dimension) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_lexical_vectors_do_not_depend_on_pythons_hash_seed() -> None:
    code = (
        "import hashlib; from knowledge.lexical import LexicalEmbedder as E; "
        "print(hashlib.sha256(E().embed(['train/serve skew of features']).tobytes()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True,
            check=True, cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1


def test_auto_falls_back_to_lexical_and_says_so(tmp_path: Path) -> None:
    embedder, notice = choose_embedder(Options(data_dir=tmp_path, model_dir=tmp_path))
    assert embedder.name.startswith("lexical/")
    assert "fetch-model" in notice


def test_minilm_that_is_asked_for_but_absent_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelFilesError):
        choose_embedder(Options(data_dir=tmp_path, embedder="minilm", model_dir=tmp_path))
    with pytest.raises(EmbedderError):
        choose_embedder(Options(data_dir=tmp_path, embedder="openai"))


def test_damaged_model_files_are_a_typed_error(tmp_path: Path) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"nothing of the kind")
    folder = find_model(tmp_path)
    assert folder is not None
    with pytest.raises(ModelFilesError):
        MiniLM(folder).embed(["x"])


def test_minilm_vectors_know_meaning(model_dir: Path) -> None:
    embedder, _ = choose_embedder(
        Options(data_dir=model_dir, embedder="minilm", model_dir=model_dir)
    )
    vectors = embedder.embed(["a car", "an automobile", "boil the pasta", "word " * 2_000, ""])
    assert vectors.shape == (5, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


class FakeReply:
    """What the SDK gives back for two inputs of three numbers."""

    def __init__(self, count: int) -> None:
        self.data = [
            type("Item", (), {"index": i, "embedding": [3.0, 4.0, 0.0]}) for i in range(count)
        ]


def openai_with(replies: list[object]) -> OpenAIEmbedder:
    options = Options(data_dir=Path(), openai_api_key=SecretStr("k"), openai_model="local")
    embedder = OpenAIEmbedder(options)
    calls = iter(replies)

    def create(**_: object) -> object:
        reply = next(calls)
        if isinstance(reply, Exception):
            raise reply
        return reply

    embeddings = type("Embeddings", (), {"create": staticmethod(create)})
    embedder._client = type("Client", (), {"embeddings": embeddings})
    return embedder


def test_openai_vectors_are_normalised_and_the_dimension_is_asked_for() -> None:
    vectors = openai_with([FakeReply(2), FakeReply(1)]).embed(["a", "b"])
    assert np.allclose(vectors, [[0.6, 0.8, 0.0]] * 2)


@pytest.mark.parametrize("reply", ["<html>portal</html>", FakeReply(1)])
def test_openai_answers_that_are_no_vectors_are_a_typed_error(
    reply: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.openai_embedder.time.sleep", lambda seconds: None)
    with pytest.raises(EmbedderError) as caught:
        openai_with([reply] * 3).embed(["a", "b"])
    assert "portal" not in str(caught.value)


def test_token_counts_without_tables_are_a_labelled_estimate(tmp_path: Path) -> None:
    (tmp_path / "9b5ad71b2ce5302211f9c61530b329a4922fc6a4").write_bytes(b"not the table")
    count, label = token_counter(tmp_path)
    assert label == "estimate" and count("eight chars") == estimate("eight chars") == 3


def test_fetching_checks_the_hash_and_unpacks(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name in ("onnx/model.onnx", "onnx/tokenizer.json"):
            info = tarfile.TarInfo(name)
            info.size = 1
            tar.addfile(info, io.BytesIO(b"x"))
    archive = tmp_path / "a.tar.gz"
    archive.write_bytes(out.getvalue())
    sha = hashlib.sha256(out.getvalue()).hexdigest()
    target = tmp_path / "model"
    with pytest.raises(ModelFilesError):
        fetch_model(target, url=archive.as_uri(), sha256="0" * 64)
    assert find_model(target) is None and list(target.iterdir()) == []
    assert fetch_model(target, url=archive.as_uri(), sha256=sha) == target / "onnx"
    assert fetch_model(target, url="file:///nowhere", sha256=sha) == target / "onnx"
    with pytest.raises(ModelFilesError):
        fetch_model(tmp_path / "other", url="file:///nowhere")
