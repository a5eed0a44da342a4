"""Estimates in chat text: arithmetic that is checked, claims, and what they are at odds with."""

import ast
import operator
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from math import isfinite
from typing import NamedTuple

from interviewer.domain.problem import Fact, Problem
from interviewer.domain.quantities import Kind, Quantity, parse_quantities
from interviewer.domain.reading import Clash, NumberClaim, Sum

CLOSE = 0.15
"""A stated result may be so far from the correct one."""
HEDGED = 1.25
"""Or off by this factor, when it is said to be rough."""
OTHER_THAN_FACT = 1.5
OTHER_THAN_CLAIM = 2.0
MAX_GAP = 60
"""Words between two numbers of one calculation, in characters."""
DAY = 86_400.0

_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def capacity_value(formula: str, facts: Mapping[str, float]) -> float:
    """The value of arithmetic over fact ids: + - * / ** parentheses, numbers, names.

    Raises `ValueError` for anything else, an unknown name, or a result that is no finite number.
    """
    try:
        value = _evaluate(ast.parse(formula[:2000].strip(), mode="eval").body, facts)
    except (SyntaxError, ArithmeticError, RecursionError, MemoryError, TypeError) as error:
        raise ValueError(f"cannot compute {formula[:80]!r}") from error
    if not isfinite(value):
        raise ValueError(f"{formula[:80]!r} is not finite")
    return value


