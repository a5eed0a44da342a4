"""The index of subjects leads to sections that exist, from words that are not those of a test."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from interviewer.domain.notes import Chunk
from knowledge.hybrid import combine
from knowledge.lexical import LexicalEmbedder
from knowledge.note import NoteRoot
from knowledge.opening import open_index
from knowledge.roots import SHIPPED
from knowledge.sayings import Sayings, shipped_subjects
from knowledge.searching import Search
from knowledge.subject_hints import SubjectHints
from knowledge.subjects import Subject
from knowledge.tuning import HELD_OUT, QUERIES, read_queries
from tests.knowledge.test_sayings import GROUPS, PLAIN

SUBJECT = Subject(
    said=("We keep a paper list in the shop.", "a list on paper"),
    at=("serving.md#Batch prediction", "gone.md#Nowhere"),
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Chunk, ...]]:
    data = tmp_path_factory.mktemp("data")
    search = open_index(data, [NoteRoot(path=SHIPPED, origin="shipped")], LexicalEmbedder())
    yield search.chunks()
    search.close()


def sections(chunks: tuple[Chunk, ...]) -> set[str]:
    return {f"{chunk.source}#{heading}" for chunk in chunks for heading in chunk.heading_path}


def test_every_entry_leads_to_sections_that_exist(shipped: tuple[Chunk, ...]) -> None:
    known = sections(shipped)
    lost = [place for entry in shipped_subjects() for place in entry.at if place not in known]
    assert not lost


def test_every_section_has_an_entry_of_three_lines_or_more(shipped: tuple[Chunk, ...]) -> None:
    said: dict[str, int] = {}
    for entry in shipped_subjects():
        for place in entry.at:
            said[place] = said.get(place, 0) + len(entry.said)
    assert [place for place in sorted(sections(shipped)) if said.get(place, 0) < 3] == []


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_no_entry_says_what_a_labelled_query_says() -> None:
    sets = (
        QUERIES,
        HELD_OUT,
        *(HELD_OUT.with_name(f"{name}.jsonl") for name in ("second", "third")),
    )
    queries = {plain(q.query) for file in sets for q in read_queries(file)}
    said = [line for entry in shipped_subjects() for line in entry.said]
    assert not [line for line in said if plain(line) in queries]


def hints(chunks: tuple[Chunk, ...], query: str) -> dict[str, float]:
    embedder = LexicalEmbedder()
    subjects = SubjectHints([SUBJECT], embedder.embed(list(SUBJECT.said)), chunks)
    found = subjects.hints(query, embedder.embed([query])[0], 0.3)
    return {chunk.source: float(h) for chunk, h in zip(chunks, found, strict=True)}


@pytest.fixture
def search(tmp_path: Path, notes: Path) -> Search:
    return open_index(tmp_path, [NoteRoot(path=notes, origin="shipped")], LexicalEmbedder())


def test_a_subject_hints_at_its_sections_and_at_no_other(search: Search) -> None:
    found = hints(search.chunks(), PLAIN)
    assert found.pop("serving.md") > 0.8
    assert set(found.values()) == {0.0}


def test_subjects_bring_up_what_no_group_hints_at(search: Search) -> None:
    def rank() -> int:
        found = [passage.chunk.source for passage in search.search(PLAIN, 50)]
        return found.index("serving.md")

    search.use_sayings(Sayings(GROUPS[1:], LexicalEmbedder()))
    before = rank()
    search.use_sayings(Sayings(GROUPS[1:], LexicalEmbedder(), [SUBJECT]))
    assert (rank(), before > 0) == (0, True)


def test_notes_of_ones_own_are_not_at_the_hints_mercy(tmp_path: Path, notes: Path) -> None:
    """The same section as one's own note and as a shipped one: hints reach only the latter."""
    words = np.array([3.0, 2.9, 0.0], dtype=np.float32)
    none = np.zeros(3, dtype=np.float32)
    hinted = np.array([0.0, 0.9, 0.9], dtype=np.float32)
    own = np.array([True, False, False])
    assert combine(none, words, 0.0, 0.0, hinted).argmax() == 1
    assert combine(none, words, 0.0, 0.0, hinted, own).argmax() == 0


def test_the_best_section_brings_its_companions_along_the_most_frequent_first(
    shipped: tuple[Chunk, ...],
) -> None:
    names = ("best", "often", "seldom", "never")
    chunks = tuple(
        shipped[0].model_copy(update={"source": "a.md", "heading_path": (name,), "text": name})
        for name in names
    )

    def entry(said: str, *at: str) -> Subject:
        return Subject(said=(said,), at=tuple(f"a.md#{name}" for name in at))

    entries = [
        entry("show uncertain items", "best"),
        entry("paper lists", "best", "often"),
        entry("guests greeted", "best", "often", "seldom"),
        entry("shop doors", "never"),
    ]
    embedder = LexicalEmbedder()
    vectors = embedder.embed([line for subject in entries for line in subject.said])
    index = SubjectHints(entries, vectors, chunks)
    query = "show uncertain items"
    best, often, seldom, never = index.hints(query, embedder.embed([query])[0], 0.3)
    assert best > often > seldom > 0.1
    assert never < 0.025 * seldom
