"""Transcripts: an interview as lines of JSON, with the content it was opened with."""

import json
from collections.abc import Iterator, Sequence
from typing import Literal, TypeVar

from pydantic import ValidationError

from interviewer.domain.events import ContentRef, Record, SessionOpened, digest
from interviewer.domain.phrases import Phrases
from interviewer.domain.plan import Plan
from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Content, fold
from interviewer.domain.technique import Catalogue
from interviewer.domain.value import Value
from interviewer.errors import LogBrokenError, TranscriptError
from interviewer.store import Store

ValueT = TypeVar("ValueT", bound=Value)
KINDS: dict[str, type[Value]] = {
    "problem": Problem,
    "plan": Plan,
    "rubric": Rubric,
    "catalogue": Catalogue,
    "phrases": Phrases,
}


class ContentBody(Value):
    """A content file inside a transcript."""

    kind: str
    body: str


def keep_content(store: Store, content: Content) -> dict[str, ContentRef]:
    """Keep an interview's content under its hashes, and say which they are."""
    parts: dict[str, tuple[str, Value]] = {
        "problem": (content.problem.id, content.problem),
        "plan": (content.plan.id, content.plan),
        "rubric": (content.rubric.id, content.rubric),
        "catalogue": (content.catalogue.version, content.catalogue),
        "phrases": (content.phrases.version, content.phrases),
    }
    refs: dict[str, ContentRef] = {}
    for kind, (name, value) in parts.items():
        sha = digest(value.model_dump(mode="json"))
        store.keep_content(kind, sha, value.model_dump_json())
        refs[kind] = ContentRef(id=name, sha=sha)
    return refs


def content_of(store: Store, records: Sequence[Record]) -> Content:
    """The content an interview was opened with. Raises `LogBrokenError` when it is not there."""
    opened = records[0].event
    if not isinstance(opened, SessionOpened):
        raise LogBrokenError(
            "The log does not begin with the opening of an interview.",
            "Restore the data folder from a backup, or import an export of the interview.",
        )
    return Content(
        problem=_load(store, opened.problem, Problem),
        plan=_load(store, opened.plan, Plan),
        rubric=_load(store, opened.rubric, Rubric),
        catalogue=_load(store, opened.catalogue, Catalogue),
        phrases=_load(store, opened.phrases, Phrases),
    )


def _load(store: Store, ref: ContentRef, kind: type[ValueT]) -> ValueT:
    body = store.content(ref.sha)
    try:
        if digest(json.loads(body)) != ref.sha:  # as it was kept: fields that joined later aside
            raise _changed(ref)
        return kind.model_validate_json(body)
    except ValueError as error:
        raise _changed(ref) from error


def _changed(ref: ContentRef) -> LogBrokenError:
    return LogBrokenError(
        f"The content {ref.id!r} in the store is not what the interview was opened with.",
        "Restore the data folder from a backup, or import an export of the interview.",
    )


class Made(Value):
    """What a recording was made with.

    `code` is a hash over the sources, `prompts` are refs, `candidate` says who answered where that
    was no person.
    """

    date: str
    commit: str = ""
    dirty: bool = False
    version: str = ""
    code: str = ""
    model: str = ""
    prompts: tuple[str, ...] = ()
    candidate: str = ""


class Header(Value):
    """The first line of a transcript: the content its records were made with, by hash.

    In a recording it also says what made it.
    """

    type: Literal["Transcript"] = "Transcript"
    schema_version: Literal[1] = 1
    session: str
    records: int
    head: str
    contents: dict[str, ContentBody]
    made: Made | None = None


def export_lines(store: Store, session: str) -> Iterator[str]:
    """A session as lines of JSON: a header with its content, then a record a line.

    Raises `SessionNotFoundError`.
    """
    records = store.records(session)
    opened = records[0].event
    assert isinstance(opened, SessionOpened)
    kinds = {name: getattr(opened, name) for name in KINDS}
    contents = {
        ref.sha: ContentBody(kind=name, body=store.content(ref.sha)) for name, ref in kinds.items()
    }
    yield Header(
        session=session, records=len(records), head=records[-1].hash, contents=contents
    ).model_dump_json(exclude_none=True)
    for record in records:
        yield record.model_dump_json()


def import_lines(store: Store, raw: bytes) -> tuple[str, bool]:
    """Take a transcript in: the session's id, and whether it is new here.

    The chain of hashes is checked first; the same transcript a second time changes nothing.
    Raises `TranscriptError` when it is cut, changed, or at odds with what is here.
    """
    header, records = _read(raw)
    for sha, content in header.contents.items():
        kind = KINDS.get(content.kind)
        if kind is None or _sha(kind, content.body) != sha:
            raise _unreadable("its content was changed")
    parts = {name: getattr(records[0].event, name, None) for name in KINDS}
    if any(ref is None or ref.sha not in header.contents for ref in parts.values()):
        raise _unreadable("the content it was made with is missing")
    loaded = {
        name: KINDS[name].model_validate_json(header.contents[ref.sha].body)
        for name, ref in parts.items()
        if ref is not None
    }
    try:
        session = fold(Content(**loaded), records)  # type: ignore[arg-type]
    except ValueError as error:
        raise _unreadable(str(error)) from error
    if len(records) != header.records or session.head != header.head:
        raise _unreadable("records are missing at the end")
    if {record.session for record in records} != {header.session}:
        raise _unreadable("its records are not of one interview")
    there = store.last_seq(session.id)
    if there:
        if there >= len(records) and store.records(session.id)[: len(records)] == records:
            return session.id, False
        raise _unreadable("another interview of the same id is here already")
    for sha, content in header.contents.items():
        store.keep_content(content.kind, sha, content.body)
    store.append(records)
    return session.id, True


def _read(raw: bytes) -> tuple[Header, list[Record]]:
    try:
        lines = [line for line in raw.decode("utf-8").split("\n") if line.strip()]
        header = Header.model_validate_json(lines[0])
        records = [Record.model_validate_json(line) for line in lines[1:] if not _beside(line)]
    except UnicodeDecodeError as error:
        raise _unreadable("it is not text in UTF-8") from error
    except (ValidationError, IndexError) as error:
        raise _unreadable("a line of it is not what `export` writes") from error
    if not records:
        raise _unreadable("it holds no records")
    return header, records


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
