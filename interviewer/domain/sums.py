"""Sums: the arithmetic a candidate did, compared with what it gives."""

import re
from collections.abc import Sequence
from math import isfinite

from interviewer.domain.any_case import lowered
from interviewer.domain.calculations import (
    THAT,
    Calculation,
    calculation_at,
    goes_on,
    is_a_day,
)
from interviewer.domain.capacity import DAY, capacity_value
from interviewer.domain.quantities import Kind, Quantity, parse_quantities
from interviewer.domain.reading import Sum

CLOSE = 0.15
"""A stated result may be so far from the correct one."""
HEDGED = 1.25
"""Or off by this factor, when it is said to be rough."""

_DOUBT = re.compile(
    r"\b(?:peak|burst|max|worst|headroom|overhead|replica|redundan|compress|buffer|growth|safety"
    r"|margin|quanti[sz]|extra|includ|utili|cache|dedup|shard|if\b|suppos|not\b|instead)"
)
_QUALIFIES = re.compile(r"\b(?:with|after|before|for|in|once|without|int8|fp16)\b")
_REQUESTS = re.compile(r"$|(?:[qrt]ps|req|quer|call|load|hit)")
_RESOURCES = re.compile(
    r"machine|server|shard|core|gpu|cpu|node|partition|pod|worker|disk|order|x$"
)
_PREFIXED = re.compile(r"(?:kilo|mega|giga|tera|peta|exa|milli|micro|nano)[a-z]{3}")
"""Units that hold a size of their own: gigaflops, teraflops, megawatts."""
_LOT = frozenset({"hundred", "thousand", "million", "mille"})
"""What is priced or counted by the lot: dollars per thousand impressions."""
_A_DAY = re.compile(r"\b(?:the )?(?:number of )?seconds (?:in|per) (?:a|the|one) day\b")
_EVERY = {1.0: " a second", 60.0: " a minute", 3600.0: " an hour", DAY: " a day"}
_EVERY |= {7 * DAY: " a week", 30 * DAY: " a month", 365 * DAY: " a year"}


def check_sums(text: str) -> tuple[Sum, ...]:
    """The arithmetic of a text that is clearly one calculation, checked, in order.

    `said` and `correct` are in `unit` as written. Right is within `CLOSE`, or a factor `HEDGED`
    for a rough result. What could be meant otherwise is reported only when it comes out.
    """
    source = re.sub(r"(?<=[\dkKMB])[xX](?=\s?\d)", "×", text).replace("’", "'")
    plain = lowered(source)
    found = [*parse_quantities(source)]
    for match in _A_DAY.finditer(plain):
        span = (match.start(), match.end(), match.end(), "86,400")
        found.append(Quantity(Kind.COUNT, "", *span, DAY, 1.0, 0.0, ()))
    found.sort(key=lambda quantity: quantity.start)
    sums: dict[str, Sum] = {}
    at, result = 0, -1
    while at < len(found) - 1:
        step, end = calculation_at(plain, found, at, result)
        made = _checked(plain, step, _shares(found[:at])) if step else None
        if step and made and (made.ok or not goes_on(plain, found, end)):
            start = found[at].start - step.formula[:8].count("(") * (
                plain[found[at].start - 1] == "("
            )
            quote = text[start : step.result.end]
            sums.setdefault(made.expression, made.model_copy(update={"quote": quote}))
        result = end if step else result
        at = end if step else at + 1
    return tuple(sums.values())


def _shares(before: Sequence[Quantity]) -> frozenset[float]:
    """The percentages stated just before, as bare numbers: "with 20% it's 20 times 10 cents"."""
    return frozenset(q.amount / q.scale for q in before[-4:] if q.kind == Kind.FRACTION)


def _checked(plain: str, step: Calculation, shares: frozenset[float]) -> Sum | None:
    """The calculation compared with what it gives, or None when it could be meant otherwise."""
    try:
        total = capacity_value(step.formula, {})
    except ValueError:
        return None
    result = step.result
    could_be, firm = _meanings(step, total)
    if any(q.kind == Kind.COUNT and q.amount in shares for q in step.operands):
        could_be.append(total / 100)
    could_be = [value for value in could_be if isfinite(value)]
    if not could_be or (len(step.operands) == 1 and not firm):
        return None
    low = (1 / HEDGED, HEDGED) if step.rough else (1 - CLOSE, 1 + CLOSE)
    right = [v for v in could_be if v * result.amount >= 0 and _within(result.amount, v, low)]
    if not right and (step.bound or not firm or _in_doubt(plain, step, could_be[0])):
        return None
    unit = result.unit
    if result.period and not re.search(r"[qrt]p[sm]$|/", unit.lower()):
        unit = (unit + _EVERY.get(result.period, "")).strip()
    return Sum(
        quote="",
        expression=step.written,
        said=result.amount / result.scale,
        correct=(right or could_be)[0] / result.scale,
        unit=unit,
        ok=bool(right),
    )


