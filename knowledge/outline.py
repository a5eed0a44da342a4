"""The headings of a note, wherever they stand: on lines of their own, inline, or merely implied.

Notes copied from the web come with a whole README on one line (`# Title Some text ## Data 1. ...`)
or with headings that are only short lines. All of them are found as spans of the unchanged text.
"""

import re
from itertools import pairwise

from markdown_it import MarkdownIt

from interviewer.domain.value import Value
from knowledge.note import Kind, LoadedNote

_LONG_LINE = 240
# A book of 400 pages. What follows is cut by size alone: parsing takes a kilobyte of memory a line.
_STRUCTURED = 1_000_000
_TITLE_CHARS = 120
_TITLE_WORDS = 12
_INLINE = re.compile(r"(?:(?<=\s)|^)(#{1,6})[ \t]+(?=[^\s#])", re.MULTILINE)
# Where an inline title ends: the next marker of a list, quote, link, bold or heading, or a sentence.
_TITLE_END = re.compile(r"\s[+*>|-]\s|\s\d{1,2}[.)]\s|\s\[|\s\*\*|\s#{1,6}\s|[.?!:](?=\s|$)|\n|$")
_JOINERS = {"and", "of", "for", "the", "in", "to", "or", "vs", "with", "on", "a", "an", "&", "at"}
_BULLET = re.compile(r"\s*(?:[-*+•·]|\d{1,3}[.)])\s")


class Heading(Value):
    """A heading from `start` up to `body`, where the text below it begins. Level 1 is outermost."""

    start: int
    body: int
    level: int
    title: str


class Outline(Value):
    """The headings of a note in order, and the spans (fences, tables) that are not to be cut."""

    headings: tuple[Heading, ...] = ()
    whole: tuple[tuple[int, int], ...] = ()


def outline(note: LoadedNote) -> Outline:
    """Find the structure of `note.text` after its front matter."""
    text, offset = note.text[note.body : note.body + _STRUCTURED], note.body
    lines = _line_starts(text)
    headings, whole = _by_markdown(text, lines, indented_code=note.kind is Kind.MARKDOWN)
    headings = [h for h in headings if h.body - h.start <= _LONG_LINE] + _inline(text, lines, whole)
    if note.kind in (Kind.TEXT, Kind.PDF) and len(headings) < 2:
        headings += _implied(text, lines, whole, {h.start for h in headings})
    unique = {heading.start: heading for heading in sorted(headings, key=lambda h: h.start)}
    return Outline(
        headings=tuple(
            h.model_copy(update={"start": h.start + offset, "body": h.body + offset})
            for h in unique.values()
        ),
        whole=tuple((start + offset, end + offset) for start, end in whole),
    )


def _line_starts(text: str) -> list[int]:
    """Offset of each line's first character, and of the end of the text."""
    starts = [0] + [match.end() for match in re.finditer("\n", text)]
    return [*starts, len(text)]


def _by_markdown(
    text: str, lines: list[int], indented_code: bool
) -> tuple[list[Heading], list[tuple[int, int]]]:
    """Headings, and spans of fences and tables, as CommonMark sees the blocks."""
    parser = MarkdownIt("commonmark").enable("table")
    # Only blocks: inline parsing is not needed and is quadratic on hostile input.
    parser.core.ruler.enableOnly(["normalize", "block"])
    if not indented_code:
        parser.disable("code")
    headings: list[Heading] = []
    whole: list[tuple[int, int]] = []
    tokens = parser.parse(text)
    for index, token in enumerate(tokens):
        if token.map is None or token.level > 0:
            continue
        start, end = lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)]
        if token.type == "heading_open":
            title = " ".join(tokens[index + 1].content.split())
            # A paragraph above a row of dashes parses as a heading; prose is no title.
            if title and (token.markup.startswith("#") or len(title) <= 80):
                level = int(token.tag[1])
                headings.append(Heading(start=start, body=end, level=level, title=title[:200]))
        elif token.type in ("fence", "code_block", "table_open"):
            whole.append((start, end))
    return headings, whole


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _inline(text: str, lines: list[int], whole: list[tuple[int, int]]) -> list[Heading]:
    """Headings within long lines, where `#` markers came down into the running text."""
    found: list[Heading] = []
    for start, end in pairwise(lines):
        if end - start <= _LONG_LINE or _inside(start, whole):
            continue
        marks = list(_INLINE.finditer(text, start, end))
        at_start = bool(marks) and marks[0].start() == start
        # A single `#` amid prose may be a comment or a tag; several, or one that opens, are titles.
        if len(marks) < 2 and not at_start:
            continue
        for mark in marks:
            title, stop = inline_title(text, mark.end(), end)
            if title:
                level = len(mark.group(1))
                found.append(Heading(start=mark.start(), body=stop, level=level, title=title))
    return found


def inline_title(text: str, start: int, end: int) -> tuple[str, int]:
    """The title that starts at `start`, and the offset where it stops."""
    stop = _TITLE_END.search(text, start, min(end, start + 400))
    last = stop.start() if stop else min(end, start + _TITLE_CHARS)
    words = list(re.finditer(r"\S+", text[start:last]))
    for index in range(1, len(words)):
        word = words[index].group()
        following = words[index + 1].group() if index + 1 < len(words) else ""
        opens = word[0].isupper() and not word.isupper()
        # "Motivation Learn how to": a capital word before a small one opens the first sentence.
        if opens and following[:1].islower() and following not in _JOINERS:
            last = start + words[index].start()
            break
    words = [word for word in words if start + word.end() <= last][:_TITLE_WORDS]
    if not words:
        return "", start
    stop_at = start + words[-1].end()
    title = text[start:stop_at].strip(" *_:#")
    return title[:_TITLE_CHARS], stop_at


def _implied(
    text: str, lines: list[int], whole: list[tuple[int, int]], taken: set[int]
) -> list[Heading]:
    """Short lines that stand above a paragraph or a list, as headings lose their marks in a copy."""
    rows = [(start, text[start:end].strip()) for start, end in pairwise(lines)]
    filled = [row for row in rows if row[1]]
    found: list[Heading] = []
    for index, (start, row) in enumerate(filled[:-1]):
        follows = filled[index + 1][1]
        if start in taken or not _reads_as_title(row) or _inside(start, whole):
            continue
        if len(follows) < 100 and not _BULLET.match(follows):
            continue
        level = 3 if row.endswith(":") else 2
        body = start + len(text[start : filled[index + 1][0]].rstrip())
        found.append(Heading(start=start, body=body, level=level, title=row.rstrip(": ")))
    return found


def _reads_as_title(row: str) -> bool:
    if not 3 <= len(row) <= 80 or len(row.split()) > 10 or _BULLET.match(row):
        return False
    if row[-1] in ".;,!?…。" or row.startswith(("http", "Figure", "|", ">", "e.g")):
        return False
    return row[0].isupper() or row[0].isdigit() or ord(row[0]) > 0x2E80
