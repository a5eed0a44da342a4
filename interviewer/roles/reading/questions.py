"""Which sentences ask the interviewer something, and which fact answers each."""

import re
from collections.abc import Sequence
from copy import copy

import numpy as np

from interviewer.domain.problem import Fact, Problem
from interviewer.domain.reading import Question
from interviewer.domain.sentences import Span
from interviewer.domain.stages import StageId
from interviewer.roles.matching.vectors import Floats, SentenceEmbedder
from interviewer.roles.reading.asked_parts import Part, asked_parts, completed
from interviewer.roles.reading.bank import Bank
from interviewer.roles.reading.interrogative import (
    OPENING,
    RHETORICAL,
    asks,
    is_check,
    is_rhetorical,
)
from interviewer.roles.reading.requests import requested
from interviewer.roles.reading.space import A_MESSAGE
from interviewer.roles.reading.statements import Statement
from interviewer.roles.reading.vocabulary import EVERYDAY, holds, knows_last, strange, vocabulary

SURE_BY_WORDS = 2.4
SURE_BY_MEANING = 2.6
"""From this closeness a question is about a fact, in standard deviations above the usual."""
NEAREST_WAYS = 2
TERM_BONUS = 0.6
TERM_LENGTH = 0.4
TERM_ABSENT = 1.5
TELLING = 0.5
"""A word that weighs so much tells what a question is about."""
BESIDE = 0.48
"""From this share of words on that no way of asking for a fact uses, a question is beside it."""
CLEAR = 0.35
STRANGE = 6.0
"""What a question made only of words the fact never uses loses; half of them are forgiven."""

OFFERED = 2
"""So many words name a fact among things that are offered: "sessions, watch time, retention?"."""

_SORTS = {
    "money": re.compile(
        r"\b(?:costs?|cost us|price[ds]?|pricing|pay(?:s|ing)?|paid|charge[ds]?|salar(?:y|ies)|money"
        r"|expensive|cheap|bill(?:ed|ing)?)\b",
        re.IGNORECASE,
    ),
    "person": re.compile(r"\bwho(?:se|m)?\b", re.IGNORECASE),
    "date": re.compile(r"\bwhen\b|\bwhat (?:date|year)\b", re.IGNORECASE),
}
"""What sort of thing a question asks for, by its words: a fact has to be asked for like that too."""
_HEAD = re.compile(
    r"\b(?:what|which)\s(?P<head>(?:[\w-]+\s){1,4}?)(?:is|are|was|do|does|did|can|could|may|must|will"
    r"|has|have|should)\b",
    re.IGNORECASE,
)
"""What a question asks for: "what programming language" is the backend in."""
_CORE_ENDS = re.compile(r"[:(]|,\s(?:with|like|or|such|and|for)\b|\s(?:like|such as|or)\s")
_ORDINAL = re.compile(
    r"^(?:and|so|also|first|second|third|fourth|fifth|last|next|finally)\b[\s,]*", re.I
)
_CORE_WORDS = 3
"""What a question asks comes first; the rest are examples and choices, if so many words are left."""
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:so|and|or)\s+)?(?:is|are|was|does|do|did|will|would) (?:it|that|this|they|those)\b",
    re.I,
)
_OPENS = re.compile(r"^\W*(?:so |and )?(?:can|could|may) i (?:check|ask|clarify|confirm)\b", re.I)
_COUNTED = re.compile(
    r"(?:and |then )?(?:first|second|third|fourth|fifth|next|last|final|finally)(?:ly)?\b", re.I
)
_OWN_PLAN = re.compile(r"\b(?:i|we)(?:['’](?:d|ll)| would| will| think| assume)\b", re.I)
"""Who says what they will do asks nothing with it."""
_CHOICES = re.compile(r"\s*(?:,\s*(?:or\s+)?|\s+or\s+)")


