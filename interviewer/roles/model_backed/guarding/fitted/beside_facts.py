"""How a sentence stands beside the fact that it is nearest to: how much of it is on that fact, how much
goes beyond it, and whether it denies or counts otherwise."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from interviewer.domain.problem import Fact, Problem
from interviewer.roles.model_backed.guarding.counted import Number, numbers, stated
from interviewer.roles.model_backed.guarding.telling_words import counting, keys, weight_of

LEAST = 0.8
"""A sentence that shares less with a fact, in weights of words (0..1 each), is on none."""

_DENIES = re.compile(
    r"\b(?:not|no|none|never|nobody|nothing|neither|nor|without|cannot|only|except|just|all|every|each|any|\w+n't)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Known:
    fact: str
    answer: frozenset[str]
    around: frozenset[str]
    figures: frozenset[Number]
    denials: frozenset[str]

    @classmethod
    def of(cls, fact: Fact) -> "_Known":
        answer = keys(fact.answer) - counting()
        around = keys(". ".join((fact.label, *fact.terms, *fact.asks))) - counting()
        return cls(fact.id, answer, around, numbers(fact.answer), _denials(fact.answer))


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence beside its nearest fact: weights of words that are the fact's, around it, and neither;
    whether the fact was given, whether it is denied in other words, and counted otherwise."""

    own: float = 0.0
    around: float = 0.0
    beyond: float = 0.0
    given: bool = False
    denied: bool = False
    figures: bool = False

    def features(self) -> Iterable[str]:
        """What of it a model sees."""
        if self.own + self.around < LEAST:
            return
        which = "given" if self.given else "hidden"
        for name, amount in (("own", self.own), ("around", self.around), ("beyond", self.beyond)):
            yield from (f"{name}>={at} {which}" for at in (0.5, 1, 2, 3) if amount >= at)
        share = self.own / (self.own + self.around + self.beyond)
        yield from (f"of it>={at} {which}" for at in (0.2, 0.4, 0.6, 0.8) if share >= at)
        if self.denied:
            yield f"denies {which}"
        if self.figures:
            yield f"counts otherwise {which}"


class Facts:
    """The facts of a problem, as sentences can be set beside them."""

    def __init__(self, problem: Problem) -> None:
        self._facts: Sequence[_Known] = tuple(_Known.of(fact) for fact in problem.facts)

    def beside(self, sentence: str, given: Collection[str]) -> Beside:
        """The sentence beside the fact that shares most with it."""
        every = keys(sentence) - counting()
        best = max(self._facts, key=lambda fact: _shared(fact, every), default=None)
        if best is None or _shared(best, every) < LEAST:
            return Beside()
        around = (every & best.around) - best.answer
        found = numbers(sentence)
        return Beside(
            own=weight_of(every & best.answer),
            around=weight_of(around),
            beyond=weight_of(every - best.answer - best.around),
            given=best.fact in given,
            denied=_denials(sentence) != best.denials,
            figures=bool(found) and not any(stated(n, best.figures) for n in found),
        )


def _shared(fact: _Known, every: frozenset[str]) -> float:
    return weight_of(every & fact.answer) + weight_of((every & fact.around) - fact.answer) / 2


def _denials(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _DENIES.findall(text.replace("’", "'")))
