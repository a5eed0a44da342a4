"""Sentences in which the interviewer vouches for a number: said before, or to be counted on."""

import re

from interviewer.roles.model_backed.spelled import in_figures
from interviewer.roles.model_backed.supposing import supposes

_REFERS = re.compile(
    r"\b(?:as|like|what) (?:i|we) (?:just |already |have |had |ha[sd]n't |earlier |once )*(?:said|mentioned|told|noted|gave|agreed|established|stated|explained|put)\b"
    r"|\bi(?:'ve| have| had)? (?:just |already |did )*(?:told you|mentioned|gave you|given you|stated)\b|\bas (?:stated|mentioned|given|agreed|noted)\b"
    r"|\bfrom (?:what|the figure|the number)s? i\b|\b(?:recall|remember)(?:ing)? that\b(?! you)|\bearlier i\b|\bi said\b|\bwe (?:(?:had |have |did )?agreed|settled|fixed) (?:on|that)\b",
    re.IGNORECASE,
)
_ASSURES = re.compile(
    r"\byou can (?:count|rely|bank|build|draw|depend) on\b|\byou(?:'ll| will| do)? (?:have|find|get) (?:access to|at (?:least|your)|about|around|roughly|some|a good)\b"
    r"|\bat your disposal\b|\byou(?:'ve| have) got (?!a point)\b|\byou have (?:just |only )?\d|\b(?:we|they) (?:already |only |do |currently )?(?:have|keep|store|log|see|get|hold|run|serve|retain|collect|receive)\b"
    r"|\bthe (?:company|platform|warehouse|logs?|service|app|team|store|archive|cluster) (?:has|have|keeps?|holds?|gets?|sees?|goes|go|reach(?:es)?|covers?|allows?|gives?|serves?)\b",
    re.IGNORECASE,
)
_BOUNDS = re.compile(
    r"\b(?:must|ha[sd]? to|have to|within|at most|no more than|limit\w*|budget\w*|allowed|deadline|up to|as (?:large|big|long|much|many|late) as|late|later|delay\w*)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\bminutes? (?:are |is |still )?(?:left|remain|to go)|\b(?:we|you)(?:'ve|'ll| will)? (?:still |only |now )?(?:have|got) (?:\w+ ){0,4}minutes?\b",
    re.IGNORECASE,
)


def refers_back(sentence: str) -> bool:
    """Whether a sentence says that the interviewer has said it before."""
    return _REFERS.search(sentence.replace("’", "'")) is not None


def assures(sentence: str) -> bool:
    """Whether a sentence says what there is to work with, and does not suppose it."""
    plain = in_figures(sentence.replace("’", "'"))
    return _ASSURES.search(plain) is not None and not supposes(plain)


def tells_the_time(sentence: str) -> bool:
    """Whether a sentence says how many minutes of the interview are left."""
    return _LEFT.search(sentence.replace("’", "'")) is not None


def bounds(text: str) -> bool:
    """Whether a text sets a limit."""
    return _BOUNDS.search(text) is not None
