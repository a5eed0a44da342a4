"""A note's text as HTML with the cited span marked, its characters counted as citations count them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import escape

from interviewer.web.prose import to_html

CITED = "cited"
"""The id of the first marked element."""
_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*$")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_FRONT = re.compile(r"---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)

_MARKS = re.compile(r"^(?:[-*+>]|\d+\.)[ \t]+|^(?:```|~~~).*|\*+|`+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


class Block(NamedTuple):
    """Lines of a note that belong together: text[start:end]."""

    start: int
    end: int


def blocks(text: str) -> Iterator[Block]:
    """The parts between blank lines, headings by themselves, fences whole; front matter left out."""
    front = _FRONT.match(text)
    at = begun = front.end() if front else 0
    fenced = False
    while at < len(text):
        newline = text.find("\n", at)
        end = len(text) if newline < 0 else newline
        line = text[at:end]
        fence = _FENCE.match(line) is not None
        if not fenced and not fence and (not line.strip() or _HEADING.fullmatch(line)):
            if text[begun:at].strip():
                yield Block(begun, at)
            if line.strip():
                yield Block(at, end)
            begun = end + 1
        fenced ^= fence
        at = end + 1
    if text[begun:].strip():
        yield Block(begun, len(text))


def note_html(text: str, start: int = 0, end: int = 0) -> str:
    """The whole note; with `start` < `end`, that span is marked and its first part has an id."""
    out: list[str] = []
    marked = False
    for block in blocks(text):
        low, high = max(start, block.start), min(end, block.end)
        inside = low < high and text[low:high].strip() != ""
        name = f' id="{CITED}"' if inside and not marked else ""
        marked |= inside
        out.append(_block(text, block, low, high, name) if inside else _plain(text, block))
    return "".join(out)


def excerpt(text: str, most: int) -> str:
    """The first words of a passage without its headings and marks, at most `most` signs."""
    lines = (line.strip() for line in text.splitlines())
    kept = [_MARKS.sub("", line) for line in lines if not _HEADING.fullmatch(line)]
    words = " ".join(_LINK.sub(r"\1", " ".join(kept)).split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _plain(text: str, block: Block) -> str:
    return _formed(text[block.start : block.end])


def _block(text: str, block: Block, low: int, high: int, name: str) -> str:
    """A block with a mark: formed as ever where all of it is cited, else as it was written."""
    before, cited, after = text[block.start : low], text[low:high], text[high : block.end]
    if not before.strip() and not after.strip():
        return f'<div class="cited"{name}>{_formed(cited)}</div>'
    return (
        f'<p class="raw"{name}>{escape(before.lstrip())}<mark>{escape(cited)}</mark>'
        f"{escape(after.rstrip())}</p>"
    )


def _formed(block: str) -> str:
    heading = _HEADING.fullmatch(block.strip())
    if heading:
        level = min(4, 1 + len(heading[1]))
        return f"<h{level}>{escape(heading[2])}</h{level}>"
    return to_html(block.strip("\n"))
