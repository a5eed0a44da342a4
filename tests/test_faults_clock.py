"""Faults of time: clocks that jump, machines that sleep, people who leave. The log keeps the time."""

import asyncio
from datetime import datetime, timedelta

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.session import Content
from interviewer.engine import Interviewer
from interviewer.headless import START
from interviewer.store import Store
from tests.builders import converse, interviewer, listen, setup
from tests.gates import Gate, GatedSpeaker, kinds, lead_with, over, running

NIGHT = 8 * 3600
LOOK, LEFT = 10, 120
"""Seconds between two looks of a runner, and after how many of them nobody was there."""


@pytest.fixture
def lead(store: Store, clock: ManualClock) -> Interviewer:
    return interviewer(store, clock)


@pytest.fixture
def started(lead: Interviewer, small: Content) -> str:
    """An interview whose opening was spoken: the candidate's clock runs."""
    session = lead.open(small, setup()).id
    asyncio.run(listen(lead, session))
    return session


# ---- nobody is there


def test_58_sleep_of_the_machine_is_not_the_candidates_time(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    lead.suspend_left_alone(LEFT)
    clock.advance(LOOK)
    lead.suspend_left_alone(LEFT)
    clock.advance(NIGHT)
    lead.suspend_left_alone(LEFT)
    session = lead.session(started)
    assert (session.active, session.clock_stopped) == (LOOK, True)


def test_58_a_message_right_after_the_sleep_costs_little(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    """It may come before anybody has looked."""
    lead.suspend_left_alone(LEFT)
    clock.advance(NIGHT)
    assert lead.hear(started, "Good morning.", "t").active <= LEFT


def test_58_a_page_that_is_gone_stops_the_clock_as_of_when_it_was_there(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    clock.advance(30)
    lead.present(started)
    for _ in range(20):
        clock.advance(LOOK)
        lead.suspend_left_alone(LEFT)
    assert lead.session(started).active == 30


def test_58_a_page_that_stays_keeps_the_clock_running(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    for _ in range(40):
        clock.advance(LOOK)
        lead.present(started)
        lead.suspend_left_alone(LEFT)
    assert lead.active_seconds(started) == 400


def test_58_speaking_again_starts_the_clock_again(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    lead.suspend_left_alone(LEFT)
    clock.advance(NIGHT)
    lead.suspend_left_alone(LEFT)
    lead.hear(started, "Good morning.", "t")
    asyncio.run(listen(lead, started))
    clock.advance(20)
    assert lead.active_seconds(started) == 20


# ---- the interviewer's time


def test_58_a_pause_while_the_interviewer_speaks_holds(
    store: Store, clock: ManualClock, small: Content
) -> None:
    gate = Gate()
    with running(lead_with(store, clock, speaker=GatedSpeaker(gate)), store, clock) as runner:
        session = runner.open(small, setup()).id
        turn = runner.answer(session)
        gate.come()
        runner.pause(session)
        gate.open()
        over(turn)
        clock.advance(3600)
        assert runner.session(session).clock_stopped
        assert runner.active_seconds(session) == 0
        over(runner.say(session, "Back.", "t"))
        assert runner.session(session).active == 0


def test_58_the_clock_stands_still_while_an_answer_is_given_anew(
    store: Store, clock: ManualClock, small: Content
) -> None:
    gate = Gate()
    with running(lead_with(store, clock, speaker=GatedSpeaker(gate)), store, clock) as runner:
        session = runner.open(small, setup()).id
        turn = runner.answer(session)
        gate.come()
        runner.stop(session)
        over(turn)
        clock.advance(30)
        gate.shut()
        turn = runner.answer(session)
        gate.come()
        before = runner.active_seconds(session)
        clock.advance(100)
        assert runner.active_seconds(session) == before
        gate.open()
        over(turn)
        assert runner.active_seconds(session) == before


def test_58_a_session_that_changes_processes_counts_no_time_twice(
    lead: Interviewer, store: Store, clock: ManualClock, started: str
) -> None:
    other = interviewer(store, clock, start=50)
    clock.advance(60)
    other.resume(started)
    clock.advance(10)
    other.hear(started, "x", "t1")
    clock.advance(600)
    asyncio.run(listen(other, started))
    clock.advance(20)
    assert lead.hear(started, "y", "t2").active <= 60 + 10 + 20


# ---- wall clocks


def test_58_a_dead_process_blocks_nobody_when_the_wall_clock_was_set_back(store: Store) -> None:
    now = START.timestamp()
    assert store.lease("s", "dead", now, 30)
    assert store.lease("s", "alive", now - 86_400 + 120, 30)


def test_58_a_wall_clock_set_back_leaves_the_order_of_the_log(store: Store, small: Content) -> None:
    class Backwards(ManualClock):
        looks = 0

        def wall(self) -> datetime:
            self.looks += 1
            return super().wall() - timedelta(hours=self.looks)

    clock = Backwards(START)
    lead = interviewer(store, clock)
    session = lead.open(small, setup()).id
    asyncio.run(converse(lead, clock, session, ["One.", "Two."]))
    records = store.records(session)
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    assert [turn.active for turn in lead.session(session).candidate_turns()] == [60, 120]


def test_58_a_wall_clock_set_forward_doubles_no_turn(
    store: Store, clock: ManualClock, small: Content
) -> None:
    """A lease is over then by wall time: the other answers, and who spoke learns of it."""
    gate = Gate()
    one = lead_with(store, clock, speaker=GatedSpeaker(gate))
    other = lead_with(store, clock, start=50)
    with running(one, store, clock) as here, running(other, store, clock, "two") as there:
        session = here.open(small, setup()).id
        turn = here.answer(session)
        gate.come()
        clock.advance(86_400)
        over(there.answer(session))
        gate.open()
        over(turn)
        assert kinds(store, session).count("InterviewerSaid") == 1
