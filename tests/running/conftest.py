"""Two processes on one store; the speaker of the first waits at a gate."""

import pytest

from interviewer.clock import ManualClock
from interviewer.engine import Interviewer
from interviewer.store import Store
from tests.gates import Gate, GatedSpeaker, lead_with


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def one(store: Store, clock: ManualClock, gate: Gate) -> Interviewer:
    """A process whose speaker waits at the gate."""
    return lead_with(store, clock, speaker=GatedSpeaker(gate))


@pytest.fixture
def two(store: Store, clock: ManualClock) -> Interviewer:
    """Another process on the same store."""
    return lead_with(store, clock, start=50)
