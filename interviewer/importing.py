"""Importing: a transcript that comes from elsewhere is checked, then joined to what is here."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from interviewer.domain.coherence import incoherence
from interviewer.domain.events import GENESIS, Record, digest
from interviewer.domain.message import drives
from interviewer.domain.session import Content, Session, fold
from interviewer.domain.value import Value
from interviewer.errors import LogBrokenError, TranscriptError
from interviewer.store import Store
from interviewer.transcript import KINDS, Header

MAX_BYTES = 64_000_000
_ID = re.compile(r"[\w.-]{1,64}", re.ASCII)


def import_lines(store: Store, raw: bytes, owner: str = "local") -> tuple[str, bool]:
    """Take a transcript into an owner's interviews: the session's id, and whether it brought anything.

    What goes on from an interview that is here is added to it; the same transcript a second time,
    or an earlier one, changes nothing. Where the id is taken by something else, or by somebody
    else, it is taken in under a new id, which the same transcript always gets. Raises
    `TranscriptError` when it is cut, changed, or could not have been left by an interview.
    """
    header, records = _read(raw)
    session = _checked(header, records)
    for sha, content in header.contents.items():
        store.keep_content(content.kind, sha, content.body)
    for named in (session.id, digest(["import", header.head, owner])[:32]):
        joined = _join(store, renamed(records, named), owner)
        if joined is not None:
            return named, joined
    raise _unreadable("another interview of the same id is here already")


def renamed(records: Sequence[Record], session: str) -> list[Record]:
    """The same log under another id, its chain of hashes made anew."""
    if records[0].session == session:
        return list(records)
    made: list[Record] = []
    for record in records:
        previous = made[-1].hash if made else GENESIS
        made.append(record.model_copy(update={"session": session, "previous": previous}))
    return made


def _join(store: Store, records: Sequence[Record], owner: str) -> bool | None:
    """Keep what is not here yet; whether there was any. None where the id is something else's."""
    session = records[0].session
    there = store.last_seq(session, owner)
    if not there:
        if store.last_seq(session):
            return None  # somebody else's
        store.take_in(records, owner)
        return True
    try:
        here = store.records(session, owner)
    except LogBrokenError:
        return None
    if here[: len(records)] != list(records[:there]):
        return None
    tail = records[there:]
    if tail:
        store.take_in(tail, owner)
    return bool(tail)


def _checked(header: Header, records: Sequence[Record]) -> Session:
    """What the log adds up to, if it is whole and makes sense."""
    content = _content(header, records)
    try:
        session = fold(content, records)
    except ValueError as error:
        raise _unreadable(str(error)) from error
    if len(records) != header.records or session.head != header.head:
        raise _unreadable("records are missing at the end")
    if session.id != header.session or not _ID.fullmatch(session.id):
        raise _unreadable("its records are not of one interview")
    flaw = incoherence(content, records)
    if flaw is not None:
        raise _unreadable(flaw)
    return session


def _content(header: Header, records: Sequence[Record]) -> Content:
    for sha, content in header.contents.items():
        kind = KINDS.get(content.kind)
        if kind is None or _sha(kind, content.body) != sha:
            raise _unreadable("its content was changed")
    parts = {name: getattr(records[0].event, name, None) for name in KINDS}
    loaded: dict[str, Value] = {}
    for name, ref in parts.items():
        if ref is None or ref.sha not in header.contents:
            raise _unreadable("the content it was made with is missing")
        try:
            loaded[name] = KINDS[name].model_validate_json(header.contents[ref.sha].body)
        except ValidationError as error:
            raise _unreadable(f"its {name} is none") from error
    return Content(**loaded)  # type: ignore[arg-type]


def _read(raw: bytes) -> tuple[Header, list[Record]]:
    if len(raw) > MAX_BYTES:
        raise _unreadable(f"it has more than {MAX_BYTES // 10**6} MB")
    try:
        lines = [line for line in raw.decode("utf-8").split("\n") if line.strip()]
        lines = [line for line in lines if not _beside(line)]
        header = Header.model_validate_json(lines[0])
        records = [Record.model_validate_json(line) for line in lines[1:]]
        driven = any(drives(text) for line in lines for text in _texts(json.loads(line)))
    except UnicodeDecodeError as error:
        raise _unreadable("it is not text in UTF-8") from error
    except (ValueError, IndexError) as error:
        raise _unreadable("a line of it is not what `export` writes") from error
    if not records:
        raise _unreadable("it holds no records")
    if driven:
        raise _unreadable("it holds control characters")
    return header, records


def _texts(value: Any) -> Iterator[str]:
    """All texts of a JSON value, those of the contents in a header too."""
    match value:
        case str():
            yield value
        case list():
            for part in value:
                yield from _texts(part)
        case dict():
            for name, part in value.items():
                yield name
                yield from _texts(json.loads(part) if name == "body" else part)


def _beside(line: str) -> bool:
    """Whether a line is not of the log but of a recording: an answer, a search, notes."""
    return line.startswith(('{"type":"Answer"', '{"type":"Search"', '{"type":"Notes"'))


def _sha(kind: type[Value], body: str) -> str:
    """The hash of a content as it was written: fields that joined its kind later do not change it."""
    try:
        kind.model_validate_json(body)
        return digest(json.loads(body))
    except ValueError:
        return ""


def _unreadable(why: str) -> TranscriptError:
    return TranscriptError(
        f"The transcript cannot be taken in: {why}.", "Export the interview again."
    )
