"""A calculation in chat text: which numbers, signs and stated result belong together."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviewer.domain.quantities import Kind, Quantity

MAX_GAP = 60
"""Words between two numbers of one calculation, in characters."""


class Calculation(NamedTuple):
    """A calculation: operands, the sign before each, and the stated result.

    `firm` when it can be meant in one way only; `rough` and `bound` for "about" and "at least".
    `formula` is what to compute, `written` the same to read.
    """

    operands: tuple[Quantity, ...]
    signs: tuple[str, ...]
    formula: str
    written: str
    result: Quantity
    firm: bool
    rough: bool
    bound: bool


_WORD = (
    r"(?:(?!(?:is|are|so|that|that's|which|and|but|or|if|then|not|gives|means|because|when|for|we|i"
    r"|it|it's|while|where|in|than|divided|multiplied|times|over|plus|minus|x)\b)[a-z][a-z'-]*)"
)
_SIGNS = {"x": "*", "×": "*", "*": "*", "·": "*", "times": "*", "multiplied by": "*", "/": "/"}
_SIGNS |= {"÷": "/", "divided by": "/", "over": "/", "+": "+", "plus": "+", "−": "-", "minus": "-"}
_OPERATION = re.compile(
    rf"(?:\s+{_WORD}){{0,4}}\s*(?P<close>\)*)\s*(?P<then>[,;]?\s*(?:(?:and|then|now)\s+)*)"
    r"(?:(?P<sign>[×*·/÷+−])|(?<![a-z])(?P<verb>x|times|multiplied by|divided by|over|plus|minus)"
    r"(?![a-z]))\s*(?P<open>\(*)\s*(?:(?:about|around|roughly|approximately|some|say|maybe|perhaps"
    r"|the|our|all|those|these|another|an?|average|of)\s+|[~≈$]\s*)*"
)
_OF = re.compile(r"\s+of\s+(?:(?:the|our|all|those|these|that|my|about|roughly)\s+|~)*")
_EACH = re.compile(
    r",?\s+(?:(?:and|with|times|making|doing|sending|loading|at|of|taking|needing)\s+)?(?:about\s+|~)?"
)
_RESULT = re.compile(
    rf"(?P<lead>(?:\s+{_WORD}){{0,4}})\s*(?P<close>\)*)[\s,]*(?:and\s+)?(?P<verb>=|≈|~=|≃|==|->|→|⇒|=>"
    r"|(?<![a-z])(?:is|are|gives(?: us| me)?|makes|equals|yields|comes (?:out )?(?:to|at)|(?:that|it)"
    r"(?:'s| is| makes| gives(?: us)?| comes to|'d be| would be)|which (?:is|gives(?: us)?|makes)"
    r"|works out (?:to|at)|(?:i|we) get|totals|so(?: that's| we get| we have| it's| i get)?|hence))"
    r"(?P<tail>(?:[\s,~≈$]|\b(?:about|around|roughly|approximately|approx|nearly|almost|some|ca|circa"
    r"|say|maybe|perhaps|like|on|the|order|of|just|only|or|so|a|total|in|at|over|under|more|less"
    r"|than|least|most|up|to|well|something|average)(?![a-z]))*)"
)
_EACH_ONE = re.compile(r"\s*each\b")
_GIVES = re.compile(
    r"=|gives|makes|equals|yields|comes|totals|works|(?:that|which|it)(?:'s| is| makes| gives)"
)
_LOOSE = re.compile(r"so|hence|(?:i|we) get|gives|it's|→|->|=>|⇒")
_ROUGH = re.compile(
    r"[~≈≃]|\b(?:about|around|roughly|approx|nearly|almost|order|like|maybe|some|ca)"
)
_OR_SO = re.compile(r"\s*(?:-ish|ish|or so|roughly|give or take|more or less|approximately)\b")
_BOUND = re.compile(r"\b(?:over|under|more|less|least|most|up|order)\b")
_OPEN_END = re.compile(r"(?:[×*/÷·+^−–-]|\b(?:x|times|by|over|plus|minus))\s*\(*\s*$|\w\(+$")
_PART_OF = re.compile(r"\b(?:of|with|has|have|having|in|by)\s+$")
_BULLET = re.compile(r"(?:^|\n)[ \t]*[-*+–•]\s+\(*$")
THAT = re.compile(r"(?:\s+times)?(?:\s+of)?\s+(?:that|this|it)\b")


def calculation_at(
    plain: str, found: Sequence[Quantity], at: int, result: int
) -> tuple[Calculation | None, int]:
    """The calculation that begins at a quantity, and the index of its result."""
    first, firm = found[at], True
    operands, signs, marks, end = [first], [""], ["", "", ""], first.end
    before = plain[max(0, first.start - 16) : first.start]
    that = THAT.match(plain, first.end)
    share = first.kind == Kind.FRACTION and that is not None and " of " in that[0]
    if that and at and (share or first.kind == Kind.FACTOR or "times" in that[0]):
        operands, signs, marks = [found[at - 1], first], ["", "*"], [*marks, "", "*", ""]
        firm, end = result == at - 1, that.end()
    elif result != at and _OPEN_END.search(before) and not _BULLET.search(before):
        return None, at
    for index in range(at + 1, min(at + 12, len(found))):
        right = found[index]
        gap = _without_asides(plain[end : right.start])
        if len(gap) > MAX_GAP or "\n\n" in gap or right.ranged or operands[-1].ranged:
            break
        sign, closed, opened = _sign(plain, gap, operands[-1], right)
        stated = None if sign else _RESULT.fullmatch(gap)
        if sign:
            operands.append(right)
            signs.append(sign)
            marks += [closed, sign, opened]
            each = _EACH_ONE.match(plain, right.end)
            end = each.end() if each else right.end
        elif stated:
            closed = stated["close"]
            marks[2] = "(" * ("".join(marks).count(")") + len(closed) - "".join(marks).count("("))
            if marks[2] and not re.search(rf"\({{{len(marks[2])}}}\s*$", before):
                break
            said = stated["verb"] + stated["tail"]
            rough = bool(_ROUGH.search(said) or _OR_SO.match(plain, right.end))
            bound = bool(_BOUND.search(stated["tail"])) or right.text.endswith("+")
            given = _GIVES.match(stated["verb"]) is not None
            share = signs[1:] == ["of"] and given and not stated["lead"]
            sized = signs[1:] == ["each"] and right.kind == operands[-1].kind == Kind.BYTES
            sized = sized and _PART_OF.search(before) is None
            loose: object = not (share or sized) and (
                _LOOSE.match(stated["verb"]) or {"of", "each"} & set(signs)
            )
            firm = firm and len(stated["lead"].split()) <= 2
            firm = firm and (not loose or _same_noun(plain, operands, right))
            formula = _formula(operands, marks) + closed
            written = _written(operands, marks, right) + closed
            step = Calculation((*operands,), (*signs,), formula, written, right, firm, rough, bound)
            return step, index
        else:
            break
    return None, at


def _formula(operands: Sequence[Quantity], marks: Sequence[str]) -> str:
    """What to compute; `marks` are closing brackets, sign and opening brackets before each."""
    signs = ["*" if mark in ("of", "each") else mark for mark in marks]
    parts = ("".join(signs[3 * n : 3 * n + 3]) + repr(q.amount) for n, q in enumerate(operands))
    return "".join(parts)


def _written(operands: Sequence[Quantity], marks: Sequence[str], result: Quantity) -> str:
    """The calculation in one notation: "50M x 20 / 86,400"."""
    if len(operands) == 1 and operands[0].period and result.period:
        ratio = operands[0].period / result.period
        return f"{_short(operands[0])} {'/' if ratio > 1 else 'x'} {max(ratio, 1 / ratio):,g}"
    names = {"*": " x ", "each": " x ", "/": " / ", "+": " + ", "-": " - ", "of": " of "}
    signs = [names.get(mark, mark) for mark in marks]
    return "".join("".join(signs[3 * n : 3 * n + 3]) + _short(q) for n, q in enumerate(operands))


def _same_noun(plain: str, operands: Sequence[Quantity], result: Quantity) -> bool:
    """Whether a result is plainly of the things multiplied: "40 mails each, so 800M mails"."""
    nouns = {q.unit.lower().removesuffix("s") for q in operands}
    alone = len(re.findall(r"[a-z]+", result.text.lower().split(" a ")[0])) <= 2
    noun = result.unit.lower().removesuffix("s")
    follows = re.match(r"\s[a-z]", plain[result.end : result.end + 2])
    return (alone and noun in nouns) or (not noun and not follows)


def _sign(plain: str, gap: str, left: Quantity, right: Quantity) -> tuple[str, str, str]:
    """The sign that the words between two quantities stand for, with brackets; else ""."""
    found = _OPERATION.fullmatch(gap)
    if found and (found["verb"] != "over" or is_a_day(right.amount)):
        return _SIGNS[found["sign"] or found["verb"]], found["close"], found["open"]
    if left.kind == Kind.FRACTION and _OF.fullmatch(gap):
        return "of", "", ""
    if _EACH.fullmatch(gap) and _EACH_ONE.match(plain, right.end):
        return "each", "", ""
    return "", "", ""


def _without_asides(gap: str) -> str:
    return re.sub(r"\([^()\d]{0,40}\)", " ", gap)


def goes_on(plain: str, found: Sequence[Quantity], end: int) -> bool:
    """Whether an operator follows the result directly: "a * b = c * d" states no result."""
    if end + 1 >= len(found):
        return False
    gap = plain[found[end].end : found[end + 1].start]
    operation = _OPERATION.fullmatch(_without_asides(gap)) if len(gap) <= MAX_GAP else None
    return operation is not None and not operation["then"].strip()


def is_a_day(amount: float) -> bool:
    """Whether a bare number stands for the seconds of a day: 86,400 or rounded to 100,000."""
    return 8e4 <= amount <= 1e5


def _short(quantity: Quantity) -> str:
    number = quantity.amount / quantity.scale
    written = quantity.text[: quantity.head - quantity.start]
    unit = "" if quantity.kind in (Kind.COUNT, Kind.RATE, Kind.FACTOR) else quantity.unit
    gap = "" if unit == "%" else " "
    if re.search(r"[a-zA-Z]", written):
        for size, name in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
            if number >= size:
                return f"{number / size:g}{name}{gap}{unit}".strip()
    return f"{number:,.10g}{gap}{unit}".strip()
