"""What is said plainly finds what the notes call by another name."""

from pathlib import Path

import numpy as np
import pytest

from interviewer.errors import EmbedderError
from knowledge.arrays import Vectors
from knowledge.hybrid import combine
from knowledge.lexical import LexicalEmbedder
from knowledge.note import NoteRoot
from knowledge.opening import open_index
from knowledge.sayings import Group, Sayings, shipped_groups, shipped_sayings
from knowledge.searching import Search

PLAIN = "my shop keeps a paper list by the door"
GROUPS = [
    Group(said=("We keep a paper list in the shop.",), search="batch prediction"),
    Group(said=("Every guest is greeted by name.",), search="precision and recall"),
]


@pytest.fixture
def search(tmp_path: Path, roots: list[NoteRoot]) -> Search:
    return open_index(tmp_path, roots, LexicalEmbedder())


def test_a_saying_brings_up_the_note_that_shares_no_word_with_it(search: Search) -> None:
    def score() -> float:
        return max(p.score for p in search.search(PLAIN, 50) if p.chunk.source == "serving.md")

    before = score()
    search.use_sayings(Sayings(GROUPS[:1], LexicalEmbedder()))
    assert before < 0.01 < score()


def test_the_querys_own_words_come_before_what_a_saying_hints_at(search: Search) -> None:
    search.use_sayings(Sayings(GROUPS, LexicalEmbedder()))
    assert search.search("what is data leakage", 1)[0].chunk.source == "leakage.md"


def test_hints_leave_the_best_score_as_it_was() -> None:
    cosines = np.array([0.5, 0.4, 0.1], dtype=np.float32)
    words = np.array([2.0, 3.0, 0.0], dtype=np.float32)
    hints = np.array([0.0, 0.0, 0.4], dtype=np.float32)
    plain, hinted = combine(cosines, words, 0.6, 0.6), combine(cosines, words, 0.6, 0.6, hints)
    assert hinted.max() == pytest.approx(plain.max())
    assert hinted[2] > plain[2]


class Failing:
    """An embedder whose server is away for large batches."""

    def embed(self, texts: list[str], /) -> Vectors:
        raise EmbedderError("The server is away.", "Wait.")


def test_search_goes_on_without_sayings_that_cannot_be_embedded(search: Search) -> None:
    before = search.search("batch prediction")
    search.use_sayings(Sayings(GROUPS, Failing()))
    assert search.search("batch prediction") == before


def test_the_shipped_groups_hold_what_candidates_say() -> None:
    groups = shipped_groups()
    assert len(groups) > 60
    assert all(len(group.said) >= 5 and group.search for group in groups)


def test_a_search_with_the_shipped_sayings_is_quick_and_repeats(
    tmp_path: Path, search: Search
) -> None:
    import time

    query = "I would shuffle the rows and hold out ten percent"
    search.use_sayings(shipped_sayings(LexicalEmbedder(), tmp_path / "vectors"))
    first = search.search(query)
    began = time.monotonic()
    for _ in range(20):
        assert search.search(query) == first
    assert (time.monotonic() - began) / 20 < 0.03
    search.use_sayings(shipped_sayings(LexicalEmbedder(), tmp_path / "vectors"))
    assert search.search(query) == first
