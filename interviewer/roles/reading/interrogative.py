"""Which sentences are put as questions to the interviewer, by the way they are put."""

import re
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.roles.reading.talking import of_the_talk

OPENING = AnyCase(
    r"^(?:(?:ok(?:ay)?|so|and|also|then|hmm+|well|first|next|another (?:one|question)|quick question"
    r"|one more(?: thing| question)?|before (?:i|we) \w+|second|third|last(?:ly)?|finally|roughly"
    r"|approximately|exactly|about)[\s,:–—-]+)*"
    r"(?:what|how|who|where|when|which|why|is|are|do|does|did|can|could|should|would|will|has|have"
    r"|am|any|may)\b",
)
_INDIRECT = AnyCase(
    r"\b(?:i(?:['’]d| would)(?: first| also| still| really)? (?:like|want|love|need|have) to (?:know|understand|ask|clarify|check|confirm)"
    r"|i(?: first| also| still| really)? (?:need|want|have) to (?:know|ask|understand|clarify|check)"
    r"|(?:would|['’]d|might) (?:also |really )?(?:help(?: me)?|be (?:good|useful|helpful|nice|great|interesting|important)) to know|i (?:was|am|['’]?m) wondering"
    r"|let me know|i(?:['’]m| am|['’]d be| would be) interested (?:in|to know)|what i (?:still )?(?:need|want)(?: to know)? is"
    r"|(?:can|could|would) you (?:please )?(?:tell|share|give|clarify|say|confirm)"
    r"|(?:^(?:(?:so|and|then|ok(?:ay)?)[\s,]+)*|\bplease )(?:tell|give) me(?! if)|i(?:'m| am) (?:wondering|curious)|i wonder|do you know"
    r"|my (?:first |next |second )?question is|question:)\b",
)
_TAG = AnyCase(
    r"^(?:(?:does|is) (?:that|this) (?:ok(?:ay)?|fine|make sense|sound (?:ok(?:ay)?|good|fine|right"
    r"|reasonable)|clear|right|what you)|(?:ok(?:ay)?|right|yes|no|sounds (?:good|ok)|make sense"
    r"|fair|agreed|you know)\W*$|shall (?:i|we) (?:go on|continue|move|start|proceed)"
    r"|should i (?:go on|continue|keep|proceed|go deeper|start)"
    r"|can i assume(?: (?:so|that|this|it))?\W*$|can (?:i|we) (?:go on|start|continue)"
    r"|ready\W*$|why\W*$|and\W*$|what(?:'s| is) (?:next|your))",
)
_PERSONAL = AnyCase(r"\b(?:have|do|did|are|can) you (?:ever|even|really|actually)\b")
"""Asked of the interviewer as a person."""
RHETORICAL = AnyCase(
    r"^(?:so |and |but |now |then |ok(?:ay)?,? )*(?:(?:why|how) (?:not|do (?:we|i|you)|would (?:we|i)"
    r"|can (?:we|i)|should (?:we|i)|to|about)"
    r"|(?:what|which \w+) (?!do (?:we|i) use (?!here|then|now|this|that|it|for (?:it|this|that)\b)\w)(?:do|would|can|should|could) (?:we|i) (?:do|use|pick|choose|try|build|start"
    r"|want|take|need here|train|predict|optimi[sz]e here))\b|^(?:so|but|and)\W*(?:why|how|what)\W*\?$|^what (?:if|happens)\b"
    r"|^(?:what|how) about\b.*\b(?:then|though)\b",
)
_HEDGED = AnyCase(
    r"^(?:(?:so|and|well|hmm*|ok(?:ay)?|um+|then)\W+)*(?:(?:(?:that|it)(?:['’]s| is|['’]d be| would be) )?(?:maybe|perhaps|probably|(?:i|i['’]d|i would)"
    r" (?:guess|think|suppose|say|assume)|something like|let['’]s say|say(?= (?:\w+ )?\d))\b|give or take\W*$)"
    r"|\b(?:maybe|perhaps|probably|i (?:guess|think|suppose)|or (?:something|so))\W*$",
)
"""A guess with a question mark: who says "a second or something?" answers, and asks nothing."""
_UNSURE = AnyCase(r"\b(?:not sure|no idea|don['’]t know|do not know|dunno|hard to (?:say|tell))\b")
"""Who asks themselves and guesses asks nobody: "how much, not sure, maybe a tenth or so?"."""
_CHECK = AnyCase(
    r"(?:,|\s[-–—])\s*(?:right|correct|ok(?:ay)?|yes|no|yeah|fair|true|i (?:guess|think|suppose|assume)"
    r"|isn['’]t it|don['’]t we|is that right)\W*\?\W*$",
)
"""A statement with a question mark hung on: "we keep the logs, right?"."""
_YOU = AnyCase(r"\byou (?:can|could|would|will|know|have)\b")
_CLAUSE = re.compile(r"[,;–—]\s+(?:but\s+|and\s+|so\s+)?|\s+but\s+")


@lru_cache(maxsize=4096)
def asks(sentence: str) -> bool:
    """Whether a sentence asks the interviewer something about the setting."""
    text = sentence.strip()
    if _TAG.search(text) or _PERSONAL.search(text) or of_the_talk(text):
        return False
    if text.endswith(('?"', "?'", "?”", "?’")) and not OPENING.search(text):
        return False  # the question belongs to somebody quoted
    addressed = OPENING.search(text) or _INDIRECT.search(text) or _YOU.search(text)
    hedged = _HEDGED.holds(text) or _HEDGED.holds(_CLAUSE.split(text)[-1])
    if hedged and _UNSURE.search(text):
        return False
    if hedged and not addressed:
        return text.endswith("?") and any(map(OPENING.search, _CLAUSE.split(text)))
    if text.rstrip("\"')* ").endswith(("?", "？")):
        return True
    if _INDIRECT.search(text):
        return True
    return bool(OPENING.search(text)) and len(text.split()) <= 12 and not text.endswith(".")


def is_check(sentence: str) -> bool:
    """Whether a sentence states something and hangs "right?" on it: nothing fixed is no answer."""
    return _CHECK.search(sentence.strip()) is not None and not OPENING.search(sentence.strip())


def is_rhetorical(quote: str) -> bool:
    """Whether the asker means to answer it: "how would we do that?"."""
    return any(RHETORICAL.search(part) for part in (quote, _CLAUSE.split(quote)[-1]))
