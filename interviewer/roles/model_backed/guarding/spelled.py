"""Numbers written in words, and shares in parts, as figures."""

import re
from functools import lru_cache

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
_SIZES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_PARTS = {
    "half": 50.0, "halves": 50.0, "third": 100 / 3, "quarter": 25.0, "fourth": 25.0, "fifth": 20.0,
    "sixth": 100 / 6, "seventh": 100 / 7, "eighth": 12.5, "ninth": 100 / 9, "tenth": 10.0,
    "twelfth": 100 / 12, "fifteenth": 100 / 15, "twentieth": 5.0, "thirtieth": 100 / 30,
    "fiftieth": 2.0, "hundredth": 1.0, "thousandth": 0.1,
}  # fmt: skip
_SMALL = rf"(?:{'|'.join(_TENS)})[ -](?:{'|'.join(list(_UNITS)[1:10])})|" + "|".join(
    [*_TENS, *sorted(_UNITS, key=len, reverse=True)]
)
_WORD = f"(?:{_SMALL}|{'|'.join(_SIZES)})"
_NUMBER = re.compile(
    rf"(?<![\d.] )(?<![\w-])(?:(?P<lead>half a|an?|the|some|our|those|these)[ -](?=(?:{'|'.join(_SIZES)})\b)|(?=(?:{_SMALL})\b))"
    rf"{_WORD}\b(?:[ -](?:and )?{_WORD}\b)*",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[ -](?:percent|per cent|%|kilobytes?|megabytes?|gigabytes?|terabytes?|[kmgt]b|milliseconds?|ms"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
    r"|(?: [\w-]+){1,3} (?:per|every|each|a) (?:second|minute|hour)\b|(?: \w+)? (?:in|of|out of) (?:every |each )?"
    r"(?:a |one )?(?:hundred|thousand|ten|\d)",
    re.IGNORECASE,
)
PLAIN = 12
"""Number words up to here stay words where no unit follows: "one of the two" counts nothing."""
_PART = re.compile(
    rf"\b(?:(?P<many>a|an|one|two|three|four|\d)[ -])?(?P<part>{'|'.join(_PARTS)})s?\b(?:(?: or (?:so|thereabouts|more|less))+(?= of\b| the\b)|(?= of\b|\.|,| the\b))",
    re.IGNORECASE,
)
_EVERY_NTH = re.compile(
    rf"\b(?:every|each) (?:(?P<part>{'|'.join(part for part in _PARTS if part.endswith('th') or part == 'third')})"
    r"|second(?= (?:person|user|viewer|click|tap|message|mail|video|ad|report|play|account|phone|one\b)))\b"
    r"(?! (?:of|second|minute|hour|day|night|week|month|year)\b)",
    re.IGNORECASE,
)
_OF = {
    "a hundred": 100,
    "hundred": 100,
    "one hundred": 100,
    "a thousand": 1000,
    "ten thousand": 10_000,
}
_ONE_IN = re.compile(
    rf"\b(?P<some>\d{{1,4}}(?:\.\d+)?|{_SMALL})(?: (?!in\b|of\b|out\b)\w+){{0,3}} (?:in|of|out of)(?: every| each)? "
    rf"(?P<of>10[,.]000|100[,.]000|1[,.]000|10000|1000|100|10|20|25|50|[2-9]|{'|'.join(_OF)}|{_SMALL})\b"
    r"(?! (?:ms|milliseconds|seconds|minutes|hours|days|weeks|months|million|thousand|these|those|them))",
    re.IGNORECASE,
)


_OUT_OF = re.compile(
    rf"\b(?:out )?of (?:every |each )?(?P<of>1[,.]?000|10[,.]?000|100|10|20|50|{'|'.join(_OF)}|ten|twenty|fifty)\b"
    rf"(?P<whom>(?: (?!in\b|of\b|out\b)[a-z'-]+){{1,8}}),? (?:only |just |some |about |around )?(?P<some>\d{{1,4}}|{_SMALL})\b(?= [a-z])",
    re.IGNORECASE,
)
"""The same the other way round: "out of a hundred people, 22"."""
_MEGS = re.compile(r"(?i)\b(\w+)[ -](m|g|k|t)(?:egs?|igs?|eg|bytes?)\b")
_POINT = re.compile(
    rf"\b(?:(?P<whole>{'|'.join(_UNITS)}|\d{{1,4}}) )?point (?P<rest>(?:(?:{'|'.join(list(_UNITS)[:10])})\b ?)+)",
    re.IGNORECASE,
)


_TIME = r"(?P<time>seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_SIZE_PART = re.compile(
    rf"\b(?:(?P<many>an?|one|two|three|four|\d)[ -])?(?P<part>{'|'.join(_PARTS)})s? of an? (?P<size>{'|'.join(_SIZES)})\b",
    re.IGNORECASE,
)
_TIME_PART = re.compile(
    rf"\b(?:(?P<many>an?|\d{{1,3}}|{_SMALL})[ -])?(?P<part>{'|'.join(_PARTS)})s? (?:of )?an? {_TIME}\b",
    re.IGNORECASE,
)
_AND_HALF = re.compile(
    rf"\b(?:(?P<some>an?|one|\d+|{_SMALL}) {_TIME} and a half\b|(?P<more>an?|one|\d+|{_SMALL}) and a half"
    r" (?P<unit>seconds?|minutes?|hours?|days?|weeks?|months?|years?|million|billion|thousand|percent)\b)",
    re.IGNORECASE,
)
_ONE_TIME = re.compile(
    r"\b(?:an?|one)[ -](?=(?:second|minute|hour|day|week|month|year)(?:[ -](?:after|later?|old|ago|behind|long|delay|lag|wait)\b|['’]s?\b))",
    re.IGNORECASE,
)
_SPAN = "(?:second|minute|hour|day|week|month|year)"
_WHOLE = "(?:full|whole|entire|complete|good|solid|rolling|calendar)"
_LOOSE = (
    (re.compile(r"\b(?:a|the|one) quarter of an hour\b", re.IGNORECASE), "15 minutes"),
    (re.compile(r"\bthree quarters of an hour\b", re.IGNORECASE), "45 minutes"),
    (re.compile(rf"\b(?:full|whole|entire|complete|solid) (?={_SPAN}s\b)", re.IGNORECASE), ""),
    (
        re.compile(
            rf"\b(?:an?|one|the|that) (?:{_WHOLE} )?half[- ]year\b|\bhalf (?:of )?{_WHOLE} year\b",
            re.IGNORECASE,
        ),
        "6 months",
    ),
    (
        re.compile(
            rf"\b(?P<for>for|after|within) (?:an?|(?<=within )the) (?={_SPAN}\b(?! (?:of|or|ago)\b))",
            re.IGNORECASE,
        ),
        r"\g<for> 1 ",
    ),
    (re.compile(r"\b(?:the )?(?:next|following) day\b", re.IGNORECASE), "1 day"),
    (
        re.compile(
            rf"\ba couple (?:of )?(?=(?:hundred|thousand|million|{_SPAN}s)\b)", re.IGNORECASE
        ),
        "two ",
    ),
    (
        re.compile(rf"\b(?:an?|one|the|that) {_WHOLE} (?={_SPAN}\b|fortnight\b)", re.IGNORECASE),
        "1 ",
    ),
    (
        re.compile(rf"\ban? (?={_SPAN} of (?!its|the|your|their|our|my|his|her)\w)", re.IGNORECASE),
        "1 ",
    ),
    (
        re.compile(
            rf"\b(?:an?|one|the|that) {_WHOLE} quarter\b|\ba quarter['’]s\b|\b(?:last|past) quarter\b",
            re.IGNORECASE,
        ),
        "3 months",
    ),
    (re.compile(r"\b(?:two|2) quarters(?! of\b)", re.IGNORECASE), "6 months"),
    (re.compile(r"\b(?:three|3) quarters of a year\b", re.IGNORECASE), "9 months"),
    (re.compile(r"\b(?:a|one) dozen\b", re.IGNORECASE), "12"),
    (re.compile(r"\btwo dozen\b", re.IGNORECASE), "24"),
    (re.compile(r"\b(?:a|1|one) fortnight\b", re.IGNORECASE), "2 weeks"),
    (re.compile(r"\btwo fortnights\b", re.IGNORECASE), "4 weeks"),
    (re.compile(r"\bper ?mill?e?\b|‰", re.IGNORECASE), "in a thousand"),
    (re.compile(r"-odd\b", re.IGNORECASE), ""),
)
_OWNED_TIME = re.compile(
    r"\b(an?|one|\d+) (second|minute|hour|day|week|month|year)s?['’](?:s\b|(?=\s))", re.IGNORECASE
)
_EVERY = re.compile(
    r"(\d[\d.,]*[km]?(?: million| thousand)? \w+)(?: \w+){1,2} (?=(?:every|each|per) (?:second|minute|hour)\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"\b({'|'.join(_UNITS)}) times(?= (?:the|its|that|what|as|more|higher|larger|our)\b)",
    re.IGNORECASE,
)
_INDIAN = re.compile(r"\b(?P<some>\d+(?:\.\d+)?|[a-z]+) (?P<size>lakh|crore)s?\b", re.IGNORECASE)


