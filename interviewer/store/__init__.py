"""The session store: events in SQL."""

from interviewer.store.connecting import REPAIR, RESTORE
from interviewer.store.store import SessionRow, Store
from interviewer.store.versions import STORE_VERSION

__all__ = ["REPAIR", "RESTORE", "STORE_VERSION", "SessionRow", "Store"]
