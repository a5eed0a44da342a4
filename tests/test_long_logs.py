"""A long log costs a turn no more than a short one: what is kept is folded on, not read again."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from interviewer.clock import ManualClock
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.store import Store
from interviewer.transcript import keep_content
from tests.builders import Log, interviewer, listen, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path}/s.db")
    yield made
    made.close()


def asked_for_a_turn(store: Store, clock: ManualClock, content: Content, turns: int) -> list[str]:
    """The statements that a message and its answer take, after so many of them."""
    log = Log(content, opened(minutes=240).model_copy(update=dict(keep_content(store, content))))
    log.begin()
    for _ in range(turns):
        log.say(Reading(words=2), after=1.0).ask()
    store.append(log.records)
    lead = interviewer(store, clock)
    lead.session("s1")
    asked: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    lead.hear("s1", "One more.", "one-more")
    asyncio.run(listen(lead, "s1"))
    return asked


@pytest.fixture
def short(store: Store, clock: ManualClock, small: Content) -> list[str]:
    return asked_for_a_turn(store, clock, small, turns=2)


@pytest.fixture
def long(tmp_path: Path, clock: ManualClock, small: Content) -> Iterator[list[str]]:
    """After more than 500 events."""
    made = Store(f"sqlite:///{tmp_path}/long.db")
    yield asked_for_a_turn(made, clock, small, turns=170)
    made.close()


def test_a_turn_in_a_long_log_takes_the_same_statements(short: list[str], long: list[str]) -> None:
    assert sorted(long) == sorted(short)


def test_no_turn_reads_the_log_again(long: list[str]) -> None:
    assert not [sql for sql in long if sql.startswith("SELECT") and "events.record" in sql]
