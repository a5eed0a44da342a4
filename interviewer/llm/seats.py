"""How many calls may be under way at once, and how many of a process's calls may be retries."""

import asyncio
import threading
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from interviewer.domain.events import CallRole
from interviewer.llm.errors import ModelBusyError

IN_ALL, BEHIND = 32, 24
"""Calls under way in the process; those that nobody watches may not take the last eight."""
A_SESSION = 4
"""Calls under way of an interview, one of them the speaker's."""
LOOK = 0.02
SPARE, SHARE = 10.0, 0.1
"""Retries a process may make at once, and how many more it earns with each call."""


class Seats:
    """Seats of a process. They do not belong to an event loop, so that any loop may wait for one."""

    def __init__(self, in_all: int = IN_ALL, behind: int = BEHIND) -> None:
        self._in_all, self._behind = in_all, behind
        self._taken: Counter[str] = Counter()
        self._speaking: set[str] = set()
        self._lock = threading.Lock()
        self._retries = SPARE

    @property
    def taken(self) -> int:
        """Calls under way."""
        return sum(self._taken.values())

    @asynccontextmanager
    async def seat(
        self,
        session: str,
        role: CallRole,
        patience: float,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> AsyncIterator[None]:
        """Wait for a seat, `patience` seconds at most, and hold it. Raises `ModelBusyError`."""
        waited = 0.0
        while not self._take(session, role):
            if waited >= patience:
                raise ModelBusyError(
                    "Too many calls of the model are under way.", "Try again in a moment."
                )
            await sleep(LOOK)
            waited += LOOK
        try:
            yield
        finally:
            self._leave(session, role)

    def may_retry(self) -> bool:
        """Take one of the process's retries, if there is one."""
        with self._lock:
            if self._retries < 1:
                return False
            self._retries -= 1
            return True

    def _take(self, session: str, role: CallRole) -> bool:
        speaks = role == "speaker"
        with self._lock:
            taken = sum(self._taken.values())
            full = taken >= (self._in_all if speaks else self._behind)
            mine = self._taken[session] - (session in self._speaking)
            if full or (session in self._speaking if speaks else mine >= A_SESSION - 1):
                return False
            self._taken[session] += 1
            if speaks:
                self._speaking.add(session)
            self._retries = min(SPARE, self._retries + SHARE)
            return True

    def _leave(self, session: str, role: CallRole) -> None:
        with self._lock:
            self._taken[session] -= 1
            if not self._taken[session]:
                del self._taken[session]
            if role == "speaker":
                self._speaking.discard(session)
