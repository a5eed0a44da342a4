"""Recordings: a transcript that also holds what the model answered and what searches found.

A line each: the header, the records of the log, then notes, searches and answers. Nothing but the
code is needed to play one again.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from interviewer.domain.events import Record, digest
from interviewer.domain.notes import Chunk, Passage
from interviewer.domain.session import Content
from interviewer.domain.value import Value
from interviewer.errors import TranscriptError
from interviewer.llm.answers import Answer
from interviewer.roles.base import Retriever
from interviewer.store import Store
from interviewer.transcript import KINDS, Header, Made, export_lines

SHELF = "contents"
"""The folder beside recordings where contents that several of them share are kept by hash."""


class SearchMade(Value):
    """A search and what it found: ids of chunks with their scores, best first."""

    type: Literal["Search"] = "Search"
    query: str
    k: int
    stages: tuple[str, ...] | None = None
    found: tuple[tuple[str, float], ...] = ()


class Notes(Value):
    """The pieces of notes that searches found, with their texts and spans."""

    type: Literal["Notes"] = "Notes"
    chunks: tuple[Chunk, ...]

    @property
    def sha(self) -> str:
        """The hash they are kept under."""
        return digest(self.model_dump(mode="json"))


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording, read and checked line by line."""

    name: str
    header: Header
    records: tuple[Record, ...]
    content: Content
    notes: Notes
    searches: tuple[SearchMade, ...]
    answers: tuple[Answer, ...]


class SearchKeeper:
    """A retriever that passes searches on and keeps each of them once."""

    def __init__(self, inner: Retriever) -> None:
        self._inner = inner
        self._made: dict[tuple[str, int, tuple[str, ...] | None], SearchMade] = {}
        self._chunks: dict[str, Chunk] = {}

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """What the inner retriever finds."""
        found = self._inner.search(query, k, stages)
        named = tuple(sorted(stages)) if stages is not None else None
        self._chunks.update({passage.chunk.id: passage.chunk for passage in found})
        self._made.setdefault(
            (query, k, named),
            SearchMade(
                query=query,
                k=k,
                stages=named,
                found=tuple((passage.chunk.id, passage.score) for passage in found),
            ),
        )
        return found

    @property
    def searches(self) -> tuple[SearchMade, ...]:
        """The searches so far, in their order."""
        return tuple(self._made.values())

    @property
    def notes(self) -> Notes:
        """The chunks they found, by id."""
        return Notes(chunks=tuple(self._chunks[chunk] for chunk in sorted(self._chunks)))


def recording_lines(
    store: Store,
    session: str,
    made: Made,
    searches: Sequence[SearchMade] = (),
    notes: Notes | None = None,
    answers: Iterable[Answer] = (),
) -> Iterator[str]:
    """A session as lines of a recording. Raises `SessionNotFoundError`."""
    lines = export_lines(store, session)
    header = Header.model_validate_json(next(lines))
    yield header.model_copy(update={"made": made}).model_dump_json()
    yield from lines
    yield (notes or Notes(chunks=())).model_dump_json()
    for search in searches:
        yield search.model_dump_json()
    for answer in answers:
        yield answer.model_dump_json()


def write_recording(path: Path, lines: Iterable[str], shelf: Path | None = None) -> None:
    """Write a recording. With a `shelf`, contents and notes go there, by hash, once for all."""
    kept: list[str] = []
    for line in lines:
        body = json.loads(line)
        if shelf is not None and body.get("type") == "Notes":
            sha = Notes.model_validate(body).sha
            _shelve(shelf, sha, line)
            line = json.dumps({"type": "Notes", "sha": sha}, separators=(",", ":"))
        elif shelf is not None and body.get("type") == "Transcript":
            for sha, content in body["contents"].items():
                _shelve(shelf, sha, content["body"])
                content["body"] = ""
            line = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        kept.append(line)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def read_recording(path: Path) -> Recording:
    """A recording from a file, with what lies on the shelf beside it.

    Raises `TranscriptError` where a line is not what was written, or a content is missing or not
    what its hash says.
    """
    try:
        lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
        shelf = path.parent / SHELF
        header = _filled(Header.model_validate_json(lines[0]), shelf)
        records: list[Record] = []
        notes = Notes(chunks=())
        others: list[Answer | SearchMade] = []
        for line in lines[1:]:
            kind = json.loads(line).get("type")
            if kind is None:
                records.append(Record.model_validate_json(line))
            elif kind == "Notes":
                notes = _notes(line, shelf)
            else:
                others.append(_OTHER.validate_json(line))
        content = _content(header, records)
    except (OSError, ValueError, IndexError, KeyError, AttributeError, ValidationError) as error:
        raise TranscriptError(
            f"The recording {path.name!r} cannot be read: {_short(error)}.",
            "Record the interview again.",
        ) from error
    return Recording(
        name=path.stem,
        header=header,
        records=tuple(records),
        content=content,
        notes=notes,
        searches=tuple(o for o in others if isinstance(o, SearchMade)),
        answers=tuple(o for o in others if isinstance(o, Answer)),
    )


_OTHER: TypeAdapter[Answer | SearchMade] = TypeAdapter(Answer | SearchMade)


def _shelve(shelf: Path, sha: str, body: str) -> None:
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / f"{sha}.json").write_text(f"{body}\n", encoding="utf-8")


def _filled(header: Header, shelf: Path) -> Header:
    """The header with the bodies that lie on the shelf."""
    contents = {
        sha: content
        if content.body
        else content.model_copy(update={"body": (shelf / f"{sha}.json").read_text("utf-8")})
        for sha, content in header.contents.items()
    }
    return header.model_copy(update={"contents": contents})


def _notes(line: str, shelf: Path) -> Notes:
    sha = json.loads(line).get("sha")
    if sha is None:
        return Notes.model_validate_json(line)
    body = (shelf / f"{sha}.json").read_text("utf-8")
    if digest(json.loads(body)) != sha:
        raise ValueError("the notes on the shelf were changed")
    return Notes.model_validate_json(body)


def _content(header: Header, records: Sequence[Record]) -> Content:
    opened = records[0].event
    parts: dict[str, Value] = {}
    for name, kind in KINDS.items():
        sha = getattr(opened, name).sha
        body = header.contents[sha].body
        parts[name] = kind.model_validate_json(body)
        if digest(json.loads(body)) != sha:
            raise ValueError(f"its {name} was changed")
    return Content(**parts)  # type: ignore[arg-type]


def _short(error: Exception) -> str:
    return (
        "a line of it does not hold what it should"
        if isinstance(error, ValidationError)
        else (f"{type(error).__name__}: {error}".split("\n", 1)[0][:200])
    )
