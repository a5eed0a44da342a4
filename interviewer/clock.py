"""Time, injected: wall time for people, monotonic time for the candidate's clock."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells both kinds of time."""

    def wall(self) -> datetime:
        """Now, in UTC. May jump; nothing is measured with it."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never goes back."""
        ...


class SystemClock:
    """The machine's clock."""

    def wall(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds from an arbitrary start."""
        return time.monotonic()


class ManualClock:
    """A clock that moves only when told to: for headless runs, evals and tests."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._seconds = 0.0

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._seconds += seconds

    def wall(self) -> datetime:
        """The start plus what has passed."""
        return self._start + timedelta(seconds=self._seconds)

    def monotonic(self) -> float:
        """What has passed, in seconds."""
        return self._seconds
