"""Which fact answers a question, if any."""

import re
from collections.abc import Sequence
from copy import copy

import numpy as np

from interviewer.domain.evidence import words as plain_words
from interviewer.domain.problem import Problem
from interviewer.roles.matching.vectors import Floats, SentenceEmbedder
from interviewer.roles.reading.asked_for import (
    asks_amount,
    counted,
    has_figure,
    head,
    measure,
    plainly,
    sorts,
    subject_of,
    wants_another_kind,
    wants_share,
    without_guess,
)
from interviewer.roles.reading.asked_parts import Part, asked_parts, completed, is_brief
from interviewer.roles.reading.bank import Bank
from interviewer.roles.reading.interrogative import OPENING
from interviewer.roles.reading.space import A_MESSAGE
from interviewer.roles.reading.statements import Statement
from interviewer.roles.reading.vocabulary import (
    EVERYDAY,
    holds,
    knows_last,
    strange,
    told_apart,
    vocabulary,
)

SURE_BY_WORDS = 2.4
SURE_BY_MEANING = 2.6
"""From this closeness a question is about a fact, in standard deviations above the usual."""
NEAREST_WAYS = 2
TERM_BONUS = 0.6
TERM_LENGTH = 0.4
TERM_ABSENT = 1.5
COVERED = 3.0
"""How much closer a fact counts than others where its terms hold every word that tells."""
TELLING = 0.5
"""A word that weighs so much tells what a question is about."""
BESIDE = 0.48
"""From this share of words on that no way of asking for a fact uses, a question is beside it."""
NEW = 0.65
"""Of the words that are not everyday ones, a larger share that is the fact's in no way is too much."""
CLEAR = 0.35
UNSURE = 0.6
"""Near a fact by its terms, and with fewer new words than this, a question may be meant for it."""
STRANGE = 6.0
"""What a question made only of words the fact never uses loses; half of them are forgiven."""

OFFERED = 2
"""So many words name a fact among things that are offered: "sessions, watch time, retention?"."""

