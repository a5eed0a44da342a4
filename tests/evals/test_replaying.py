"""Replay through the engine: the same code gives the same log; other code leaves the path."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.regrading import Judges, Regrading, levels, read_again
from evals.replaying import RecordedNotes, RecordedReader, left_at, replay
from interviewer.clock import ManualClock
from interviewer.domain.events import CandidateSaid, Record
from interviewer.domain.moves import MoveKind
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.provenance import made_with
from interviewer.recordings import (
    Recording,
    SearchKeeper,
    read_recording,
    recording_lines,
    write_recording,
)
from interviewer.store import Store
from tests.builders import NoteShelf, ScriptedReader, interviewer_with, roles, setup, touch

WHEN = datetime(2024, 1, 2, tzinfo=UTC)
ANSWERS = (
    "I would sort the stones by size because size is easy to see.",
    "Then I weigh each of them against the one before it.",
    "And I keep a list of what was sorted on which morning.",
)


def reader() -> ScriptedReader:
    quote = "I would sort the stones by size because"
    first = Reading(words=12, touches=(touch("clarify.first", 3, quote=quote),))
    return ScriptedReader({ANSWERS[0]: first})


@pytest.fixture
def recording(tmp_path: Path, small: Content, clock: ManualClock) -> Recording:
    """A short interview, with a pause in it."""
    store = Store("sqlite://")
    keeper = SearchKeeper(NoteShelf())
    lead = interviewer_with(store, clock, replace(roles(reader()), retriever=keeper))

    async def reply(session_id: str) -> None:
        async for _ in lead.reply(session_id):
            pass
        await lead.catch_up(session_id)

    async def play() -> str:
        session_id = lead.open(small, setup()).id
        await reply(session_id)
        for number, answer in enumerate(ANSWERS):
            clock.advance(50 + number)
            if number == 1:
                lead.pause(session_id)
                clock.advance(1000)
                lead.resume(session_id)
                clock.advance(5)
            lead.hear(session_id, answer, f"a{number}")
            await reply(session_id)
        await lead.finish(session_id, "candidate")
        return session_id

    session_id = asyncio.run(play())
    made = made_with(store.records(session_id), "builtin", WHEN)
    lines = recording_lines(store, session_id, made, keeper.searches, keeper.notes)
    write_recording(tmp_path / "short.jsonl", lines)
    store.close()
    return read_recording(tmp_path / "short.jsonl")


def events(records: tuple[Record, ...]) -> list[tuple[float, str]]:
    return [
        (record.active, record.event.model_dump_json(exclude={"latency_ms"})) for record in records
    ]


def test_a_replay_writes_the_recorded_events_at_the_recorded_times(recording: Recording) -> None:
    notes = RecordedNotes(recording)
    played = replay(recording, replace(roles(reader()), retriever=notes))
    assert events(played.records) == events(recording.records)
    assert (played.left_at, played.unknown_searches) == (None, 0)


def test_the_recorded_readings_stand_in_for_a_reader(recording: Recording) -> None:
    parts = replace(
        roles(), reader=RecordedReader(recording.records), retriever=RecordedNotes(recording)
    )
    assert events(replay(recording, parts).records) == events(recording.records)


def test_another_reading_leads_elsewhere_and_says_from_where(recording: Recording) -> None:
    asks = Reading(words=5, intents=("hint",))  # type: ignore[arg-type]
    parts = replace(roles(ScriptedReader({ANSWERS[1]: asks})), retriever=RecordedNotes(recording))
    played = replay(recording, parts)
    assert played.left_at is not None
    turn = next(t for t in played.session.turns if t.number == played.left_at)
    assert turn.move is not None
    assert turn.move.kind in (MoveKind.HINT, MoveKind.PROBE, MoveKind.DEEPEN, MoveKind.REDIRECT)


def test_a_shorter_run_leaves_the_path_at_the_first_turn_it_lacks(recording: Recording) -> None:
    said = [r for r in recording.records if r.event.type == "InterviewerSaid"]
    cut = recording.records[: recording.records.index(said[-1])]
    assert left_at(recording.records, cut) == said[-1].event.turn  # type: ignore[union-attr]
    assert left_at(cut, recording.records) == said[-1].event.turn  # type: ignore[union-attr]


def test_a_search_that_was_never_made_is_counted_and_asked_beyond(recording: Recording) -> None:
    alone, helped = RecordedNotes(recording), RecordedNotes(recording, NoteShelf())
    assert alone.search("never asked") == []
    assert [p.chunk.id for p in helped.search("never asked")] == ["c1"]
    assert (alone.unknown, helped.unknown) == (1, 1)


@pytest.fixture
def judges() -> Judges:
    parts = roles(reader())
    return Judges(parts.reader, parts.assessor, parts.grader)


def first_turn(recording: Recording) -> int:
    return next(r.event.turn for r in recording.records if isinstance(r.event, CandidateSaid))


def test_an_answer_exchanged_is_graded_as_if_it_had_been_said(
    recording: Recording, small: Content, judges: Judges
) -> None:
    again = Regrading(small, recording.records, judges)
    clean = levels(again.grade(again.session))
    assert clean["clarify.first"] == 2
    silent = again.with_turns({first_turn(recording): "Nothing to say."})
    assert levels(again.grade(silent))["clarify.first"] in (None, 1)
    assert again.session.turns[1].text == ANSWERS[0]


def test_reading_everything_again_changes_nothing_by_itself(
    recording: Recording, small: Content, judges: Judges
) -> None:
    again = read_again(small, recording.records, judges)
    assert again.findings == Regrading(small, recording.records, judges).session.findings


def test_texts_said_in_place_are_read_in_place(
    recording: Recording, small: Content, judges: Judges
) -> None:
    other = read_again(small, recording.records, judges, {first_turn(recording): "Nothing."})
    assert other.findings == ()
    assert other.turns[1].text == "Nothing."


def test_a_turn_that_is_not_there_cannot_be_read(
    recording: Recording, small: Content, judges: Judges
) -> None:
    again = Regrading(small, recording.records, judges)
    with pytest.raises(KeyError):
        again.read(1, "text")
    with pytest.raises(KeyError):
        again.upto(1)
