"""A note to chunks: by its headings first, then by the embedder's own tokens."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from interviewer.domain.notes import Chunk
from interviewer.domain.value import Value
from knowledge.note import LoadedNote
from knowledge.outline import Outline, outline
from knowledge.splitting import Splitter
from knowledge.stage_tags import StageTagger

# Tokens left free in the embedder's window for the title and headings put before a chunk's text.
_CONTEXT = 40
# Above this a chunk answers too many questions at once to be found for one of them.
_TARGET = 200
_CONTEXT_CHARS = 160


class Section(Value):
    """Text under one heading, from the heading (`start`) to the next one."""

    start: int
    end: int
    path: tuple[str, ...]


class Cut(Value):
    """The chunks of a note and, in words, what the cap on chunks left out."""

    chunks: tuple[Chunk, ...]
    left_out: str | None = None


def chunk_note(
    note: LoadedNote, window: int, count_tokens: Callable[[str], int], cap: int = 1_000
) -> Cut:
    """Cut `note` for an embedder with a `window` of tokens that counts with `count_tokens`.

    Each chunk satisfies `note.text[chunk.start:chunk.end] == chunk.text`. At most `cap` chunks.
    """
    shape = outline(note)
    limit = max(16, min(_TARGET, window - _CONTEXT - 2))
    splitter = Splitter(note.text, limit, count_tokens, shape.whole)
    tagger = StageTagger(note)
    chunks: list[Chunk] = []
    copies: Counter[str] = Counter()
    for section in _merge(_sections(note, shape), splitter, limit):
        for start, end in splitter.split(section.start, section.end):
            text = note.text[start:end]
            if not any(ch.isalnum() for ch in text):
                continue
            if len(chunks) == cap:
                share = 100 * start // max(1, len(note.text))
                return Cut(
                    chunks=tuple(chunks),
                    left_out=f"only its first {cap} pieces ({share} % of the text) are indexed",
                )
            chunks.append(
                Chunk(
                    id=_chunk_id(note.source, text, copies[text]),
                    source=note.source,
                    title=note.title,
                    heading_path=section.path,
                    start=start,
                    end=end,
                    text=text,
                    tokens=count_tokens(text),
                    stages=tagger.stages(section.path, text),
                    origin=note.origin,
                )
            )
            copies[text] += 1
    return Cut(chunks=tuple(chunks))


def embedded_text(chunk: Chunk) -> str:
    """What is embedded and indexed for a chunk: its title and headings, then its text.

    A piece out of the middle of a section says what it is about only in its heading.
    """
    names = dict.fromkeys(name for name in (chunk.title, *chunk.heading_path) if name)
    context = " > ".join(names)
    if len(context) > _CONTEXT_CHARS:
        # The innermost headings say most.
        context = context[-_CONTEXT_CHARS:]
    return f"{context}\n{chunk.text}"


def _chunk_id(source: str, text: str, copy: int) -> str:
    """Stable over edits elsewhere in the note; `copy` tells equal texts of one note apart."""
    return hashlib.sha256(f"{source}\0{text}\0{copy}".encode()).hexdigest()[:16]


def _sections(note: LoadedNote, shape: Outline) -> list[Section]:
    """Sections in order. A heading with nothing under it goes to the section that follows."""
    text = note.text
    edges = [heading.start for heading in shape.headings] + [len(text)]
    sections: list[Section] = []
    if text[note.body : edges[0]].strip():
        sections.append(Section(start=note.body, end=edges[0], path=()))
    open_headings: list[tuple[int, str]] = []
    pending: int | None = None
    path: tuple[str, ...] = ()
    for heading, end in zip(shape.headings, edges[1:], strict=True):
        while open_headings and open_headings[-1][0] >= heading.level:
            open_headings.pop()
        open_headings.append((heading.level, heading.title))
        path = tuple(title for _, title in open_headings)
        start = heading.start if pending is None else pending
        pending = start
        if text[heading.body : end].strip():
            pending = None
            sections.append(Section(start=start, end=end, path=path))
    if pending is not None:
        sections.append(Section(start=pending, end=len(text), path=path))
    return sections


def _merge(sections: Iterable[Section], splitter: Splitter, limit: int) -> Iterator[Section]:
    """Join small neighbours under one parent, or a small section and its children."""
    last: Section | None = None
    last_size = 0
    for section in sections:
        size = splitter.tokens(section.start, section.end)
        path = _common_path(last, section) if last is not None else None
        if last is not None and path is not None:
            # Under no common heading the path would be lost, so only crumbs are joined there.
            small = min(last_size, size) < (limit // 4 if path else limit // 10)
            if small and last_size + size <= limit * 3 // 4:
                path = path or (last if last_size > size else section).path
                last = Section(start=last.start, end=section.end, path=path)
                last_size += size
                continue
        if last is not None:
            yield last
        last, last_size = section, size
    if last is not None:
        yield last


def _common_path(left: Section, right: Section) -> tuple[str, ...] | None:
    """The path of two sections joined; None where they belong to different parents."""
    if right.path[:-1] == left.path:
        return left.path
    if right.path[:-1] == left.path[:-1]:
        return left.path[:-1]
    return None
