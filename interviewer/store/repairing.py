"""Repair: a damaged store is put aside as it is, and what can be proven whole is saved from it."""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from interviewer.domain.events import GENESIS, Noticed, Producer, Record, digest
from interviewer.domain.value import Value
from interviewer.errors import StoreError
from interviewer.store.store import PadKind, Store
from interviewer.store.versions import STORE_VERSION

_PREVIOUS = re.compile(r'"previous":\s*"([0-9a-f]{64})"')
_PADS: tuple[PadKind, ...] = ("notes", "diagram", "draft")
CODE = "RECORDS_LOST"


class Cut(Value):
    """An interview of which only the beginning was saved; `kept` 0 where nothing was."""

    session: str
    kept: int
    lost: int


class Repaired(Value):
    """What a repair did. `aside` is where the damaged store is now, "" where nothing was damaged."""

    whole: int
    cut: tuple[Cut, ...]
    aside: str


def repair(url: str, now: datetime) -> Repaired:
    """Save what can be proven whole into a new store in the place of a damaged one.

    Each interview is kept up to its last record that the chain of hashes speaks for, and says what
    it lost. The damaged file stays beside the new one. Raises `StoreError` where the store is no
    SQLite file, is of another version, or is in use.
    """
    path = _file(url)
    part = Path(f"{path}.repaired")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as damaged, closing(Store(f"sqlite:///{part}")) as fresh:
        _must_be_idle(damaged, now)
        file_is_whole = _rows(damaged, "PRAGMA quick_check") == [("ok",)]
        _save_contents(damaged, fresh)
        whole, cut = 0, []
        for session, owner, head in _sessions(damaged):
            texts = [row[1] for row in _rows(damaged, _RECORDS, session)]
            records = proven(session, texts, head)
            lost = len(texts) - len(records)
            if records:
                loss = [_told(records[-1], lost, now)] if lost or records[-1].hash != head else []
                fresh.take_in([*records, *loss], owner or records[0].owner)
                _save_pads(damaged, fresh, session)
            if records and records[-1].hash == head:
                whole += 1
            else:
                cut.append(Cut(session=session, kept=len(records), lost=lost))
    if file_is_whole and not cut:
        part.unlink()
        return Repaired(whole=whole, cut=(), aside="")
    aside = _put_aside(path)
    os.replace(part, path)
    return Repaired(whole=whole, cut=tuple(cut), aside=str(aside))


def proven(session: str, texts: Sequence[str], head: str) -> list[Record]:
    """The records from the first on that another one, or the head of the log, speaks for."""
    proofs = {head}.union(*(_PREVIOUS.findall(text) for text in texts))
    records: list[Record] = []
    for number, text in enumerate(texts, start=1):
        try:
            record = Record.model_validate_json(text)
        except ValueError:
            break
        previous = records[-1].hash if records else GENESIS
        if (record.session, record.seq, record.previous) != (session, number, previous):
            break
        if record.hash not in proofs:
            break
        records.append(record)
    return records


def damage(url: str) -> tuple[str, ...]:
    """What is damaged in a SQLite store, in words, nothing in a whole one. Nothing is changed."""
    try:
        path = _file(url)
    except StoreError:
        return ()
    found: list[str] = []
    with closing(sqlite3.connect(path)) as connection:
        if _rows(connection, "PRAGMA quick_check") != [("ok",)]:
            found.append("the file itself")
        for session, _, head in _sessions(connection):
            texts = [row[1] for row in _rows(connection, _RECORDS, session)]
            records = proven(session, texts, head)
            if not records or records[-1].hash != head:
                found.append(f"interview {session[:12]}")
    return tuple(found)


_RECORDS = "SELECT seq, record FROM events WHERE session = ? ORDER BY seq"


def _file(url: str) -> Path:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "The address of the session store is none.", "Check DATABASE_URL."
        ) from error
    if address.get_backend_name() != "sqlite" or not address.database:
        raise StoreError(
            "Only a store in a file can be repaired here.", "Use the tools of the database."
        )
    path = Path(address.database)
    if not path.is_file():
        raise StoreError("There is no session store yet.", "There is nothing to repair.")
    return path


def _rows(connection: sqlite3.Connection, sql: str, *values: str) -> list[tuple[Any, ...]]:
    """The rows up to the first that cannot be read."""
    rows: list[tuple[Any, ...]] = []
    with suppress(sqlite3.Error):
        for row in connection.execute(sql, values):
            rows.append(row)
    return rows


def _sessions(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Id, owner and head of each interview; those whose line is lost come last, without the two."""
    seen: set[str] = set()
    for row in _rows(connection, "SELECT id, owner, head FROM sessions"):
        if all(isinstance(part, str) for part in row):
            seen.add(row[0])
            yield row[0], row[1], row[2]
    for (session,) in _rows(connection, "SELECT DISTINCT session FROM events"):
        if isinstance(session, str) and session not in seen:
            yield session, "", ""


def _must_be_idle(connection: sqlite3.Connection, now: datetime) -> None:
    found = _rows(connection, "SELECT max(version) FROM store_version")
    if found and found[0][0] != STORE_VERSION:
        raise StoreError(
            "The session store is of another version than this program.",
            "Open it with the program once, then repair it.",
        )
    if any(row[0] > now.timestamp() for row in _rows(connection, "SELECT until FROM leases")):
        raise StoreError("An interview is being answered now.", "Close the program first.")


def _save_contents(connection: sqlite3.Connection, fresh: Store) -> None:
    for sha, kind, body in _rows(connection, "SELECT sha, kind, body FROM contents"):
        with suppress(ValueError, TypeError):
            if digest(json.loads(body)) == sha:
                fresh.keep_content(str(kind), sha, body)


def _save_pads(connection: sqlite3.Connection, fresh: Store, session: str) -> None:
    for kind in _PADS:
        sql = "SELECT text FROM pads WHERE session = ? AND kind = ?"
        for (text,) in _rows(connection, sql, session, kind):
            if isinstance(text, str) and text:
                fresh.keep_pad(session, text, kind)


def _told(last: Record, lost: int, now: datetime) -> Record:
    """A last record that says what is missing after it."""
    what = f"{lost} records" if lost else "Records"
    text = (
        f"{what} of this interview were lost when its store was damaged; what came before is whole."
    )
    return Record(
        session=last.session,
        owner=last.owner,
        seq=last.seq + 1,
        at=now,
        active=last.active,
        producer=Producer(code="repair"),
        previous=last.hash,
        event=Noticed(code=CODE, text=text),
    )


def _put_aside(path: Path) -> Path:
    """Give the damaged file a second name; whoever still has it open goes on in that one."""
    number = 1
    while (aside := Path(f"{path}.damaged-{number}")).exists():
        number += 1
    try:
        os.link(path, aside)
    except OSError:
        shutil.copy2(path, aside)
    return aside
