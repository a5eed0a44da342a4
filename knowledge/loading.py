"""A file to a LoadedNote: size and content checked, decoded or parsed, cleaned, capped, titled."""

import re
from pathlib import Path, PurePath

from knowledge.cleaning import clean
from knowledge.decoding import decode
from knowledge.file_bytes import digest, read_bytes
from knowledge.front_matter import read_front_matter
from knowledge.note import FoundFile, Kind, Limits, LoadedNote, SkipCode, SkipNote
from knowledge.outline import inline_title
from knowledge.parser import Parser
from knowledge.sniffing import kind_of


def load_note(file: FoundFile, data: bytes, parser: Parser, limits: Limits) -> LoadedNote:
    """Turn one file's bytes into a note. Raises SkipNote with the reason where that fails."""
    kind = kind_of(file.path.name, data)
    title: str | None = None
    cut: str | None = None
    if kind in (Kind.MARKDOWN, Kind.TEXT):
        raw = decode(data)
    else:
        raw, title, cut = parser.parse(kind, file.path)
    text = clean(raw)
    if len(text) > limits.text_chars:
        text = text[: limits.text_chars]
        cut = f"only the first {limits.text_chars} characters were read"
    front = read_front_matter(text)
    if not text[front.end :].strip():
        raise SkipNote(SkipCode.EMPTY, "It holds no text.")
    if _mostly_garbage(text):
        raise SkipNote(SkipCode.BINARY, "It holds no readable text.")
    return LoadedNote(
        source=file.source,
        title=front.title
        or (clean(title) if title else None)
        or _title(text, front.end, file.source),
        text=text,
        sha=digest(data),
        stages=front.stages,
        kind=kind,
        origin=file.origin,
        body=front.end,
        cut=cut,
    )


def load_path(path: Path, limits: Limits | None = None) -> LoadedNote:
    """Load one file by itself, as tests and `knowledge chunks` do. Raises SkipNote."""
    limits = limits or Limits()
    file = FoundFile(path=path, source=path.name, origin="own")
    with Parser(limits) as parser:
        return load_note(file, read_bytes(file, limits), parser, limits)


def _mostly_garbage(text: str) -> bool:
    sample = text[:5000]
    return sample.count("\ufffd") > 0.2 * len(sample)


def _title(text: str, start: int, source: str) -> str:
    """The first heading or, failing that, a short first line, or the file's name in words."""
    head = text[start : start + 4000]
    heading = re.search(r"(?m)^#{1,2}[ \t]+(.{1,120}?)[ \t]*#*$", head)
    if heading:
        return heading.group(1)
    run_on = re.search(r"(?m)^#[ \t]+(?=\S)", head)
    if run_on:
        return inline_title(head, run_on.end(), len(head))[0]
    first = next((line.strip() for line in head.splitlines() if line.strip()), "")
    if 3 <= len(first) <= 80 and not first.endswith((".", ";", ",")) and first[0] not in "-*+>|`":
        return first.rstrip(":")
    stem = PurePath(source).stem
    return re.sub(r"[-_]+", " ", stem).strip() or source
