"""Interviews in memory whose opening was spoken."""

import asyncio
from collections.abc import Iterator

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.reading import Intent, Question, Reading
from interviewer.domain.session import Content
from interviewer.engine import Interviewer
from interviewer.store import Store
from tests.builders import ScriptedReader, interviewer, listen, setup

TEN = [f"Answer number {n}, in my own plain words." for n in range(10)]


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def reader() -> ScriptedReader:
    return ScriptedReader(
        {
            "How big?": Reading(words=2, questions=(Question(quote="How big?", fact="fact-1"),)),
            "How odd?": Reading(words=2, questions=(Question(quote="How odd?", fact=None),)),
            "End.": Reading(words=1, intents=(Intent.END,)),
        }
    )


@pytest.fixture
def lead(store: Store, clock: ManualClock, reader: ScriptedReader) -> Interviewer:
    return interviewer(store, clock, reader)


@pytest.fixture
def started(lead: Interviewer, small: Content) -> str:
    """An interview whose opening was spoken."""
    session = lead.open(small, setup())
    asyncio.run(listen(lead, session.id))
    return session.id


def kinds(store: Store, session_id: str) -> list[str]:
    """The types of the events of a log."""
    return [record.event.type for record in store.records(session_id)]


def turn(lead: Interviewer, session_id: str, text: str, turn_id: str = "t") -> str:
    """A message, and the interviewer's turn that answers it."""
    lead.hear(session_id, text, turn_id)
    return asyncio.run(listen(lead, session_id))
