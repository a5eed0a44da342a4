"""What the interviewer states about the setting, held against the facts: told too early, or otherwise."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from interviewer.domain.problem import Fact, Problem
from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.words import Word, words
from interviewer.roles.model_backed.guarding.assuring import stated_in
from interviewer.roles.model_backed.guarding.conditions import lifts_condition
from interviewer.roles.model_backed.guarding.counted import Number, numbers
from interviewer.roles.model_backed.guarding.misstating import misstates
from interviewer.roles.model_backed.guarding.supposing import begins_supposing
from interviewer.roles.model_backed.guarding.telling_words import (
    TELLING,
    counting,
    found_weight,
    key_of,
    keys,
    weight_of,
)

ABOUT = 0.4
"""So much of a clause, in weights of words, is about a fact whose answer it may deny."""
WITHIN = 0.7
"""And so much where the clause alone is to tell it, or names another of the things it could be."""
DENIED = 0.5
"""And so much where several of the words that the fact denies are denied."""
AGREES = 0.75
"""A clause of which an answer holds so much says the same, where it denies the same."""

_RECAPS = re.compile(
    r"\byou(?:'ve|'d|'re|'ll)? (?!have\b|has\b|can\b|can't\b|cannot\b|may\b|might\b|get\b|must\b|need\b|don't have\b|(?:are )?allowed\b)"
    r"\w+|\byour?\b (?:design|plan|model|table|features?|pipeline|index|cache|split|metric|idea|threshold|ranker|filter|retrieval)",
    re.IGNORECASE,
)
_OF_THE_TALK = re.compile(
    r"\b(?:been|have|has|had|i['’]ve|we['’]ve|\w+n['’]t|not|never|yet) (?:\w+ ){0,2}"
    r"(?:said|mentioned|named|heard|discussed|talked|spoken|covered|touched|asked)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:nothing|not|isn't|hasn't been|never) (?:\w+ )?(?:is |has been )?(?:fixed|decided|settled|set|given|known|specified|laid down)\b"
    r"|\bup to you\b|\byour call\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?–—]\s|[.!?]$|\b(?:but|so|because|while|whereas)\s(?=\w+\s)")
_FLIPS = re.compile(
    r"\b(?:not|no|none|never|nobody|nothing|neither|nor|without|cannot|only|unless|except|excluding|aside|apart|stays?|staying|remains?"
    r"|kept|ignor\w+|skip\w*|avoid\w*|forbid\w*|forbidden|banned|bars?|excluded?|lacks?|lacking|missing|out of|just|instead"
    r"|rather|\w+n't|few|hardly|rarely|seldom|too|alone|untouched|free of|drop|stop\w*)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:and |but |so )?(?:with|since|given(?: that)?|as|because|now that|at)\b(?P<stated>[^,?]*)",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:limits?|budget|at most|up to|may|must)\b", re.IGNORECASE)
_NO_LIMIT = re.compile(
    r"\b(?:no|without(?: an?y?)?) (?:\w+ )?(?:limits?|restrictions?|cap|budget|constraints?)\b|\bunlimited\b|\bas (?:often|much|many|long) as (?:you|we) (?:like|want)\b",
    re.IGNORECASE,
)
_LIMITS = frozenset().union(*map(keys, ("limit", "budget", "cap", "restriction", "constraint")))
_ONLY = re.compile(r"^\W*(?:only|just|nothing but)\b", re.IGNORECASE)
_WIDENS = re.compile(
    r"\b(?:as well|too|also|both|all|any|every|everything|besides)\b", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"\b(?:no|not|never) (?:more|longer|later|larger|bigger|higher|over) than\b", re.IGNORECASE
)
_OUTSIDE = re.compile(
    r"\b(?:out of(?! (?:(?:an?|every|each|one) )?(?:\d|ten\b|twenty|fifty|hundred|thousand))|outside(?: of)?|beyond) (?=\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause: its telling words, those of them that are denied, and whether something is."""

    keys: frozenset[str]
    denied: frozenset[str]
    flips: bool

    @classmethod
    def of(cls, clause: str) -> "_Said":
        plain = _OUTSIDE.sub("not in ", _AT_MOST.sub("at most", clause))
        telling: list[Word] = [w for w in words(plain) if key_of(w) not in counting()]
        denied = frozenset(key_of(word) for word in telling if word.negated)
        return cls(
            frozenset(key_of(word) for word in telling), denied, _FLIPS.search(plain) is not None
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """A fact's answer by its clauses, and the words by which it is asked for."""

    fact: str
    clauses: tuple[_Said, ...]
    answer: frozenset[str]
    label: frozenset[str]
    asked: frozenset[str]
    opposed: frozenset[str]
    denied: frozenset[str]
    counts: bool
    narrow: bool
    text: str
    figures: frozenset[Number]

    @property
    def own(self) -> frozenset[str]:
        """The words of the fact itself."""
        return self.answer | self.label

    @classmethod
    def of(cls, fact: Fact) -> "_Known":
        answer, label = keys(fact.answer), keys(fact.label)
        asked = frozenset().union(*(keys(text) for text in (*fact.terms, *fact.asks)))
        opposites = load().opposites
        opposed = frozenset(
            other for word in words(fact.answer) for other in opposites.get(word.key, ())
        )
        clauses = tuple(_Said.of(clause) for clause in _clauses(fact.answer))
        return cls(
            fact=fact.id,
            clauses=clauses,
            answer=answer,
            label=label,
            asked=asked,
            opposed=opposed - _plain(fact.answer),
            denied=frozenset().union(*(clause.denied for clause in clauses)),
            counts=fact.value is not None,
            text=f"{fact.label}. {fact.answer}",
            narrow=_ONLY.search(fact.answer) is not None,
            figures=numbers(fact.answer),
        )


class Setting:
    """The facts of a problem, as statements can be held against them."""

    def __init__(self, problem: Problem) -> None:
        self._facts = tuple(_Known.of(fact) for fact in problem.facts)

    def denies(
        self, text: str, given: Collection[str], known: Collection[Number] = frozenset()
    ) -> bool:
        """Whether a text states something that is at odds with one of the facts `given`, the
        `known` numbers aside, whoever said them."""
        facts = [fact for fact in self._facts if fact.fact in given]
        clauses = statements(text) if facts else []
        lead = _LEAD.match(text.replace("’", "'")) if facts else None
        if any(lifts_condition(text, f.text, (c.keys for c in f.clauses)) for f in facts):
            return True
        known = {*known, *(number for fact in facts for number in fact.figures)}
        if lead and any(misstates(lead["stated"], f.figures, f.own, known) for f in facts):
            return True
        return any(
            _widened(fact, clause, said)
            or misstates(clause, fact.figures, fact.own, known)
            or _unbound(fact, clause, said)
            or (_contradicts(fact, clause, said) and not any(_agrees(f, said) for f in facts))
            for clause, said in clauses
            for fact in facts
        )

    def tells(self, text: str, given: Collection[str], said: frozenset[str]) -> bool:
        """Whether a text states of a fact that is not `given` what is not, or that it is not so.

        What is told of a fact in its own words is found by those words; a denial needs few.
        """
        hidden = [fact for fact in self._facts if fact.fact not in given]
        if any(lifts_condition(text, f.text, (c.keys for c in f.clauses)) for f in hidden):
            return True
        return any(
            _denies_early(fact, clause, stated, said)
            for clause, stated in statements(text)
            for fact in hidden
        )


def statements(text: str) -> list[tuple[str, _Said]]:
    """The clauses of a sentence that state how things are: no question, no supposition, no recap."""
    plain = text.strip().replace("’", "'")
    if plain.endswith("?"):
        plain = stated_in(plain)
        if not plain:
            return []
    if begins_supposing(plain) or _OPEN.search(plain):
        return []
    clauses = [
        clause
        for clause in _clauses(plain)
        if not _RECAPS.search(clause) and not _OF_THE_TALK.search(clause)
    ]
    return [(clause, _Said.of(clause)) for clause in clauses]


def _agrees(fact: _Known, said: _Said) -> bool:
    """Whether a clause says what a fact says, in its words and denied where they are."""
    shared = said.keys & fact.answer
    if weight_of(shared) < AGREES * weight_of(said.keys):
        return False
    return said.denied & shared <= fact.denied and bool(said.denied) >= bool(shared & _only(fact))


def _only(fact: _Known) -> frozenset[str]:
    """The words of an answer that it denies wherever they stand."""
    stated = frozenset().union(*(clause.keys - clause.denied for clause in fact.clauses))
    return fact.denied - stated


def _denies_early(fact: _Known, clause: str, stated: _Said, said: frozenset[str]) -> bool:
    within = stated.keys & (fact.answer | fact.label)
    denied = stated.denied & fact.denied
    least = DENIED if len(denied) > 1 else WITHIN
    new = len(within - said)
    if new < (1 if len(denied) > 1 else 2) or weight_of(within) < least * weight_of(stated.keys):
        return False
    return bool(denied) or _contradicts(fact, clause, stated)


def _contradicts(fact: _Known, clause: str, said: _Said) -> bool:
    whole = weight_of(said.keys)
    if not whole:
        return False
    return (
        _denied(fact, said, whole)
        or _other(fact, said, whole)
        or _opposed(fact, clause, said, whole)
    )


def _denied(fact: _Known, said: _Said, whole: float) -> bool:
    """Whether the clause denies what a clause of the answer states, or the other way round."""
    shared = said.keys & (fact.answer | fact.label)
    if weight_of(shared) < ABOUT * whole or len(shared) < 2 or said.denied & fact.denied:
        return False
    for stated in fact.clauses:
        common = {key for key in said.keys & stated.keys if found_weight(key) >= TELLING}
        turned = {key for key in common if (key in said.denied) != (key in stated.denied)}
        plain = any(not key.startswith("=") for key in turned) or len(shared) > 2
        plain = plain or weight_of(shared) >= WITHIN * whole
        if turned and plain and said.flips != stated.flips:
            return True
    return False


def _other(fact: _Known, said: _Said, whole: float) -> bool:
    """Whether the clause states another of the things that one could ask whether it is."""
    if said.flips or fact.counts:
        return False
    own = fact.answer | fact.label
    other = {
        k for k in (said.keys & fact.asked) - own - keys("people") if found_weight(k) >= TELLING
    }
    about = said.keys & own
    return (
        bool(other)
        and len(about) >= 2
        and weight_of(said.keys & (own | fact.asked)) >= WITHIN * whole
    )


def _opposed(fact: _Known, clause: str, said: _Said, whole: float) -> bool:
    """Whether the clause states the opposite of a word of the answer."""
    if said.denied or not _plain(clause) & fact.opposed:
        return False
    shared = said.keys & fact.answer
    return len(shared) >= 2 and weight_of(shared) >= ABOUT * whole


def _unbound(fact: _Known, clause: str, said: _Said) -> bool:
    """Whether the clause says that there is no limit where the fact is one."""
    about = said.keys & fact.own
    return (
        _LIMIT.search(fact.text) is not None
        and _NO_LIMIT.search(clause) is not None
        and weight_of(about - _LIMITS) >= TELLING
    )


def _widened(fact: _Known, clause: str, said: _Said) -> bool:
    """Whether the clause says of something else, too, what the fact says of one thing only."""
    if not fact.narrow or said.flips or not _WIDENS.search(clause):
        return False
    first = fact.clauses[0].keys
    other = {k for k in said.keys - fact.answer - fact.label if found_weight(k) >= TELLING}
    return bool(other) and len(said.keys & first) >= 2


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if clause and clause.strip()]


def _plain(text: str) -> frozenset[str]:
    return frozenset(word.key for word in words(text))
