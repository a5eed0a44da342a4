"""What a question of the pack says that the candidate has chosen: it has to have been said so.

A question may begin "You take keyword rules as the yardstick". Its condition is met by likeness, which
a sentence on other rules has, too; the thing that it names then has to stand in the message.
"""

import re
from collections.abc import Iterable

from interviewer.domain.problem import Ask
from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.words import words

NAMED = 0.5
"""So much of what a question says of the candidate, by weight, they have to have said."""
_ASSERTS = re.compile(
    r"^(?:You (?:(?:would|want to|would like to|have|are) )?[\w-]+|Your)(?P<chosen> [^?]*?)(?:[.:;]|, (?:so|and|yet) )"
)
"""What comes after the verb: "You take keyword rules as the yardstick, so ..."."""


def imputed(ask: Ask) -> str:
    """The words in which a question says what was chosen, as far as its conditions have them."""
    found = _ASSERTS.match(ask.text) if ask.when else None
    if found is None:
        return ""
    named = frozenset(key for when in ask.when for key in _keys(when))
    return " ".join(w.surface for w in words(found["chosen"]) if not named.isdisjoint(_all(w.key)))


def _keys(text: str) -> Iterable[str]:
    return (key for word in words(text) for key in _all(word.key))


def _all(key: str) -> frozenset[str]:
    """A word and the groups of words for the same."""
    return frozenset({key, *(f"={group}" for group in load().groups.get(key, ()))})
