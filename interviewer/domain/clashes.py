"""Clashes: what the claims of a message are at odds with."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from interviewer.domain.capacity import DAY
from interviewer.domain.claims import (
    CHANGES,
    CHOOSES,
    NEUTRAL,
    UNSURE,
    in_base_units,
    words_of,
)
from interviewer.domain.problem import Fact, Problem
from interviewer.domain.quantities import Kind, parse_quantities
from interviewer.domain.reading import Clash, NumberClaim
from interviewer.domain.referring import Thing, misremembered, things

OTHER_THAN_FACT = 1.5
OTHER_THAN_CLAIM = 2.0
_LIMIT = re.compile(
    r"\b(?:budget|limit|up to|at most|within|no more|must|deadline|may take|need)\b"
)
_GENERIC = frozenset(
    re.findall(
        r"\w+",
        "the size budget number count rate need limit length share value current which how many what "
        "a of per is time or and active",
    )
)


def clashes(
    problem: Problem,
    facts_given: Collection[str],
    earlier: Sequence[tuple[int, NumberClaim]],
    claims: Sequence[NumberClaim],
    about: "Subjects | None" = None,
) -> tuple[Clash, ...]:
    """Claims at odds with facts already given, or with the candidate's own `earlier` claims.

    `facts_given` are fact ids, `earlier` (turn, claim) in order. Only plain statements whose every
    word is about the fact are held against it: a missed clash is cheaper than a false one. `about`
    are the problem's subjects where they are at hand.
    """
    found: dict[str, Clash] = {}
    agreed: set[str] = set()
    plain = [claim for claim in claims if _is_plain(claim)]
    told = [pair for pair in earlier if _is_plain(pair[1])] if plain else []
    known = about or subjects(problem) if claims else Subjects((), {}, ())
    topics, names = known.topics, known.names
    for clash in misremembered(known.things, facts_given, earlier, claims):
        found.setdefault(clash.against, clash)
    for claim in plain:
        topic = _about_fact(topics, claim, names)
        if topic is not None and topic.fact.id in facts_given:
            fact = topic.fact
            ratio = _a_day(claim)[0] / topic.value
            limit = _LIMIT.search(f"{fact.label} {fact.answer}".lower())
            if 1 / OTHER_THAN_FACT <= ratio <= OTHER_THAN_FACT:
                agreed.add(fact.id)
            elif ratio > 1 or not limit:
                clash = Clash(quote=claim.quote, kind="fact", against=fact.id, earlier=fact.answer)
                found.setdefault(fact.id, clash)
        elif not CHANGES.match(claim.subject):
            turn, before = _last_about(claim, told)
            if before and not 1 / OTHER_THAN_CLAIM <= _ratio(claim, before) <= OTHER_THAN_CLAIM:
                own = Clash(
                    quote=claim.quote, kind="claim", against=str(turn), earlier=before.quote
                )
                found.setdefault(f"{turn} {before.quote}", own)
    return tuple(clash for name, clash in found.items() if name not in agreed)


def _is_plain(claim: NumberClaim) -> bool:
    """Whether a claim states how things are, whole, and no choice, wish or supposition."""
    if claim.value <= 0 or claim.subject.startswith("part ") or UNSURE.match(claim.subject):
        return False
    return not CHOOSES.search(claim.quote.lower())


def _ratio(claim: NumberClaim, other: NumberClaim) -> float:
    return _a_day(claim)[0] / _a_day(other)[0]


def _a_day(claim: NumberClaim) -> tuple[float, str]:
    """Value and unit, "10M daily users" being users in a day."""
    daily = "/" not in claim.unit and re.search(r"\bdaily\b|\bdau\b", claim.quote.lower())
    if daily and claim.unit not in {str(kind) for kind in Kind}:
        return claim.value / DAY, f"{'users' if claim.unit == 'dau' else claim.unit}/s"
    return claim.value, claim.unit


class _Topic(NamedTuple):
    """What a fact is about: its number, and the words by which a claim shows that it means it."""

    fact: Fact
    value: float
    unit: tuple[str, ...]
    per: frozenset[str]
    known: frozenset[str]
    label: frozenset[str]
    phrases: tuple[str, ...]
    short: frozenset[str]


class Subjects(NamedTuple):
    """What the facts of a problem are about and count, and one name for each way of saying a noun."""

    topics: Sequence[_Topic]
    names: Mapping[str, str]
    things: Sequence[Thing]


def subjects(problem: Problem) -> Subjects:
    """The subjects of a problem's facts."""
    names = _names(problem)
    topics = [topic for fact in problem.facts for topic in _topic(fact, names)]
    return Subjects(topics, names, things(problem))


