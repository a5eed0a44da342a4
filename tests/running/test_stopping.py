"""Stopping, background work that fails, and closing: nothing hangs, and nothing is held back."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session
from interviewer.engine import Interviewer
from interviewer.errors import (
    ClosingError,
)
from interviewer.live_turn import TurnState
from interviewer.roles.base import Assessment
from interviewer.runner import Runner
from interviewer.store import Store
from tests.builders import ScriptedReader, converse, setup
from tests.gates import (
    ENDS,
    Gate,
    GatedAssessor,
    GatedGrader,
    GatedSpeaker,
    all_of,
    lead_with,
    over,
    running,
)

# ---- stopping


@contextmanager
def stopped_before_a_word(
    store: Store, clock: ManualClock, content: Content
) -> Iterator[tuple[Runner, str]]:
    """A runner, and its session in which an answer was stopped before a word of it was said."""
    gate = Gate(open_already=True)
    lead = lead_with(store, clock, speaker=GatedSpeaker(gate, silent=True))
    with running(lead, store, clock) as runner:
        session = runner.open(content, setup()).id
        over(runner.answer(session))
        gate.shut()
        turn = runner.say(session, "I mean x.", "t1")
        gate.come()
        runner.stop(session)
        assert over(turn).state == TurnState.STOPPED
        gate.open()
        yield runner, session


def test_stopped_before_a_word_was_said_the_candidate_has_the_floor(
    store: Store, clock: ManualClock, small: Content
) -> None:
    with stopped_before_a_word(store, clock, small) as (runner, session):
        over(runner.say(session, "I mean y.", "t2"))
        speakers = [t.speaker for t in runner.session(session).turns if t.text]
        assert speakers == ["interviewer", "candidate", "candidate", "interviewer"]


def test_stopped_before_a_word_was_said_the_answer_may_still_be_asked_for(
    store: Store, clock: ManualClock, small: Content
) -> None:
    with stopped_before_a_word(store, clock, small) as (runner, session):
        assert over(runner.answer(session)).state == TurnState.DONE


def test_stopped_before_its_first_step_a_turn_ends_and_lets_others_on(
    one: Interviewer, store: Store, clock: ManualClock, small: Content
) -> None:
    """The loop is busy, so that the stop comes before the turn has begun to run."""
    busy = threading.Event()
    with running(one, store, clock) as runner:
        session = runner.open(small, setup()).id
        runner._loop.call_soon_threadsafe(busy.wait, ENDS)
        asked = [
            threading.Thread(target=call, args=(session,)) for call in (runner.answer, runner.stop)
        ]
        for thread in asked:
            thread.start()
            while len(runner._loop._ready) < asked.index(thread) + 1:  # type: ignore[attr-defined]
                pass
        busy.set()
        for thread in asked:
            thread.join(ENDS)
        turn = runner.live(session)
        assert over(turn).state == TurnState.STOPPED
        assert store.lease(session, "other", clock.wall().timestamp(), 30)


def test_who_leaves_a_reply_closes_the_line_behind_it(
    store: Store, clock: ManualClock, small: Content
) -> None:
    speaker = GatedSpeaker(Gate())
    lead = lead_with(store, clock, speaker=speaker)
    session = lead.open(small, setup()).id

    async def leave() -> int:
        stream = lead.reply(session)
        await anext(stream)
        await stream.aclose()
        return speaker.closed

    assert asyncio.run(leave()) == 1


# ---- background work that fails


def test_a_mistake_of_the_assessor_keeps_no_report_back(
    store: Store, clock: ManualClock, small: Content
) -> None:
    lead = lead_with(store, clock, assessor=GatedAssessor(fails=1))
    session = lead.open(small, setup()).id

    async def whole() -> Session:
        await all_of(lead, session)
        lead.hear(session, "x", "t")
        await all_of(lead, session)
        return await lead.finish(session)

    assert asyncio.run(whole()).graded is not None


def test_what_cannot_be_judged_now_is_not_asked_again_and_again(
    store: Store, clock: ManualClock, small: Content
) -> None:
    assessor = GatedAssessor(found=Assessment(deferred="E_NET"))
    lead = lead_with(store, clock, assessor=assessor)
    session = lead.open(small, setup(minutes=240)).id
    asyncio.run(converse(lead, clock, session, [f"Answer {n}." for n in range(8)], seconds=20))
    assert assessor.calls <= 2 * 8


def test_a_stage_is_graded_provisionally_once(
    store: Store, clock: ManualClock, small: Content
) -> None:
    grader = GatedGrader()
    lead = lead_with(store, clock, grader=grader)
    session = lead.open(small, setup(minutes=40)).id
    asyncio.run(converse(lead, clock, session, [f"Answer {n}." for n in range(8)], seconds=200))
    left = [span for span in lead.session(session).spans if span.left is not None]
    assert 1 <= grader.stage_calls <= len(left)


def test_a_slow_reading_holds_nobody_else_up(
    store: Store, clock: ManualClock, small: Content
) -> None:
    reading, free = threading.Event(), threading.Event()

    class Slow(ScriptedReader):
        def read(self, session: Session, text: str) -> Reading:
            reading.set()
            assert free.wait(ENDS)
            return super().read(session, text)

    with running(lead_with(store, clock, reader=Slow()), store, clock) as runner:
        session, other = (runner.open(small, setup()).id for _ in range(2))
        over(runner.answer(session))
        turn = runner.say(session, "x", "t")
        assert reading.wait(ENDS)
        assert runner.session(other).id == other
        free.set()
        over(turn)


# ---- closing


def test_closing_ends_a_grading_that_somebody_waits_for(
    store: Store, clock: ManualClock, small: Content
) -> None:
    gate = Gate()
    with running(lead_with(store, clock, grader=GatedGrader(gate)), store, clock) as runner:
        session = runner.open(small, setup()).id
        over(runner.answer(session))
        ending = runner.finish(session)
        gate.come()
    with pytest.raises(CancelledError):
        ending.result(ENDS)


def test_closing_closes_what_judges_in_the_background(
    store: Store, clock: ManualClock, small: Content
) -> None:
    assessor = GatedAssessor(Gate())
    with running(lead_with(store, clock, assessor=assessor), store, clock) as runner:
        session = runner.open(small, setup()).id
        over(runner.answer(session))
        over(runner.say(session, "x", "t"))
        assessor.gate.come()
    assert assessor.cancelled == 1


def test_a_grading_that_was_given_up_can_be_asked_for_again(
    store: Store, clock: ManualClock, small: Content
) -> None:
    gate = Gate()
    with running(lead_with(store, clock, grader=GatedGrader(gate)), store, clock) as runner:
        session = runner.open(small, setup()).id
        over(runner.answer(session))
        first = runner.finish(session)
        gate.come()
        first.cancel()
        gate.open()
        assert runner.finish(session).result(ENDS).graded is not None


def test_a_call_after_closing_is_told_so(
    two: Interviewer, store: Store, clock: ManualClock, small: Content
) -> None:
    with running(two, store, clock) as runner:
        session = runner.open(small, setup()).id
    with pytest.raises(ClosingError):
        runner.session(session)


def test_who_is_not_the_grader_of_the_opening_is_named(
    store: Store, clock: ManualClock, small: Content
) -> None:
    session = lead_with(store, clock).open(small, setup()).id
    other = lead_with(store, clock, start=50, grader=GatedGrader(name="somebody:else"))
    done = asyncio.run(other.finish(session))
    assert [(n.code, "somebody:else" in n.text) for n in done.notices] == [("OTHER_GRADER", True)]
