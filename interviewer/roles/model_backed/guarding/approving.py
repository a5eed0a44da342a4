"""Approval that is no word of praise: a figure said to come out, a candidate said to be on the way."""

import re
from collections.abc import Collection

from interviewer.roles.model_backed.guarding.counted import Number, numbers, stated

_FIGURE = (
    r"(?:[\d.,]*\d[\w%.,]*|an? (?:half|third|quarter|fifth|tenth|dozen|hundred|thousand|million|billion)|half|(?:two|three) (?:thirds|quarters)"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a )?hundred|twice|double)"
)
_IT_IS = re.compile(
    rf"^\W*(?:(?:so|then|ok(?:ay)?|well|and|about|roughly|around)\W+)*{_FIGURE}(?:[ -][\w%-]+){{0,4}} (?:it is|then it is|it shall be|that is)\b",
    re.IGNORECASE,
)
_COMES_OUT = re.compile(
    r"(?<![\w-])(?:your (?:\w+ ){0,2}(?:sum|figures?|numbers?|arithmetic|calculation|maths?|estimate|count)|(?:that|this|it|which)(?: all)?|the (?:\w+ )?(?:sum|figures?|numbers?|arithmetic|maths?))"
    r"(?: [^.;:?!,]{1,30}?)? (?:adds? up|holds?(?! for| in| at| on| when| if)|checks? out|comes? out|works? out|is (?:sound|fine))\b(?! (?:to|at|as)\b)",
    re.IGNORECASE,
)
_ON_THE_WAY = re.compile(
    r"\b(?:that|this|which|there|it)(?:'s| is) (?:exactly |just |indeed |more )?(?:the|a|one) (?:\w+ )?(?:direction|idea|spirit|point|track|thought|way to (?:go|see it|look at it))\b"
    r"|\b(?:right|good|promising) (?:direction|track|path)\b|\byou(?:'re| are) (?:already )?(?:getting|nearly|almost|well on|halfway|close to|on (?:the|your|a) (?:way|track)|onto|on to) ?(?:there|something|it)?\b(?! (?:to|from|in|at)\b)"
    r"|^\W*(?:exactly|indeed|precisely|quite so|just so|agreed|yes, (?:exactly|indeed))\b(?=[\s,.;:!]*$|[,.;:!])",
    re.IGNORECASE,
)


def confirms_figure(sentence: str, checked: Collection[Number]) -> bool:
    """Whether a sentence says that a figure is so, other than one that is `checked`: a fact's, or
    the result of a sum that comes out."""
    plain = sentence.replace("’", "'")
    if plain.rstrip(" \"')”").endswith("?") and not _IT_IS.search(plain):
        return False
    if _COMES_OUT.search(plain) and numbers(plain):
        return True
    if not _IT_IS.search(plain):
        return False
    given = numbers(plain)
    return not given or not all(stated(number, checked) for number in given)


def approves(sentence: str) -> bool:
    """Whether a sentence says that the candidate is on the way to it."""
    plain = sentence.replace("’", "'")
    return not plain.rstrip(" \"')”").endswith("?") and _ON_THE_WAY.search(plain) is not None