def _within(said: float, correct: float, low: tuple[float, float]) -> bool:
    return low[0] * correct <= said <= low[1] * correct


def _meanings(step: Calculation, total: float) -> tuple[list[float], bool]:
    """What the total can be in the result's unit, likeliest first, and whether that is sure."""
    result, firm = step.result, step.firm
    if len(step.operands) == 1:
        return _converted(step.operands[0], result)
    signed = [*zip(step.operands, step.signs, strict=True)]
    periods = {q.period for q in step.operands if q.period}
    firm = firm and len(periods) <= 1 and result.kind != Kind.FACTOR
    period = min(periods, default=0.0)
    bare = {"*": 1.0, "/": 1.0}
    product = total
    for q, sign in signed[1:]:
        sign = "*" if sign in ("of", "each") else sign
        if q.kind == Kind.SECONDS and sign == "/":
            period = 1.0
        elif q.kind == Kind.SECONDS and period:
            total, period = total / period, 0.0
        elif q.kind == Kind.SECONDS and sign == "*" and result.kind != Kind.SECONDS:
            total, firm = total / DAY, False
        elif q.period and sign == "/":
            firm, period = False, 0.0
        elif q.kind == Kind.COUNT and sign in bare:
            bare[sign] *= q.amount
    if 0.8 < bare["/"] / (period or DAY) < 1.2:
        period = 1.0
    elif period and 0.8 < bare["*"] * period / (result.period or DAY) < 1.2:
        period = result.period or DAY
    could_be = [total]
    if result.period and period:
        could_be = [total / period * result.period, total]
    elif result.period:
        could_be = [total, total / DAY * result.period]
        firm = firm and result.period == DAY
    elif period:
        could_be = [total, total / period]
    if result.kind == Kind.SECONDS and periods:
        could_be.append(product)  # so much time a day
    for kind, others in (
        (Kind.BYTES, [total * k for k in (1, 2, 4, 8)]),
        (Kind.SECONDS, [total]),
        (Kind.FRACTION, [total, total / 100]),
    ):
        times = sum((-1 if sign == "/" else 1) for q, sign in signed if _like(q.kind, kind))
        added = kind != Kind.FRACTION and {"+", "-"} & set(step.signs) != set()
        if _like(result.kind, kind) and (times != 1 or kind == Kind.FRACTION) and not added:
            could_be += others if times == 0 else []
            ratio = kind == Kind.FRACTION and set(step.signs[1:]) == {"/"}
            firm = firm and (ratio or (kind == Kind.FRACTION and times == len(signed)))
        elif not _like(result.kind, kind) and times > 0 and kind != Kind.FRACTION:
            firm = firm and kind == Kind.SECONDS and bool(periods)
    if {"+", "-"} & set(step.signs) and len({q.kind for q in step.operands}) > 1:
        firm = False
    if any(_PREFIXED.match(q.unit.lower()) for q in (*step.operands, result)):
        firm = False
    if any(_LOT.intersection(q.per) for q in step.operands):
        could_be, firm = [*could_be, *(value / 1000 for value in could_be)], False
    mine = any(_RESOURCES.search(q.unit.lower()) for q in step.operands)
    if _RESOURCES.search(result.unit.lower()) and not mine:
        firm = False
    return could_be, firm


def _like(kind: Kind, other: Kind) -> bool:
    return kind == other or (kind == Kind.BYTE_RATE and other == Kind.BYTES)


def _converted(left: Quantity, right: Quantity) -> tuple[list[float], bool]:
    """A rate restated in another unit of time: "1M a day is about 12 per second"."""
    rates = left.kind == right.kind and left.kind in (Kind.RATE, Kind.BYTE_RATE)
    nouns = {re.sub(r"e?s$", "", q.unit.lower()) for q in (left, right)} - {""}
    same = len(nouns) <= 1 or all(_REQUESTS.match(noun) for noun in nouns)
    same = same and left.per == right.per and not (left.ranged or right.ranged)
    sure = rates and same and left.period != right.period
    return ([left.amount / left.period * right.period] if sure else []), sure


def _in_doubt(plain: str, step: Calculation, correct: float) -> bool:
    """Whether something unsaid may explain the difference: a peak, replicas, a left-out "million"."""
    start, end = step.operands[0].start, step.result.end
    before = re.split(r"[.;\n]\s", plain[max(0, start - 60) : start])[-1]
    after = re.split(r"[.,;\n)]", plain[end : end + 40])[0]
    said_that = len(step.signs) == 2 and THAT.match(plain, step.operands[1].end)
    inside = plain[start:end]
    if _DOUBT.search(after) or _QUALIFIES.search(after):
        return True
    if not said_that and (_DOUBT.search(before) or _DOUBT.search(inside)):
        return True
    ratio = step.result.amount / correct if correct else 0.0
    small = all(q.amount < 1e4 or is_a_day(q.amount) for q in step.operands)
    return small and any(0.8 < ratio / size < 1.25 for size in (1e3, 1e6, 1e9))
