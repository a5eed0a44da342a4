"""What the interviewer says of the setting by itself, in words that nobody has said before.

The facts are known, and the wordings in which one can be given away are not: so a plain statement on
"our" product is stopped for what it adds, whatever it is near to.
"""

import re

from interviewer.roles.model_backed.guarding.asserted import statements
from interviewer.roles.model_backed.guarding.assuring import claimed_again
from interviewer.roles.model_backed.guarding.telling_words import (
    TELLING,
    counting,
    found_weight,
    keys,
)

NEVER_SAID = 1.2
"""So much of it in a sentence that claims to say again what was said before."""
NEW = 2.0
"""So much, in weights of words (0..1 each), is a statement of its own: two or three telling words."""

_OURS = re.compile(
    r"\b(?:we|our|ours|us|here)\b|\bthe (?:law|company|business|platform|product|app|service|legal team|contracts?)\b"
    r"|^\W*(?:the |most |many )?(?:people|users|viewers|advertisers|spammers|senders|customers)\b",
    re.IGNORECASE,
)
"""Whose statement it is: the company's, or one on those who use what it makes."""
_ASIDE = re.compile(
    r"\b(?:minutes?|parts?|stages?|questions?|topics?|move on|turn to|go on|come back|get to|leave (?:that|it|this)|talk\w*|look at|let's|we'll|we(?: can|'ve)|time)\b"
    r"|\b(?:what|how|whether|why|which) (?:\w+ )?(?:the|we|our|people|users|they)\b|\b(?:could|might|may|would|can) (?:be|mean)\b|\b(?:nothing|not|isn't) (?:\w+ )?(?:fixed|settled|decided)\b"
    r"|\bi(?:'m| am) not (?:\w+ )?(?:convinced|sure|certain)\b|\b(?:isn't|aren't|not) (?:ours|yours|part of|in scope)\b|\b(?:out of|outside the?) scope\b",
    re.IGNORECASE,
)
"""Of the talk, of what is open, or of what words can mean: that is no statement on a setting."""


def tells_of_ours(sentence: str, said: frozenset[str]) -> bool:
    """Whether a sentence states something of the setting in words beyond those `said`."""
    return any(
        (_OURS.search(clause) is not None or sentence.rstrip().endswith("?"))
        and _ASIDE.search(clause) is None
        and sum(map(found_weight, _new(stated.keys, said))) >= NEW
        for clause, stated in statements(sentence)
    )


def says_again(sentence: str, said: frozenset[str]) -> bool:
    """Whether a sentence claims that something was said before which is not among what was `said`."""
    claimed = claimed_again(sentence)
    return sum(map(found_weight, _new(keys(claimed) - counting(), said))) >= NEVER_SAID


def _new(found: frozenset[str], said: frozenset[str]) -> list[str]:
    return [key for key in found - said if found_weight(key) >= TELLING]
