"""Questions that put their own answer forward ("Wouldn't you use X to solve Y?"), and remarks that
say why a claim fails."""

import re

from interviewer.roles.model_backed.guarding.supposing import begins_supposing
from interviewer.roles.model_backed.guarding.telling_words import counting, keys, weak_words

_LEADING = re.compile(
    r"\b(?:would|could|should|do|did|is|are|does|can|ca|wo|have|has)(?:n't| not) (?:you|it|that|this|we|one|there|the|a|an|\w+ing)\b"
    r"|(?<!\bi )\b(?:wouldn't|couldn't|shouldn't|isn't|aren't|doesn't|don't|didn't|can't|haven't|won't)\b[^.?!]*\?"
    r"|\b(?:have|had|did) you (?:not )?(?:ever )?(?:consider|think|thought|look|tr(?:y|ied)|weigh)\w*"
    r"|\bwould (?:you|it)(?: not)? (?:consider|think of|help(?: you)? (?:to|if)|be (?:better|wise|smart|safer|worth)|make sense)\b"
    r"|\b(?:what|how) (?:about|if you)\b|\bwhy (?:not|don't you|didn't you|wouldn't you)\b"
    r"|\b(?:(?<!if )you could|one could|you might|you should|(?<!would )(?<!do )you need to(?! (?:know|see|hear|find|be told|tell|learn)\b)|(?:i would|i'd)(?! (?:now |then |also |still )?(?:like|want|love) to (?:get|go|move|turn|come|ask|know|stay|return)\b)|my own answer|in my design|we usually|people usually"
    r"|the usual fix)\b|\bthe (?:\w+ )?(?:fix|trick|remedy|cure|solution|answer|way|recipe|practice)"
    r"(?: out| here| there| (?:around|for) (?:it|this|that))? (?:is|would be)\b"
    r"|(?<!would )(?<!will )(?<!do )(?<!did )(?<!if )\byou(?:'d| would|'ll| will)?(?: then| somehow| always| still)? have to\b|\bone (?:has|needs) to\b|\byou must\b|\byou(?:'d| would) (?:want|need|normally|usually)\b"
    r"|\bif (?:you|one) (?:just |only |simply )?(?:went|moved|switched|changed|swapped|dropped|used|took|kept|added|trained|logged|split|cut|put|made|had|gave|turned)\b[^.?!]*\b(?:it|that|they|you|one|this)(?:'d| would)\b"
    r"|,? (?:couldn't you|wouldn't you|isn't it|shouldn't you|right|no|yes|don't you think|correct)\?",
    re.IGNORECASE,
)


_FAILING = re.compile(
    r"\b(?:when|if|once|while|whenever) (?:your|the|an?|this|that|one of|some)(?: [\w-]+){1,4}?"
    r" (?:doesn't|isn't|aren't|don't|didn't|can't|won't|hasn't|haven't)(?= [\w-]+(?: [\w-]+){0,3}\?)",
    re.IGNORECASE,
)
"""A case in which something fails, at the end of a question: that puts nothing forward."""
_CONCLUDES = re.compile(
    r"(?:,|;) (?:and )?(?:so|therefore|thus|hence|which (?:means|makes|leads|leaves|gives|is why)|meaning)(?: that)? (?!(?:what|how|why|which|where|when|who|whose|do|does|did|is|are|was|were|would|could|can|should|will|let|let's|i|we|much|that i)\b)",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"^\W*(?:today|right now|at the moment|currently|as of now|so far|these days|nowadays|at present|for now|what runs (?:today|now)|the (?:current|present|existing) \w+)\b(?!,? your?\b)[^?]*$"
    r"|^(?!.*\byou\b)[^?]*\b(?:runs?|running|is|are|there|place|live)\b[^?]*\b(?:today|right now|at the moment|currently|these days|nowadays|at present)\b[^?]*$",
    re.IGNORECASE,
)
_ASKS_WHICH = re.compile(
    r"\b(?:what|how|which|where|who|whom|whose|when|why|whether|if)\b", re.IGNORECASE
)
_YES_OR_NO = re.compile(
    r"(?:^|[,;:.!–—]\s+|\b(?:so|and|but|or|then|again|first)\s+)"
    r"(?:would|could|should|do|does|did|will|can|is|are|has|have|might|shall|was|were)(?:n't| not)?\s+[a-z]",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:i|me|my|you|your\w*|we|us|our|let)\b(?!-)", re.IGNORECASE)
_SOLVES = re.compile(
    r"\b(?:handl|deal|cop|correct|avoid|guard|account|fix|mitigat|prevent|protect|compensat|adjust"
    r"|overcom|tackl|address|fight|reduc)\w*\b",
    re.IGNORECASE,
)
_EXPLAINS = (
    re.compile(
        r"\b(?:because(?! (?:you|we|i|i'd|time|of (?:what you|time))\b)|due to|thanks to|owing to)\b(?P<why>[^,;:.?!]*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:only (?:happens?|works?|holds?|counts?|shows?|comes?|arrives?|exists?|helps?)"
        r"|(?:happens?|works?|holds?|counts?|shows?|comes?|arrives?|exists?|helps?) only)"
        r" (?:when|where|if|after)\b(?P<why>[^,;:.?!]*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<why>(?:pure|sheer|mere|plain|random) (?:luck|chance|noise))\b", re.IGNORECASE
    ),
)


def suggests(question: str) -> bool:
    """Whether a question proposes something, or names what there is to solve."""
    plain = question.replace("’", "'")
    return puts_forward(plain) or answers_yes_or_no(plain) or _SOLVES.search(plain) is not None


def answers_yes_or_no(question: str) -> bool:
    """Whether a question can be answered by yes or no: what it asks about, it has named."""
    plain = question.replace("’", "'")
    if not plain.rstrip(" \"')”").endswith("?"):
        return False
    found = _YES_OR_NO.search(plain)
    return found is not None and _ASKS_WHICH.search(plain[: found.start()]) is None


def explains(sentence: str, said: frozenset[str]) -> bool:
    """Whether a sentence gives a reason, in words beyond those `said`, for how things go: what a
    candidate who is pushed back on has to see for themselves."""
    plain = sentence.replace("’", "'")
    reasons = (found["why"] for form in _EXPLAINS for found in form.finditer(plain))
    return any(not weak_words(why) >= keys(why) - said - counting() for why in reasons)


def states_flatly(sentence: str) -> bool:
    """Whether a sentence says how things are, and neither asks, nor supposes, nor speaks to anybody."""
    plain = sentence.replace("’", "'")
    return "?" not in plain and not begins_supposing(plain) and _SPEAKS.search(plain) is None


def states_outcome(sentence: str) -> bool:
    """Whether a sentence draws a conclusion of its own, or says how things stand today."""
    return any(form.search(sentence.replace("’", "'")) for form in (_CONCLUDES, _TODAY))


def puts_forward(sentence: str) -> bool:
    """Whether a sentence suggests something rather than asks for it."""
    return _LEADING.search(_FAILING.sub(" ", sentence.replace("’", "'"))) is not None