_CORE_ENDS = re.compile(
    r"[:(]|,\s(?:with|like|or|such|and|for)\b|,\s(?=[^,?]+\sor\s[^,?]+\?*$)|\s(?:like|such as|or)\s"
)
_ORDINAL = re.compile(
    r"^(?:and|so|also|first|second|third|fourth|fifth|last|next|finally)\b[\s,]*", re.I
)
_CORE_WORDS = 3
"""What a question asks comes first; the rest are examples and choices, if so many words are left."""
POINTS_BACK = re.compile(
    r"^\W*(?:(?:so|and|or)\s+)?(?:is|are|was|does|do|did|will|would) (?:it|that|this|they|those)\b",
    re.I,
)
_RATE = re.compile(r"\bper second\b|\ba second\b|\bqps\b|\brps\b|\brequests\b|\bqueries\b", re.I)
_RATIO = re.compile(r"\bratio\b|\bfactor\b|\bcompared?\b|\bthan\b|\baverage\b", re.I)
_OF_IT = re.compile(
    r"\b(?:is|are|was|does|do|did|will|can) (?:it|that|this|they|those)\b|\bits\b", re.I
)
_FEW = 6
_CHOICES = re.compile(r"\s*(?:,\s*(?:or\s+)?|\s+or\s+)")


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
        self._very = {tuple(plain_words(way.text)): way.target for way in reversed(ways)}
        self._near: dict[str, Floats] = {}
        owners = np.array([way.target for way in ways])
        everyday = vocabulary([problem.prompt, problem.title, *EVERYDAY])
        self._known = [
            everyday | vocabulary([*fact.asks, *fact.terms, fact.label, fact.answer])
            for fact in problem.facts
        ]
        self._telling = {
            fact.id: vocabulary([*fact.asks, *fact.terms], TELLING) - vocabulary(EVERYDAY)
            for fact in problem.facts
        }
        self._own = {
            fact.id: vocabulary([*fact.asks, *fact.terms, fact.label]) for fact in problem.facts
        }
        self._everyday = everyday
        self._all = everyday.union(*self._own.values())
        self._counted = {
            fact.id: has_figure(f"{fact.value or ''} {fact.answer}") for fact in problem.facts
        }
        self._asked = {fact.id: everyday | self._own[fact.id] for fact in problem.facts}
        self._sorts = {
            fact.id: sorts(" ".join((*fact.asks, *fact.terms))) for fact in problem.facts
        }
        self._terms = {
            fact.id: tuple(told_apart(term).casefold() for term in fact.terms)
            for fact in problem.facts
        }
        self._rows = [np.flatnonzero(owners == fact.id) for fact in problem.facts]
        self._sure = SURE_BY_WORDS if embedder is None else SURE_BY_MEANING

    def placed(self, questions: Sequence[str]) -> "FactFinder":
        """The same for these questions, their texts compared in one go: one call of an embedder."""
        plain = map(without_guess, questions)
        meant = (part.text for asked in plain for part in completed(asked_parts(asked)))
        texts = [*dict.fromkeys(map(plainly, (*questions, *meant)))]
        other = copy(self)
        other._near = self._nearness(texts)
        return other

    def _nearness(self, texts: Sequence[str]) -> dict[str, Floats]:
        """How near each text is to every fact: to the ways of asking for it that are nearest."""
        likeness = self._bank.likeness([told_apart(text) for text in texts])
        nearest = [
            np.sort(likeness[rows], axis=0)[-NEAREST_WAYS:].mean(axis=0) for rows in self._rows
        ]
        return {text: np.array([near[at] for near in nearest]) for at, text in enumerate(texts)}

    def parts(self, question: str) -> list[tuple[str, str | None]]:
        """What is asked, with the fact that answers it or None: the whole, or each of its parts.

        A thing that is only listed, chosen from or headed with is asked where a fact answers it.
        """
        very = self._very.get(tuple(plain_words(question)))
        if very is not None:
            return [(question, fact) for fact in self._with_base(very, question)]
        asked = without_guess(question)
        if asked != question:
            return [(question if text == asked else text, fact) for text, fact in self.parts(asked)]
        parts = asked_parts(question)
        whole = zip(parts, completed(parts), strict=True)
        found = [(part, self._of_part(meant, part.text)) for part, meant in whole]
        spelt = next((fact for part, fact in found if part.kind != "heading"), None)
        if spelt is not None:
            found = [(part, fact) for part, fact in found if part.kind != "heading"]
        asking = [part for part, _ in found if part.kind == "asked"]
        known = dict.fromkeys(fact for _, fact in found if fact is not None)
        if len(known) > 1 or (known and len(asking) > 1):
            told = [(part.text, fact) for part, fact in found if fact or part in asking]
            return _each_once(told)
        best = self._best(question)
        if known and best is None:
            return [(question, next(iter(known)))]
        if best is None and len(asking) > 1:
            return [(part.text, None) for part in asking]
        return [(question, fact) for fact in self._with_base(best, question)]

    def _with_base(self, fact: str | None, question: str) -> list[str | None]:
        """The fact, with the other one that an amount at the peak follows from: factor and base."""
        if fact is None or not _RATE.search(question) or _RATIO.search(question):
            return [fact]
        factors = {f.id for f in self._facts if f.unit.startswith("times")}
        named = [other for score, other in self.closeness(question) if self._holds(other, question)]
        twin = next((f for f in named if (f in factors) != (fact in factors)), None)
        told = {fact, twin} & factors
        return [fact, twin] if twin is not None and told else [fact]

    def tells_of(self, fact: str | None, part: str) -> bool:
        """Whether a few words only ask on about a fact: "and how much history", "how good is it"."""
        brief = is_brief(part)
        back = _OF_IT.search(part) is not None and len(part.split()) <= _FEW
        return fact is not None and (brief or back) and strange(part, self._asked[fact]) < CLEAR

    def _holds(self, fact: str, text: str) -> bool:
        return any(holds(text, term) for term in self._terms[fact])

    def _of_part(self, part: Part, bare: str) -> str | None:
        """The fact a part asks for; a thing without a question around it has to be named."""
        fact = self._best(part.text)
        if fact is not None and is_brief(bare) and not self._holds(fact, part.text):
            return None
        if fact is None or part.kind in ("asked", "choice"):
            return fact
        if part.kind == "heading" and OPENING.search(part.text):
            return fact
        if part.kind == "listed" and len(part.text.split()) > 1:
            return fact if self._holds(fact, bare) or not wants_share(part.text) else None
        named = [term for term in self._terms[fact] if holds(part.text, term)]
        least = OFFERED if part.kind == "option" else 1
        return fact if any(len(term.split()) >= least for term in named) else None

    def closeness(self, question: str) -> list[tuple[float, str]]:
        """Every fact with how close the question is to it, closest first.

        In standard deviations, as `Bank.likeness` counts them, with a bonus when one of the
        fact's terms stands in the question and a malus when none does.
        """
        near = self._near if question in self._near else self._nearness([question])
        folded, scored = told_apart(question).casefold(), list[tuple[float, float, str]]()
        for fact, nearest, known in zip(self._facts, near[question], self._known, strict=True):
            beyond = STRANGE * max(0.0, strange(question, known) - 0.5)
            beyond += STRANGE * wants_another_kind(question, fact.answer)
            bonus, covered = _terms(self._terms[fact.id], folded)
            scored.append((float(nearest) + bonus - beyond, covered, fact.id))
        scored.sort(key=lambda found: (-found[0] - COVERED * found[1], found[2]))
        return [(score + covered, fact) for score, covered, fact in scored]

    def nearly(self, question: str) -> bool:
        """Whether a question that gets no fact is so near to one that it may well be for it."""
        question = plainly(question)
        score, fact = self.closeness(question)[0]
        near = score >= self._sure and strange(question, self._asked[fact]) < UNSURE
        return near and self._named(fact, question)

    def _best(self, question: str) -> str | None:
        """The closest fact that is asked for like that; the next one only if it is named clearly."""
        question = plainly(question)
        very = self._very.get(tuple(plain_words(question)))
        if very is not None:
            return very
        (score, fact), (second, other), *_ = self.closeness(question)
        if score >= self._sure and self._named(fact, question) and self._in_its_way(fact, question):
            return fact
        clear = second >= self._sure and any(holds(question, t) for t in self._terms[other])
        return other if clear and strange(question, self._asked[other]) < CLEAR else None

    def _in_its_way(self, fact: str, question: str) -> bool:
        """Whether a question asks as one asks for this fact: a term in passing is not enough.

        Half of its words may be new, but what sort of thing it wants has to be the fact's.
        """
        if not sorts(question) <= self._sorts[fact]:
            return False
        if POINTS_BACK.search(question) and not self._holds_choices(fact, question):
            return False
        if asks_amount(question) and not self._counted[fact]:
            return False
        if not all(knows_last(thing, self._all) for thing in counted(question)):
            return False
        if not knows_last(head(question), self._asked[fact]):
            return False
        if strange(measure(question), self._asked[fact]) > 0:
            return False
        if not knows_last(subject_of(question), self._own[fact]):
            return False
        core = _CORE_ENDS.split(_ORDINAL.sub("", question.strip()))[0]
        asked = [question, core] if len(core.split()) >= _CORE_WORDS else [question]
        if min(strange(text, self._own[fact], self._everyday) for text in asked) > NEW:
            return False
        return min(strange(text, self._asked[fact]) for text in asked) < BESIDE

    def _holds_choices(self, fact: str, question: str) -> bool:
        """Whether each thing to choose from is of the fact's, where nothing else says the subject."""
        choices = _CHOICES.split(POINTS_BACK.sub("", question).strip(" ?"))
        known = self._asked[fact]
        told = (vocabulary([choice], TELLING) for choice in choices)
        return len(choices) < 2 or all(not held or not held.isdisjoint(known) for held in told)

    def _named(self, fact: str, question: str) -> bool:
        """Whether the question holds a term of the fact or a telling word of its asks."""
        if any(holds(question, term) for term in self._terms[fact]):
            return True
        return not vocabulary([question], TELLING).isdisjoint(self._telling[fact])


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


def _terms(terms: Sequence[str], question: str) -> tuple[float, float]:
    """What the terms of a fact in a question add, and the share of its words they cover; all of
    them case folded."""
    hits = [term for term in terms if term in question and holds(question, term)]
    if not hits:
        return -TERM_ABSENT, 0.0
    longest = TERM_LENGTH * (max(len(term.split()) for term in hits) - 1)
    return TERM_BONUS + longest, 1.0 - strange(question, vocabulary(hits))
