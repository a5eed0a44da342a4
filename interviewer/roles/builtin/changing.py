"""The words of a what-if: about the candidate's words where it bears on them, else as a change."""

import re
from collections.abc import Iterator

from interviewer.domain.problem import WhatIf
from interviewer.roles.builtin.ways import Ways
from interviewer.roles.matching.words import words as content_words

TELLING = 0.5
LIKE = 2
"""Words that share so many telling ones say something alike."""
_PREMISE = re.compile(r"(?:Suppose|Imagine)\s(?P<premise>[^:?]+):\s[^:?]+\?$")


def premise(ask: str) -> str:
    """What a what-if supposes, without the question it ends in: "Suppose X: what of Y?" gives X."""
    found = _PREMISE.match(ask)
    return found["premise"] if found else ""


def telling(text: str) -> set[str]:
    """The stems of a text that tell something."""
    return {word.key for word in content_words(text) if word.weight >= TELLING}


def bears_on(what_if: WhatIf, said: str) -> bool:
    """Whether a what-if bears on words of the candidate's: they speak of what it supposes, or are
    like the words it is meant for."""
    told = telling(said)
    supposed = any(told & telling(premise(ask)) for ask in what_if.ask)
    return supposed or any(len(told & telling(when)) >= LIKE for when in what_if.when)


def on_words(ways: Ways, asks: tuple[str, ...], said: str) -> Iterator[str]:
    """Questions on what becomes of the words when that is supposed, with both in them."""
    premises = [found for ask in asks if (found := premise(ask))]
    for way in ways.turned(ways.phrases.what_if_on):
        for part in premises:
            yield ways.fill(way.replace("{premise}", part), said=said)


def as_change(ways: Ways, asks: tuple[str, ...], said: str) -> Iterator[str]:
    """The what-if in its own words, named as a change of the setting."""
    for ask in asks:
        body = ways.fill(ask, said=said)
        for lead in ways.turned(ways.phrases.change):
            yield f"{lead} {body}"
        yield body
