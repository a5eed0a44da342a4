"""Numbers said back as given: "our 400 candidates", held against the fact on candidates."""

import re
from collections.abc import Collection, Iterator, Sequence
from math import log
from typing import NamedTuple

from interviewer.domain.capacity import DAY
from interviewer.domain.claims import UNSURE, words_of
from interviewer.domain.problem import Fact, Problem
from interviewer.domain.reading import Clash, NumberClaim

OTHER = 1.5
"""A number that differs by more than this factor from the fact's is another one."""
ANOTHER_SCALE = 30.0
"""And by more than this factor it is on something else."""
_AT_MOST = re.compile(r"\b(?:up to|at most|within|no more than|may take|may use|has to fit)\b")
"""Who stays below what such a fact says is at odds with nothing."""
_OURS = re.compile(
    r"\bour (?:[a-z]+ )?~?(?=[\d.]|[a-z]+ (?:hundred|thousand|million|billion)\b)", re.I
)
_THING = re.compile(
    r"\bhow many (?P<thing>[a-z -]+?)(?=\s(?:are|is|do|does|did|can|could|may|must|will|would|have|has"
    r"|we|per|in|on|at|of|a|come|comes|remain|reach|get|use|there|pass|run|stand|should|the)\b|\?|$)",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\b(?:keep|retriev|shortlist|cut|select|pick|narrow|reduc|cap|limit|sampl|top|best|first|last"
    r"|chos|choos|prun|filter)\w*\b",
    re.IGNORECASE,
)
"""Who chooses a number of their own says one of these, of it."""


class Thing(NamedTuple):
    """What a fact counts: the words for it, and how many there are."""

    fact: Fact
    words: frozenset[str]
    value: float


def things(problem: Problem) -> list[Thing]:
    """What the facts of a problem count, by the ways of asking how many."""
    return [Thing(fact, _things(fact), fact.value) for fact in problem.facts if fact.value]


def misremembered(
    counted: Sequence[Thing],
    facts_given: Collection[str],
    earlier: Sequence[tuple[int, NumberClaim]],
    claims: Sequence[NumberClaim],
) -> Iterator[Clash]:
    """Numbers said of what is given, that are none of the facts' nor the candidate's own.

    Of several facts that count the same thing, the one nearest in size is meant.
    """
    own = [claim.value for _, claim in earlier]
    own += [claim.value for claim in claims if not _OURS.search(claim.quote)]
    for claim in claims:
        if claim.value <= 0 or not _OURS.search(claim.quote) or _CHOSEN.search(claim.quote):
            continue
        if UNSURE.match(claim.subject) or any(_near(claim.value, value) for value in own):
            continue
        thing = _meant(counted, claim)
        if thing is None or thing.fact.id not in facts_given:
            continue
        ratio = _value(claim) / thing.value
        within = ratio < 1 and _AT_MOST.search(thing.fact.answer.lower())
        if not within and log(OTHER) < abs(log(ratio)) <= log(ANOTHER_SCALE):
            answer = thing.fact.answer
            yield Clash(quote=claim.quote, kind="fact", against=thing.fact.id, earlier=answer)


def _meant(counted: Sequence[Thing], claim: NumberClaim) -> Thing | None:
    said = _one(claim.unit.split("/")[0])
    about = [thing for thing in counted if said in thing.words]
    daily = claim.unit.endswith("/s")
    about = [thing for thing in about if not daily or "day" in thing.fact.unit]
    return min(about, key=lambda thing: abs(log(_value(claim) / thing.value)), default=None)


def _value(claim: NumberClaim) -> float:
    return claim.value * DAY if claim.unit.endswith("/s") else claim.value


def _things(fact: Fact) -> frozenset[str]:
    asked = [hit["thing"] for way in (*fact.asks, *fact.terms) for hit in _THING.finditer(way)]
    return frozenset(_one(words_of(thing)[-1]) for thing in (*asked, fact.unit) if words_of(thing))


def _near(one: float, other: float) -> bool:
    return other > 0 and 1 / OTHER <= one / other <= OTHER


def _one(word: str) -> str:
    """A noun without its plural ending."""
    return word.lower().removesuffix("s")
