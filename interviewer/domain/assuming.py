"""Assuming: which sentences take something as given for the system that is designed."""

import re
from functools import lru_cache

from interviewer.domain.any_case import AnyCase

MARK = AnyCase(
    r"\bassum(?:e|es|ed|ing)\b|\blet(?:['’]s| us) (?:say|suppose|take)\b|\btak(?:e|ing) as given\b"
    r"|\bi(?:['’]ll| will) take it that\b|^(?:so |and )?(?:suppose|say) (?:that |we |the |there |it )"
    r"|\bi(?:['’]d| would) guess (?:that )?(?:we|there|about|around|each|the|people|users|it(?:['’]s| is) (?:about|around|roughly|\d))\b",
)
_DENIED = AnyCase(
    r"\b(?:not|never|no|without|cannot|if (?:we|you|i|they|people)|people|models?|they|n['’]t) (?:\w+ ){0,2}?"
    r"assum|n['’]t (?:\w+ )?assum|\bassumptions? (?:that )?(?:fails?|breaks?)",
)
_OF_THE_TALK = AnyCase(
    r"\bassum\w* (?:that )?(?:good faith|the (?:best|worst)\b(?! case)|something\b|so\b|not\b|nothing\b"
    r"|yes\b,? (?:i|because|since|as)\b|you (?:know|mean|want|agree|see|are|were|will|would|can|don['’]t|have (?:seen|read|heard))\b)"
    r"|\bassum\w*\W*$|\byou (?:can|could|may|might|should|to) assume\b",
)
"""What is assumed of the interviewer or the conversation, and of no system."""
_CONDITION = re.compile(
    r"^\W*(?:(?:so|and|but|then)\W+)?(?:if|when(?:ever)?|unless|in case|as long as|once|should)\b"
    r"(?! (?:that|it|this|those|they|these|nothing|none of (?:it|that)|there(?:['’]s| is) nothing)(?:['’]s| is| are|['’]re)?(?: all| still| really)* "
    r"(?:open|fixed|undecided|unknown|not (?:fixed|known|decided|given)|fine|ok(?:ay)?|up to me|free))",
    re.IGNORECASE,
)
"""What follows holds only where something else does; that a thing is open is no condition."""
_SHOWN = AnyCase(
    r"\bfor (?:example|instance)\b|\be\.g\.|\bto (?:show|illustrate|see)\b[^.;]*\bassum|^\W*(?:picture|imagine|take)\b"
    r"|\b(?:let['’]s say|suppose|say|assume)\b[^.;]*(?:\bso \d[\d.,]* (?:out )?of\b|\b\d[\d.,]* out of \d)"
    r"|\b(?:let['’]s say|suppose|say|assume),? (?:(?:a|an|one|the|this|that|some|our|two|three|both|another|she|he|her|his|it) )?(?:\w+ ){0,3}?"
    r"(?:(?:was|were|got|gave|had|saw|watched|clicked|liked|bought|opened|sent|came|went|said)\b|(?:clicks?|costs?|gets?|sees?) (?:once|twice|\d))"
    r"|\blet['’]s say (?:\w+ )?(?:\d+ )(?:people|users|persons|viewers) (?:see|click|watch|open|get|buy)\b"
    r"|\bassume (?:two|three|four|five|\d) \w+ with (?:scores?|probabilit)|\b(?:user|ad|video|mail|item|person) (?:a|x)\b.*\b(?:user|ad|video|mail|item|person) (?:b|y)\b",
)
"""A worked example: what happens in it holds for nothing else."""
_NAMED = re.compile(
    r"\b(?:[Ll]et['’]s say|[Ss]uppose|[Ss]ay|[Aa]ssume) (?!(?:I|We|If|A|The)\b)[A-Z][a-z]+ (?:is|was|has|had|just|never|also|likes?|wants?|watch\w*|click\w*|open\w*|gets?|got|sees?|saw|sends?|buys?)\b"
)
"""Somebody with a name, as in an example."""
_SAID_BEFORE = AnyCase(
    r"\b(?:i|we)(?:['’]d| had| have|['’]ve)? (?:already )?assumed\b|\bas assumed\b"
)
_CHOSEN = AnyCase(r"\bguess (?:that )?the (?:\w+ ){0,3}one\b")


@lru_cache(maxsize=4096)
def assumes(text: str) -> bool:
    """Whether a sentence takes something as given for the system that is designed."""
    found = MARK.search(text)
    if found is None or text.rstrip().endswith("?") or _depends(text[: found.start()]):
        return False
    if _SAID_BEFORE.search(text) or _SHOWN.holds(text) or _NAMED.search(text):
        return False
    return not (_DENIED.search(text) or _OF_THE_TALK.holds(text) or _CHOSEN.search(text))


def _depends(before: str) -> bool:
    """Whether the clauses before an assumption make it hang on a condition."""
    return any(_CONDITION.search(clause) for clause in re.split(r"[;:–—]\s", before + " "))
