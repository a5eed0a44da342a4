"""The ledger of facts: whether a text states a number that it should not, or another one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose

from interviewer.domain.claims import number_claims
from interviewer.domain.clashes import clashes
from interviewer.domain.problem import Fact, Problem
from interviewer.domain.quantities import Kind
from interviewer.roles.model_backed.guarding.assuring import (
    assures,
    bounds,
    granted,
    refers_back,
    stated_in,
    tells_the_time,
    without_moments,
)
from interviewer.roles.model_backed.guarding.counted import (
    NEARLY,
    Number,
    bracketed,
    is_near,
    numbers,
    stated,
)
from interviewer.roles.model_backed.guarding.spelled import worded_shares
from interviewer.roles.model_backed.guarding.telling_words import (
    counting,
    found_weight,
    keys,
    weight_of,
)
from interviewer.roles.model_backed.guarding.telltale import (
    DAILY,
    SMALL,
    is_common,
    is_distinct,
    is_somebodys,
    is_unmistakable,
)
from interviewer.roles.model_backed.guarding.unsaid import just_states

TELLING = 0.9
"""So much has to be said of a fact's matter, in weights of words, for its number to be its own."""
PLACED = 1.5
"""And so much for a time that anybody may name."""
PLACING = 0.5
"""And so much where somebody is assured of a number."""
MOST = 0.8
"""A share from here on says as much of the rest."""
PLACED_BY = 3
TOLD_BY = 0.4
"""In a plain statement so many words of a fact's matter, each of this weight, make a number its own."""
FEW = 5
"""A fact of so few words is placed by two of them."""
_OF_A_MODEL = re.compile(r"\b(?:parameters?|weights?|dimensions?|tokens?)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:not|never|miss(?:es|ed)?|fails?|without|rest|others?|remaining|remainder|un\w+|\w+n['’]t)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its numbers and the words of its matter; `own` holds the ways of asking,
    too, but no word of the task's."""

    fact: str
    numbers: frozenset[Number]
    matter: frozenset[str]
    own: frozenset[str]

    def is_told(self, said: list[Number], about: frozenset[str], bounds: bool = False) -> bool:
        """Whether one of the numbers said is the fact's, with words that place it.

        `bounds` says that the text sets a limit: a number that hardly anybody names is then its own.
        """
        matched = [number for number in said if stated(number, self.numbers)]
        if not matched:
            return False
        if any(is_unmistakable(number) for number in matched):
            return True
        if any(is_distinct(number) for number in matched) and (about & self.own or bounds):
            return True
        if any(kind == DAILY for kind, _ in matched) and about & self.matter:
            return True
        if (
            bounds
            and any(kind == Kind.SECONDS for kind, _ in matched)
            and weight_of(about & self.own) >= PLACED
        ):
            return True
        shared = about & self.matter
        least = self._least(all(is_common(number) for number in matched))
        return len(shared) >= least and weight_of(shared) >= TELLING

    def is_nearly_told(self, shares: Iterable[float], about: frozenset[str]) -> bool:
        """Whether a share put in words comes near the fact's, with words that place it."""
        near = [
            share
            for share in shares
            if any(
                k == Kind.FRACTION and isclose(n, share, rel_tol=NEARLY) for k, n in self.numbers
            )
        ]
        shared = about & self.matter
        least = self._least(all(is_common((Kind.FRACTION, share)) for share in near))
        return bool(near) and len(shared) >= least and weight_of(shared) >= TELLING

    def _least(self, common: bool) -> int:
        """From how many words in common on a number is the fact's; one with few words needs fewer."""
        return 3 if common and len(self.matter) > FEW else 2

    def is_assured(self, said: Iterable[Number], about: frozenset[str]) -> bool:
        """Whether one of the numbers that somebody is assured of is the fact's, in its matter."""
        return any(stated(n, self.numbers) for n in said) and weight_of(about & self.own) >= PLACING

    def is_placed(self, said: Iterable[Number], about: frozenset[str]) -> bool:
        """Whether a number of the fact's kind is said among several words of its matter: a bare
        score below one counts nothing."""
        kinds = {kind for kind, amount in self.numbers}
        placing = [key for key in about & (self.matter | self.own) if found_weight(key) >= TOLD_BY]
        return len(placing) >= PLACED_BY and any(
            kind in kinds and (kind != Kind.COUNT or amount >= 1) for kind, amount in said
        )

    def is_told_otherwise(self, said: Iterable[Number], about: frozenset[str]) -> bool:
        """Whether a number of the fact's kind is said of its matter, and is another."""
        kinds = {kind for kind, _ in self.numbers}
        return weight_of(about & self.own) >= PLACING and any(kind in kinds for kind, _ in said)


class Ledger:
    """What a problem's facts say in numbers."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._all = tuple(fact.id for fact in problem.facts)
        self._entries = tuple(
            Entry(
                fact.id,
                _numbers_of(fact),
                _matter(f"{fact.label}. {fact.answer}"),
                _matter(_wide(fact)) - keys(problem.prompt),
            )
            for fact in problem.facts
        )

    def tells(
        self, text: str, known: Iterable[Number], given: frozenset[str], supposed: bool = False
    ) -> bool:
        """Whether a text gives the number of a fact that is not among those `given`.

        A number that is known already, to whoever said it first, tells nothing; a limit that is
        `supposed` in a what-if is not the fact's because it is a limit.
        """
        said = [n for n in numbers(text) if not stated(n, known)]
        if not said:
            return False
        hidden = [entry for entry in self._entries if entry.fact not in given]
        about = keys(text)
        rough = [share for share in worded_shares(text) if not is_near(share, known)]
        if rough and any(entry.is_nearly_told(rough, about) for entry in hidden):
            return True
        if _OTHERS.search(text) or any(k == Kind.FRACTION and MOST <= n < 1 for k, n in said):
            said += [(Kind.FRACTION, 1 - n) for kind, n in said if kind == Kind.FRACTION and n < 1]
        bound = not supposed and bounds(text)
        assured = not supposed and (assures(text) or bool(granted(text)))
        return any(
            e.is_told(said, about, bound)
            or (assured and e.is_assured(said, about))
            or (about & e.matter and bracketed(text, e.numbers))
            for e in hidden
        )

    def invents(self, text: str, known: Iterable[Number], answering: bool) -> bool:
        """Whether a text states a number about a fact's matter that is not the fact's.

        When `answering` a question about the setting, any number of its own is invented.
        """
        rough = [(Kind.FRACTION, share) for share in worded_shares(text) if is_near(share, known)]
        own = [n for n in numbers(text) if not stated(n, known) and not stated(n, rough)]
        if not own:
            return False
        if refers_back(text):
            return True
        if text.rstrip(" \"')”").endswith(("?", "？")):
            return False
        if tells_the_time(text):
            return False
        if answering:
            return True
        if assures(text):
            about = keys(text)
            if any(entry.is_told_otherwise(own, about) for entry in self._entries):
                return True
        claims = [c for c in number_claims(text) if not numbers(c.quote) <= _of(known, c.quote)]
        return bool(clashes(self._problem, self._all, [], claims))

    def lays_down(self, text: str, known: Iterable[Number]) -> bool:
        """Whether a text just states a number that nobody gave, as a limit or in the matter of a
        fact: that of the fact or another."""
        text = without_moments(text.replace("’", "'"))
        if any(
            kind == Kind.BYTES or (kind == Kind.SECONDS and amount < 60)
            for kind, amount in numbers(granted(text))
            if not stated((kind, amount), known)
        ):
            return True
        text = stated_in(text) if text.rstrip(" \"')”").endswith("?") else text
        if not just_states(text) or tells_the_time(text):
            return False
        rough = [(Kind.FRACTION, share) for share in worded_shares(text) if is_near(share, known)]
        own = [n for n in numbers(text) if not stated(n, known) and not stated(n, rough)]
        if bounds(text) and any(kind != Kind.COUNT or amount > SMALL for kind, amount in own):
            return True
        if any(is_somebodys(number) for number in own) and not _OF_A_MODEL.search(text):
            return True
        about = keys(text)
        return bool(own) and any(entry.is_placed(own, about) for entry in self._entries)


def _numbers_of(fact: Fact) -> frozenset[Number]:
    """The numbers of a fact's answer; what it counts by the day is there as a rate, too."""
    found = numbers(fact.answer)
    daily = fact.value is not None and re.search(r"\ba day\b", fact.unit)
    return found | {(DAILY, float(fact.value or 0))} if daily else found


def _wide(fact: Fact) -> str:
    return f"{fact.label}. {fact.answer} {fact.unit}. {'. '.join(fact.terms)}"


def _matter(text: str) -> frozenset[str]:
    """The telling words of a text without its figures."""
    found = frozenset(key for key in keys(text) if key.startswith("=") or not key[0].isdigit())
    return found - counting()


def _of(known: Iterable[Number], quote: str) -> frozenset[Number]:
    listed = list(known)
    return frozenset(n for n in numbers(quote) if stated(n, listed))
