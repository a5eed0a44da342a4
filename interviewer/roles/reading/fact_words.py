"""The words by which each fact of a problem is asked for, and whether a question's are of them."""

import re

from interviewer.domain.problem import Problem
from interviewer.roles.reading.asked_for import (
    asks_amount,
    counted,
    counts_things,
    has_figure,
    head,
    measure,
    only_times,
    sorts,
    subject_of,
)
from interviewer.roles.reading.vocabulary import (
    EVERYDAY,
    holds,
    knows_last,
    shared,
    strange,
    told_apart,
    vocabulary,
)

TELLING = 0.5
"""A word that weighs so much tells what a question is about."""
BESIDE = 0.48
"""From this share of words on that no way of asking for a fact uses, a question is beside it."""
NEW = 0.65
"""Of the words that are not everyday ones, a larger share that is the fact's in no way is too much."""
ENOUGH = 2
"""So many telling words name a fact that no term names: one alone ("limits") may be any fact's."""
FOREIGN = 0.34
"""From this share of words on that nothing in the problem uses, a question is on none of its facts."""
TERM_BONUS = 0.6
TERM_LENGTH = 0.4
TERM_ABSENT = 1.5

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
_CHOICES = re.compile(r"\s*(?:,\s*(?:or\s+)?|\s+or\s+)")


class FactWords:
    """The vocabularies and terms of a problem's facts."""

    def __init__(self, problem: Problem) -> None:
        facts = problem.facts
        self._everyday = everyday = vocabulary([problem.prompt, problem.title, *EVERYDAY])
        own = {fact.id: vocabulary([*fact.asks, *fact.terms, fact.label]) for fact in facts}
        self._own = own
        self.known = {
            fact.id: everyday | own[fact.id] | vocabulary([fact.answer]) for fact in facts
        }
        self.asked = {fact.id: everyday | own[fact.id] for fact in facts}
        self._telling = {
            fact.id: vocabulary([*fact.asks, *fact.terms], TELLING) - vocabulary(EVERYDAY)
            for fact in facts
        }
        self._all = everyday.union(*own.values())
        self._anywhere = everyday.union(*self.known.values())
        self._counted = {fact.id: has_figure(f"{fact.value or ''} {fact.answer}") for fact in facts}
        self._times = {fact.id: only_times(fact.answer) for fact in facts}
        self._sorts = {fact.id: sorts(" ".join((*fact.asks, *fact.terms))) for fact in facts}
        self._terms = {
            fact.id: tuple(told_apart(term).casefold() for term in fact.terms) for fact in facts
        }

    def held(self, fact: str, text: str) -> list[str]:
        """The terms of a fact that stand in a text."""
        return [term for term in self._terms[fact] if holds(text, term)]

    def holds(self, fact: str, text: str) -> bool:
        """Whether a term of the fact stands in a text."""
        return any(holds(text, term) for term in self._terms[fact])

    def bonus(self, fact: str, folded: str) -> tuple[float, float]:
        """What the terms of a fact in a case folded question add to its closeness, and the share of
        its words they cover."""
        hits = [term for term in self._terms[fact] if term in folded and holds(folded, term)]
        if not hits:
            return -TERM_ABSENT, 0.0
        longest = TERM_LENGTH * (max(len(term.split()) for term in hits) - 1)
        return TERM_BONUS + longest, 1.0 - strange(folded, vocabulary(hits))

    def named(self, fact: str, question: str) -> bool:
        """Whether a question holds a term of the fact, or more than one telling word of its asks."""
        return (
            self.holds(fact, question)
            or shared(question, self._telling[fact] - self._everyday, TELLING) >= ENOUGH
        )

    def alone_names(self, fact: str, question: str) -> bool:
        """Whether a question holds, beside everyday words, only such as this fact is asked for with
        and no other."""
        others = frozenset().union(*(words for one, words in self._telling.items() if one != fact))
        only = self._telling[fact] - others - self._everyday
        covered = strange(question, self.asked[fact]) == 0.0
        return covered and shared(question, only, TELLING) > 0

    def touched(self, fact: str, question: str) -> bool:
        """Whether a question holds a term of the fact or one telling word of its asks."""
        return self.holds(fact, question) or shared(question, self._telling[fact], TELLING) > 0

    def foreign(self, question: str) -> bool:
        """Whether a question asks for something that nothing said about any fact has a word for."""
        wanted = (*counted(question), head(question), measure(question), subject_of(question))
        if not all(knows_last(thing, self._anywhere) for thing in wanted):
            return True
        return strange(question, self._anywhere) >= FOREIGN

    def in_its_way(self, fact: str, question: str) -> bool:
        """Whether a question asks as one asks for this fact: a term in passing is not enough.

        Half of its words may be new, but what sort of thing it wants has to be the fact's.
        """
        if not sorts(question) <= self._sorts[fact]:
            return False
        if POINTS_BACK.search(question) and not self._holds_choices(fact, question):
            return False
        if asks_amount(question) and not self._counted[fact]:
            return False
        if counts_things(question) and self._times[fact]:
            return False
        if not all(knows_last(thing, self._all) for thing in counted(question)):
            return False
        if not knows_last(head(question), self.asked[fact]):
            return False
        if strange(measure(question), self.asked[fact]) > 0:
            return False
        if not knows_last(subject_of(question), self._own[fact]):
            return False
        core = _CORE_ENDS.split(_ORDINAL.sub("", question.strip()))[0]
        asked = [question, core] if len(core.split()) >= _CORE_WORDS else [question]
        if min(strange(text, self._own[fact], self._everyday) for text in asked) > NEW:
            return False
        return min(strange(text, self.asked[fact]) for text in asked) < BESIDE

    def _holds_choices(self, fact: str, question: str) -> bool:
        """Whether each thing to choose from is of the fact's, where nothing else says the subject."""
        choices = _CHOICES.split(POINTS_BACK.sub("", question).strip(" ?"))
        told = (vocabulary([choice], TELLING) for choice in choices)
        known = self.asked[fact]
        return len(choices) < 2 or all(not held or not held.isdisjoint(known) for held in told)
