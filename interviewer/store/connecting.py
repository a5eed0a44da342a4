"""Connecting to the database, so that what is acknowledged is on the disk."""

from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from interviewer.errors import StoreError

RESTORE = "Restore the data folder from a backup, or import an export of the interview."
REPAIR = "Run `python -m interviewer repair`: it puts the original aside and saves what it can."
_DAMAGED = ("malformed", "not a database", "no such column", "no such table", "decode to UTF-8")


def connect(url: str) -> Engine:
    """A durable engine for a SQLAlchemy URL. Raises `StoreError` where it makes no sense."""
    try:
        engine = create_engine(url)
    except (SQLAlchemyError, ImportError) as error:
        raise StoreError(
            "The address of the session store cannot be used.",
            "Check DATABASE_URL, and that its driver is installed.",
        ) from error
    if engine.dialect.name == "sqlite":
        _make_durable(engine)
    return engine


def _make_durable(engine: Engine) -> None:
    """Rollback journal, full sync, and write locks taken at the start of a transaction.

    SQLite before 3.51.3 can corrupt a write-ahead log with several connections (WAL-reset bug),
    and a deferred transaction that reads first fails at once when another one writes.
    """

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=DELETE")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def unusable(error: Exception) -> StoreError:
    """What the person is told of a database error; its text may hold what nobody should read."""
    kind = type(error).__name__
    if isinstance(error, UnicodeDecodeError) or any(sign in str(error) for sign in _DAMAGED):
        return StoreError(f"The session store is damaged ({kind}).", REPAIR)
    return StoreError(
        f"The session store cannot be used ({kind}).",
        "Check that the data folder can be written to and the disk is not full.",
    )
