"""Cut chat text into sentences with exact offsets: bullets, semicolons, abbreviations, decimals."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

LONG = 40
"""Words from which a run without punctuation is cut at its joints."""
SHORT = 6
"""A joint is no cut when less than this many words would stand alone."""

_ABBREVIATIONS = frozenset(
    ("e.g", "i.e", "eg", "ie", "cf", "vs", "approx", "resp", "incl", "excl", "eq", "dr", "mr")
    + ("mrs", "ms", "prof", "inc", "ltd", "w.r.t", "wrt", "a.k.a", "aka", "avg", "dept")
    + ("u.s", "u.k", "p.m", "a.m")
)
_MARKER = re.compile(r"(?:[-*+•·–—>]|#{1,6}|\(?\d{1,2}[.):]|\(?[a-zA-Z]\)|\[[ xX]\])\s+")
_FENCE = re.compile(r"\s*(?:```|~~~)\s*(\w*)")
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[)\]\"'”’*_]*(?=\s|$)|;(?=\s|$)|[。！？]")
_NUMBERED = re.compile(r"(?<!\S)\(?(\d{1,2})[.)]\s+(?=\S)")
_JOINT = re.compile(
    r"(?:,|(?<!\s))\s++(?=(?:and|but|so|then|because|also|plus|while|where|which)\s)|,\s+"
)
_WORD = re.compile(r"\S+")
_WORDISH = re.compile(r"\w")


class Span(NamedTuple):
    """A piece of a text: `text == source[start:end]`."""

    start: int
    end: int
    text: str


def split_sentences(text: str, *, at_joints: bool = True) -> list[Span]:
    """The sentences of a chat message, in order and without overlap.

    A run without punctuation is cut where a clause begins, unless not `at_joints`.
    List markers stay outside the spans; pieces without a letter or digit and Mermaid blocks
    (drawings, not speech) are left out. Linear in the length of the text.
    """
    return [*_split(text, at_joints)]


@lru_cache(maxsize=512)
def _split(text: str, at_joints: bool) -> tuple[Span, ...]:
    spans: list[Span] = []
    for piece in _pieces(text):
        for left, right in _joints(text, *piece) if at_joints else [piece]:
            left, right = _trim(text, left, right)
            if _WORDISH.search(text, left, right):
                spans.append(Span(left, right, text[left:right]))
    return tuple(spans)


@lru_cache(maxsize=512)
def _pieces(text: str) -> tuple[tuple[int, int], ...]:
    """The runs between full stops, line ends and items of a list, cut at joints or not."""
    return tuple(piece for block in _blocks(text) for piece in _cut(text, *block))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Lines, hard-wrapped ones joined, fence marks and Mermaid blocks left out."""
    fence: str | None = None
    held: tuple[int, int] | None = None
    for match in re.finditer(r"[^\r\n]+", text):
        line, (start, end) = match.group(), match.span()
        mark = _FENCE.match(line)
        if mark or fence == "mermaid":
            if mark:
                fence = mark[1].lower() if fence is None else None
            if held:
                yield held
            held = None
        elif held and _continues(text, held, start, line):
            held = (held[0], end)
        else:
            if held:
                yield held
            held = (start, end)
    if held:
        yield held


def _continues(text: str, held: tuple[int, int], start: int, line: str) -> bool:
    """Whether a line goes on with a sentence that a hard wrap at 60 or more characters broke."""
    before = text[held[0] : held[1]].rstrip()
    gap = text[held[1] : start]
    long = len(before.rsplit("\n", 1)[-1]) >= 60
    return long and gap.count("\n") <= 1 and before[-1] not in ".!?;:" and line[:1].islower()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    items = [*_items(text, start, end)]
    heads = [head for head, _ in items]
    cuts = {*heads, end}
    for stop in _stops(text, start, end):
        before = bisect_left(heads, stop) - 1
        if before < 0 or stop > items[before][1]:
            cuts.add(stop)
    for right in sorted(cuts):
        yield start, right
        start = right


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    words: list[int] = []
    for match in _STOP.finditer(text, start, end):
        if match.group() == ".":
            words = words or _word_starts(text, start, end)
            if _abbreviates(text, words, match.start()):
                continue
        yield match.end()


def _word_starts(text: str, start: int, end: int) -> list[int]:
    return [word.start() for word in _WORD.finditer(text, start, end)]


def _abbreviates(text: str, words: Sequence[int], dot: int) -> bool:
    """Whether the dot belongs to its word: "e.g.", an initial, the number of a list item.

    `words` is where the words of the line begin.
    """
    at = max(0, bisect_left(words, dot) - 1)
    written = text[words[at] : dot].rstrip().lstrip("([\"'")
    word = written.lower()
    following = bisect_right(words, dot)
    after = text[words[following]] if following < len(words) else ""
    if word == "etc":
        return not after.isupper()
    if word in {"no", "min", "max", "st", "al", "est", "fig", "sec"}:
        return after.isdigit() or (word in {"al", "max", "min"} and after.islower())
    if word.isdigit():
        return at == 0
    if len(word) == 1 and word.isalpha() and word not in "ai":
        is_unit = at > 0 and text[words[at - 1] : words[at]].rstrip()[-1].isdigit()
        return not is_unit
    return word in _ABBREVIATIONS and written != "ms"


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbers of a list inside one line: "1. log clicks 2. join them"."""
    found = list(_NUMBERED.finditer(text, start, end))
    numbers = [int(match[1]) for match in found]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        for match in found:
            yield match.span()


def _joints(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a run of more than LONG words where a clause begins."""
    long = end - start > 2 * LONG
    words = _word_starts(text, start, end) if long else []
    if len(words) > LONG:
        cut = 0
        for match in _JOINT.finditer(text, start, end):
            before = bisect_left(words, match.start(), cut)
            after = bisect_left(words, match.end(), before)
            if before - cut >= LONG // 2 and len(words) - after >= SHORT:
                yield start, match.end()
                start, cut = match.end(), after
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the list markers in front and the white space and semicolon around."""
    while start < end and text[start].isspace():
        start += 1
    while match := _MARKER.match(text, start, end):
        start = match.end()
    while start < end and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return start, end
