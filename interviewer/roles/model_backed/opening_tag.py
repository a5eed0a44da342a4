"""The tag an answer opens with: which move is spoken, and on which notes. Never shown."""

import re
from dataclasses import dataclass

_THINKS = re.compile(r"\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_TAG = re.compile(r"\s*`{0,3}\s*<move\b([^<>]{0,200})>`{0,3}[ \t]*\n*", re.IGNORECASE)
_NUMBER = re.compile(r"\bn\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_NOTES = re.compile(r"\bnotes?\s*=\s*[\"']?([\d\s,;]{1,40})", re.IGNORECASE)
_STARTS = ("<move", "`<move", "``<move", "```<move", "```\n<move", "<thinking>", "<think>")
_LONGEST = 240
_CLOSES = re.compile(r"\s*</move\s*>\s*`{0,3}\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """What the tag said; `move` is None where it was missing or made no sense."""

    move: int | None = None
    notes: tuple[int, ...] = ()


class OpeningTag:
    """Takes an answer's pieces until it is clear what the tag says; the rest is speech."""

    def __init__(self) -> None:
        self._held = ""
        self.tag: Tag | None = None

    def feed(self, piece: str, last: bool = False) -> str:
        """What is speech of the answer so far, once `tag` is known; before, nothing."""
        self._held += piece
        text = _THINKS.sub("", self._held)
        found = _TAG.match(text)
        if found:
            if found.end() == len(text) and not last:
                return ""  # white space that belongs to the tag may follow
            self.tag = _read(found[1])
            return text[found.end() :]
        if not last and _may_become(text):
            return ""
        self.tag = Tag()
        return text.lstrip()


def without_closing(text: str) -> str:
    """A text without the end tag that some models add."""
    return _CLOSES.sub("", text)


def _may_become(text: str) -> bool:
    """Whether a tag may still come: white space, a part of its opening, thoughts not closed."""
    start = text.lstrip().casefold()
    if start.startswith("<think"):
        return True
    whole = any(start.startswith(begin) for begin in _STARTS)
    part = any(begin.startswith(start) for begin in _STARTS)
    return part or (whole and len(start) < _LONGEST and ">" not in start)


def _read(inside: str) -> Tag:
    number = _NUMBER.search(inside)
    notes = _NOTES.search(inside)
    return Tag(
        move=int(number[1]) if number else None,
        notes=tuple(int(n) for n in re.findall(r"\d{1,3}", notes[1])) if notes else (),
    )
