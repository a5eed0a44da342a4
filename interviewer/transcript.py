"""Transcripts: an interview as lines of JSON, with the content it was opened with."""

import json
from collections.abc import Iterator, Sequence
from typing import Literal, TypeVar

from interviewer.domain.events import ContentRef, Record, SessionOpened, digest
from interviewer.domain.phrases import Phrases
from interviewer.domain.plan import Plan
from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Content, Session, fold
from interviewer.domain.technique import Catalogue
from interviewer.domain.value import Value
from interviewer.errors import LogBrokenError
from interviewer.store import REPAIR, RESTORE, Store

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


def content_bodies(content: Content) -> list[tuple[str, str, str]]:
    """An interview's content as it is kept: kind, hash and body of each part."""
    parts: dict[str, Value] = {name: getattr(content, name) for name in KINDS}
    return [
        (kind, digest(value.model_dump(mode="json")), value.model_dump_json())
        for kind, value in parts.items()
    ]


def keep_content(store: Store, content: Content) -> dict[str, ContentRef]:
    """Keep an interview's content under its hashes, and say which they are."""
    names = {
        "problem": content.problem.id,
        "plan": content.plan.id,
        "rubric": content.rubric.id,
        "catalogue": content.catalogue.version,
        "phrases": content.phrases.version,
    }
    refs: dict[str, ContentRef] = {}
    for kind, sha, body in content_bodies(content):
        store.keep_content(kind, sha, body)
        refs[kind] = ContentRef(id=names[kind], sha=sha)
    return refs


def session_of(store: Store, records: Sequence[Record]) -> Session:
    """What a log in the store adds up to. Raises `LogBrokenError` where it does not."""
    try:
        return fold(content_of(store, records), records)
    except ValueError as error:
        name = records[0].session
        raise LogBrokenError(
            f"The log of interview {name!r} does not add up: {error}.", REPAIR
        ) from error


def content_of(store: Store, records: Sequence[Record]) -> Content:
    """The content an interview was opened with. Raises `LogBrokenError` when it is not there."""
    opened = records[0].event
    if not isinstance(opened, SessionOpened):
        raise LogBrokenError("The log does not begin with the opening of an interview.", RESTORE)
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
        f"The content {ref.id!r} in the store is not what the interview was opened with.", RESTORE
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

    Raises `SessionNotFoundError`, and `LogBrokenError` before the first line of a log that does not
    add up.
    """
    records = store.records(session)
    opened = session_of(store, records).opened
    kinds = {name: getattr(opened, name) for name in KINDS}
    contents = {
        ref.sha: ContentBody(kind=name, body=store.content(ref.sha)) for name, ref in kinds.items()
    }
    yield Header(
        session=session, records=len(records), head=records[-1].hash, contents=contents
    ).model_dump_json(exclude_none=True)
    for record in records:
        yield record.model_dump_json()