def clarifying_questions(
    facts: "FactFinder", sentences: Sequence[Span], stage: StageId
) -> tuple[Question, ...]:
    """The questions a message puts to the interviewer, in order, one entry for each fact asked.

    One the candidate goes on to answer is none; nor is "does that make sense?". Where no fact
    answers, `fact` is None.
    """
    found: list[Question] = []
    quotes = _asked(sentences, stage)
    facts = facts.placed(quotes)
    for quote in quotes:
        for part, fact in facts.parts(quote):
            if fact is not None:
                if _leads_in(found):
                    found.pop()
                found.append(Question(quote=quote, fact=fact))
            elif not (_explains(part, found) or is_rhetorical(part) or is_check(quote)):
                found.append(Question(quote=part, fact=None))
    return _once(found)


def _asked(sentences: Sequence[Span], stage: StageId) -> list[str]:
    """The sentences that ask, of a list that is counted through also those without a mark."""
    quotes, counted = list[str](), False
    for position, sentence in enumerate(sentences):
        quote = sentence.text.strip()
        ordinal = _COUNTED.match(quote)
        asked = asks(quote) or (counted and ordinal is not None and not _OWN_PLAN.search(quote))
        counted = asked if ordinal else counted
        if asked and not requested(quote) and not _answers_itself(sentences, position, stage):
            quotes.append(quote)
    return quotes


def _once(found: Sequence[Question]) -> tuple[Question, ...]:
    """The same without what was asked twice: a fact of it, or the very words."""
    kept: dict[str, Question] = {}
    for question in found:
        kept.setdefault(question.fact or question.quote.casefold(), question)
    return tuple(kept.values())


def _leads_in(before: Sequence[Question]) -> bool:
    """Whether the question before only opens the one that got a fact: "can I check ...?"."""
    return bool(before) and before[-1].fact is None and bool(_OPENS.search(before[-1].quote))


def _explains(quote: str, before: Sequence[Question]) -> bool:
    """Whether a question only spells out the one before it: "is it watch time or retention?"."""
    return bool(before) and before[-1].fact is not None and bool(_POINTS_BACK.search(quote))


def _answers_itself(sentences: Sequence[Span], position: int, stage: StageId) -> bool:
    """Whether statements follow the question: it was then rhetorical, but in the first stage, where
    people ask and go on, only if it sounds it."""
    rest = [s.text for s in sentences[position + 1 :]]
    if not rest or all(asks(text) for text in rest):
        return False
    return stage != StageId.CLARIFY or bool(RHETORICAL.search(sentences[position].text.strip()))


