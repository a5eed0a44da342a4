"""What sort of thing a question asks for, by its words: money, a person, a date, a number of what."""

import re

_SORTS = {
    "money": re.compile(
        r"\b(?:costs?|cost us|price[ds]?|pricing|pay(?:s|ing)?|paid|charge[ds]?|salar(?:y|ies)|money"
        r"|expensive|cheap|bill(?:ed|ing)?)\b",
        re.IGNORECASE,
    ),
    "person": re.compile(r"\bwho(?:se|m)?\b", re.IGNORECASE),
    "date": re.compile(r"\bwhen\b|\bwhat (?:date|year)\b", re.IGNORECASE),
}
_DONE = (
    r"(?:is|are|was|do|does|did|can|could|may|might|must|will|would|shall|has|have|had|should|we|i|you"
    r"|they|get|gets|come|comes|per|on|in|at|of|for|that|which|who|to|a day|every|each|there|daily)\b"
)
_HEAD = re.compile(
    r"\b(?:what|which)\s(?P<head>(?:[\w-]+\s){1,4}?)(?:is|are|was|do|does|did|can|could|may|must|will"
    r"|has|have|should)\b",
    re.IGNORECASE,
)
"""What a question asks for: "what programming language" is the backend in."""
_OF = re.compile(r"\bwhat(?:['’]s| is| are) the (?P<head>(?:[\w-]+\s){1,3}?)of\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\bhow (?:many|much)\s(?P<head>(?:(?!" + _DONE + r")[\w-]+\s?)+)", re.IGNORECASE
)
_MEASURED = re.compile(
    r"\bin (?P<head>words|characters|letters|pixels|tokens|sentences|lines|dollars|euros|kilograms)\b",
    re.IGNORECASE,
)
"""What is counted or measured: "how many pixels", "in words"."""
_EACH = r"(?:(?:the|a|an|our|your|one|each|typical|average|usual|mean|most)\s)*"
_OF_WHAT = (
    re.compile(
        r"\bhow (?:old|long|tall|big|large|heavy|wide|expensive)\s(?:is|are|was)\s"
        + _EACH
        + r"(?P<head>(?:[\w-]+\s?){1,2}?)(?=\W*$|\s(?:on|in|at|of|for|usually|typically|roughly)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:how much|what) (?:does|do|did|will|would)\s"
        + _EACH
        + r"(?P<head>(?:[\w-]+\s){1,3}?)(?=cost|weigh|earn)",
        re.IGNORECASE,
    ),
)
"""What a question is about: "how old is a typical user", "what does the app cost"."""
_AMOUNT = re.compile(
    r"\bhow many\b|\bwhat(?:['’]s| is| are) (?:the |our )?(?:average|mean|median|typical|total"
    r"|number of)\b|\bwhat number of\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|hundred|thousand|million|tenth|half)\b",
    re.IGNORECASE,
)


_FRAME = re.compile(
    r"^\W*(?:(?:so|and|ok(?:ay)?|then|well|also)[\s,]+)*(?:(?:can|may|could|shall|should) (?:i|we) (?:safely |also |then )?"
    r"(?:assume|suppose|take it|expect|check|ask|clarify|confirm)|(?:is it|would it be) (?:safe|fair|ok(?:ay)?|fine|reasonable) to (?:assume|say|expect)"
    r"|am i right (?:to assume|in assuming|that))\b(?: that)?\s*",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"^\W*(?:(?:so|and|ok(?:ay)?|then|well|also|first(?:ly)?|next|before (?:i|we) \w+)[\s,]+)*"
    r"(?:i(?:['’]d| would)?(?: \w+)? (?:need|want|like|have|love) to (?:know|understand|ask|clarify|check)"
    r"|i (?:wonder|(?:was|am) wondering|['’]?m (?:wondering|curious))|(?:it |that )?(?:would|['’]d|might) (?:help|be \w+) to know"
    r"|(?:(?:can|could|would) you (?:please )?|please )?(?:tell me|let me know)|what i (?:still )?need(?: to know)? is"
    r"|my (?:\w+ )?question is)\b[\s,:]*(?:about\s|is\s)?(?=(?:\S+\s+){2})",
    re.IGNORECASE,
)
"""So a question is led in: "I'd need to know how long it may take"."""
_GUESSED = re.compile(
    r"\b(?:there (?:are|is)|we (?:have|get|see|serve))\s(?:about |around |roughly |some |maybe |~)*[\d.,]+\s?"
    r"(?:k|m|bn|thousand|million|billion)?\s(?=[a-z])",
    re.IGNORECASE,
)


