"""Recordings as files: written, shelved, read again, and taken in as transcripts."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.notes import Chunk, Passage
from interviewer.domain.session import Content
from interviewer.errors import TranscriptError
from interviewer.headless import HeadlessRun
from interviewer.importing import import_lines
from interviewer.llm.answers import Answer
from interviewer.provenance import ROOT, code_hash, made_with
from interviewer.recordings import (
    SHELF,
    SearchKeeper,
    read_recording,
    recording_lines,
    write_recording,
)
from interviewer.store import Store
from interviewer.transcript import Made
from tests.builders import interviewer, setup

MADE = Made(date="2000-01-01", model="builtin", prompts=("speaker@1#aa",))
CHUNK = Chunk(id="c1", source="n.md", title="N", start=0, end=8, text="Eight.xx", tokens=3)
ANSWER = Answer(role="speaker", turn=2, prompt="speaker@1#aa", text="Why?", finish="stop")


class OneNote:
    """Finds the same passage for whatever is asked."""

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        return [Passage(chunk=CHUNK, score=0.5)]


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def keeper() -> SearchKeeper:
    keeper = SearchKeeper(OneNote())
    for _ in range(2):
        keeper.search("negative sampling", 4, frozenset({"data"}))
    return keeper


@pytest.fixture
def lines(store: Store, clock: ManualClock, small: Content, keeper: SearchKeeper) -> list[str]:
    lead = interviewer(store, clock)
    play = HeadlessRun(lead, clock, store.records)
    done, _ = asyncio.run(play.play(small, setup(), ["I sort by size.", "Then by colour."]))
    return list(recording_lines(store, done.id, MADE, keeper.searches, keeper.notes, [ANSWER]))


def test_a_search_is_kept_once_with_what_it_found(keeper: SearchKeeper) -> None:
    (search,) = keeper.searches
    assert (search.query, search.k, search.stages) == ("negative sampling", 4, ("data",))
    assert search.found == (("c1", 0.5),)
    assert keeper.notes.chunks == (CHUNK,)


@pytest.mark.parametrize("shelved", [True, False])
def test_what_is_written_is_read_again(
    tmp_path: Path, lines: list[str], small: Content, keeper: SearchKeeper, shelved: bool
) -> None:
    file = tmp_path / "one.jsonl"
    write_recording(file, lines, tmp_path / SHELF if shelved else None)
    read = read_recording(file)
    assert (read.name, read.header.made, read.content) == ("one", MADE, small)
    assert (read.notes, read.searches, read.answers) == (keeper.notes, keeper.searches, (ANSWER,))
    assert len(read.records) == read.header.records


def test_a_shelf_keeps_contents_out_of_the_recording(tmp_path: Path, lines: list[str]) -> None:
    write_recording(tmp_path / "whole.jsonl", lines)
    write_recording(tmp_path / "shelved.jsonl", lines, tmp_path / SHELF)
    whole, shelved = tmp_path / "whole.jsonl", tmp_path / "shelved.jsonl"
    assert shelved.stat().st_size < whole.stat().st_size / 2
    assert len(list((tmp_path / SHELF).iterdir())) == 6


@pytest.mark.parametrize("kind", ["problem", "notes"])
def test_a_changed_shelf_is_noticed(tmp_path: Path, lines: list[str], kind: str) -> None:
    write_recording(tmp_path / "one.jsonl", lines, tmp_path / SHELF)
    wanted = '"Eight.xx"' if kind == "notes" else '"title":'
    for body in (tmp_path / SHELF).iterdir():
        text = body.read_text()
        if wanted in text:
            body.write_text(text.replace(wanted, wanted.replace("i", "I"), 1))
    with pytest.raises(TranscriptError):
        read_recording(tmp_path / "one.jsonl")


def test_a_recording_is_taken_in_as_a_transcript(store: Store, lines: list[str]) -> None:
    other = Store("sqlite://")
    session, new = import_lines(other, "\n".join(lines).encode())
    assert new
    assert other.records(session) == store.records(session)
    other.close()


def test_it_says_what_made_it(store: Store, clock: ManualClock, small: Content) -> None:
    opened = interviewer(store, clock).open(small, setup())
    made = made_with(store.records(opened.id), "builtin", datetime(2024, 5, 6, 7, tzinfo=UTC))
    assert (made.date, made.model, made.version) == ("2024-05-06", "builtin", "test")
    assert made.code == code_hash(ROOT)


def test_the_hash_of_the_code_is_of_its_sources(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "a.py").write_text("A = 1\n")
    before = code_hash(tmp_path)
    code_hash.cache_clear()
    (tmp_path / "knowledge" / "a.py").write_text("A = 2\n")
    assert code_hash(tmp_path) != before
