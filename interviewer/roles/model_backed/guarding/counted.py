"""The numbers that a text states, and when two of them are the same."""

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache
from math import isclose

from interviewer.domain.quantities import Kind, parse_quantities
from interviewer.roles.model_backed.guarding.spelled import in_figures
from interviewer.roles.model_backed.guarding.telltale import DAILY, LARGE

SAME = 0.01
"""Two numbers this close, as a share, are the same number."""
ROUGH = 0.03
"""And large ones and long times this close."""
RATES = 0.05
NEARLY = 0.07
"""A share put in words is a fact's that is this close: "one in eight" stands for 12 percent."""
_DAY = 86_400.0
_MONTH = 2_592_000.0
_BETWEEN = re.compile(
    r"\b(?:between|from) (?P<low>\d[\d.,]*)(?P<size> (?:million|thousand|billion))?(?P<own> ?%| percent)? (?:and|to)"
    r" (?P<high>\d[\d.,]*)(?P<unit>[^.;!?]*)",
    re.IGNORECASE,
)
Number = tuple[str, float]
"""What a number measures and how much, a period ("a day") left aside; a rate is there by the day, too."""


@lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[Number]:
    """The numbers a text states, those of a share or a time in base units."""
    text = in_figures(text)
    found = [q for q in parse_quantities(text) if not _is_order(text, q.end)]
    rates = [q for q in found if q.kind == Kind.RATE and q.period and q.period < _DAY]
    return frozenset((_family(q.kind), q.amount) for q in found) | {
        (DAILY, q.value * _DAY) for q in rates
    }


def stated(number: Number, known: Iterable[Number]) -> bool:
    """Whether a number is one of the known ones."""
    kinds = {number[0]}
    if number[0] in (Kind.COUNT, Kind.FRACTION) and number[1] < 1:
        kinds = {Kind.COUNT, Kind.FRACTION}  # "a rate of 0.01"
    close = RATES if number[0] == DAILY else ROUGH if _is_long(number) else SAME
    return any(kind in kinds and isclose(number[1], n, rel_tol=close) for kind, n in known)


def is_near(share: float, known: Iterable[Number]) -> bool:
    """Whether a share put in words is one of the known ones, as closely as words go."""
    kinds = (Kind.FRACTION, Kind.COUNT)
    return any(kind in kinds and isclose(share, n, rel_tol=NEARLY) for kind, n in known)


def _is_long(number: Number) -> bool:
    kind, amount = number
    return amount >= (_MONTH if kind == Kind.SECONDS else LARGE)


def bracketed(text: str, numbers_of: frozenset[Number]) -> bool:
    """Whether a text says that one of the numbers lies between two others, close by."""
    for found in _BETWEEN.finditer(in_figures(text)):
        unit = f"{found['size'] or ''}{found['own'] or ''}{found['unit']}"
        ends = [numbers(f"{found[end]}{unit}") for end in ("low", "high")]
        for (kind, low), (_, high) in itertools.product(*ends):
            if low < high <= 2 * low and any(k == kind and low < n < high for k, n in numbers_of):
                return True
    return False


def _family(kind: Kind) -> str:
    """Counts and rates of them are one family: "40 million a day" is "40 million daily"."""
    return Kind.COUNT if kind == Kind.RATE else str(kind)


def _is_order(text: str, end: int) -> bool:
    """Whether a figure is an ordinal: the 99th percentile states no 99."""
    return text[end : end + 2].lower() in ("th", "st", "nd", "rd")
