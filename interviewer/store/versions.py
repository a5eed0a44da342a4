"""The version of a store: brought up to date when opened, or refused where it is newer."""

import json
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, inspect, select, text, update
from sqlalchemy.exc import SQLAlchemyError

from interviewer.domain.events import GENESIS, Record, digest
from interviewer.errors import LogBrokenError, StoreError
from interviewer.store.connecting import REPAIR, unusable
from interviewer.store.tables import events, metadata, sessions, versions

STORE_VERSION = 2
"""1: logs without an end that is sealed. 2: each session holds the hash of its last record."""


def bring_up_to_date(engine: Engine) -> None:
    """Make the tables, or migrate older ones: in one transaction, after a copy was put aside.

    Raises `StoreError` for a store that a newer program wrote, which is left as it is.
    """
    found, tables = _standing(engine)
    if found is not None and found > STORE_VERSION:
        raise StoreError(
            "The data folder was written by a newer version of this program.",
            "Upgrade the program, or name another folder in INTERVIEWER_DATA_DIR.",
        )
    if found is not None and found < STORE_VERSION:
        with engine.begin() as connection:  # nobody else writes while the copy is made
            known = int(connection.execute(select(func.max(versions.c.version))).scalar_one())
            if known < STORE_VERSION:  # else another was first
                _put_aside(engine, known)
            for version in range(known + 1, STORE_VERSION + 1):
                _MIGRATIONS[version](connection)
            connection.execute(update(versions).values(version=STORE_VERSION))
    if found is None or not tables >= set(metadata.tables):
        with engine.begin() as connection:  # of two that open a new store one makes it
            metadata.create_all(connection)
            if connection.execute(select(versions.c.version)).first() is None:
                connection.execute(insert(versions).values(version=STORE_VERSION))


def _standing(engine: Engine) -> tuple[int | None, set[str]]:
    """The store's version, None where it is empty, and the tables it has. Nothing is locked."""
    with engine.connect().execution_options(reads=True) as connection:
        tables = set(inspect(connection).get_table_names())
        if versions.name not in tables:
            return None, tables
        found = connection.execute(select(func.max(versions.c.version))).scalar()
    return None if found is None else int(found), tables


def _put_aside(engine: Engine, version: int) -> None:
    """A copy of a SQLite file beside it, once; other databases have backups of their own."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return
    copy = Path(f"{name}.v{version}")
    if copy.exists():
        return
    part = Path(f"{copy}.part")
    try:
        part.unlink(missing_ok=True)
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("VACUUM INTO ?", (str(part),))
        finally:
            connection.close()
        part.rename(copy)
    except (OSError, SQLAlchemyError) as error:
        raise unusable(error) from error


def _seal_logs(connection: Connection) -> None:
    """1 to 2: check each log by the old hash, which held every field, and chain it by the new one."""
    connection.execute(text("ALTER TABLE sessions ADD COLUMN head VARCHAR(64) NOT NULL DEFAULT ''"))
    for (session,) in connection.execute(text("SELECT id FROM sessions")).fetchall():
        old, new = GENESIS, GENESIS
        query = select(events.c.seq, events.c.record).where(events.c.session == session)
        for seq, kept in connection.execute(query.order_by(events.c.seq)).fetchall():
            body = json.loads(kept)
            if body["previous"] != old:
                break  # a log that does not add up stays as it is, and says so when it is opened
            old = digest(body)
            record = Record.model_validate(body | {"previous": new})
            new = record.hash
            here = (events.c.session == session) & (events.c.seq == seq)
            connection.execute(update(events).where(here).values(record=record.model_dump_json()))
        else:
            connection.execute(update(sessions).where(sessions.c.id == session).values(head=new))


_MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _seal_logs}


def must_be_whole(records: list[Record], head: str, session: str) -> None:
    """Raise `LogBrokenError` unless the log ends with the record that the session says it does."""
    if head and records[-1].hash != head:
        raise LogBrokenError(
            f"The end of the log of interview {session!r} was lost or changed.", REPAIR
        )