def _evaluate(node: ast.expr, facts: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.Name(id=name) if name in facts:
            return float(facts[name])
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluate(operand, facts)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            value = _OPERATORS[type(op)](_evaluate(left, facts), _evaluate(right, facts))
            if isinstance(value, float):
                return value
    raise ValueError(f"not arithmetic over known facts: {ast.unparse(node)[:80]!r}")


# Sums


class _Step(NamedTuple):
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
_EACH = re.compile(r",?\s+(?:(?:and|with|times|making|doing|sending|loading)\s+)?(?:about\s+|~)?")
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
_LOOSE = re.compile(r"so|hence|(?:i|we) get|gives|it's|→|->|=>|⇒")
_ROUGH = re.compile(
    r"[~≈≃]|\b(?:about|around|roughly|approx|nearly|almost|order|like|maybe|some|ca)"
)
_OR_SO = re.compile(r"\s*(?:-ish|ish|or so|roughly|give or take|more or less|approximately)\b")
_BOUND = re.compile(r"\b(?:over|under|more|less|least|most|up|order)\b")
_DOUBT = re.compile(
    r"\b(?:peak|burst|max|worst|headroom|overhead|replica|redundan|compress|buffer|growth|safety"
    r"|margin|quanti[sz]|extra|includ|utili|cache|dedup|shard|if\b|suppos|not\b|instead)"
)
_QUALIFIES = re.compile(r"\b(?:with|after|before|for|in|once|without|int8|fp16)\b")
_OPEN_END = re.compile(r"(?:[×*/÷·+^−–-]|\b(?:x|times|by|over|plus|minus))\s*\(*\s*$|\w\(+$")
_BULLET = re.compile(r"(?:^|\n)[ \t]*[-*+–•]\s+\(*$")
_REQUESTS = re.compile(r"$|(?:[qrt]ps|req|quer|call|load|hit)")
_RESOURCES = re.compile(
    r"machine|server|shard|core|gpu|cpu|node|partition|pod|worker|disk|order|x$"
)
_A_DAY = re.compile(r"\b(?:the )?(?:number of )?seconds (?:in|per) (?:a|the|one) day\b")
_THAT = re.compile(r"(?:\s+times)?(?:\s+of)?\s+(?:that|this|it)\b")
_EVERY = {1.0: " a second", 60.0: " a minute", 3600.0: " an hour", DAY: " a day"}
_EVERY |= {7 * DAY: " a week", 30 * DAY: " a month", 365 * DAY: " a year"}


def check_sums(text: str) -> tuple[Sum, ...]:
    """The arithmetic of a text that is clearly one calculation, checked, in order.

    `said` and `correct` are in `unit` as written. Right is within `CLOSE`, or a factor `HEDGED`
    for a rough result. What could be meant otherwise is reported only when it comes out.
    """
    source = re.sub(r"(?<=[\dkKMB])[xX](?=\s?\d)", "×", text).replace("’", "'")
    plain = "".join(c.lower() if len(c.lower()) == 1 else c for c in source)
    found = [*parse_quantities(source)]
    for match in _A_DAY.finditer(plain):
        span = (match.start(), match.end(), match.end(), "86,400")
        found.append(Quantity(Kind.COUNT, "", *span, DAY, 1.0, 0.0, ()))
    found.sort(key=lambda quantity: quantity.start)
    sums: dict[str, Sum] = {}
    at, result = 0, -1
    while at < len(found) - 1:
        step, end = _step(plain, found, at, result)
        made = _checked(plain, step) if step else None
        if step and made and (made.ok or not _goes_on(plain, found, end)):
            start = found[at].start - step.formula[:8].count("(") * (
                plain[found[at].start - 1] == "("
            )
            quote = text[start : step.result.end]
            sums.setdefault(made.expression, made.model_copy(update={"quote": quote}))
        result = end if step else result
        at = end if step else at + 1
    return tuple(sums.values())


def _step(plain: str, found: Sequence[Quantity], at: int, result: int) -> tuple[_Step | None, int]:
    """The calculation that begins at a quantity, and the index of its result."""
    first, firm = found[at], True
    operands, signs, marks, end = [first], [""], ["", "", ""], first.end
    before = plain[max(0, first.start - 16) : first.start]
    that = _THAT.match(plain, first.end)
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
            loose = _LOOSE.match(stated["verb"]) or {"of", "each"} & set(signs)
            firm = firm and len(stated["lead"].split()) <= 2
            firm = firm and (not loose or _same_noun(plain, operands, right))
            formula = _formula(operands, marks) + closed
            written = _written(operands, marks, right) + closed
            step = _Step((*operands,), (*signs,), formula, written, right, firm, rough, bound)
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
    if found and (found["verb"] != "over" or _is_a_day(right.amount)):
        return _SIGNS[found["sign"] or found["verb"]], found["close"], found["open"]
    if left.kind == Kind.FRACTION and _OF.fullmatch(gap):
        return "of", "", ""
    if _EACH.fullmatch(gap) and _EACH_ONE.match(plain, right.end):
        return "each", "", ""
    return "", "", ""


def _without_asides(gap: str) -> str:
    return re.sub(r"\([^()\d]{0,40}\)", " ", gap)


def _goes_on(plain: str, found: Sequence[Quantity], end: int) -> bool:
    """Whether an operator follows the result directly: "a * b = c * d" states no result."""
    if end + 1 >= len(found):
        return False
    gap = plain[found[end].end : found[end + 1].start]
    operation = _OPERATION.fullmatch(_without_asides(gap)) if len(gap) <= MAX_GAP else None
    return operation is not None and not operation["then"].strip()


def _is_a_day(amount: float) -> bool:
    """Whether a bare number stands for the seconds of a day: 86,400 or rounded to 100,000."""
    return 8e4 <= amount <= 1e5


def _checked(plain: str, step: _Step) -> Sum | None:
    """The calculation compared with what it gives, or None when it could be meant otherwise."""
    try:
        total = capacity_value(step.formula, {})
    except ValueError:
        return None
    result = step.result
    could_be, firm = _meanings(step, total)
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


def _meanings(step: _Step, total: float) -> tuple[list[float], bool]:
    """What the total can be in the result's unit, likeliest first, and whether that is sure."""
    result, firm = step.result, step.firm
    if len(step.operands) == 1:
        return _converted(step.operands[0], result)
    signed = [*zip(step.operands, step.signs, strict=True)]
    periods = {q.period for q in step.operands if q.period}
    firm = firm and len(periods) <= 1 and result.kind != Kind.FACTOR
    period = min(periods, default=0.0)
    bare = {"*": 1.0, "/": 1.0}
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


def _in_doubt(plain: str, step: _Step, correct: float) -> bool:
    """Whether something unsaid may explain the difference: a peak, replicas, a left-out "million"."""
    start, end = step.operands[0].start, step.result.end
    before = re.split(r"[.;\n]\s", plain[max(0, start - 60) : start])[-1]
    after = re.split(r"[.,;\n)]", plain[end : end + 40])[0]
    said_that = len(step.signs) == 2 and _THAT.match(plain, step.operands[1].end)
    inside = plain[start:end]
    if _DOUBT.search(after) or _QUALIFIES.search(after):
        return True
    if not said_that and (_DOUBT.search(before) or _DOUBT.search(inside)):
        return True
    ratio = step.result.amount / correct if correct else 0.0
    small = all(q.amount < 1e4 or _is_a_day(q.amount) for q in step.operands)
    return small and any(0.8 < ratio / size < 1.25 for size in (1e3, 1e6, 1e9))


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


# Claims and clashes

_CUT = re.compile(
    r"[;()\"“”—–]|,(?=\s)|\s(?=(?:and|but|so|because|then|which|while|where|whereas|since|we|i"
    r"|i'd|we'd|we'll|i'll|of which)\s)",
    re.IGNORECASE,
)
_ASSUMES = re.compile(
    r"\b(?:assum|let's say|suppos|i'd guess|ballpark|take as given)", re.IGNORECASE
)
_SAY = re.compile(r"\b(?:say|call it),?\s+(?:about |around |roughly |maybe |~)?$", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:peak\w*|burst\w*|spik\w*|grow\w*|if|suppose|supposing|imagine|what-if|target\w*|goal|aim\w*"
    r"|sampl\w*|subset|shards?|arms?|bucket|cohort|slice|segment|region|country|not|never|unless"
    r"|next|eventually|future|later|would|could|might|may|most|least|half|third|quarter|up to|some"
    r"|fewer|instead|rather|between|double[ds]?|doubling|triple[ds]?|ten times|twice|compared|versus|vs|unlike|once"
    r"|\w+n't)\b|\b(?:more|less) than\b|\b(?:over|under|above|below|beyond)(?= [\d~])"
)
_CHANGES = re.compile(
    r"\b(?:actually|correct(?:ion|ing|ed)?|i meant|scratch|sorry|revis\w*|updat\w*|instead|rather"
    r"|on second thought|earlier|chang\w*|now that|since you|you said|wrong|mistake)\b"
)
_CHOOSES = re.compile(
    r"\b(?:train|us|keep|hold|last|split|retrain|ramp|start|show|return|retriev|rank|scor|cach|batch"
    r"|window|timeout|filter|select|pick|cap|cut|set|choos|drop|allow|tak|spend|reserv|add|reduc"
    r"|wait|first|top|past|every|refresh|updat|want|need|should|must|fit|budget for|leav|giv|rest"
    r"|test|valid|holdout|experiment on|each)(?:e|es|ed|s|ing|ting|ping)?\b"
)
_LIMIT = re.compile(
    r"\b(?:budget|limit|up to|at most|within|no more|must|deadline|may take|need)\b"
)
_NEUTRAL = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at for to by and or is are was were be been there have has had it its this "
        "that we i our us my you about roughly around approximately nearly say so as with per p99 p95 "
        "p50 total overall only just app platform product service system site typical given since "
        "assum assume assuming assumed let s lets get gets expect know come number figure volume "
        "currently current right now today active end base d ll m re ve ok okay well then but because "
        "which into make making out like maybe perhaps probably basically day month second hour week",
    )
)
_GENERIC = frozenset(
    re.findall(
        r"\w+",
        "the size budget number count rate need limit length share value current which how many what "
        "a of per is time or and active",
    )
)


