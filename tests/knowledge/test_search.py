"""What a search gives."""

import threading
from pathlib import Path

import numpy as np
import pytest

from interviewer.errors import EmbedderError
from knowledge.hybrid import combine
from knowledge.note import NoteRoot
from knowledge.opening import open_index
from knowledge.searching import Search
from tests.knowledge.conftest import CountingEmbedder


@pytest.fixture
def search(tmp_path: Path, roots: list[NoteRoot], embedder: CountingEmbedder) -> Search:
    return open_index(tmp_path, roots, embedder)


@pytest.mark.parametrize(
    ("query", "source"),
    [
        ("what is data leakage", "leakage.md"),
        ("I would precompute all results every night and look them up", "serving.md"),
        ("precision and recall", "metrics.txt"),
        ("PRECISION, Recall & thresholds!!", "metrics.txt"),
    ],
)
def test_the_right_note_comes_first(search: Search, query: str, source: str) -> None:
    found = search.search(query)
    assert found[0].chunk.source == source
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    text = search.text(source)
    first = found[0].chunk
    assert text is not None and text[first.start : first.end] == first.text


@pytest.mark.parametrize("query", ["", "   \n", "\0"])
def test_an_empty_query_finds_nothing(search: Search, query: str) -> None:
    assert search.search(query) == [] or query == "\0"


def test_k_and_stages_are_heeded(search: Search) -> None:
    assert len(search.search("prediction", k=2)) == 2
    assert search.search("prediction", k=0) == []
    data = frozenset({"data"})
    assert all(data & set(p.chunk.stages) for p in search.search("prediction", stages=data))
    assert search.search("prediction", stages=frozenset({"no such stage"})) == []


def test_a_very_long_query_is_cut(search: Search, embedder: CountingEmbedder) -> None:
    embedder.seen.clear()
    assert search.search("leakage " * 100_000)[0].chunk.source == "leakage.md"
    assert len(embedder.seen[0].split()) == 400
    assert search.search("x" * 1_000_000) is not None


def test_words_decide_where_the_embedder_fails(
    search: Search, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(texts: list[str]) -> None:
        raise EmbedderError("The server is away.", "Wait.")

    monkeypatch.setattr(embedder, "embed", fail)
    assert search.search("batch prediction")[0].chunk.source == "serving.md"


def test_chunks_are_found_by_id(search: Search) -> None:
    first = search.chunks()[0]
    assert search.chunk(first.id) == first
    assert search.chunk("no such id") is None
    assert search.text("no such note") is None
    assert {entry.source for entry in search.sources()} == {
        "leakage.md",
        "serving.md",
        "metrics.txt",
    }


def test_threads_share_a_search(search: Search) -> None:
    expected = [p.chunk.id for p in search.search("train serve skew")]
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(20):
            if [p.chunk.id for p in search.search("train serve skew")] != expected:
                wrong.append(1)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_scores_stay_between_zero_and_one() -> None:
    cosines = np.array([0.9, -0.2, 0.0, 1.0000001], dtype=np.float32)
    words = np.array([12.0, 0.0, 3.0, 0.5], dtype=np.float32)
    for weight in (0.0, 0.4, 1.0):
        scores = combine(cosines, words, weight)
        assert scores.min() >= 0 and scores.max() <= 1
    none = combine(np.zeros(2, dtype=np.float32), np.zeros(2, dtype=np.float32), 0.5)
    assert none.tolist() == [0.0, 0.0]


def test_what_was_searched_before_is_not_searched_again(
    search: Search, embedder: CountingEmbedder
) -> None:
    data = frozenset({"data"})
    search.foresee([("batch prediction", 2, data)])
    embedder.seen.clear()
    found = search.search("batch  prediction", 2, data)
    assert embedder.seen == []
    found.clear()
    assert search.search("batch prediction", 2, data) != []
    search.search("batch prediction", 3, data)
    assert embedder.seen == ["batch prediction"]


def test_what_failed_is_searched_again(
    search: Search, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(texts: list[str]) -> None:
        raise EmbedderError("The server is away.", "Wait.")

    with monkeypatch.context() as away:
        away.setattr(embedder, "embed", fail)
        search.search("batch prediction")
    embedder.seen.clear()
    search.search("batch prediction")
    assert embedder.seen == ["batch prediction"]
