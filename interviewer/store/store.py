"""Sessions in SQL: append-only events, and the content each interview was opened with."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import (
    Column,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from interviewer.domain.events import Record, SessionOpened
from interviewer.domain.value import Value
from interviewer.errors import ConflictError, LogBrokenError, SessionNotFoundError, StoreError

STORE_VERSION = 1

_metadata = MetaData()
_versions = Table("store_version", _metadata, Column("version", Integer, primary_key=True))
_sessions = Table(
    "sessions",
    _metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", String(200), nullable=False, index=True),
    Column("problem", String(80), nullable=False),
    Column("opened_at", String(40), nullable=False),
    Column("last_at", String(40), nullable=False),
    Column("state", String(20), nullable=False),
)
_events = Table(
    "events",
    _metadata,
    Column("session", String(64), ForeignKey("sessions.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("turn_id", String(80)),
    Column("record", Text, nullable=False),
    Index("one_turn_id_per_session", "session", "turn_id", unique=True),
)
_contents = Table(
    "contents",
    _metadata,
    Column("sha", String(64), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("body", Text, nullable=False),
)


class SessionRow(Value):
    """A line of the list of sessions. `state` is "running", "ended" or "graded"."""

    id: str
    owner: str
    problem: str
    opened_at: datetime
    last_at: datetime
    state: str


class Store:
    """Events of all sessions. Every append is one durable transaction."""

    def __init__(self, url: str) -> None:
        """Open or create the store at a SQLAlchemy URL. Raises `StoreError`."""
        self._engine = _engine(url)
        try:
            _metadata.create_all(self._engine)
            self._check_version()
        except SQLAlchemyError as error:
            raise _unusable(error) from error

    def append(self, records: Sequence[Record]) -> None:
        """Keep records that follow what is there; all of them or none.

        Raises `ConflictError` when their sequence numbers or a turn id are taken already.
        """
        if not records:
            return
        try:
            with self._engine.begin() as connection:
                first = records[0]
                if isinstance(first.event, SessionOpened):
                    connection.execute(insert(_sessions).values(**_row(first)))
                else:
                    self._must_follow(connection, first)
                connection.execute(insert(_events), [_event_row(r) for r in records])
                changes = {"last_at": records[-1].at.isoformat()} | _state(records)
                connection.execute(
                    update(_sessions).where(_sessions.c.id == first.session).values(**changes)
                )
        except IntegrityError as error:
            raise ConflictError(
                "Somebody else has written to this interview in the meantime.",
                "Load it again and repeat what you did.",
            ) from error
        except SQLAlchemyError as error:
            raise _unusable(error) from error

    def records(self, session: str) -> list[Record]:
        """All records of a session, oldest first.

        Raises `SessionNotFoundError` for an unknown one, `LogBrokenError` for one that cannot be
        read.
        """
        query = select(_events.c.record).where(_events.c.session == session).order_by(_events.c.seq)
        rows = self._rows(query)
        if not rows:
            raise SessionNotFoundError(
                f"There is no interview {session!r}.", "List them with `sessions`."
            )
        try:
            return [Record.model_validate_json(row.record) for row in rows]
        except ValidationError as error:
            raise LogBrokenError(
                f"The log of interview {session!r} cannot be read.",
                "Restore the data folder from a backup, or import an export of the interview.",
            ) from error

    def last_seq(self, session: str) -> int:
        """The highest sequence number kept, 0 for an unknown session."""
        rows = self._rows(
            select(func.max(_events.c.seq).label("n")).where(_events.c.session == session)
        )
        return int(rows[0].n or 0)

    def sessions(self, owner: str) -> list[SessionRow]:
        """An owner's sessions, latest first."""
        query = (
            select(_sessions).where(_sessions.c.owner == owner).order_by(_sessions.c.last_at.desc())
        )
        return [SessionRow.model_validate(dict(row._mapping)) for row in self._rows(query)]

    def keep_content(self, kind: str, sha: str, body: str) -> None:
        """Keep a content file under the hash of what it holds; a second time is no error."""
        try:
            with self._engine.begin() as connection:
                there = connection.execute(select(_contents.c.sha).where(_contents.c.sha == sha))
                if there.first() is None:
                    connection.execute(insert(_contents).values(sha=sha, kind=kind, body=body))
        except IntegrityError:
            return  # another process kept the same content between the look and the insert
        except SQLAlchemyError as error:
            raise _unusable(error) from error

    def content(self, sha: str) -> str:
        """The content file of that hash. Raises `LogBrokenError` when it is not there."""
        rows = self._rows(select(_contents.c.body).where(_contents.c.sha == sha))
        if not rows:
            raise LogBrokenError(
                "The content this interview was opened with is missing from the store.",
                "Restore the data folder from a backup, or import an export of the interview.",
            )
        return str(rows[0].body)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _rows(self, query: Any) -> list[Any]:
        try:
            with self._engine.connect() as connection:
                return list(connection.execute(query))
        except SQLAlchemyError as error:
            raise _unusable(error) from error

    def _must_follow(self, connection: Any, first: Record) -> None:
        query = select(func.max(_events.c.seq)).where(_events.c.session == first.session)
        last = connection.execute(query).scalar()
        if last is None:
            raise SessionNotFoundError(
                f"There is no interview {first.session!r}.", "List them with `sessions`."
            )
        if first.seq != last + 1:
            raise ConflictError(
                "Somebody else has written to this interview in the meantime.",
                "Load it again and repeat what you did.",
            )

    def _check_version(self) -> None:
        with self._engine.begin() as connection:
            found = connection.execute(select(func.max(_versions.c.version))).scalar()
            if found is None:
                connection.execute(insert(_versions).values(version=STORE_VERSION))
            elif found > STORE_VERSION:
                raise StoreError(
                    "The data folder was written by a newer version of this program.",
                    "Upgrade the program, or name another folder in INTERVIEWER_DATA_DIR.",
                )


def _engine(url: str) -> Engine:
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
    def _connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=DELETE")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _row(record: Record) -> dict[str, str]:
    opened = record.event
    assert isinstance(opened, SessionOpened)
    at = record.at.isoformat()
    return {
        "id": record.session,
        "owner": record.owner,
        "problem": opened.problem.id,
        "opened_at": at,
        "last_at": at,
        "state": "running",
    }


def _event_row(record: Record) -> dict[str, object]:
    turn_id = getattr(record.event, "turn_id", None)
    return {
        "session": record.session,
        "seq": record.seq,
        "turn_id": turn_id,
        "record": record.model_dump_json(),
    }


def _state(records: Sequence[Record]) -> dict[str, str]:
    kinds = {record.event.type for record in records}
    if "Graded" in kinds:
        return {"state": "graded"}
    return {"state": "ended"} if "InterviewEnded" in kinds else {}


def _unusable(error: Exception) -> StoreError:
    return StoreError(
        f"The session store cannot be used ({type(error).__name__}).",
        "Check that the data folder can be written to and the disk is not full.",
    )