_GUESS = re.compile(
    r"\s*(?:[,;:(]|\s[–—-])\s*(?:(?:or|is it|like|so|and)\s)?(?:maybe|perhaps|probably|say|around|about|roughly|something like|i(?:['’]d)? guess"
    r"|i(?:['’]m| am) guessing|i think|ten|a few|\d)[^?]*(?P<end>\?\W*)$",
    re.IGNORECASE,
)
"""A guess that hangs on a question: "how many users do we have, maybe a million or so?"."""
_ASKS_ON = re.compile(
    r"\b(?:how|what|which|when|where|who)\b|\b(?:and|or|,) (?:is|are|do|does|can|could|must|may|will) ",
    re.IGNORECASE,
)
"""Behind a guess one may ask on: "what's the device, I'd guess 2 GB, and is there a size limit?"."""
_AMOUNT_FIRST = re.compile(
    r"^(?:about|around|roughly|some|maybe)\s(?:an?\s)?(?:[\d.,]+\s?|hundred |ten |few )*(?:k|m|thousand|million|billion)?\s(?=[a-z])",
    re.IGNORECASE,
)

_BARE_SPAN = re.compile(
    r"\b(how many [\w-]+) (second|minute|hour|day|week|month|year)\b", re.IGNORECASE
)
"""A rate without its article: "how many people day"."""
_TURNED_BACK = re.compile(r"\b(how many (?:[\w-]+ ){0,2}[\w-]+) there are\b", re.IGNORECASE)
"""As it stands in a clause: "I'd need to know how many videos there are"."""


_DATA = r"(?:(?:training|labell?ed|historical|past|logged|user|usable|good|existing|available) )*data(?: ?sets?| ?points?)?\b"
_MUCH = r"(?:a lot|lots|plenty|loads|tons|a ton|much|many|enough|sufficient|little|a (?:large|big|huge|decent|fair) amount)(?: of)?"
_HAVE = r"(?:(?:is|are) there|(?:do|can|will|would|did) (?:we|i|you)(?: \w+)?|(?:have|has) (?:we|been)|(?:are|am) (?:we|i) (?:dealing|working|talking)|exists?)"
_TO_LEARN = r"(?:(?:to|can) (?:train|learn)|for (?:the )?training|(?:to|can) (?:be )?(?:trained|learnt|learned))\b"
_EXAMPLES = r"(?:(?:training|data) )?(?:examples|samples|rows|data ?points|records|instances)"
_COMES_DOWN_TO = (
    (
        re.compile(
            rf"\bhow many (?:hand[- ])?(?:labell?ed|annotated) \w+\b[^?,;]*|\bhow many (?:training )?labels {_HAVE}\W*$"
            rf"|\b(?:is|are) there {_MUCH} (?:labell?ed|annotated) \w+\b[^?,;]*|\b(?:do|will) (?:we|i|you) have {_MUCH} (?:labell?ed|annotated) \w+\b[^?,;]*",
            re.IGNORECASE,
        ),
        "how many labelled examples do we have",
    ),
    (
        re.compile(
            r"\bhow (?:big|large|extensive) (?:is|are) (?:the|our|your|this) (?:training (?:sets?|corpus)|(?:training )?(?:data(?: ?sets?)?|logs?|history))\b[^?]*"
            r"|\b(?:amount|volume|quantity|size) of (?:the |our )?(?:training )?data\b[^?]*"
            rf"|\b(?:is|are) there (?:really |any ?where near )?{_MUCH} (?:[\w-]+ )?{_DATA}[^?,;]*"
            rf"|\b(?:is|are) there {_MUCH} (?:[\w-]+ ){{1,2}}{_TO_LEARN}[^?,;]*"
            rf"|\b(?:do|will) (?:we|i|you) have {_MUCH} (?:[\w-]+ ){{1,2}}(?:{_TO_LEARN}|data\b)[^?,;]*"
            rf"|\b(?:do|will) (?:we|i|you) (?:already |really |even )?have (?:{_MUCH}|an? (?:big|large|huge|decent)) (?:{_DATA}|training set\b)[^?,;]*"
            rf"|\b(?:what|which) (?:volume|amount|quantity|size) of {_DATA}[^?,;]*"
            rf"|\bhow much {_DATA}(?=\W*$| {_HAVE})(?! (?:may|can|could|must|should) we use)[^?,;]*"
            rf"|\bhow many [\w-]+ (?:can|could|may|do) (?:we|i|you) (?:train|learn)\b[^?,;]*"
            rf"|\bhow many {_EXAMPLES}\b[^?,;]*|\bhow many [\w-]+ (?:{_HAVE} )?(?:\w+ )?{_TO_LEARN}[^?,;]*",
            re.IGNORECASE,
        ),
        "how much data do we have",
    ),
    (
        re.compile(
            r"\bwhat(?:['’]s| is)? (?:(?:kind|sort|order|level) of |the |our )?scale\b[^?:]*(?=\?|$)"
            r"|\b(?:is (?:this|it)|are we(?: talking(?: about)?)?) (?:like |at |a |of )*(?:[\w-]+ )?scale\b[^?:]*(?=\?|$)"
            r"|\bhow (?:big|large) is (?:the|our|this) (?:app|product|platform|service|audience|user base|company)\b[^?]*",
            re.IGNORECASE,
        ),
        "how many users do we have",
    ),
    (
        re.compile(
            r"\b(?:is|are) there (?:really )?(?:a lot of|lots of|plenty of|loads of|many|much) ",
            re.IGNORECASE,
        ),
        "how many ",
    ),
)
"""Broad ways of asking for one thing: how large something is that has a usual measure."""
_SHARE = re.compile(
    r"\bhow much of\b|\bwhat (?:share|fraction|percentage|percent|proportion|part) of\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\bpercent\b|%|\bone in\b|\bin a hundred\b|\bout of\b|\bof every\b|\bmost\b|\bhalf\b|\b(?:third|quarter|tenth)s?\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\bwithin (?:a few |some |the )?(?:milliseconds?|seconds?|minutes?|hours?|days?)\b|\bhow (?:soon|late)\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:milliseconds?|seconds|minutes?|hours?|days?|weeks?|months?|night|daily|once|immediately)\b",
    re.IGNORECASE,
)

