"""The ledger of facts: whether a text states a number that it should not, or another one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from interviewer.domain.claims import number_claims
from interviewer.domain.clashes import clashes
from interviewer.domain.problem import Problem
from interviewer.domain.quantities import Kind, parse_quantities
from interviewer.roles.model_backed.hidden import found_weight, keys
from interviewer.roles.model_backed.spelled import in_figures

SAME = 0.01
"""Two numbers this close, as a share, are the same number."""
TELLING = 0.9
"""So much has to be said of a fact's matter, in weights of words, for its number to be its own."""
LARGE = 10_000
"""A count from here on, a size, and a fine share are somebody's number: one word places them."""
HUGE = 1_000_000
"""From here on no word is needed."""
SMALL = 25
"""A count up to here and a round share stand anywhere: it takes three words to place them."""
ROUND = (0.01, 0.1, 0.25, 0.5)

Number = tuple[str, float]
"""What a number measures and how much, a period ("a day") left aside."""


@lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[Number]:
    """The numbers a text states, those of a share or a time in base units."""
    text = in_figures(text)
    return frozenset(
        (_family(q.kind), q.amount) for q in parse_quantities(text) if not _is_order(text, q.end)
    )


def stated(number: Number, known: Iterable[Number]) -> bool:
    """Whether a number is one of the known ones."""
    kinds = {number[0]}
    if number[0] in (Kind.COUNT, Kind.FRACTION) and number[1] < 1:
        kinds = {Kind.COUNT, Kind.FRACTION}  # "a rate of 0.01"
    return any(kind in kinds and isclose(number[1], n, rel_tol=SAME) for kind, n in known)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its numbers and the words of its matter; `wide` holds the ways of asking, too."""

    fact: str
    numbers: frozenset[Number]
    matter: frozenset[str]
    wide: frozenset[str]

    def is_told(self, said: list[Number], about: frozenset[str]) -> bool:
        """Whether one of the numbers said is the fact's, with words that place it."""
        matched = [number for number in said if stated(number, self.numbers)]
        if not matched:
            return False
        if any(_is_unmistakable(number) for number in matched):
            return True
        if any(_is_distinct(number) for number in matched) and about & self.wide:
            return True
        shared = about & self.matter
        least = 3 if all(_is_common(number) for number in matched) else 2
        return len(shared) >= least and sum(found_weight(key) for key in shared) >= TELLING


class Ledger:
    """What a problem's facts say in numbers."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._all = tuple(fact.id for fact in problem.facts)
        self._entries = tuple(
            Entry(
                fact.id,
                numbers(fact.answer),
                _matter(f"{fact.label}. {fact.answer}"),
                _matter(f"{fact.label}. {fact.answer} {fact.unit}. {'. '.join(fact.terms)}"),
            )
            for fact in problem.facts
        )

    def tells(self, text: str, known: Iterable[Number], given: frozenset[str]) -> bool:
        """Whether a text gives the number of a fact that is not among those `given`.

        A number that is known already, to whoever said it first, tells nothing.
        """
        said = [n for n in numbers(text) if not stated(n, known)]
        if not said:
            return False
        about = keys(text)
        return any(e.fact not in given and e.is_told(said, about) for e in self._entries)

    def invents(self, text: str, known: Iterable[Number], answering: bool) -> bool:
        """Whether a text states a number about a fact's matter that is not the fact's.

        When `answering` a question about the setting, any number of its own is invented.
        """
        if text.rstrip(" \"')”’").endswith(("?", "？")):
            return False
        own = [n for n in numbers(text) if not stated(n, known)]
        if not own:
            return False
        if answering:
            return True
        claims = [c for c in number_claims(text) if not numbers(c.quote) <= _of(known, c.quote)]
        return bool(clashes(self._problem, self._all, [], claims))


def _matter(text: str) -> frozenset[str]:
    """The telling words of a text without its figures."""
    return frozenset(key for key in keys(text) if key.startswith("=") or not key[0].isdigit())


def _is_unmistakable(number: Number) -> bool:
    """Whether a number that equals a fact's can hardly do so by chance."""
    kind, amount = number
    if kind == Kind.COUNT:
        fine = 0 < amount < 1 and round(amount * 20, 6) % 1 != 0
        return fine or amount >= HUGE
    return kind in (Kind.BYTES, Kind.BYTE_RATE)


def _is_distinct(number: Number) -> bool:
    kind, amount = number
    if kind == Kind.COUNT:
        return amount >= LARGE or 0 < amount < 1
    fine = kind == Kind.FRACTION and round(amount * 20, 6) % 1 != 0 and not _is_common(number)
    return fine or kind in (Kind.BYTES, Kind.BYTE_RATE)


def _is_common(number: Number) -> bool:
    kind, amount = number
    if kind == Kind.FRACTION:
        return any(isclose(amount, share) for share in ROUND)
    return kind == Kind.COUNT and 1 <= amount <= SMALL


def _of(known: Iterable[Number], quote: str) -> frozenset[Number]:
    listed = list(known)
    return frozenset(n for n in numbers(quote) if stated(n, listed))


def _family(kind: Kind) -> str:
    """Counts and rates of them are one family: "40 million a day" is "40 million daily"."""
    return Kind.COUNT if kind == Kind.RATE else str(kind)


def _is_order(text: str, end: int) -> bool:
    """Whether a figure is an ordinal: the 99th percentile states no 99."""
    return text[end : end + 2].lower() in ("th", "st", "nd", "rd")
