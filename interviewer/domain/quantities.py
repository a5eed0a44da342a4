"""Quantities in chat text: "50M users", "1.2k QPS", "200 ms", "20 requests per user per day"."""

import re
from enum import StrEnum
from itertools import pairwise
from math import isfinite
from typing import NamedTuple

from interviewer.domain.any_case import AnyCase

MAX_QUANTITIES = 400
"""So many are read in one text; nobody states more in a message."""


class Kind(StrEnum):
    """What a quantity measures, and so its base unit."""

    COUNT = "count"
    SECONDS = "seconds"
    BYTES = "bytes"
    FRACTION = "fraction"
    RATE = "rate/s"
    BYTE_RATE = "bytes/s"
    FACTOR = "factor"


class Quantity(NamedTuple):
    """A number with its unit: `text == source[start:end]`, the unit from `head` on.

    `amount` is in base units (seconds, bytes, fraction) and said to be per `period` seconds (0:
    none) and per the things in `per`; `unit` is as written, `scale` the base units in one of it.
    `ranged` marks an end of "5 to 10 ms".
    """

    kind: Kind
    unit: str
    start: int
    head: int
    end: int
    text: str
    amount: float
    scale: float
    period: float
    per: tuple[str, ...]
    ranged: bool = False

    @property
    def value(self) -> float:
        """The quantity in base units; a rate is per second."""
        return self.amount / self.period if self.period else self.amount


def _table(pairs: str) -> dict[str, float]:
    return {word.replace("_", " "): float(size) for word, size in re.findall(r"(\S+)=(\S+)", pairs)}