_IS = re.compile(
    r"(?:\b(?:is|are|was|were|of|have|get|see|serve)|[:=≈~])\s*(?:about |around |roughly |only |maybe )*$"
)
_LEADING = re.compile(
    r"^\s*(?:(?:and|but|so|because|then|while|where|whereas|since)\b[\s,]*)+", re.IGNORECASE
)
MAX_QUOTE = 14
MAX_CLAIMS = 100
REACH = 300
"""What is further from a number, in characters, is not about it."""
_FENCED = re.compile(r"(?ms)^[ \t]*(?:```|~~~).*?(?:^[ \t]*(?:```|~~~)|\Z)")
_SENTENCE = re.compile(r"(?:[^.!?…;\n]|[.!?…;](?!\s|$)|\n(?!\s*\n|\s*[-*•\d]))+[.!?…;]*[\"'”)*_]*")


def number_claims(text: str) -> tuple[NumberClaim, ...]:
    """The quantities a text states, outside its questions, with what they are about.

    `value` is in base units of `unit`; `subject` the nouns around it, after a word that makes the
    claim no plain statement ("peak", "if", "actually"), when its sentence or message holds one.
    """
    claims: list[NumberClaim] = []
    changed = _CHANGES.search(text.lower())
    for match in _SENTENCE.finditer(_FENCED.sub(lambda m: " " * len(m[0]), text)):
        sentence = match[0]
        found = parse_quantities(sentence) if len(claims) < MAX_CLAIMS else ()
        if not found or sentence.rstrip(" )\"'*_").endswith("?"):
            continue
        cuts = [(0, 0), *(cut.span() for cut in _CUT.finditer(sentence))]
        starts, ends = [start for start, _ in cuts[1:]] + [len(sentence)], [end for _, end in cuts]
        unsure = _UNSURE.search(sentence.lower().replace("’", "'")) or changed
        for quantity in found[: MAX_CLAIMS - len(claims)]:
            left = ends[bisect_right(ends, quantity.start) - 1]
            right = starts[min(bisect_left(starts, quantity.end), len(starts) - 1)]
            left, right = max(left, quantity.start - REACH), min(right, quantity.end + REACH)
            clause, at = sentence[left:right], quantity.start - left
            subject = _subject(clause[:at], quantity, sentence[quantity.end : right])
            if subject and _worth_a_claim(quantity):
                quote, part = _quote(clause, at)
                cut = "part" if part else "between" if quantity.ranged else ""
                mark = cut or (unsure[0] if unsure else "")
                said = sentence[max(0, quantity.start - REACH) : quantity.start]
                claims.append(_claim(quantity, f"{mark} {subject}".strip(), quote, said))
    return tuple(claims)


