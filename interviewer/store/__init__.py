"""The session store: events in SQL."""

from interviewer.store.store import STORE_VERSION, SessionRow, Store

__all__ = ["STORE_VERSION", "SessionRow", "Store"]
