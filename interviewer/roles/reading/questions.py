"""Which fact answers a question, if any."""

import re
from collections.abc import Collection, Sequence
from copy import copy
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from interviewer.domain.evidence import words as plain_words
from interviewer.domain.problem import Problem
from interviewer.roles.matching.vectors import Floats, SentenceEmbedder
from interviewer.roles.reading.asked_for import (
    plainly,
    wants_another_kind,
    wants_share,
    without_guess,
)
from interviewer.roles.reading.asked_parts import Part, asked_parts, completed, is_brief
from interviewer.roles.reading.bank import Bank
from interviewer.roles.reading.fact_words import FactWords
from interviewer.roles.reading.interrogative import OPENING
from interviewer.roles.reading.space import A_MESSAGE
from interviewer.roles.reading.statements import Statement
from interviewer.roles.reading.vocabulary import strange, told_apart

SURE_BY_WORDS = 2.4
SURE_BY_MEANING = 2.6
"""From this closeness a question is about a fact, in standard deviations above the usual."""
NEAREST_WAYS = 2
AS_NEAR = 0.95
"""A way of asking that several facts have counts for all of them if it is so near beside the nearest."""
COVERED = 3.0
"""How much closer a fact counts than others where its terms hold every word that tells."""
PLAINLY = 3.0
"""So much closer still, one word that is asked with for no other fact tells which it is."""
CLEAR = 0.35
UNSURE = 0.6
"""Near a fact by its terms, and with fewer new words than this, a question may be meant for it."""
STRANGE = 6.0
"""What a question made only of words the fact never uses loses; half of them are forgiven."""

OFFERED = 2
"""So many words name a fact among things that are offered: "sessions, watch time, retention?"."""

_RATE = re.compile(r"\bper second\b|\ba second\b|\bqps\b|\brps\b|\brequests\b|\bqueries\b", re.I)
_RATIO = re.compile(r"\bratio\b|\bfactor\b|\bcompared?\b|\bthan\b|\baverage\b", re.I)
_OF_IT = re.compile(
    r"\b(?:is|are|was|does|do|did|will|can) (?:it|that|this|they|those)\b|\bits\b", re.I
)
_FEW = 6


