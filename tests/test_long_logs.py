"""A long log costs a turn no more than a short one: what is kept is folded on, not read again."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import event

from interviewer.clock import ManualClock
from interviewer.domain.events import CandidateSaid, InterviewerSaid, MessageRead
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.headless import START
from interviewer.store import Store
from interviewer.transcript import keep_content
from tests.builders import Log, interviewer, listen, opened


def asked_for_a_turn(folder: Path, content: Content, turns: int) -> list[str]:
    """The statements that a message and its answer take, after so many of them."""
    store = Store(f"sqlite:///{folder / f'{turns}.db'}")
    log = Log(content, opened(minutes=240).model_copy(update=dict(keep_content(store, content))))
    log.begin()
    move = Move(kind=MoveKind.PROBE, stage=StageId.CLARIFY)
    for turn in range(
        2, 2 * turns, 2
    ):  # written out, as building it turn by turn folds it each time
        log.add(
            CandidateSaid(turn=turn, turn_id=f"t{turn}", text="An answer."),
            MessageRead(turn=turn, reading=Reading(words=2)),
            InterviewerSaid(turn=turn + 1, reply_to=turn, text=f"Question {turn}?", move=move),
        )
    store.append(log.records)
    lead = interviewer(store, ManualClock(START))
    lead.session("s1")
    asked: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    lead.hear("s1", "One more.", "one-more")
    asyncio.run(listen(lead, "s1"))
    store.close()
    return asked


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory, small: Content) -> list[str]:
    """After more than 500 events."""
    return asked_for_a_turn(tmp_path_factory.mktemp("long"), small, turns=170)


def test_a_turn_in_a_long_log_takes_the_same_statements(
    long: list[str], tmp_path: Path, small: Content
) -> None:
    assert sorted(long) == sorted(asked_for_a_turn(tmp_path, small, turns=3))


def test_no_turn_reads_the_log_again(long: list[str]) -> None:
    assert not [sql for sql in long if sql.startswith("SELECT") and "events.record" in sql]