class FactFinder:
    """Finds the facts a question asks for, by the ways of asking for each."""

    def __init__(self, problem: Problem, embedder: SentenceEmbedder | None) -> None:
        self._facts = problem.facts
        ways = [
            Statement(way, "fact", fact.id, number, fact.stage)
            for fact in problem.facts
            for number, way in enumerate(fact.asks)
        ]
        self._bank = Bank(ways, embedder, few=A_MESSAGE)
        self._columns: dict[str, Floats] = {}
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
        self._asked = {
            fact.id: everyday | vocabulary([*fact.asks, *fact.terms, fact.label])
            for fact in problem.facts
        }
        self._sorts = {
            fact.id: _sorts(" ".join((*fact.asks, *fact.terms))) for fact in problem.facts
        }
        self._terms = {fact.id: fact.terms for fact in problem.facts}
        self._rows = [np.flatnonzero(owners == fact.id) for fact in problem.facts]
        self._sure = SURE_BY_WORDS if embedder is None else SURE_BY_MEANING

    def placed(self, questions: Sequence[str]) -> "FactFinder":
        """The same for these questions, their texts compared in one go: one call of an embedder."""
        meant = (part.text for asked in questions for part in completed(asked_parts(asked)))
        texts = [*dict.fromkeys((*questions, *meant))]
        likeness = self._bank.likeness(texts)
        other = copy(self)
        other._columns = {text: likeness[:, at] for at, text in enumerate(texts)}
        return other

    def parts(self, question: str) -> list[tuple[str, str | None]]:
        """What is asked, with the fact that answers it or None: the whole, or each of its parts.

        A thing that is only listed, chosen from or headed with is asked where a fact answers it.
        """
        parts = asked_parts(question)
        whole = zip(parts, completed(parts), strict=True)
        found = [(part, self._of_part(meant)) for part, meant in whole]
        spelt = next((fact for part, fact in found if part.kind != "heading"), None)
        if spelt is not None:
            found = [(part, fact) for part, fact in found if part.kind != "heading"]
        asking = [part for part, _ in found if part.kind == "asked"]
        known = dict.fromkeys(fact for _, fact in found if fact is not None)
        if len(known) > 1 or (known and len(asking) > 1):
            told = [(part.text, fact) for part, fact in found if fact or part in asking]
            return _each_once(told)
        if known and self._best(question) is None:
            return [(question, next(iter(known)))]
        return [(question, self._best(question))]

    def _of_part(self, part: Part) -> str | None:
        """The fact a part asks for; a thing without a question around it has to be named."""
        fact = self._best(part.text)
        if fact is None or part.kind in ("asked", "choice"):
            return fact
        if part.kind == "heading" and OPENING.search(part.text):
            return fact
        if part.kind == "listed" and len(part.text.split()) > 1:
            return fact
        named = [term for term in self._terms[fact] if holds(part.text, term)]
        least = OFFERED if part.kind == "option" else 1
        return fact if any(len(term.split()) >= least for term in named) else None

    def closeness(self, question: str) -> list[tuple[float, str]]:
        """Every fact with how close the question is to it, closest first.

        In standard deviations, as `Bank.likeness` counts them, with a bonus when one of the
        fact's terms stands in the question and a malus when none does.
        """
        column = self._columns.get(question)
        if column is None:
            column = self._bank.likeness([question])[:, 0]
        scored = [
            (
                float(np.sort(column[rows])[-NEAREST_WAYS:].mean())
                + _terms(fact, question)
                - STRANGE * max(0.0, strange(question, known) - 0.5),
                fact.id,
            )
            for fact, rows, known in zip(self._facts, self._rows, self._known, strict=True)
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))

    def _best(self, question: str) -> str | None:
        """The closest fact that is asked for like that; the next one only if it is named clearly."""
        (score, fact), (second, other), *_ = self.closeness(question)
        if score >= self._sure and self._named(fact, question) and self._in_its_way(fact, question):
            return fact
        clear = second >= self._sure and any(holds(question, t) for t in self._terms[other])
        return other if clear and strange(question, self._asked[other]) < CLEAR else None

    def _in_its_way(self, fact: str, question: str) -> bool:
        """Whether a question asks as one asks for this fact: a term in passing is not enough.

        Half of its words may be new, but what sort of thing it wants has to be the fact's.
        """
        if not _sorts(question) <= self._sorts[fact]:
            return False
        if _POINTS_BACK.search(question) and not self._holds_choices(fact, question):
            return False
        head = _HEAD.search(question)
        if head and not knows_last(head["head"], self._asked[fact]):
            return False
        core = _CORE_ENDS.split(_ORDINAL.sub("", question.strip()))[0]
        asked = [question, core] if len(core.split()) >= _CORE_WORDS else [question]
        return min(strange(text, self._asked[fact]) for text in asked) < BESIDE

    def _holds_choices(self, fact: str, question: str) -> bool:
        """Whether each thing to choose from is of the fact's, where nothing else says the subject."""
        choices = _CHOICES.split(_POINTS_BACK.sub("", question).strip(" ?"))
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


def _terms(fact: Fact, question: str) -> float:
    hits = [term for term in fact.terms if holds(question, term)]
    if not hits:
        return -TERM_ABSENT
    return TERM_BONUS + TERM_LENGTH * (max(len(term.split()) for term in hits) - 1)


def _sorts(text: str) -> set[str]:
    """The sorts of thing a text asks for."""
    return {sort for sort, pattern in _SORTS.items() if pattern.search(text)}
