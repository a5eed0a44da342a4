"""Salvage: what can still be read from a damaged SQLite store, row by row and past what cannot."""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from interviewer.domain.events import GENESIS, Record, SessionOpened, digest
from interviewer.store.tables import metadata

_PREVIOUS = re.compile(r'"previous":\s*"([0-9a-f]{64})"')
_FAILS = (sqlite3.Error, UnicodeDecodeError)
"""An error's text may itself hold what is no text."""


class Salvage:
    """A damaged store, opened to look only. Texts that are none are read with marks in them."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        self._rows_of("PRAGMA writable_schema=ON")  # a table that is broken hides no other one
        self._places: dict[str, list[tuple[int, int]]] = {}
        for place, session, seq in self._each("events", "session, seq"):
            if isinstance(session, str) and isinstance(seq, int):
                self._places.setdefault(session, []).append((seq, place))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def is_whole(self) -> bool:
        """Whether SQLite finds nothing wrong, all tables are as made here, and the list is one."""
        return (
            self._rows_of("PRAGMA integrity_check") == [("ok",)]
            and all(
                self._can(f"SELECT {', '.join(table.columns.keys())} FROM {table.name} LIMIT 1")  # noqa: S608
                for table in metadata.sorted_tables
            )
            and all(
                _is_time(opened) and _is_time(last)
                for _, opened, last in self._each("sessions", "opened_at, last_at")
            )
        )

    def version(self) -> int | None:
        """The version of the store, None where it cannot be read."""
        found = self._rows_of("SELECT max(version) FROM store_version")
        return found[0][0] if found and isinstance(found[0][0], int) else None

    def leased_until(self) -> float:
        """Until when somebody answers an interview, in seconds since 1970; 0 for nobody."""
        ends = [row[1] for row in self._each("leases", "until") if isinstance(row[1], float)]
        return max(ends, default=0.0)

    def sessions(self) -> Iterator[tuple[str, str, str]]:
        """Id, owner and head of each interview; those that no list names come without the two."""
        seen: set[str] = set()
        for _, *row in self._each("sessions", "id, owner, head"):
            if all(isinstance(part, str) for part in row) and row[0] not in seen:
                seen.add(row[0])
                yield row[0], row[1], row[2]
        yield from ((session, "", "") for session in self._places if session not in seen)

    def records(self, session: str) -> list[str]:
        """A session's records as they are kept, in order; "" for one that cannot be read."""
        texts: list[str] = []
        for _, place in sorted(self._places.get(session, ())):
            rows = self._rows_of("SELECT record FROM events WHERE rowid = ?", place)
            texts.append(rows[0][0] if rows and isinstance(rows[0][0], str) else "")
        return texts

    def contents(self) -> Iterator[tuple[str, str, str]]:
        """Hash, kind and body of each content that is what its hash says."""
        for _, sha, kind, body in self._each("contents", "sha, kind, body"):
            if isinstance(sha, str) and isinstance(body, str) and _is(sha, body):
                yield sha, str(kind), body

    def pads(self) -> Iterator[tuple[str, str, str]]:
        """Session, kind and text of each pad."""
        for _, *row in self._each("pads", "session, kind, text"):
            if all(isinstance(part, str) for part in row):
                yield row[0], row[1], row[2]

    def _each(self, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
        """Each row by its place in the table, so that one that cannot be read hides no other."""
        last = self._rows_of(f"SELECT max(rowid) FROM {table}")  # noqa: S608 - our own names
        for place in range(1, (last[0][0] or 0) + 1 if last else 1):
            sql = f"SELECT rowid, {columns} FROM {table} WHERE rowid = ?"  # noqa: S608
            yield from self._rows_of(sql, place)

    def _can(self, sql: str) -> bool:
        try:
            self._connection.execute(sql).fetchone()
        except _FAILS:
            return False
        return True

    def _rows_of(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except _FAILS:
            return []


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


def content_named(records: Sequence[Record]) -> set[str]:
    """The hashes of the content that a log was opened with."""
    opened = records[0].event
    if not isinstance(opened, SessionOpened):
        return set()
    parts = (opened.problem, opened.plan, opened.rubric, opened.catalogue, opened.phrases)
    return {part.sha for part in parts}


def _is(sha: str, body: str) -> bool:
    try:
        return digest(json.loads(body)) == sha
    except ValueError:
        return False


def _is_time(text: object) -> bool:
    try:
        datetime.fromisoformat(str(text))
    except ValueError:
        return False
    return True