_LETTERS = re.compile(r"[a-z]+")
_COUNTING = frozenset(
    {*_UNITS, *_TENS, *_SIZES, *_PARTS, *(f"{part}s" for part in _PARTS)}
    | {f"{span}{end}" for span in _SPAN.strip("(?:)").split("|") for end in ("", "s")}
    | {f"{size}{unit}" for size in "mgkt" for unit in ("eg", "egs", "ig", "igs", "byte", "bytes")}
    | set("couple dozen fortnight fortnights mil mill mile mille odd point quarters".split())
    | set("permil permill permile permille lakh lakhs crore crores".split())
)
"""Words without any of which, and without a figure, a text states no number."""


def _counts(text: str) -> bool:
    lowered = text.lower()
    if any(sign.isdigit() for sign in lowered) or "‰" in text:
        return True
    return not _COUNTING.isdisjoint(_LETTERS.findall(lowered))


@lru_cache(maxsize=4096)
def in_figures(text: str) -> str:
    """The text with its number words as figures, and "one in five", "a fifth of" as percent."""
    if not _counts(text):
        return text
    for loose, plain in _LOOSE:
        text = loose.sub(plain, text)
    text = _TIMES.sub(lambda found: f"{_UNITS[found[1].lower()]} times", text)
    text = _POINT.sub(_decimal, _MEGS.sub(r"\1 \2B", text))
    text = _INDIAN.sub(_indian, text)
    text = _AND_HALF.sub(_and_half, _TIME_PART.sub(_part_of_time, _ONE_TIME.sub("1 ", text)))
    text = _SIZE_PART.sub(_part_of_size, text)
    text = _OWNED_TIME.sub(_owned_time, text)
    text = _EVERY_NTH.sub(_every_nth, text)
    text = _PART.sub(_part, text)
    text = _ONE_IN.sub(_share, _OUT_OF.sub(_share_of, text))
    return _EVERY.sub(r"\1 ", _NUMBER.sub(_figure, text))


