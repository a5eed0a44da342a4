"""The ledger of facts: whether a text states a number that it should not, or another one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from interviewer.domain.claims import number_claims
from interviewer.domain.clashes import clashes
from interviewer.domain.problem import Problem
from interviewer.domain.quantities import Kind, parse_quantities
from interviewer.roles.model_backed.hidden import found_weight, keys

SAME = 0.02
"""Two numbers this close, as a share, are the same number."""
TELLING = 0.9
"""So much has to be said of a fact's matter, in weights of words, for its number to be its own."""
_ONE_IN = re.compile(
    r"\b(?:one|1) (?:in|out of) (?:every )?(?P<of>\d{1,6}|a hundred|a thousand|two|three|four|five"
    r"|six|seven|eight|nine|ten|twenty|fifty)\b",
    re.IGNORECASE,
)
_OF = {
    "a hundred": 100, "a thousand": 1000, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20, "fifty": 50,
}  # fmt: skip

Number = tuple[str, float]
"""What a number measures and how much, a period ("a day") left aside."""


@lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[Number]:
    """The numbers a text states, those of a share or a time in base units."""
    found = {
        (_family(q.kind), q.amount) for q in parse_quantities(text) if not _is_order(text, q.end)
    }
    for match in _ONE_IN.finditer(text):
        of = match["of"].lower()
        found.add((Kind.FRACTION, 1 / (_OF.get(of) or max(1.0, float(of)))))
    return frozenset(found)


def stated(number: Number, known: Iterable[Number]) -> bool:
    """Whether a number is one of the known ones."""
    return any(number[0] == kind and isclose(number[1], n, rel_tol=SAME) for kind, n in known)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its numbers and the words of its matter."""

    fact: str
    numbers: frozenset[Number]
    matter: frozenset[str]


class Ledger:
    """What a problem's facts say in numbers."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._all = tuple(fact.id for fact in problem.facts)
        self._entries = tuple(
            Entry(
                fact.id,
                numbers(fact.answer),
                frozenset(
                    key
                    for key in keys(f"{fact.label}. {fact.answer}")
                    if not any(c.isdigit() for c in key.lstrip("=")) or key.startswith("=")
                ),
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
        for entry in self._entries:
            if entry.fact in given or not any(stated(n, entry.numbers) for n in said):
                continue
            shared = about & entry.matter
            if len(shared) >= 2 and sum(found_weight(key) for key in shared) >= TELLING:
                return True
        return False

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


def _of(known: Iterable[Number], quote: str) -> frozenset[Number]:
    listed = list(known)
    return frozenset(n for n in numbers(quote) if stated(n, listed))


def _family(kind: Kind) -> str:
    """Counts and rates of them are one family: "40 million a day" is "40 million daily"."""
    return Kind.COUNT if kind == Kind.RATE else str(kind)


def _is_order(text: str, end: int) -> bool:
    """Whether a figure is an ordinal: the 99th percentile states no 99."""
    return text[end : end + 2].lower() in ("th", "st", "nd", "rd")
