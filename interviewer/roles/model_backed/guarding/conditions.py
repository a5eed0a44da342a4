"""Statements that something is so either way, where a fact makes it depend on that."""

import re
from collections.abc import Collection, Iterable

from interviewer.roles.model_backed.guarding.supposing import begins_supposing
from interviewer.roles.model_backed.guarding.telling_words import keys

SHARED = 2
"""So much of a fact's clause has to be spoken of, in telling words."""
_EITHER_WAY = re.compile(
    r"\b(\w+),? or not\b|\b(?:whether or not|regardless of|no matter (?:if|whether)|irrespective of)\b(.*)",
    re.IGNORECASE,
)


def lifts_condition(sentence: str, answer: str, clauses: Iterable[Collection[str]]) -> bool:
    """Whether a sentence says that what an answer's clauses (their words) make a condition is none:
    "clicked or not"."""
    plain = sentence.replace("’", "'").strip()
    found = _EITHER_WAY.search(plain)
    if found is None or plain.endswith("?") or begins_supposing(plain):
        return False
    if _EITHER_WAY.search(answer):
        return False
    named = keys(next(filter(None, found.groups()), ""))
    said = keys(plain)
    return any(named & set(own) and len(said & set(own)) > SHARED for own in clauses)