def _topic(fact: Fact, names: Mapping[str, str]) -> list[_Topic]:
    """The fact's topic, if it has a number that can be compared."""
    found = parse_quantities(f"{fact.value or 0:.6f}".rstrip("0").rstrip(".") + f" {fact.unit}")
    if not fact.unit or len(found) != 1 or found[0].kind == Kind.FACTOR or found[0].value <= 0:
        return []
    value, unit = in_base_units(found[0])
    terms = [[_stem(word, names) for word in words_of(term)] for term in fact.terms]
    label = frozenset(_stem(word, names) for word in words_of(fact.label))
    own = [_stem(word, names) for word in words_of(fact.unit)]
    topic = _Topic(
        fact=fact,
        value=value,
        unit=tuple(_stem(word, names) for word in unit.split("/")),
        per=_per(fact.unit, names),
        known=label.union(own, *terms) | NEUTRAL | _GENERIC,
        label=label - _GENERIC,
        phrases=tuple(" ".join(term) for term in terms if len(term) > 1),
        short=frozenset({"dau", "ctr"}.intersection(fact.terms)),
    )
    return [topic]


def _about_fact(
    topics: Sequence[_Topic], claim: NumberClaim, names: Mapping[str, str]
) -> _Topic | None:
    """The topic of the one fact that a claim can only be about, or None."""
    unit = tuple(_stem(word, names) for word in _a_day(claim)[1].split("/"))
    bare = claim.quote
    for q in reversed(parse_quantities(bare)):
        bare = f"{bare[: q.start]} {bare[q.head if q.unit and q.scale == 1 else q.end :]}"
    said = [_stem(word, names) for word in words_of(bare)]
    joined, per = f" {' '.join(said)} ", _per(claim.quote.lower(), names)
    best: list[tuple[int, _Topic]] = []
    for topic in topics:
        if topic.unit != unit or topic.per != per or not topic.known.issuperset(said):
            continue
        hits = 2 * int(bool(topic.label) and topic.label.issubset(said))
        hits += 2 * int(not topic.short.isdisjoint(words_of(claim.quote)))
        hits += sum(f" {phrase} " in joined for phrase in topic.phrases)
        if hits:
            best.append((hits, topic))
    best.sort(key=lambda pair: -pair[0])
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[0][1]


def _per(text: str, names: Mapping[str, str]) -> frozenset[str]:
    """What a text says a number is per, time aside."""
    found = {_stem(word, names) for word in re.findall(r"\bper ([a-z]+)", text)}
    return frozenset(found - {"day", "second", "hour", "minute", "week", "month"})


def _names(problem: Problem) -> dict[str, str]:
    """One word for each way of saying user, item and request."""
    nouns = problem.nouns
    same = {
        "user": ("person people viewer customer member dau", nouns.user, nouns.users),
        "item": ("", nouns.item, nouns.items),
        "request": ("query call qps rps", nouns.request),
    }
    return {
        _stem(word, {}): name for name, texts in same.items() for t in texts for word in words_of(t)
    }


def _stem(word: str, names: Mapping[str, str]) -> str:
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("ss", "ss"), ("s", "")):
        if len(word) > 3 and word.endswith(ending):
            word = word.removesuffix(ending) + put
            break
    return names.get(word, word)


def _last_about(
    claim: NumberClaim, earlier: Sequence[tuple[int, NumberClaim]]
) -> tuple[int, NumberClaim | None]:
    """The candidate's last plain claim about the very same thing, and its turn."""
    about = _about(claim)
    if len(about) < (3 if claim.unit == "seconds" else 2):
        return 0, None
    for turn, before in reversed(earlier):
        if before.unit == claim.unit and _about(before) == about:
            return turn, before
    return 0, None


def _about(claim: NumberClaim) -> set[str]:
    return {_stem(word, {}) for word in words_of(claim.quote)} - NEUTRAL - {"active"}
