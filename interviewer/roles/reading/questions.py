"""Which sentences ask the interviewer something, and which fact answers each."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from interviewer.domain.problem import Fact, Problem
from interviewer.domain.reading import Question
from interviewer.domain.sentences import Span
from interviewer.domain.stages import StageId
from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.vectors import SentenceEmbedder
from interviewer.roles.matching.words import words
from interviewer.roles.reading.bank import Bank
from interviewer.roles.reading.interrogative import OPENING, RHETORICAL, asks, is_rhetorical
from interviewer.roles.reading.statements import Statement

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
_SPLIT = re.compile(
    r"\s*(?:,\s*(?:and|or)\s+|\s+and\s+|;\s*"
    r"|,\s+(?=(?:what|which|how|who|when|where|is|are|do|does|can|any)\b))"
)
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:so|and|or)\s+)?(?:is|are|was|does|do|did|will|would) (?:it|that|this|they|those)\b",
    re.I,
)
_CHOICES = re.compile(r"\s*(?:,\s*(?:or\s+)?|\s+or\s+)")


def clarifying_questions(
    facts: "FactFinder", sentences: Sequence[Span], stage: StageId
) -> tuple[Question, ...]:
    """The questions a message puts to the interviewer, in order, one entry for each fact asked.

    A question the candidate goes on to answer is no question; nor is "does that make sense?". A
    question that no fact answers has `fact` None.
    """
    found: list[Question] = []
    for position, sentence in enumerate(sentences):
        if not asks(sentence.text):
            continue
        if _answers_itself(sentences, position, stage):
            continue
        quote = sentence.text.strip()
        for part, fact in facts.parts(quote):
            if fact is not None:
                found.append(Question(quote=quote, fact=fact))
            elif not _explains(part, found) and not is_rhetorical(part):
                found.append(Question(quote=part, fact=None))
    return tuple(found)


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
        self._bank = Bank(ways, embedder)
        owners = np.array([way.target for way in ways])
        everyday = _vocabulary([problem.prompt, problem.title, *_EVERYDAY])
        self._known = [
            everyday | _vocabulary([*fact.asks, *fact.terms, fact.label, fact.answer])
            for fact in problem.facts
        ]
        self._telling = {
            fact.id: _vocabulary([*fact.asks, *fact.terms], TELLING) - _vocabulary(_EVERYDAY)
            for fact in problem.facts
        }
        self._asked = {
            fact.id: everyday | _vocabulary([*fact.asks, *fact.terms, fact.label])
            for fact in problem.facts
        }
        self._sorts = {
            fact.id: _sorts(" ".join((*fact.asks, *fact.terms))) for fact in problem.facts
        }
        self._terms = {fact.id: fact.terms for fact in problem.facts}
        self._rows = [np.flatnonzero(owners == fact.id) for fact in problem.facts]
        self._sure = SURE_BY_WORDS if embedder is None else SURE_BY_MEANING

    def parts(self, question: str) -> list[tuple[str, str | None]]:
        """What is asked, with the fact that answers it or None: the whole, or each of its parts."""
        parts = [part for part in _SPLIT.split(question) if len(part.split()) >= 2]
        asking = [part for part in parts if OPENING.search(part)]
        by_part = [(part, self._best(part)) for part in parts]
        known = dict.fromkeys(fact for _, fact in by_part if fact is not None)
        if len(known) > 1 or (known and len(asking) > 1):
            return [(part, fact) for part, fact in _each_once(by_part) if fact or part in asking]
        return [(question, self._best(question))]

    def closeness(self, question: str) -> list[tuple[float, str]]:
        """Every fact with how close the question is to it, closest first.

        In standard deviations, as `Bank.likeness` counts them, with a bonus when one of the
        fact's terms stands in the question and a malus when none does.
        """
        column = self._bank.likeness([question])[:, 0]
        scored = [
            (
                float(np.sort(column[rows])[-NEAREST_WAYS:].mean())
                + _terms(fact, question)
                - STRANGE * max(0.0, _strange(question, known) - 0.5),
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
        clear = second >= self._sure and any(_holds(question, t) for t in self._terms[other])
        return other if clear and _strange(question, self._asked[other]) < CLEAR else None

    def _in_its_way(self, fact: str, question: str) -> bool:
        """Whether a question asks as one asks for this fact: a term in passing is not enough.

        Half of its words may be new, but what sort of thing it wants has to be the fact's.
        """
        if not _sorts(question) <= self._sorts[fact]:
            return False
        if _POINTS_BACK.search(question) and not self._holds_choices(fact, question):
            return False
        head = _HEAD.search(question)
        if head and not _knows_last(head["head"], self._asked[fact]):
            return False
        core = _CORE_ENDS.split(_ORDINAL.sub("", question.strip()))[0]
        asked = [question, core] if len(core.split()) >= _CORE_WORDS else [question]
        return min(_strange(text, self._asked[fact]) for text in asked) < BESIDE

    def _holds_choices(self, fact: str, question: str) -> bool:
        """Whether each thing to choose from is of the fact's, where nothing else says the subject."""
        choices = _CHOICES.split(_POINTS_BACK.sub("", question).strip(" ?"))
        known = self._asked[fact]
        told = (_vocabulary([choice], TELLING) for choice in choices)
        return len(choices) < 2 or all(not held or not held.isdisjoint(known) for held in told)

    def _named(self, fact: str, question: str) -> bool:
        """Whether the question holds a term of the fact or a telling word of its asks."""
        if any(_holds(question, term) for term in self._terms[fact]):
            return True
        return not _vocabulary([question], TELLING).isdisjoint(self._telling[fact])


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
    hits = [term for term in fact.terms if _holds(question, term)]
    if not hits:
        return -TERM_ABSENT
    return TERM_BONUS + TERM_LENGTH * (max(len(term.split()) for term in hits) - 1)


def _knows_last(phrase: str, known: frozenset[str]) -> bool:
    """Whether the last telling word of a phrase is in a vocabulary; so it is when none tells."""
    last = next(iter(reversed(words(phrase))), None)
    return last is None or not _vocabulary([last.surface]).isdisjoint(known)


def _sorts(text: str) -> set[str]:
    """The sorts of thing a text asks for."""
    return {sort for sort, pattern in _SORTS.items() if pattern.search(text)}


_EVERYDAY = (
    "we us our people users customers app product system service page "
    "model data today now currently expect roughly typical average usual total number amount",
)


def _vocabulary(texts: Sequence[str], least: float = 0.0) -> frozenset[str]:
    """Stems and synonym groups of texts, of words that weigh so much or more."""
    groups = load().groups
    found: set[str] = set()
    for text in texts:
        for word in words(text):
            if word.weight < least:
                continue
            found.add(word.key)
            found.update(word.key.split())
            found.update(f"#{group}" for group in groups.get(word.key, ()))
    return frozenset(found)


def _strange(question: str, known: frozenset[str]) -> float:
    """The share (0..1) of a question's weight in words that a vocabulary does not hold."""
    groups = load().groups
    total = strange = 0.0
    for word in words(question):
        keys = {word.key, *(f"#{group}" for group in groups.get(word.key, ()))}
        total += word.weight
        strange += word.weight if keys.isdisjoint(known) else 0.0
    return strange / total if total else 0.0


def _holds(text: str, term: str) -> bool:
    return _term_pattern(term).search(text.casefold()) is not None


@lru_cache(maxsize=4096)
def _term_pattern(term: str) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z0-9])" + re.escape(term.casefold()) + r"(?:s|es)?(?![a-z0-9])")
