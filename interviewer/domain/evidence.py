"""The quote check: no credit without the candidate's own words."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from interviewer.domain.value import Value

MIN_QUOTE_WORDS = 4
"""A shorter quote proves nothing: three words in a row stand in almost any answer."""

_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "′": "'"}
)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


class Place(Value):
    """Where a quote stands: the turn's number and the span of its text."""

    turn: int
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return [*_words(text)]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.translate(_QUOTES).casefold()))


def normalise(text: str) -> str:
    """A text with one kind of quotation mark, single spaces and composed characters."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_QUOTES)).strip()


def find_quote(quote: str, turns: Iterable[tuple[int, str]]) -> Place | None:
    """The first turn that holds the quote verbatim, white space and quotation marks aside.

    `turns` are (number, text) of the candidate's own turns. None when the quote has fewer than
    `MIN_QUOTE_WORDS` words or stands in none of them. The span counts characters of that text.
    """
    wanted = normalise(quote)
    if len(words(wanted)) < MIN_QUOTE_WORDS:
        return None
    pattern = re.compile(r"\s+".join(_literal(part) for part in wanted.split(" ")))
    for number, text in turns:
        at = 0
        composed = unicodedata.normalize("NFC", text)
        while found := pattern.search(composed, at):
            if _whole_words(found, composed):
                return Place(turn=number, start=found.start(), end=found.end())
            at = found.start() + 1
    return None


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    """The set of runs of `size` words of a text."""
    found = words(text)
    return {tuple(found[i : i + size]) for i in range(len(found) - size + 1)}


def _literal(part: str) -> str:
    """A pattern for a word that accepts each kind of quotation mark for the plain ones."""
    escaped = re.escape(part)
    return escaped.replace("'", "['‘’‚‛′]").replace('"', '["“”„‟]')


def _whole_words(found: re.Match[str], text: str) -> bool:
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    inside = found.group()
    opens = inside[:1].isalnum() and before.isalnum()
    closes = inside[-1:].isalnum() and after.isalnum()
    return not (opens or closes)
