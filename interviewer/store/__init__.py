"""The session store: events in SQL."""

from interviewer.store.connecting import REPAIR, RESTORE
from interviewer.store.store import Lease, SessionRow, Store
from interviewer.store.versions import STORE_VERSION

__all__ = ["REPAIR", "RESTORE", "STORE_VERSION", "Lease", "SessionRow", "Store"]