_OF_TIME = re.compile(
    r"[\d.,]*[\s-]?(?:more |full |the )?(?:ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_ORDINAL_END = re.compile(r"\d*(?:st|nd|rd|th)\b", re.IGNORECASE)


def wants_share(question: str) -> bool:
    """Whether a question wants to know how much of a whole something is."""
    return _SHARE.search(question) is not None


def wants_another_kind(question: str, answer: str) -> bool:
    """Whether a question wants a share or a time, and an answer holds none."""
    share = wants_share(question) and _OF_ALL.search(answer) is None
    return share or (_TIME.search(question) is not None and _DURATION.search(answer) is None)


_FILLERS = re.compile(
    r"^(?:\W*\b(?:u[hm]+|hmm*|ok(?:ay)?|so|well|right|alright|cool|sure|yeah|first(?: of all| off)?|firstly|to start(?: with)?|quick (?:one|question)|just)\b[\s,:.–—]+)+"
    r"|(?:(?<=there)|(?<=we have)|(?<=there's)|(?<=there’s)) (?:like|sort of|kind of|maybe)(?= (?:an?|some|any|lots|enough|many|much)\b)"
    r"|,? (?:you know|i mean|i guess|like),(?= )",
    re.IGNORECASE,
)


def without_guess(question: str) -> str:
    """A question without its fillers, and without the figures that are guessed at its end."""
    question = _FILLERS.sub("", question)
    guess = _GUESS.search(question)
    if guess is None or not has_figure(guess[0]) or _ASKS_ON.search(guess[0]):
        return question
    return question[: guess.start()] + guess["end"]


def plainly(question: str) -> str:
    """What a question comes down to: "can I assume there are a million users" asks how many."""
    question = _LEADS_IN.sub("", without_guess(question))
    for asks_so, comes_down_to in _COMES_DOWN_TO:
        question = asks_so.sub(comes_down_to, question)
    question = _TURNED_BACK.sub(r"\1 are there", _BARE_SPAN.sub(r"\1 a \2", question))
    bare = _FRAME.sub("", question)
    if bare == question:
        return question
    return _AMOUNT_FIRST.sub("how many ", _GUESSED.sub("how many ", bare))


def sorts(text: str) -> set[str]:
    """The sorts of thing a text asks for."""
    return {sort for sort, pattern in _SORTS.items() if pattern.search(text)}


def head(question: str) -> str:
    """What a question asks for, as a phrase whose last word tells it; "" where it cannot be told."""
    found = _HEAD.search(question)
    return found["head"].strip() if found else ""


def measure(question: str) -> str:
    """What is asked for of something: "gender split", of "what's the gender split of the users"."""
    found = _OF.search(question)
    return found["head"] if found else ""


def counted(question: str) -> list[str]:
    """The things a question wants counted, or measured in."""
    found = (pattern.search(question) for pattern in (_COUNTED, _MEASURED))
    return [hit["head"].strip() for hit in found if hit is not None]


def subject_of(question: str) -> str:
    """What a question is about that asks for an age, a size or a cost: the app, the user."""
    found = [hit for pattern in _OF_WHAT if (hit := pattern.search(question)) is not None]
    return found[0]["head"].strip() if found else ""


def asks_amount(question: str) -> bool:
    """Whether a question wants a number of something."""
    return _AMOUNT.search(question) is not None


def only_times(answer: str) -> bool:
    """Whether all numbers of an answer are of times: none of them is how many of something there are."""
    figures = [hit for hit in _FIGURE.finditer(answer) if not _ORDINAL_END.match(answer, hit.end())]
    return bool(figures) and all(_OF_TIME.match(answer, hit.end()) for hit in figures)


def counts_things(question: str) -> bool:
    """Whether a question wants to know how many there are of something other than a time."""
    things = counted(question) if _HOW_MANY.search(question) else []
    return bool(things) and not any(_DURATION.search(thing) for thing in things)


def has_figure(answer: str) -> bool:
    """Whether an answer holds a number."""
    return _FIGURE.search(answer) is not None
