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

_OPENING = re.compile(
    r"^(?:(?:ok(?:ay)?|so|and|also|then|hmm+|well|first|next|another (?:one|question)|quick question"
    r"|one more(?: thing| question)?|before (?:i|we) \w+)[\s,:–—-]+)*"
    r"(?:what|how|who|where|when|which|why|is|are|do|does|did|can|could|should|would|will|has|have"
    r"|am|any|may)\b",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"\b(?:i(?:'d| would) (?:like|want|love|need) to (?:know|understand|ask|clarify|check|confirm)"
    r"|i (?:need|want) to (?:know|ask|understand|clarify|check)"
    r"|(?:can|could|would) you (?:please )?(?:tell|share|give|clarify|say|confirm)"
    r"|(?:^|\b(?:please|then|and|so) )(?:tell|give) me(?! if)|i(?:'m| am) (?:wondering|curious)|i wonder|do you know"
    r"|my (?:first |next |second )?question is|question:)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"^(?:(?:does|is) (?:that|this) (?:ok(?:ay)?|fine|make sense|sound (?:ok(?:ay)?|good|fine|right"
    r"|reasonable)|clear|right|what you)|(?:ok(?:ay)?|right|yes|no|sounds (?:good|ok)|make sense"
    r"|fair|agreed|you know)\W*$|shall (?:i|we) (?:go on|continue|move|start|proceed)"
    r"|should i (?:go on|continue|keep|proceed|go deeper|start)|can i (?:go on|start|continue|assume)"
    r"|ready\W*$|why\W*$|and\W*$|what(?:'s| is) (?:next|your))",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"^(?:so |and |but |now |ok(?:ay)?,? )*(?:why|how) (?:not|do (?:we|i|you)|would (?:we|i)|can (?:we|i)"
    r"|should (?:we|i)|to|about)\b|^(?:so|but|and)\W*(?:why|how|what)\W*\?$|^what (?:if|happens)\b"
    r"|^(?:what|how) about\b.*\b(?:then|though)\b",
    re.IGNORECASE,
)
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
    r"\s*(?:,\s*(?:and|or)\s+|\s+and\s+|;\s*|,\s+(?=(?:what|how|who|is|are|do|any)))"
)


def clarifying_questions(
    facts: "FactFinder", sentences: Sequence[Span], stage: StageId
) -> tuple[Question, ...]:
    """The questions a message puts to the interviewer, in order, one entry for each fact asked.

    A question the candidate goes on to answer is no question; nor is "does that make sense?". A
    question that no fact answers has `fact` None.
    """
    found: list[Question] = []
    for position, sentence in enumerate(sentences):
        if not _asks(sentence.text):
            continue
        if _answers_itself(sentences, position, stage):
            continue
        named = facts.find(sentence.text)
        quote = sentence.text.strip()
        if named:
            found += [Question(quote=quote, fact=fact) for fact in named]
        elif not _RHETORICAL.search(quote):
            found.append(Question(quote=quote, fact=None))
    return tuple(found)


def _asks(sentence: str) -> bool:
    text = sentence.strip()
    if _TAG.search(text):
        return False
    if text.endswith(('?"', "?'", "?”", "?’")) and not _OPENING.search(text):
        return False  # the question belongs to somebody quoted
    if text.rstrip("\"')* ").endswith(("?", "？")):
        return True
    if _INDIRECT.search(text):
        return True
    return bool(_OPENING.search(text)) and len(text.split()) <= 12 and not text.endswith(".")


def _answers_itself(sentences: Sequence[Span], position: int, stage: StageId) -> bool:
    """Whether statements follow the question: it was then rhetorical, but in the first stage, where
    people ask and go on, only if it sounds it."""
    rest = [s.text for s in sentences[position + 1 :]]
    if not rest or all(_asks(text) for text in rest):
        return False
    return stage != StageId.CLARIFY or bool(_RHETORICAL.search(sentences[position].text.strip()))


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

    def find(self, question: str) -> list[str]:
        """The ids of the facts that answer it: of the whole, or of its parts if it has several."""
        parts = [part for part in _SPLIT.split(question) if len(part.split()) >= 2]
        if len(parts) > 1:
            by_part = [fact for part in parts if (fact := self._best(part)) is not None]
            if len(dict.fromkeys(by_part)) > 1:
                return list(dict.fromkeys(by_part))
        whole = self._best(question)
        return [whole] if whole is not None else []

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
        head = _HEAD.search(question)
        if head and not _knows_last(head["head"], self._asked[fact]):
            return False
        core = _CORE_ENDS.split(_ORDINAL.sub("", question.strip()))[0]
        asked = [question, core] if len(core.split()) >= _CORE_WORDS else [question]
        return min(_strange(text, self._asked[fact]) for text in asked) < BESIDE

    def _named(self, fact: str, question: str) -> bool:
        """Whether the question holds a term of the fact or a telling word of its asks."""
        if any(_holds(question, term) for term in self._terms[fact]):
            return True
        return not _vocabulary([question], TELLING).isdisjoint(self._telling[fact])


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
