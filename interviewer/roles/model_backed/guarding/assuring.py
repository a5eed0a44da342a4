"""Sentences in which the interviewer vouches for a number: said before, or to be counted on."""

import re

from interviewer.roles.model_backed.guarding.spelled import in_figures
from interviewer.roles.model_backed.guarding.supposing import supposes

_SAID_IT = (
    r"(?:said|mentioned|told|noted|gave|agreed|established|stated|explained|put|settled|fixed|discussed|covered|went over|decided|set out|laid down"
    r"|promised|pointed out|quoted|cited|confirmed|named|handed)"
)
_REFERS = re.compile(
    rf"\b(?:as|like|what|which|that|than) (?:i|we)(?:'ve|'d)? (?:\w+n't |\w+ ){{0,2}}?{_SAID_IT}\b|\bas per (?:my|our|what)\b"
    r"|\bi(?:'ve| have| had)? (?:just |already |did )*(?:told you|mentioned|gave you|given you|stated)\b"
    r"|\bas (?:stated|mentioned|given|agreed|noted|settled|discussed|established|promised)\b"
    r"|\bfrom (?:what|the figure|the number)s? i\b(?! asked)|\b(?:recall|remember)(?:ing)? that\b(?! you)|\bearlier i\b|\bi said\b"
    r"|\byou(?:'ve)? (?:had|have|got|heard) (?:that|this|it)(?: one| number| figure)? (?:from me|from us|already|before|earlier)\b"
    r"|\b(?:we|i)(?:'ve| have| had| did)? (?:already |just |both )?(?:agreed|settled|established|fixed|decided|confirmed)\b"
    r"|\byou(?:'ll| will| may| might)? (?:recall|remember) (?:that|the|how|from)\b|\bas you(?:'ll| will)? (?:know|recall|remember)\b"
    rf"|\b(?:figure|number|limit|value|share|rate|budget) (?:that )?(?:i|we) {_SAID_IT}\b",
    re.IGNORECASE,
)
_ASSURES = re.compile(
    r"\byou can (?:count|rely|bank|build|draw|depend) on\b|\byou(?:'ll| will| do)? (?:have|find|get) (?:access to|at (?:least|your)|about|around|roughly|some|a good)\b"
    r"|\bat your disposal\b|\byou(?:'ve| have) got (?!a point)\b|\byou have (?:just |only )?\d(?![\d.,]* (?:\w+ )?(?:ideas?|thoughts|points?|options?|suggestions?|proposals?|questions?|things?|names?)\b)|\b(?:we|they) (?:already |only |do |currently )?(?:have|keep|store|log|see|get|hold|run|serve|retain|collect|receive)\b"
    r"|\bthe (?:company|platform|warehouse|logs?|service|app|team|store|archive|cluster) (?:has|have|keeps?|holds?|gets?|sees?|goes|go|reach(?:es)?|covers?|allows?|gives?|serves?)\b",
    re.IGNORECASE,
)
_AS_IT_IS = re.compile(r"\bthat(?:'s| is) (?:\w+ )?(?:what|how) (?:our|the|we)\b", re.IGNORECASE)
"""Says of what was supposed that it is so."""
_BOUNDS = re.compile(
    r"\b(?:must|ha[sd]? to|have to|within|at most|no more than|limit\w*|budget\w*|allowed|deadline|up to|as (?:large|big|long|much|many|late) as|late|later|delay\w*)\b",
    re.IGNORECASE,
)
_A_MOMENT = re.compile(r"\bfor (?:a|one|another) (?:second|moment|minute)\b", re.IGNORECASE)
_GRANTED = re.compile(
    r"(?:^|[.!?] )\W*(?:and |but |so )?(?:with|out of|given|within|of|from|since|as|because)\b[^,.?!]*",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"^\W*(?:and |but |so )?(?:since|given(?: that)?|as|because|now that|considering(?: that)?|knowing(?: that)?|seeing that)\b(?P<stated>[^,?]*),",
    re.IGNORECASE,
)
_HENCE = re.compile(
    r"^(?P<stated>[^?]+?), (?:so|and yet|yet|which means) (?:how|what|why|which|where|who|when|do|does|would|is|are|can|could|should)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\bminutes? (?:are |is |still )?(?:left|remain|to go)|\b(?:we|you)(?:'ve|'ll| will)? (?:still |only |now )?(?:have|got) (?:\w+ ){0,4}minutes?\b",
    re.IGNORECASE,
)


def refers_back(sentence: str) -> bool:
    """Whether a sentence says that the interviewer has said it before."""
    return _REFERS.search(sentence.replace("’", "'")) is not None


def claimed_again(sentence: str) -> str:
    """What a sentence claims to say again: all of it after "as I said", else what comes after the
    words that refer back. What is asked at its end is not meant."""
    plain = sentence.replace("’", "'").rstrip(" \"')”")
    found = _REFERS.search(plain)
    if found is None:
        return ""
    start = 0 if found[0].lower().startswith(("as ", "like ")) else found.end()
    claimed, comma, _ = plain[start:].rpartition(",")
    if not plain.endswith("?") or (start and not comma):
        return plain[start:]
    return claimed


def assures(sentence: str) -> bool:
    """Whether a sentence says what there is to work with, and does not suppose it."""
    plain = in_figures(sentence.replace("’", "'"))
    if _AS_IT_IS.search(plain):
        return True
    return _ASSURES.search(plain) is not None and not supposes(plain)


def tells_the_time(sentence: str) -> bool:
    """Whether a sentence says how many minutes of the interview are left."""
    return _LEFT.search(sentence.replace("’", "'")) is not None


def granted(text: str) -> str:
    """What a sentence of a text takes for granted at its beginning: "With 200 machines, ..."."""
    return " ".join(found[0] for found in _GRANTED.finditer(text))


def stated_in(question: str) -> str:
    """What a question states, or takes as given, before it asks; apostrophes are plain."""
    found = _GIVEN.match(question) or _HENCE.match(question)
    return found["stated"] if found else ""


def without_moments(text: str) -> str:
    """A text without "for a moment", which measures nothing."""
    return _A_MOMENT.sub("", text)


def bounds(text: str) -> bool:
    """Whether a text sets a limit."""
    return _BOUNDS.search(text) is not None
