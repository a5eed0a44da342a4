"""The vocabulary of a text: stems and synonym groups of its words, and what stands outside it."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.words import words

EVERYDAY = (
    "we us our people users customers app product system service page "
    "platform business want wants model data today now currently expect roughly typical average usual total number amount",
    "acceptable possible allowed available present exactly actually ultimately supposed order magnitude "
    "moment exist matter deal include involve depend kind terms share fraction percentage proportion",
)
_SIGNED = re.compile(
    r"\b(?:log|sign)(?:s|ged|ging|ned|ing)?[ -](in|on|out|off|up)\b(?! (?:the|a|an|our|each|every|\d))",
    re.IGNORECASE,
)
_SHARING = re.compile(r"\b(people|users|they|members|persons|families) share\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def told_apart(text: str) -> str:
    """The text with words put apart that a stem takes for others: who is logged in is in no log, and
    people who share something are no share of them."""
    text = _SHARING.sub(r"\1 jointly", text)
    return _SIGNED.sub(
        lambda found: "signin" if found[1].lower() in ("in", "on") else "signout", text
    )


def vocabulary(texts: Sequence[str], least: float = 0.0) -> frozenset[str]:
    """Stems and synonym groups of texts, of words that weigh so much or more."""
    groups = load().groups
    found: set[str] = set()
    for text in texts:
        for word in words(told_apart(text)):
            if word.weight < least:
                continue
            found.add(word.key)
            found.update(word.key.split())
            found.update(f"#{group}" for group in groups.get(word.key, ()))
    return frozenset(found)


def strange(question: str, known: frozenset[str], beside: frozenset[str] = frozenset()) -> float:
    """The share (0..1) of a question's weight in words that a vocabulary does not hold.

    Words of the vocabulary `beside` count on neither side.
    """
    total = strange = 0.0
    for weight, keys in _weighed(question):
        if keys.isdisjoint(beside):
            total += weight
            strange += weight if keys.isdisjoint(known) else 0.0
    return strange / total if total else 0.0


def shared(question: str, known: frozenset[str], least: float) -> int:
    """How many words of a question that weigh so much or more a vocabulary holds."""
    told = (keys for weight, keys in _weighed(question) if weight >= least)
    return len({keys for keys in told if not keys.isdisjoint(known)})


@lru_cache(maxsize=4096)
def _weighed(text: str) -> tuple[tuple[float, frozenset[str]], ...]:
    """What each word of a text weighs, and by which keys a vocabulary may hold it."""
    groups = load().groups
    return tuple(
        (word.weight, frozenset({word.key, *(f"#{g}" for g in groups.get(word.key, ()))}))
        for word in words(told_apart(text))
    )


def holds(text: str, term: str) -> bool:
    """Whether a term stands in a text as words of its own, plurals included."""
    return stands(told_apart(text).casefold(), told_apart(term).casefold(), _joins)


def stands(folded: str, key: str, joins: Callable[[str], bool]) -> bool:
    """Whether a key or its plural stands in a text, both case folded, and no sign that joins words
    stands at either end of it.

    There are thousands of keys and few of them in a message: a pattern for each that turns up would
    take a hundred times as long to make as the key takes to find.
    """
    at = folded.find(key)
    while at >= 0:
        end = at + len(key)
        if not joins(folded[at - 1 : at]):
            for ending in ("", "s", "es"):
                past = end + len(ending)
                if folded.startswith(ending, end) and not joins(folded[past : past + 1]):
                    return True
        at = folded.find(key, at + 1)
    return False


def _joins(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def knows_last(phrase: str, known: frozenset[str]) -> bool:
    """Whether the last telling word of a phrase is in a vocabulary; so it is when none tells."""
    last = next(iter(reversed(words(phrase))), None)
    return last is None or not vocabulary([last.surface]).isdisjoint(known)
