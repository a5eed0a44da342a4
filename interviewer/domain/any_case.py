"""Patterns of English words in any case, several times as quick as with `re.IGNORECASE`.

Where case counts, an alternative is passed over by its first letter alone; where it does not, each
of a hundred is tried at every word. So the text is put into lower case first, once.
"""

import re
from collections.abc import Iterator

_ESCAPE = re.compile(r"\\.|\(\?P")
_ODD = str.maketrans({"İ": "I", "ı": "i", "ſ": "s"})
"""Letters that `re.IGNORECASE` takes for others, and `str.lower` leaves or makes longer."""


class AnyCase:
    """A pattern written in lower case, found in texts of any case.

    What it finds stands where it stands in the text, with its groups in lower case.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Raises `ValueError` for a capital: nothing would be found by it."""
        if any(map(str.isupper, _ESCAPE.sub("", pattern))):
            raise ValueError(f"a capital in {pattern!r}")
        self._compiled = re.compile(pattern, flags)
        first, rest = _parted(pattern)
        self._first = re.compile(first, flags) if first and rest else None
        self._rest = re.compile(rest, flags) if first and rest else self._compiled

    def holds(self, text: str) -> bool:
        """Whether it is found, where nobody asks for its place: quicker than `search`.

        Alternatives that all begin with "\\b" are passed over where no word begins; one with "^"
        among them has all of them tried at every letter. So those are tried apart.
        """
        low = lowered(text)
        if self._rest.search(low) is not None:
            return True
        return self._first is not None and self._first.search(low) is not None

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._compiled.search(lowered(text), at)

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._compiled.match(lowered(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._compiled.finditer(lowered(text))

    def without(self, text: str) -> str:
        """A text with a space where it is found, as `re.Pattern.sub` puts one."""
        at, parts = 0, list[str]()
        for found in self.finditer(text):
            parts.append(text[at : found.start()])
            at = found.end()
        return " ".join([*parts, text[at:]])

    def count(self, text: str) -> int:
        """How often it is found."""
        return sum(1 for _ in self.finditer(text))


def _parted(pattern: str) -> tuple[str, str]:
    """The alternatives of a pattern that begin with "^", and the others."""
    parts, depth, in_class, start, at = list[str](), 0, False, 0, 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif in_class:
            in_class = letter != "]" or pattern[at - 1] in "[^"
        elif letter == "[":
            in_class = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and not depth:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    parts.append(pattern[start:])
    first = [part for part in parts if part.startswith("^")]
    return "|".join(first), "|".join(part for part in parts if not part.startswith("^"))


def lowered(text: str) -> str:
    """A text in lower case, each letter in its place."""
    return text.lower() if text.isascii() else text.translate(_ODD).lower()
