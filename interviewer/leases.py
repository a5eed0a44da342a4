"""Leases: the right of one process to answer a session's turn, kept while it does."""

import asyncio
from contextlib import suppress

from interviewer.clock import Clock
from interviewer.errors import StoreError
from interviewer.store import Lease, Store

LEASE_SECONDS = 30.0
"""How long a lease holds without being renewed: what a crashed process blocks a session for."""
RENEW_SECONDS = 10.0


class Leases:
    """The leases of one holder. They are reckoned in wall time, as processes share no other."""

    def __init__(self, store: Store, clock: Clock, holder: str) -> None:
        self._store = store
        self._clock = clock
        self._holder = holder

    def asked(self, session_id: str) -> Lease:
        """A lease to be had together with records that are kept."""
        return Lease(session_id, self._holder, self._clock.wall().timestamp(), LEASE_SECONDS)

    def take(self, session_id: str) -> bool:
        """Take or renew a lease; False while another process has it. Raises `StoreError`."""
        now = self._clock.wall().timestamp()
        return self._store.lease(session_id, self._holder, now, LEASE_SECONDS)

    def give_back(self, session_id: str) -> None:
        """Let others have it at once; where that cannot be written it ends by itself."""
        with suppress(StoreError):
            self._store.release(session_id, self._holder)

    async def keep(self, session_id: str, every: float = RENEW_SECONDS) -> None:
        """Renew a lease, `every` so many seconds. Returns once another process has taken it."""
        held = True
        while held:
            await asyncio.sleep(every)
            with suppress(StoreError):  # what could not be renewed is tried again
                held = self.take(session_id)