def _claim(quantity: Quantity, subject: str, quote: str, before: str) -> NumberClaim:
    value, unit = _based(quantity)
    return NumberClaim(
        value=value,
        unit=unit or subject.split()[-1],
        subject=subject,
        quote=quote,
        assumed=bool(_ASSUMES.search(before) or _SAY.search(before[-24:])),
    )


def _worth_a_claim(quantity: Quantity) -> bool:
    if quantity.kind == Kind.FACTOR:
        return False
    return quantity.kind != Kind.COUNT or quantity.amount >= 10 or bool(quantity.per)


def _based(quantity: Quantity) -> tuple[float, str]:
    """A quantity's value and base unit: seconds, bytes, fraction, users, users/s."""
    noun = quantity.unit.lower()
    if quantity.kind in (Kind.COUNT, Kind.RATE):
        plain = quantity.kind == Kind.COUNT or noun.endswith(("ps", "/s"))
        return quantity.value, noun if plain else f"{noun}/s"
    return quantity.value, str(quantity.kind)


def _subject(before: str, quantity: Quantity, after: str) -> str:
    """The nouns a quantity is about: its own, or those before it, and those after a share or time."""
    lead = _nouns(before)[-3:]
    if quantity.kind in (Kind.COUNT, Kind.RATE) and quantity.unit:
        phrase = quantity.text[quantity.head - quantity.start :].lower()
        own = re.split(r"\s(?:per|an?|each|every|and)\b|\sdaily$|/", phrase)[0].strip(" -+")
        return f"{lead[-1]} {own}" if lead and re.search(r"\bof\s+\S*$", before) else own
    if quantity.kind in (Kind.COUNT, Kind.RATE):
        return " ".join(lead) if _IS.search(before) else ""
    return " ".join(lead + _nouns(after)[:3])