_OF_AN_HOUR = re.compile(r"\bquarters? of an hour\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def worded_shares(text: str) -> tuple[float, ...]:
    """The shares a text puts in words ("one in eight", "a third of"), meant only roughly."""
    if not _counts(text):
        return ()
    rest = _ONE_IN.sub("", _EVERY_NTH.sub("", _OF_AN_HOUR.sub("", text)))
    found = [_share(each) for each in _ONE_IN.finditer(text)]
    found += [_every_nth(each) for each in _EVERY_NTH.finditer(text)]
    found += [_part(each) for each in _PART.finditer(rest)]
    return tuple(float(each.split()[0]) / 100 for each in found if " percent" in each)


def _every_nth(found: re.Match[str]) -> str:
    return f"{_PARTS[found['part'].lower()] if found['part'] else 50:g} percent of"


def _part_of_time(found: re.Match[str]) -> str:
    times = _value(found["many"] or "1") or 1.0
    return f"{times * _PARTS[found['part'].lower()] / 100:.4g} {found['time']}"


def _owned_time(found: re.Match[str]) -> str:
    return f"{found[1] if found[1].isdigit() else 1} {found[2]} of"


def _part_of_size(found: re.Match[str]) -> str:
    times = _value(found["many"] or "1") or 1.0
    return f"{times * _PARTS[found['part'].lower()] / 100 * _SIZES[found['size'].lower()]:.0f}"


def _and_half(found: re.Match[str]) -> str:
    whole = _value(found["some"] or found["more"]) or 1.0
    return f"{whole + 0.5:g} {found['time'] or found['unit']}"


def _indian(found: re.Match[str]) -> str:
    some = _value(found["some"])
    size = 1e5 if found["size"].lower() == "lakh" else 1e7
    return f"{some * size:.0f}" if some else found.group()


def _figure(found: re.Match[str]) -> str:
    lead = (found["lead"] or "").lower()
    total, current = 0.0, 0.5 if lead.startswith("half") else 1.0 if lead else 0.0
    for word in re.findall(r"[a-z]+", found.group()[len(lead) :].lower()):
        if word in _SIZES and _SIZES[word] > 100:
            total, current = total + (current or 1.0) * _SIZES[word], 0.0
        elif word in _SIZES:
            current = (current or 1.0) * _SIZES[word]
        else:
            current += _UNITS.get(word, _TENS.get(word, 0))
    if total + current <= PLAIN and not _UNIT.match(found.string, found.end()):
        return found.group()
    return f"{total + current:g}" if total + current < 1e6 else f"{total + current:.0f}"


def _decimal(found: re.Match[str]) -> str:
    whole = (found["whole"] or "0").lower()
    digits = "".join(str(_UNITS[word]) for word in found["rest"].lower().split())
    end = " " if found.group().endswith(" ") else ""
    return f"{_UNITS.get(whole, whole)}.{digits}{end}"


def _part(found: re.Match[str]) -> str:
    many = (found["many"] or "1").lower()
    times = float(many) if many.isdigit() else float(_UNITS.get(many, 1))
    return f"{times * _PARTS[found['part'].lower()]:g} percent"


def _share(found: re.Match[str]) -> str:
    some, of = _value(found["some"]), _value(found["of"])
    return f"{100 * some / of:g} percent" if 0 < some < of else found.group()


def _share_of(found: re.Match[str]) -> str:
    some, of = _value(found["some"]), _value(found["of"]) or float(found["of"].replace(",", ""))
    return f"{100 * some / of:g} percent of{found['whom']}" if 0 < some < of else found.group()


def _value(text: str) -> float:
    word = text.lower().replace(",", "")
    tens, _, unit = word.replace(" ", "-").partition("-")
    if tens in _TENS and unit in _UNITS:
        return float(_TENS[tens] + _UNITS[unit])
    known = _OF.get(word) or _UNITS.get(word) or _TENS.get(word)
    return float(known) if known else float(word) if word[:1].isdigit() else 0.0
