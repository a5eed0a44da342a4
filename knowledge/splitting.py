"""A long section to spans that fit: whole blocks first, then lines, list items, sentences, words."""

import re
from collections.abc import Callable, Iterator

Span = tuple[int, int]
# Borders from coarse to fine; each match's end is where a new piece may start.
_BORDERS: tuple[re.Pattern[str], ...] = (
    re.compile(r"\n[ \t]*\n+"),
    re.compile(r"\n"),
    re.compile(r"\s(?=(?:[+*•]|\d{1,2}[.)])\s+\S)"),
    re.compile(r"(?<=[.!?;])[\"'”’)\]]*\s+|(?<=[。！？；])"),
    re.compile(r"(?<=[,:])\s+|(?<=[，、：])"),
    re.compile(r"\s+"),
)
_SENTENCE = _BORDERS[3]


class Splitter:
    """Cuts `text` into spans of at most `limit` tokens as `count` counts them.

    `whole` are spans (fences, tables) cut only where one alone is over the limit, and then by line.
    `chars` bounds a span where tokens do not: WordPiece makes one token of any over-long word.
    """

    def __init__(
        self, text: str, limit: int, count: Callable[[str], int], whole: tuple[Span, ...]
    ) -> None:
        self._text = text
        self._limit = limit
        self._overlap = max(1, limit // 7)
        self._chars = limit * 8
        self._count = count
        self._whole = whole

    def tokens(self, start: int, end: int) -> int:
        """Tokens of a span; over the limit at once for a span with too many characters."""
        if end - start > self._chars:
            return self._limit + 1 + (end - start) // 8
        return self._count(self._text[start:end])

    def split(self, start: int, end: int) -> Iterator[Span]:
        """Spans that cover the section in order; prose overlaps by up to one sentence."""
        room = self._room(start, end)
        first, used, last = start, 0, start
        # A piece leaves room for the overlap put before it.
        most = (
            self._limit if self.tokens(start, end) <= self._limit else self._limit - self._overlap
        )
        for piece_start, piece_end in self._pieces(start, end, 0, most):
            size = self.tokens(piece_start, piece_end)
            fits = used + size <= room and piece_end - first <= self._chars
            if last > first and not fits:
                yield self._strip(first, last)
                first = self._overlap_from(first, last)
                used = self.tokens(first, last) if first < last else 0
            used += size
            last = piece_end
        if self._text[first:last].strip():
            yield self._strip(first, last)

    def _room(self, start: int, end: int) -> int:
        """Tokens to aim at per span: even parts rather than full ones and a crumb at the end."""
        total = self.tokens(start, end)
        fresh = self._limit - self._overlap
        parts = max(1, -(-(total - self._overlap) // fresh))
        even = (total + self._overlap * (parts - 1)) // parts
        return min(self._limit, even + self._limit // 10)

    def _strip(self, start: int, end: int) -> Span:
        text = self._text[start:end]
        return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))

    def _pieces(self, start: int, end: int, depth: int, room: int) -> Iterator[Span]:
        """Pieces of at most `room` tokens, as coarse as they can be."""
        if not self._text[start:end].strip() or self.tokens(start, end) <= room:
            yield start, end
            return
        if depth == len(_BORDERS):
            middle = max(start + 1, (start + end) // 2)
            if middle >= end:
                yield start, end
                return
            yield from self._pieces(start, middle, depth, room)
            yield from self._pieces(middle, end, depth, room)
            return
        cut = start
        for border in self._borders(start, end, depth):
            yield from self._pieces(cut, border, depth + 1, room)
            cut = border
        yield from self._pieces(cut, end, depth + 1, room)

    def _borders(self, start: int, end: int, depth: int) -> Iterator[int]:
        """Where pieces may part at this depth; blocks that are to stay whole are borders too."""
        inner = [span for span in self._whole if start < span[1] and span[0] < end]
        borders: Iterator[int] = (
            match.end() for match in _BORDERS[depth].finditer(self._text, start, end)
        )
        if depth == 0 and inner:
            kept = [b for b in borders if not any(s < b < e for s, e in inner)]
            edges = [edge for span in inner for edge in span]
            borders = iter(sorted({*kept, *edges}))
        for border in borders:
            if start < border < end:
                yield border

    def _overlap_from(self, start: int, end: int) -> int:
        """Start of the last sentence of a span of prose if it is short, else the span's end."""
        text = self._text[start:end]
        line = text.rstrip().rpartition("\n")[2]
        if re.match(r"\s*(?:[-+*•|>#`]|\d{1,3}[.)]\s)", line) or any(
            s < end <= e for s, e in self._whole
        ):
            return end
        tail_start = end - min(len(text), 600)
        borders = [
            match.end()
            for match in _SENTENCE.finditer(self._text, tail_start, end)
            if self._text[match.end() : end].strip()
        ]
        if not borders or borders[-1] <= start:
            return end
        return borders[-1] if self.tokens(borders[-1], end) <= self._overlap else end