def _nouns(text: str) -> list[str]:
    return [w for w in _words(text) if w not in _NEUTRAL and not _CHOOSES.fullmatch(w)]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z-]+", text.lower().replace("’", "'"))


def _quote(clause: str, at: int) -> tuple[str, bool]:
    """The clause, or the `MAX_QUOTE` words of it around a place, and whether it was cut."""
    found = list(re.finditer(r"\S+", clause))
    cut = len(found) > MAX_QUOTE
    if cut:
        here = sum(match.end() <= at for match in found)
        first = max(0, min(here - MAX_QUOTE // 2, len(found) - MAX_QUOTE))
        clause = clause[found[first].start() : found[first + MAX_QUOTE - 1].end()]
    return _LEADING.sub("", clause).strip(" ,.:!\n\t"), cut


def clashes(
    problem: Problem,
    facts_given: Collection[str],
    earlier: Sequence[tuple[int, NumberClaim]],
    claims: Sequence[NumberClaim],
) -> tuple[Clash, ...]:
    """Claims at odds with facts already given, or with the candidate's own `earlier` claims.

    `facts_given` are fact ids, `earlier` (turn, claim) in order. Only plain statements whose every
    word is about the fact are held against it: a missed clash is cheaper than a false one.
    """
    found: dict[str, Clash] = {}
    agreed: set[str] = set()
    plain = [claim for claim in claims if _is_plain(claim)]
    told = [pair for pair in earlier if _is_plain(pair[1])] if plain else []
    names = _names(problem) if plain else {}
    topics = [topic for fact in problem.facts for topic in _topic(fact, names)] if plain else []
    for claim in plain:
        topic = _about_fact(topics, claim, names)
        if topic is not None and topic.fact.id in facts_given:
            fact = topic.fact
            ratio = _a_day(claim)[0] / topic.value
            limit = _LIMIT.search(f"{fact.label} {fact.answer}".lower())
            if 1 / OTHER_THAN_FACT <= ratio <= OTHER_THAN_FACT:
                agreed.add(fact.id)
            elif ratio > 1 or not limit:
                clash = Clash(quote=claim.quote, kind="fact", against=fact.id, earlier=fact.answer)
                found.setdefault(fact.id, clash)
        elif not _CHANGES.match(claim.subject):
            turn, before = _last_about(claim, told)
            if before and not 1 / OTHER_THAN_CLAIM <= _ratio(claim, before) <= OTHER_THAN_CLAIM:
                own = Clash(
                    quote=claim.quote, kind="claim", against=str(turn), earlier=before.quote
                )
                found.setdefault(f"{turn} {before.quote}", own)
    return tuple(clash for name, clash in found.items() if name not in agreed)


def _is_plain(claim: NumberClaim) -> bool:
    """Whether a claim states how things are, whole, and no choice, wish or supposition."""
    if claim.value <= 0 or claim.subject.startswith("part ") or _UNSURE.match(claim.subject):
        return False
    return not _CHOOSES.search(claim.quote.lower())


def _ratio(claim: NumberClaim, other: NumberClaim) -> float:
    return _a_day(claim)[0] / _a_day(other)[0]


def _a_day(claim: NumberClaim) -> tuple[float, str]:
    """Value and unit, "10M daily users" being users in a day."""
    daily = "/" not in claim.unit and re.search(r"\bdaily\b|\bdau\b", claim.quote.lower())
    if daily and claim.unit not in {str(kind) for kind in Kind}:
        return claim.value / DAY, f"{'users' if claim.unit == 'dau' else claim.unit}/s"
    return claim.value, claim.unit


class _Topic(NamedTuple):
    """What a fact is about: its number, and the words by which a claim shows that it means it."""

    fact: Fact
    value: float
    unit: tuple[str, ...]
    per: frozenset[str]
    known: frozenset[str]
    label: frozenset[str]
    phrases: tuple[str, ...]
    short: frozenset[str]


def _topic(fact: Fact, names: Mapping[str, str]) -> list[_Topic]:
    """The fact's topic, if it has a number that can be compared."""
    found = parse_quantities(f"{fact.value or 0:.6f}".rstrip("0").rstrip(".") + f" {fact.unit}")
    if not fact.unit or len(found) != 1 or found[0].kind == Kind.FACTOR or found[0].value <= 0:
        return []
    value, unit = _based(found[0])
    terms = [[_stem(word, names) for word in _words(term)] for term in fact.terms]
    label = frozenset(_stem(word, names) for word in _words(fact.label))
    own = [_stem(word, names) for word in _words(fact.unit)]
    topic = _Topic(
        fact=fact,
        value=value,
        unit=tuple(_stem(word, names) for word in unit.split("/")),
        per=_per(fact.unit, names),
        known=label.union(own, *terms) | _NEUTRAL | _GENERIC,
        label=label - _GENERIC,
        phrases=tuple(" ".join(term) for term in terms if len(term) > 1),
        short=frozenset({"dau", "ctr"}.intersection(fact.terms)),
    )
    return [topic]


def _about_fact(
    topics: Sequence[_Topic], claim: NumberClaim, names: Mapping[str, str]
) -> _Topic | None:
    """The topic of the one fact that a claim can only be about, or None."""
    unit = tuple(_stem(word, names) for word in _a_day(claim)[1].split("/"))
    bare = claim.quote
    for q in reversed(parse_quantities(bare)):
        bare = f"{bare[: q.start]} {bare[q.head if q.unit and q.scale == 1 else q.end :]}"
    said = [_stem(word, names) for word in _words(bare)]
    joined, per = f" {' '.join(said)} ", _per(claim.quote.lower(), names)
    best: list[tuple[int, _Topic]] = []
    for topic in topics:
        if topic.unit != unit or topic.per != per or not topic.known.issuperset(said):
            continue
        hits = 2 * int(bool(topic.label) and topic.label.issubset(said))
        hits += 2 * int(not topic.short.isdisjoint(_words(claim.quote)))
        hits += sum(f" {phrase} " in joined for phrase in topic.phrases)
        if hits:
            best.append((hits, topic))
    best.sort(key=lambda pair: -pair[0])
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def _per(text: str, names: Mapping[str, str]) -> frozenset[str]:
    """What a text says a number is per, time aside."""
    found = {_stem(word, names) for word in re.findall(r"\bper ([a-z]+)", text)}
    return frozenset(found - {"day", "second", "hour", "minute", "week", "month"})


def _names(problem: Problem) -> dict[str, str]:
    """One word for each way of saying user, item and request."""
    nouns = problem.nouns
    same = {
        "user": ("person people viewer customer member dau", nouns.user, nouns.users),
        "item": ("", nouns.item, nouns.items),
        "request": ("query call qps rps", nouns.request),
    }
    return {
        _stem(word, {}): name for name, texts in same.items() for t in texts for word in _words(t)
    }


def _stem(word: str, names: Mapping[str, str]) -> str:
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("ss", "ss"), ("s", "")):
        if len(word) > 3 and word.endswith(ending):
            word = word.removesuffix(ending) + put
            break
    return names.get(word, word)


def _last_about(
    claim: NumberClaim, earlier: Sequence[tuple[int, NumberClaim]]
) -> tuple[int, NumberClaim | None]:
    """The candidate's last plain claim about the very same thing, and its turn."""
    about = _about(claim)
    if len(about) < (3 if claim.unit == "seconds" else 2):
        return 0, None
    for turn, before in reversed(earlier):
        if before.unit == claim.unit and _about(before) == about:
            return turn, before
    return 0, None


def _about(claim: NumberClaim) -> set[str]:
    return {_stem(word, {}) for word in _words(claim.quote)} - _NEUTRAL - {"active"}
