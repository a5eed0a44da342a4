"""What a reply rests on is worked out while the message is kept, and is the same as without."""

import asyncio
from dataclasses import replace

import pytest

from interviewer.domain.events import CandidateSaid
from interviewer.domain.moves import MoveKind
from interviewer.domain.notes import Passage
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session
from interviewer.preparing import Due, Preparing
from interviewer.readings import Readings
from interviewer.roles.base import Roles
from tests.builders import Log, ScriptedReader, roles, touch

SAID = "I would keep every event for a month."


class FailsOnce:
    """Notes that cannot be searched at first."""

    def __init__(self) -> None:
        self.asked = 0

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        self.asked += 1
        if self.asked == 1:
            raise OSError
        return []


@pytest.fixture
def reader() -> ScriptedReader:
    return ScriptedReader({SAID: Reading(words=8, touches=(touch("data.first", quote=SAID),))})


def before_and_kept(small: Content) -> tuple[Session, Session]:
    log = Log(small).begin()
    before = log.session
    log.add(CandidateSaid(turn=before.next_turn, turn_id="t", text=SAID))
    return before, log.session


def due(parts: Roles, small: Content, head_start: bool, other: bool = False) -> Due:
    readings = Readings(parts.reader, parts.closer)
    preparing = Preparing(readings, parts)
    before, kept = before_and_kept(small)
    if head_start:
        readings.begin(before, SAID)
        preparing.begin(kept)
    return asyncio.run(preparing.due(replace(kept, active=900.0) if other else kept))


def test_a_head_start_finds_the_same(small: Content, reader: ScriptedReader) -> None:
    with_start, without = (due(roles(reader), small, start) for start in (True, False))
    assert with_start == without
    assert [event.reading for event in with_start.read] == [reader.readings[SAID]]
    assert with_start.decision.moves[0].kind != MoveKind.OPEN


def test_a_message_is_read_once(small: Content, reader: ScriptedReader) -> None:
    due(roles(reader), small, head_start=True)
    assert reader.seen == [SAID]


def test_what_was_prepared_for_another_state_is_left(
    small: Content, reader: ScriptedReader
) -> None:
    moved_on = due(roles(reader), small, head_start=True, other=True)
    assert moved_on.session.active == 900.0


def test_nothing_is_prepared_where_no_reading_has_begun(
    small: Content, reader: ScriptedReader
) -> None:
    readings = Readings(reader, None)
    Preparing(readings, roles(reader)).begin(before_and_kept(small)[1])
    assert readings.after(lambda: [*reader.seen]).result(5) == []


def test_what_fails_ahead_is_tried_again_when_it_is_due(
    small: Content, reader: ScriptedReader
) -> None:
    notes = FailsOnce()
    found = due(replace(roles(reader), retriever=notes), small, head_start=True)
    assert found == due(replace(roles(reader), retriever=notes), small, head_start=False)
    assert notes.asked > 1
