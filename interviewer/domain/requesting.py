"""Asking without a question mark, and asking more than one thing at once."""

import re

_ALSO = (
    r"(?:and|also|then|so|or|now|next|please|first|second(?:ly)?|finally|lastly|separately|further(?:more)?|besides"
    r"|additionally|after that|on top of that|in addition|on another note|by the way|once you have that|while you(?:'re| are) at it|one more thing|another thing)"
)
_LEAD = rf"^\W*(?:{_ALSO}\b[\s,:–—]*)*"
_WH = r"(?:how|what|why|which|where|who|when|whether)"
_AUX = r"(?:do|does|did|would|will|is|are|was|were|can|could|should)"
_TURNS_TO = "".join(
    rf"(?<!{lead}{end})" for lead in ("next", "now", "after that") for end in (" ", ", ")
)
"""What is named after these words comes next; nothing is asked yet: "Next, how you would do it."."""
_REQUEST = re.compile(
    rf"{_LEAD}(?:tell|walk|talk|take|show|give|help|convince|remind|run|lead|guide) (?:me|us)\b"
    rf"|{_LEAD}(?:explain|describe|elaborate|justify|defend|outline|estimate|sketch|compare|list|name"
    rf"|spell out|say (?:as well |also )?{_WH})\b"
    rf"|{_LEAD}(?:put|pick|take|write|do|draw|choose|state|rank|order|size|work|count|calculate|compute|make|read|set|find|break|lay|go)\b"
    rf"[^.!]*\b(?:me|us)\b|{_LEAD}(?:follow|trace) (?!up\b|on\b)"
    rf"|{_LEAD}(?:pick|take|choose) (?:one|any|an?|a single) [^.!]*\band (?:follow|trace|walk|tell|explain|describe|show|say|sketch|work out|go through)\b"
    rf"|{_LEAD}put (?:a|some) (?:\w+ )?(?:numbers?|figures?) (?:on|to)\b|{_LEAD}work out (?:the|{_WH})\b"
    rf"|{_LEAD}i(?:'d| would|'m| am)?(?: also)? (?:like|want|love|be|need)?(?: also)? ?(?:you )?(?:curious|interested|keen|to (?:hear|know"
    r"|see|understand|explain|tell|describe|learn|ask))\b"
    rf"|{_LEAD}(?:please|also) (?:include|mention|cover|add|say|give|name)\b|{_LEAD}i(?:'m| am) (?:also )?wondering\b"
    rf"|{_LEAD}(?:curious|interested|wondering|keen)\b(?! about\W*$)|{_LEAD}i(?: also)? (?:wonder|need to know|want to hear)\b|{_LEAD}let me (?:also )?ask\b"
    rf"|^\W*(?:{_ALSO}\b[\s,:–—]*)+(?:{_TURNS_TO}{_WH}\b|{_WH}(?: (?!you\b|we\b|it\b|they\b)\w+)? {_AUX}\b)|^\W*(?:and|also|then)\b.{{0,60}}, please\W*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"^\W*{_ALSO}\b", re.IGNORECASE)
_FURTHER = re.compile(
    rf"\b{_WH}\b[^?]*(?:[;,]| and) ?(?:and )?(?:also|further(?:more)?|separately|secondly|additionally|besides|on top of that|in addition|on another note|by the way)\b"
    rf"[, ]*(?:\w+,? ){{0,3}}{_WH}\b|\b{_WH}\b[^?]*\bas well as (?:{_WH})\b"
    rf"|(?:(?:^|,|;| and| or)\s*{_WH} (?:\w+ ){{0,2}}(?:do|does|did|would|will|is|are|can|could|should)\b[^?]*){{3}}",
    re.IGNORECASE,
)


_ADDS = re.compile(
    r"^\W*(?:i also\b|and|also|plus|then|besides|next)\b(?! why\b| then\b)", re.IGNORECASE
)
_PARTS = re.compile(rf"\band,? (?:also |then )?{_WH}(?:'s\b| \w+ \w+)", re.IGNORECASE)
"""The further parts of a question that each begin with a word that asks, a short "and why" aside."""
_TOO = re.compile(
    r"\b(?:too|as well|also|likewise|besides)\W*$|\b(?:other|second|remaining) (?:half|part|thing|point|question)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"^\W*(?:and )?(?:after (?:this|that)|then we|next)\b", re.IGNORECASE)
"""Says what comes later."""
_MORE = re.compile(
    rf"\b{_WH}\b|\bif you\b|\bi(?:'d| would| want| need| also)\b|\b(?:mention|include|cover|add|explain|describe) \w+",
    re.IGNORECASE,
)
_TO_YOU = re.compile(r"\b(?:me|it'd|it would|would be)\b", re.IGNORECASE)
_EASES = re.compile(
    r"^\W*(?:take your time|no (?:rush|hurry|need)|(?:assume|pick|choose|take) \w+|feel free|as (?:you|rough)|one number|whatever|i'm (?:thinking|asking|only)"
    r"|thanks|thank you|good luck|walk that)\b",
    re.IGNORECASE,
)
"""Makes the question easier to answer, and asks for nothing more."""
_CASE_BESIDE = re.compile(
    rf"\b{_WH}\b[^?]*(?:,|;) (?:and|or) (?:also )?{_WH}\b[^?]*\b(?:when|if|once|while|until|as soon as)"
    r" (?:the|that|an?|your|this|one of|some\w*|two|half) [^?]*\?",
    re.IGNORECASE,
)
"""A second part that puts a case of its own."""
_THEN_ASKS = re.compile(
    rf"{_LEAD}(?:tell|walk|talk|explain|describe|show|justify|defend|outline|estimate|sketch|compare|list|name)\b[^.!]*"
    rf"(?:[,;] (?:and )?| and )then (?:(?:tell|walk|talk|show|give|take) me|explain|describe|justify|defend|outline|estimate|sketch|compare|list|name|say {_WH}|write|put an?|work out|draw)\b",
    re.IGNORECASE,
)
"""A request, and after "then" another one."""


def asks_on(sentence: str) -> bool:
    """Whether a sentence that comes after a question asks for something more, without a question mark."""
    plain = sentence.replace("’", "'")
    if requests(plain):
        return True
    if "?" in plain or _AFTERWARDS.search(plain):
        return False
    wishes = _TO_YOU.search(plain) is not None and _EASES.search(plain) is None
    return wishes or _MORE.search(plain) is not None


def requests(sentence: str) -> bool:
    """Whether a sentence without a question mark asks for something all the same."""
    return "?" not in sentence and _REQUEST.search(sentence) is not None


def asks_twice(sentence: str) -> bool:
    """Whether a request goes on to ask for something of its own: "Walk me through A, then say B."."""
    return requests(sentence) and _THEN_ASKS.search(sentence.replace("’", "'")) is not None


_TASK = re.compile(
    r"(?:^|[.,;:–—]\s*|\b(?:and|then|now|please|or) )\W*(?:try to |please |just )?(?:say|tell|show|give|walk|talk|take|name|describe|explain|look|think|play|read"
    r"|find|make|fit|move|redo|square|try|turn|put|write|jot|argue|bring|introduce|go|number|do|trace|follow|pick|choose|work|count|list|sketch|draw|start|begin|set"
    r"|imagine|picture|compare|estimate|run|add|defend|justify|convince|let|hand|state|spell|calculate|compute|construct|step|load|note|lay|build|convert|continue"
    r"|carry|invent|finish|complete|reconcile|split|order|rank|judge|check|test|prove|persuade|sell|budget|divide|multiply|place|map|label|mark|sort)\b"
    r"(?! (?:place|part|care|of course)\b)",
    re.IGNORECASE,
)


def sets_task(sentence: str) -> bool:
    """Whether a sentence tells somebody what to do, at its beginning or after a circumstance."""
    return "?" not in sentence and _TASK.search(sentence) is not None


def asks_further(sentence: str, requested: bool = False) -> bool:
    """Whether a sentence puts a second question beside its first, or is a request that goes on.

    Two halves of one question ("What would you log, and why?") are one. After something was
    `requested`, a question that adds to it is another one.
    """
    plain = sentence.replace("’", "'")
    goes_on = _GOES_ON.search(plain) is not None and requests(sentence)
    adds = requested and _ADDS.search(plain) is not None and ("?" in plain or requests(plain))
    adds = adds or (requested and _TOO.search(plain) is not None)
    further = _FURTHER.search(plain) or _CASE_BESIDE.search(plain)
    parts = _PARTS.findall(plain.rpartition(":")[2])
    return goes_on or adds or len(parts) > 1 or further is not None
