"""The session store: events in SQL."""

from interviewer.store.store import SessionRow, Store
from interviewer.store.versions import STORE_VERSION

__all__ = ["STORE_VERSION", "SessionRow", "Store"]
