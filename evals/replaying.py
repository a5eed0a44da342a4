"""Playing a recording again through the real engine, and holding the two side by side."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from interviewer.clock import ManualClock
from interviewer.domain.events import (
    CandidateSaid,
    ClockStarted,
    ClockStopped,
    InterviewEnded,
    InterviewerSaid,
    MessageRead,
    Producer,
    Record,
    SessionOpened,
    StageEntered,
)
from interviewer.domain.moves import Decision
from interviewer.domain.notes import Passage
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session
from interviewer.engine import Interviewer, Roles, Setup
from interviewer.headless import START
from interviewer.recordings import Recording, SearchMade
from interviewer.roles.base import Grounded, Piece, Reader, Retriever, Speaker
from interviewer.store import Store

PONDERS = 7.0
"""Seconds that the interviewer takes over a turn of a replay."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A recording's second run: its session and log, and where it left the recorded path.

    `left_at` is the number of the first interviewer turn whose move differs, None where none does.
    """

    session: Session
    records: tuple[Record, ...]
    left_at: int | None
    unknown_searches: int


class RecordedNotes:
    """Finds what the recorded searches found; asks `beyond` for what was never searched then."""

    def __init__(self, recording: Recording, beyond: Retriever | None = None) -> None:
        chunks = {chunk.id: chunk for chunk in recording.notes.chunks}
        self._found = {
            _key(made): [Passage(chunk=chunks[name], score=score) for name, score in made.found]
            for made in recording.searches
        }
        self._beyond = beyond
        self.unknown = 0

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """The recorded passages, best first."""
        key = (query, k, tuple(sorted(stages)) if stages is not None else None)
        known = self._found.get(key)
        if known is not None:
            return list(known)
        self.unknown += 1
        return self._beyond.search(query, k, stages) if self._beyond is not None else []


class RecordedReader:
    """Reads what was read then: for sessions whose embedder is not at hand.

    A message that was read twice was read quickly first; `quick` is the reader that did.
    """

    def __init__(self, records: Sequence[Record], first: bool = False) -> None:
        said = {r.event.turn: r.event.text for r in records if isinstance(r.event, CandidateSaid)}
        made = [r.event for r in records if isinstance(r.event, MessageRead)]
        made = [event for event in made if event.turn in said]
        in_order = made[::-1] if first else made
        self._by_text = {said[event.turn]: event.reading for event in in_order}
        self._by_turn = {(event.turn, said[event.turn]): event.reading for event in in_order}
        twice = len({event.turn for event in made}) < len(made)
        self.quick = RecordedReader(records, first=True) if twice and not first else None

    def read(self, session: Session, text: str) -> Reading:
        """The recorded reading of that text: of that turn, as who repeats himself says less."""
        last = session.last_candidate
        due = last.number if last and last.reading is None else session.next_turn
        found = self._by_turn.get((due, text)) or self._by_text.get(text)
        return found or Reading(words=len(text.split()))


class Pondering:
    """A speaker that takes its time: waiting for the interviewer is not the candidate's time."""

    def __init__(self, inner: Speaker, clock: ManualClock, seconds: float = PONDERS) -> None:
        self.name = inner.name
        self._inner = inner
        self._clock = clock
        self._seconds = seconds

    async def speak(
        self, session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
    ) -> AsyncGenerator[Piece, None]:
        """The inner speaker's pieces, after a while."""
        self._clock.advance(self._seconds)
        async with aclosing(self._inner.speak(session, decision, grounded, now)) as pieces:
            async for piece in pieces:
                yield piece


def replay(recording: Recording, roles: Roles) -> Replayed:
    """Lead the interview again with these roles and the recorded candidate and clock.

    The interviewer takes its time over each turn, which may not show on the candidate's clock.
    """
    store = Store("sqlite://")
    try:
        return asyncio.run(_play(recording, roles, store))
    finally:
        store.close()


def reader_for(recording: Recording, reader: Reader, embedder: str) -> Reader:
    """The reader at hand where it has the session's embedder, else the recorded readings."""
    return (
        reader
        if recorded_opening(recording).embedder == embedder
        else (RecordedReader(recording.records))
    )


def recorded_opening(recording: Recording) -> SessionOpened:
    """How the recorded interview was set up."""
    opened = recording.records[0].event
    assert isinstance(opened, SessionOpened), "a recording is read only if it begins so"
    return opened


async def _play(recording: Recording, roles: Roles, store: Store) -> Replayed:
    opened = recorded_opening(recording)
    clock = ManualClock(START)
    first = recording.records[0]
    roles = replace(roles, speaker=Pondering(roles.speaker, clock))
    lead = Interviewer(
        store,
        roles,
        clock,
        lambda: first.session,
        Producer(code=first.producer.code, embedder=opened.embedder, grader=roles.grader.name),
        first.owner,
    )
    setup = Setup(
        seniority=opened.seniority,
        minutes=opened.minutes,
        seed=opened.seed,
        coach=opened.coach,
        own_notes=opened.own_notes,
        style=opened.style,
    )
    session_id = lead.open(recording.content, setup).id
    await _reply(lead, session_id)
    for record in recording.records:
        if lead.session(session_id).ended is not None:
            break
        event = record.event
        match event:
            case CandidateSaid():
                _until(lead, clock, session_id, record.active)
                lead.hear(session_id, event.text, event.turn_id)
                await _reply(lead, session_id)
            case ClockStopped():
                _until(lead, clock, session_id, record.active)
                lead.pause(session_id)
            case ClockStarted():
                lead.resume(session_id)
            case _:
                pass
    last = next((r for r in recording.records if isinstance(r.event, InterviewEnded)), None)
    if last is not None and isinstance(last.event, InterviewEnded):
        _until(lead, clock, session_id, last.active)
        await lead.finish(session_id, last.event.why)
    records = tuple(store.records(session_id))
    notes = roles.retriever
    return Replayed(
        session=lead.session(session_id),
        records=records,
        left_at=left_at(recording.records, records),
        unknown_searches=notes.unknown if isinstance(notes, RecordedNotes) else 0,
    )


def left_at(recorded: Sequence[Record], played: Sequence[Record]) -> int | None:
    """The first interviewer turn whose move or stage is not the recorded one."""
    before, after = _path(recorded), _path(played)
    for (turn, one), (_, other) in zip(before, after, strict=False):
        if one != other:
            return turn
    if len(before) == len(after):
        return None
    longer = before if len(before) > len(after) else after
    return longer[min(len(before), len(after))][0]


def _path(records: Sequence[Record]) -> list[tuple[int, str]]:
    """Moves in order, each with the stage entered with it."""
    path: list[tuple[int, str]] = []
    entered = ""
    for record in records:
        event = record.event
        if isinstance(event, StageEntered):
            entered = f"{event.stage} {event.why}"
        elif isinstance(event, InterviewerSaid):
            path.append((event.turn, f"{entered} {event.status} {event.move.model_dump_json()}"))
            entered = ""
    return path


async def _reply(lead: Interviewer, session_id: str) -> None:
    async for _ in lead.reply(session_id):
        pass
    await lead.catch_up(session_id)


def _until(lead: Interviewer, clock: ManualClock, session_id: str, active: float) -> None:
    """Let the candidate's clock run to where it stood."""
    clock.advance(max(0.0, active - lead.active_seconds(session_id)))


def _key(made: SearchMade) -> tuple[str, int, tuple[str, ...] | None]:
    return (made.query, made.k, made.stages)