_WORDS = _table(
    "half_a=0.5 a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 "
    "eleven=11 twelve=12 fifteen=15 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 eighty=80"
)
_SCALES = _table(
    "hundred=1e2 thousand=1e3 k=1e3 million=1e6 m=1e6 mn=1e6 mio=1e6 billion=1e9 bn=1e9 b=1e9 "
    "trillion=1e12 tn=1e12 t=1e12"
)
_TIMES = _table(
    "ns=1e-9 nanosecond=1e-9 us=1e-6 µs=1e-6 μs=1e-6 microsecond=1e-6 ms=1e-3 msec=1e-3 "
    "millisecond=1e-3 s=1 sec=1 second=1 min=60 minute=60 h=3600 hr=3600 hour=3600 hourly=3600 "
    "d=86400 day=86400 daily=86400 w=604800 wk=604800 week=604800 month=2592000 monthly=2592000 "
    "y=31536000 yr=31536000 year=31536000"
)
_POWERS = _table("k=1 kilo=1 m=2 mega=2 g=3 giga=3 gig=3 t=4 tera=4 p=5 peta=5")
_NUMBER = re.compile(
    r"(?<![\w@^#])(?<![A-Za-z]-)(?<!\d[.,:])(?:"
    r"(?P<digits>\d{1,3}(?:[,_]\d{3}){1,5}(?:\.\d{1,6})?(?![,_]?\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5}(?!\d)"
    r"|\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})"
    r"(?:[eE]\+?(?P<exp>-?\d{1,2})(?!\w)|(?:\^|\*\*)(?P<power>\d{1,2})(?![\d.]))?"
    r"(?:(?P<letter>[kKMmBbT]|bn|mn)(?![A-Za-z])|\s?(?P<spaced>[kKM]|bn|mn|mio)(?![A-Za-z/])"
    r"|[\s-]?(?P<scale>(?i:hundred|thousand|million|billion|trillion))\b)?"
    rf"|(?P<word>(?i:{'|'.join(sorted(_WORDS, key=len, reverse=True))}))"
    r"[\s-](?:(?P<size>(?i:hundred(?: (?:thousand|million|billion))?|thousand|million|billion"
    r"|trillion))\b|(?=(?:seconds|minutes|hours|days|weeks|months|years|percent|milliseconds)\b)))"
    r"(?P<plus>\+(?!\s?[\d(]))?"
)
_DIGIT = re.compile(r"\d")
_SPELT = AnyCase(
    r"[\s-](?:hundred|thousand|million|billion|trillion|seconds|minutes|hours|days|weeks|months|years"
    r"|percent|milliseconds)\b"
)
"""What a number in words is followed by: without it or a digit a text holds no quantity."""
_UNIT = re.compile(
    r"(?:\s?(?P<percent>%|percent\b|per cent\b|pct\b)"
    r"|\s?(?P<mille>‰|(?:per mille|(?:per|in a|in every|out of a) thousand|(?:in|out of) 1,?000)(?=\s+of\b))"
    r"|[\s-]?(?:ns|us|µs|μs|ms|(?:nano|micro|milli)?seconds?|m?secs?|minutes?|mins?|hours?|hrs?"
    r"|days?|weeks?|wks?|months?|years?|yrs?)|\s?[sh](?!-)|[dwy]"
    r"|[\s-]?(?P<bytes>[kKMGTP]i?B|(?i:(?:kilo|mega|giga|tera|peta)?bytes?|gigs?|[kmgtp]b)|B)"
    r"|\s?(?P<rate>(?i:qps|rps|tps|reqs?/s(?:ec)?|qpm|rpm))|(?P<factor>[xX×])(?![ ]?\d))"
    r"(?![\w'’])"
)
_PER = re.compile(
    r"(?:\s?/\s?([A-Za-z]{1,20})|\s+(?:per|and(?=\s+(?:hour|day|week|month)\b))\s+"
    r"([A-Za-z]{1,20})|\s+(?:an?|each|every)\s+(second|minute|hour|day|week|month|year)"
    r"|\s+(daily|hourly|monthly)(?=\s*(?:[.,;:!?)=≈~/*×]|$|so\b|and\b|is\b|that)))\b"
)
_NOUN = re.compile(
    r"(?:\s{1,2}|(?<=\d)-(?=(?:dim|token|bit|byte)))([A-Za-z]{2,24}(?:-[a-z]{2,15})?)(?![\w'’])"
)
_LABELLED = AnyCase(
    r"(?:\b(?:top|version|step|layer|stage|phase|week|day|slot|part|option|tier|level|round|point"
    r"|question|chapter|section|figure|v|p|head|case|position|tile|grade|number|no\.?|item|type"
    r"|percentile|episode|port)s?[ -](?:\d{1,4} ?(?:to|-|–|and|,) ?)?"
    r"|\b(?:recall|precision|ndcg|map|mrr|hit ?rate|hr) ?(?:@|at) ?|(?:^|\n)\s*\(?)$",
)
_NOT = re.compile(
    r"\b\d{1,3}(?:/\d{1,3})+(?![,.]?[\dkMB])|\b\d{1,4}-\d{1,4}-\d{1,4}\b|\b\d{1,3}:\d{1,3}\b"
    r"|\b\d{1,4}(?:\.\d{1,4}){2,4}\b|\b[2-6]G\b"
)
_GLUED = re.compile(r"[-'’_]?[^\W\d_]")
_ITEM = re.compile(r"[.)]\s")
_RANGE = re.compile(r" ?(?:-|–|—|to|or) ?")
_STOPS = re.compile(
    r"(?:an?|the|of|in|on|at|for|to|from|with|and|or|but|so|if|that|which|is|are|was|were|be|been|per"
    r"|each|every|we|i|you|they|its?|our|my|your|their|then|than|by|as|into|over|under|can|could|will"
    r"|would|should|may|might|have|has|had|does|this|plus|us|thus|times|gives|makes|means|needs|costs"
    r"|fits|takes|comes|equals|requires|gets|goes|works|looks|seems|uses|always|yes|less|across"
    r"|versus|divided|multiplied|minus|when|while|where|because|about|not|only|x)\Z"
)
_NOUNS = frozenset({"people", "dau", "mau", "wau", "dim", "token", "bit", "traffic"})


