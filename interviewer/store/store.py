"""Sessions in SQL: append-only events, and the content each interview was opened with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from pydantic import ValidationError
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from interviewer.domain.events import ModelCalled, Record, SessionOpened
from interviewer.domain.value import Value
from interviewer.errors import ConflictError, LogBrokenError, SessionNotFoundError
from interviewer.store.connecting import REPAIR, RESTORE, connect, unusable
from interviewer.store.rows import event_row, session_row, state_of
from interviewer.store.tables import contents, events, leases, pads, sessions
from interviewer.store.versions import bring_up_to_date, must_be_whole

PadKind = Literal["notes", "diagram", "draft"]
PADS: tuple[PadKind, ...] = get_args(PadKind)
MAX_PAD = 100_000
"""A pad is cut at so many characters."""

# Asked before every call: putting a query together takes twice as long as asking it.
_LAST = select(func.max(events.c.seq).label("n")).where(events.c.session == bindparam("session"))
_LAST_OF_OWN = _LAST.where(
    select(sessions.c.id)
    .where(sessions.c.id == bindparam("session"), sessions.c.owner == bindparam("owner"))
    .exists()
)


class SessionRow(Value):
    """A line of the list of sessions. `state` is "running", "ended" or "graded"."""

    id: str
    owner: str
    problem: str
    opened_at: datetime
    last_at: datetime
    state: str


@dataclass(slots=True)
class Lease:
    """The right to answer a session's turn, asked for until `now` (in wall time) and `seconds`.

    `held` says whether it was had; None while nobody asked.
    """

    session: str
    holder: str
    now: float
    seconds: float
    held: bool | None = None


class Store:
    """Events of all sessions. Every append is one durable transaction."""

    def __init__(self, url: str) -> None:
        """Open or create the store at a SQLAlchemy URL. Raises `StoreError`."""
        self._engine = connect(url)
        try:
            bring_up_to_date(self._engine)
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            raise unusable(error) from error

    def append(self, records: Sequence[Record], lease: Lease | None = None) -> None:
        """Keep records that follow what is there; all of them or none.

        A `lease` is asked for in the same transaction: who has a message kept wants to answer it,
        and each transaction waits for the disk. The records are kept whether it is had or not.
        Raises `ConflictError` when their sequence numbers or a turn id are taken already.
        """
        if records:
            self.take_in(records, records[0].owner, lease)

    def take_in(self, records: Sequence[Record], owner: str, lease: Lease | None = None) -> None:
        """Keep records as `append` does; an interview that begins with them is this owner's.

        The records of an interview that came from elsewhere may name another owner.
        """
        first, last = records[0], records[-1]
        try:
            with self._engine.begin() as connection:
                if isinstance(first.event, SessionOpened):
                    connection.execute(insert(sessions).values(**session_row(first, owner)))
                else:
                    _must_follow(connection, first)
                connection.execute(insert(events), [event_row(record) for record in records])
                changes = {"last_at": last.at.isoformat(), "head": last.hash} | state_of(records)
                connection.execute(
                    update(sessions).where(sessions.c.id == first.session).values(**changes)
                )
                held = lease is not None and _taken(connection, lease)
        except IntegrityError as error:
            raise ConflictError(
                "Somebody else has written to this interview in the meantime.",
                "Load it again and repeat what you did.",
            ) from error
        except SQLAlchemyError as error:
            raise unusable(error) from error
        if lease is not None:
            lease.held = held

    def records(self, session: str, owner: str | None = None) -> list[Record]:
        """All records of a session, oldest first; with an `owner`, only if it is theirs.

        Raises `SessionNotFoundError` for an unknown one, `LogBrokenError` for one that cannot be
        read.
        """
        query = (
            select(events.c.record, sessions.c.head)
            .join(sessions, sessions.c.id == events.c.session)
            .where(events.c.session == session)
            .order_by(events.c.seq)
        )
        rows = self._rows(query if owner is None else query.where(sessions.c.owner == owner))
        if not rows:
            raise not_found(session)
        try:
            kept = [Record.model_validate_json(row.record) for row in rows]
        except ValidationError as error:
            raise LogBrokenError(
                f"The log of interview {session!r} cannot be read.", REPAIR
            ) from error
        must_be_whole(kept, rows[0].head, session)
        return kept

    def model_calls(self, owner: str) -> dict[str, list[ModelCalled]]:
        """The model calls of an owner's sessions, oldest first, without reading the whole logs."""
        query = (
            select(events.c.session, events.c.record)
            .join(sessions, sessions.c.id == events.c.session)
            .where(sessions.c.owner == owner, events.c.record.contains('"type":"ModelCalled"'))
            .order_by(events.c.session, events.c.seq)
        )
        calls: dict[str, list[ModelCalled]] = {}
        for row in self._rows(query):
            try:
                event = Record.model_validate_json(row.record).event
            except ValidationError:
                continue  # the session itself says so when it is opened
            if isinstance(event, ModelCalled):
                calls.setdefault(row.session, []).append(event)
        return calls

    def last_seq(self, session: str, owner: str | None = None) -> int:
        """The highest sequence number kept, 0 for an unknown session or not the `owner`'s."""
        query = _LAST if owner is None else _LAST_OF_OWN
        return int(self._rows(query, {"session": session, "owner": owner})[0].n or 0)

    def sessions(self, owner: str) -> list[SessionRow]:
        """An owner's sessions, latest first."""
        query = (
            select(sessions).where(sessions.c.owner == owner).order_by(sessions.c.last_at.desc())
        )
        fields = SessionRow.model_fields
        rows = self._rows(query)
        try:
            return [SessionRow.model_validate({n: getattr(row, n) for n in fields}) for row in rows]
        except ValidationError as error:
            raise LogBrokenError("The list of interviews cannot be read.", REPAIR) from error

    def keep_content(self, kind: str, sha: str, body: str) -> None:
        """Keep a content file under the hash of what it holds; a second time is no error."""
        try:
            with self._engine.begin() as connection:
                there = connection.execute(select(contents.c.sha).where(contents.c.sha == sha))
                if there.first() is None:
                    connection.execute(insert(contents).values(sha=sha, kind=kind, body=body))
        except IntegrityError:
            return  # another process kept the same content between the look and the insert
        except SQLAlchemyError as error:
            raise unusable(error) from error

    def content(self, sha: str) -> str:
        """The content file of that hash. Raises `LogBrokenError` when it is not there."""
        rows = self._rows(select(contents.c.body).where(contents.c.sha == sha))
        if not rows:
            raise LogBrokenError(
                "The content this interview was opened with is missing from the store.", RESTORE
            )
        return str(rows[0].body)

    def lease(self, session: str, holder: str, now: float, seconds: float) -> bool:
        """Take or renew the right to answer a session's turn; False while another holder has it.

        `now` is wall time in seconds since 1970, as several processes have no other clock in
        common. A lease that was not renewed ends by itself.
        """
        try:
            with self._engine.begin() as connection:
                return _taken(connection, Lease(session, holder, now, seconds))
        except IntegrityError:
            return False  # another process took it between the look and the insert
        except SQLAlchemyError as error:
            raise unusable(error) from error

    def release(self, session: str, holder: str) -> None:
        """Give a lease back; somebody else's stays."""
        mine = (leases.c.session == session) & (leases.c.holder == holder)
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(leases).where(mine))
        except SQLAlchemyError as error:
            raise unusable(error) from error

    def pad(self, session: str, kind: PadKind = "notes") -> str:
        """What the candidate keeps beside an interview; "" where nothing was kept."""
        mine = (pads.c.session == session) & (pads.c.kind == kind)
        rows = self._rows(select(pads.c.text).where(mine))
        return str(rows[0].text) if rows else ""

    def keep_pad(self, session: str, text: str, kind: PadKind = "notes") -> None:
        """Keep a pad instead of what it held before; the last to write has it."""
        mine = (pads.c.session == session) & (pads.c.kind == kind)
        kept = {"session": session, "kind": kind, "text": text[:MAX_PAD].replace("\x00", "")}
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(pads).where(mine))
                connection.execute(insert(pads).values(**kept))
        except IntegrityError:
            return  # another tab kept its text between the two
        except SQLAlchemyError as error:
            raise unusable(error) from error

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _rows(self, query: Any, values: dict[str, Any] | None = None) -> list[Any]:
        try:
            with self._engine.connect().execution_options(reads=True) as connection:
                return list(connection.execute(query, values))
        except (SQLAlchemyError, UnicodeDecodeError) as error:
            raise unusable(error) from error


def _must_follow(connection: Connection, first: Record) -> None:
    query = select(func.max(events.c.seq)).where(events.c.session == first.session)
    last = connection.execute(query).scalar()
    if last is None:
        raise not_found(first.session)
    if first.seq != last + 1:
        raise ConflictError(
            "Somebody else has written to this interview in the meantime.",
            "Load it again and repeat what you did.",
        )


def _taken(connection: Connection, asked: Lease) -> bool:
    mine, until = leases.c.session == asked.session, asked.now + asked.seconds
    row = connection.execute(select(leases).where(mine)).first()
    # one that ends later than any lease can was written by a clock that was set back
    if row is not None and row.holder != asked.holder and asked.now < row.until <= until:
        return False
    connection.execute(delete(leases).where(mine))
    kept = {"session": asked.session, "holder": asked.holder, "until": until}
    connection.execute(insert(leases).values(**kept))
    return True


def not_found(session: str) -> SessionNotFoundError:
    """What is said of an interview that is not there, or is not theirs."""
    return SessionNotFoundError(
        f"There is no interview {session!r}.",
        "`python -m interviewer sessions`, or History in the app, lists them.",
    )