class FactFinder:
    """Finds the facts a question asks for, by the ways of asking for each."""

    def __init__(self, problem: Problem, embedder: SentenceEmbedder | None) -> None:
        self._facts = problem.facts
        ways = [
            Statement(told_apart(way), "fact", fact.id, number, fact.stage)
            for fact in problem.facts
            for number, way in enumerate(fact.asks)
        ]
        self._bank = Bank(ways, embedder, few=A_MESSAGE)
        self._ways = [tuple(plain_words(way.text)) for way in ways]
        self._near: dict[str, _Near] = {}
        self._close: dict[str, list[tuple[float, str]]] = {}
        owners = np.array([way.target for way in ways])
        self._owners = _owners(ways)
        self._words = FactWords(problem)
        self._rows = [np.flatnonzero(owners == fact.id) for fact in problem.facts]
        self._sure = SURE_BY_WORDS if embedder is None else SURE_BY_MEANING

    def placed(self, questions: Sequence[str]) -> "FactFinder":
        """The same for these questions, their texts compared in one go: one call of an embedder."""
        plain = map(without_guess, questions)
        meant = (part.text for asked in plain for part in completed(asked_parts(asked)))
        texts = [*dict.fromkeys(map(plainly, (*questions, *meant)))]
        other = copy(self)
        other._near, other._close = self._nearness(texts), {}
        return other

    def _nearness(self, texts: Sequence[str]) -> dict[str, "_Near"]:
        """How near each text is to every fact: to the ways of asking for it that are nearest."""
        likeness = self._bank.likeness([told_apart(text) for text in texts])
        nearest = [
            np.sort(likeness[rows], axis=0)[-NEAREST_WAYS:].mean(axis=0) for rows in self._rows
        ]
        return {
            text: _Near(np.array([near[at] for near in nearest]), likeness[:, at])
            for at, text in enumerate(texts)
        }

    def parts(self, question: str) -> list[tuple[str, str | None]]:
        """What is asked, with the fact that answers it or None: the whole, or each of its parts.

        A thing that is only listed, chosen from or headed with is asked where a fact answers it.
        """
        very = self._owners.get(tuple(plain_words(question)))
        if very is not None:
            return [(question, fact) for fact in self._together(very[0], question)]
        asked = without_guess(question)
        if asked != question:
            return [(question if text == asked else text, fact) for text, fact in self.parts(asked)]
        parts = asked_parts(question)
        whole = zip(parts, completed(parts), strict=True)
        found = self._joined([(part, self._of_part(meant, part.text)) for part, meant in whole])
        spelt = next((fact for part, fact in found if part.kind != "heading"), None)
        if spelt is not None:
            found = [(part, fact) for part, fact in found if part.kind != "heading"]
        asking = [part for part, _ in found if part.kind == "asked"]
        known = dict.fromkeys(fact for _, fact in found if fact is not None)
        if len(known) > 1 or (known and len(asking) > 1):
            told = [
                (part.text, each)
                for part, fact in found
                if fact or (part in asking and not self._goes_on(known, part.text))
                for each in (fact, *self._sharers(fact, part.text))
            ]
            return _each_once(told)
        best = self._best(question)
        if known and best is None:
            return [(question, fact) for fact in self._together(next(iter(known)), question)]
        if best is None and len(asking) > 1:
            return [(part.text, None) for part in asking]
        return [(question, fact) for fact in self._together(best, question)]

    def _together(self, fact: str | None, question: str) -> list[str | None]:
        """The fact, with those that belong to it here."""
        also = self._sharers(fact, question)
        return [fact, *also] if also else self._with_base(fact, question)

    def _sharers(self, fact: str | None, question: str) -> list[str]:
        """The other facts that are asked for in the same words as a fact is here."""
        plain = plainly(question)
        near = self._near.get(plain) or self._nearness([plain])[plain]
        rows = next((r for f, r in zip(self._facts, self._rows, strict=True) if f.id == fact), None)
        if rows is None:
            return []
        close = [at for at in rows if near.ways[at] >= AS_NEAR * near.ways[rows].max()]
        owners = (owner for at in close for owner in self._owners[self._ways[at]])
        return [*dict.fromkeys(owner for owner in owners if owner != fact)]

    def _joined(self, found: list[tuple[Part, str | None]]) -> list[tuple[Part, str | None]]:
        """The parts, with two that only together ask for a fact in one: "click and watch logs"."""
        for at, ((part, fact), (more, other)) in enumerate(pairwise(found)):
            if fact is None and (part.kind, more.kind) == ("asked", "listed"):
                both = part._replace(text=f"{part.text} and {more.text}")
                whole = self._best(both.text)
                if whole is not None and other in (None, whole):
                    return [*found[:at], (both, whole), *found[at + 2 :]]
        return found

    def _goes_on(self, known: Collection[str], part: str) -> bool:
        """Whether a part that gets no fact is about one that another part gets."""
        plain = plainly(part)
        fact = self.closeness(plain)[0][1]
        return fact in known and self._words.touched(fact, plain)

    def _with_base(self, fact: str | None, question: str) -> list[str | None]:
        """The fact, with the other one that an amount at the peak follows from: factor and base."""
        if fact is None or not _RATE.search(question) or _RATIO.search(question):
            return [fact]
        factors = {f.id for f in self._facts if f.unit.startswith("times")}
        named = [
            other for score, other in self.closeness(question) if self._words.holds(other, question)
        ]
        twin = next((f for f in named if (f in factors) != (fact in factors)), None)
        told = {fact, twin} & factors
        return [fact, twin] if twin is not None and told else [fact]

    def tells_of(self, fact: str | None, part: str) -> bool:
        """Whether a few words only ask on about a fact: "and how much history", "how good is it"."""
        brief = is_brief(part)
        back = _OF_IT.search(part) is not None and len(part.split()) <= _FEW
        return (
            fact is not None and (brief or back) and strange(part, self._words.asked[fact]) < CLEAR
        )

    def _of_part(self, part: Part, bare: str) -> str | None:
        """The fact a part asks for; a thing without a question around it has to be named."""
        fact = self._best(part.text)
        if fact is not None and is_brief(bare) and not self._words.holds(fact, part.text):
            return None
        if fact is None or part.kind in ("asked", "choice"):
            return fact
        if part.kind == "heading" and OPENING.search(part.text):
            return fact
        if part.kind == "listed" and len(part.text.split()) > 1:
            return fact if self._words.holds(fact, bare) or not wants_share(part.text) else None
        named = self._words.held(fact, part.text)
        least = OFFERED if part.kind == "option" else 1
        return fact if any(len(term.split()) >= least for term in named) else None

    def closeness(self, question: str) -> list[tuple[float, str]]:
        """Every fact with how close the question is to it, closest first.

        In standard deviations, as `Bank.likeness` counts them, with a bonus when one of the
        fact's terms stands in the question and a malus when none does.
        """
        if question not in self._near:
            return self._closeness(question)
        if question not in self._close:
            self._close[question] = self._closeness(question)
        return self._close[question]

    def _closeness(self, question: str) -> list[tuple[float, str]]:
        near = self._near if question in self._near else self._nearness([question])
        folded, scored = told_apart(question).casefold(), list[tuple[float, float, str]]()
        for fact, nearest in zip(self._facts, near[question].facts, strict=True):
            beyond = STRANGE * max(0.0, strange(question, self._words.known[fact.id]) - 0.5)
            beyond += STRANGE * wants_another_kind(question, fact.answer)
            bonus, covered = self._words.bonus(fact.id, folded)
            scored.append((float(nearest) + bonus - beyond, covered, fact.id))
        scored.sort(key=lambda found: (-found[0] - COVERED * found[1], found[2]))
        return [(score + covered, fact) for score, covered, fact in scored]

    def surely_open(self, question: str) -> bool:
        """Whether a question that gets no fact asks for something that no fact bears on."""
        return self._words.foreign(plainly(question)) and not self.nearly(question)

    def nearly(self, question: str) -> bool:
        """Whether a question that gets no fact is so near to one that it may well be for it."""
        question = plainly(question)
        score, fact = self.closeness(question)[0]
        near = score >= self._sure and strange(question, self._words.asked[fact]) < UNSURE
        return near and self._words.touched(fact, question)

    def _best(self, question: str) -> str | None:
        """The closest fact that is asked for like that; the next one only if it is named clearly."""
        question = plainly(question)
        very = self._owners.get(tuple(plain_words(question)))
        if very is not None:
            return very[0]
        (score, fact), (second, other), *_ = self.closeness(question)
        words = self._words
        named = words.named(fact, question) or (
            score >= self._sure + PLAINLY and words.alone_names(fact, question)
        )
        if score >= self._sure and named and words.in_its_way(fact, question):
            return fact
        clear = second >= self._sure and words.holds(other, question)
        return other if clear and strange(question, words.asked[other]) < CLEAR else None


class _Near(NamedTuple):
    """How near a text is to every fact, and to every way of asking."""

    facts: Floats
    ways: Floats


def _owners(ways: Sequence[Statement]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """By the words of each way of asking, the facts that are asked for like that."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for way in ways:
        key = tuple(plain_words(way.text))
        found[key] = (*found.get(key, ()), way.target)
    return found


def _each_once(parts: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """The parts without those that ask for a fact again."""
    seen: set[str] = set()
    kept: list[tuple[str, str | None]] = []
    for part, fact in parts:
        if fact is None or fact not in seen:
            kept.append((part, fact))
        if fact is not None:
            seen.add(fact)
    return kept