def parse_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order and without overlap, at most `MAX_QUANTITIES`.

    Names and positions that hold digits are none: p99, top-10, v2, BERT-4, 24/7, 2021, recall@10,
    90th, F1. Linear in the length of the text.
    """
    if not (_DIGIT.search(text) or _SPELT.search(text)):
        return ()
    plain = _NOT.sub(lambda m: "#" * len(m[0]) if _is_name(m[0]) else m[0], text)
    found: list[Quantity] = []
    for match in _NUMBER.finditer(plain):
        free = not found or match.start() >= found[-1].end
        if free and (quantity := _quantity(plain, match)) is not None:
            found.append(quantity)
        if len(found) == MAX_QUANTITIES:
            break
    return tuple(_with_ranges(text, found))


def _is_name(text: str) -> bool:
    """Whether digits with marks between are a split, a date or a version, and no division."""
    parts = [int(part) for part in text.split("/") if part.isdigit()]
    return len(parts) != 2 or parts == [24, 7] or sum(parts) == 100 or max(parts) <= 12


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    number = _number(match)
    if number is None or _labels(text, match):
        return None
    head, start = match.end(), match.start()
    kind, unit, scale, period, end = _unit(text, head)
    if end == head and _GLUED.match(text, head):
        return None
    period, per, end = _per(text, end, period)
    if not unit and text[max(0, start - 1) : start] in {"$", "€", "£"}:
        unit = text[start - 1]
    if not (unit or per or period) and re.fullmatch(r"19[5-9]\d|20[0-4]\d", match[0]):
        return None
    if period and kind in (Kind.COUNT, Kind.BYTES):
        kind = Kind.RATE if kind == Kind.COUNT else Kind.BYTE_RATE
    span = text[start:end]
    return Quantity(kind, unit, start, head, end, span, number * scale, scale, period, per)


def _number(match: re.Match[str]) -> float | None:
    if match["word"]:
        value = _WORDS[" ".join(match["word"].lower().split())]
        scales = (match["size"] or "").lower().split()
    else:
        value = float(re.sub(r"[,_ \u00a0\u202f]", "", match["digits"]))
        value = value ** int(match["power"]) if match["power"] else value
        value *= 10.0 ** int(match["exp"] or 0)
        scales = [(match["letter"] or match["spaced"] or match["scale"] or "").lower()]
    for scale in scales:
        value *= _SCALES.get(scale, 1.0)
    return value if isfinite(value) and value < 1e30 else None


def _labels(text: str, match: re.Match[str]) -> bool:
    """Whether the digits number something ("day 3", "recall@10") or an item of a list ("2. ")."""
    before = _LABELLED.search(text[max(0, match.start() - 30) : match.start()])
    if before is None or match["letter"] or match["scale"] or match["word"]:
        return False
    return bool(before[0].strip("( \n\t") or _ITEM.match(text, match.end()))


def _unit(text: str, head: int) -> tuple[Kind, str, float, float, int]:
    """Kind, unit as written, base units in it, period in seconds, and where it ends."""
    found = _UNIT.match(text, head)
    if found is None:
        end, unit = _noun(text, head)
        return Kind.COUNT, unit, 1.0, 0.0, end
    written, end = found.group().strip(" -\n"), found.end()
    key = written.lower()
    if found["percent"]:
        return Kind.FRACTION, "%", 0.01, 0.0, end
    if found["mille"]:
        return Kind.FRACTION, "‰", 0.001, 0.0, end
    if found["factor"]:
        return Kind.FACTOR, "x", 1.0, 0.0, end
    if found["rate"]:
        return Kind.RATE, written, 1.0, 60.0 if key.endswith("pm") else 1.0, end
    if found["bytes"]:
        prefix = key if key == "gig" else re.sub(r"i?b(?:ytes?)?$", "", key.removesuffix("s"))
        base = 1024.0 if "i" in written and written.endswith("B") else 1000.0
        return Kind.BYTES, written, base ** _POWERS.get(prefix, 0), 0.0, end
    return Kind.SECONDS, written, _TIMES.get(key) or _TIMES[key.rstrip("s")], 0.0, end


def _noun(text: str, head: int) -> tuple[int, str]:
    """The end and the last word of the noun phrase after a number; (head, "") without one."""
    at = head
    for _ in range(4):
        found = _NOUN.match(text, at)
        if found is None or _STOPS.match(found[1].lower()):
            break
        at, word = found.end(), found[1].lower()
        plural = len(word) > 3 and word.endswith("s") and word[-2:] not in ("ss", "us", "is")
        if plural or word in _NOUNS:
            return at, found[1]
    return head, ""


def _per(text: str, end: int, period: float) -> tuple[float, tuple[str, ...], int]:
    """Seconds and other things that what ends at `end` is per, and where that ends."""
    per: list[str] = []
    for _ in range(3):
        found = _PER.match(text, end)
        if found is None:
            break
        word = next(group for group in found.groups() if group).lower()
        if word in _TIMES:
            period = period or _TIMES[word]
        else:
            per.append(word)
        end = found.end()
    return period, tuple(per), end


def _with_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Marks both ends of "5 to 10 ms" and gives the first the unit of the second."""
    for left, (first, second) in enumerate(pairwise(found)):
        between = text[first.end : second.start]
        if len(between) > 5 or not _RANGE.fullmatch(between):
            continue
        if not first.unit and not first.period:
            amount, start, head, end = first.amount * second.scale, *first[2:5]
            first = second._replace(amount=amount, start=start, head=head, end=end, text=first.text)
        found[left] = first._replace(ranged=True)
        found[left + 1] = second._replace(ranged=True)
    return found
