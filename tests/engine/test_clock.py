"""The candidate's clock: what counts, and what does not."""

import asyncio
from datetime import UTC, datetime

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.events import ClockStarted, ClockStopped
from interviewer.engine import Interviewer
from interviewer.errors import (
    StoreError,
)
from interviewer.store import Store
from tests.builders import interviewer, listen
from tests.engine.conftest import kinds, turn


def test_the_candidates_time_counts(lead: Interviewer, clock: ManualClock, started: str) -> None:
    clock.advance(42)
    assert lead.hear(started, "An answer.", "t").active == 42


def test_waiting_for_the_interviewer_does_not(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    clock.advance(42)
    lead.hear(started, "An answer.", "t")
    clock.advance(600)
    asyncio.run(listen(lead, started))
    clock.advance(8)
    assert lead.hear(started, "Another.", "u").active == 50


def test_a_pause_does_not(lead: Interviewer, clock: ManualClock, started: str) -> None:
    clock.advance(10)
    lead.pause(started)
    clock.advance(3600)
    lead.resume(started)
    clock.advance(5)
    assert lead.hear(started, "An answer.", "t").active == 15


def test_a_pause_is_kept_in_the_log(lead: Interviewer, store: Store, started: str) -> None:
    lead.pause(started)
    lead.resume(started)
    events = [record.event for record in store.records(started)[-2:]]
    assert [type(event) for event in events] == [ClockStopped, ClockStarted]


def test_pausing_twice_is_pausing_once(lead: Interviewer, store: Store, started: str) -> None:
    lead.pause(started)
    lead.pause(started)
    assert kinds(store, started).count("ClockStopped") == 1


def test_looking_in_again_takes_no_time_off_the_clock(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    """A page that is loaded anew resumes a session whose clock runs."""
    clock.advance(60)
    lead.resume(started)
    clock.advance(30)
    assert lead.hear(started, "An answer.", "t").active == 90


def test_speaking_ends_a_pause(lead: Interviewer, clock: ManualClock, started: str) -> None:
    lead.pause(started)
    turn(lead, started, "An answer.")
    clock.advance(20)
    assert lead.pause(started).active == 20
    clock.advance(1000)
    assert lead.active_seconds(started) == 20


def test_a_message_that_could_not_be_kept_costs_no_time(
    lead: Interviewer, clock: ManualClock, store: Store, started: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_: object) -> None:
        raise StoreError("The disk is full.", "Free some space.")

    clock.advance(60)
    with monkeypatch.context() as patch, pytest.raises(StoreError):
        patch.setattr(store, "append", full)
        lead.hear(started, "An answer.", "t")
    clock.advance(5)
    assert lead.hear(started, "An answer.", "t").active == 65


def test_time_while_no_process_ran_does_not_count(
    lead: Interviewer, clock: ManualClock, store: Store, started: str
) -> None:
    clock.advance(10)
    lead.hear(started, "An answer.", "t")
    asyncio.run(listen(lead, started))
    clock.advance(5000)
    again = interviewer(store, clock, start=50)
    again.resume(started)
    clock.advance(7)
    assert again.hear(started, "Another.", "u").active == 17


def test_the_clock_shown_is_the_clock_kept(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    clock.advance(33)
    assert lead.active_seconds(started) == 33


def test_a_jump_of_the_wall_clock_changes_nothing(
    lead: Interviewer, clock: ManualClock, started: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.advance(10)
    monkeypatch.setattr(clock, "wall", lambda: datetime(1999, 1, 1, tzinfo=UTC))
    lead.hear(started, "An answer.", "t")
    asyncio.run(listen(lead, started))
    assert lead.session(started).active == 10


def test_at_the_end_of_time_it_closes(lead: Interviewer, clock: ManualClock, started: str) -> None:
    clock.advance(40 * 60)
    turn(lead, started, "An answer.")
    ended = lead.session(started).ended
    assert ended is not None and ended.why == "time"
