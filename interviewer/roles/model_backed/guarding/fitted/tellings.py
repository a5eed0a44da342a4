"""Sentences that tell what nobody has told: a piece of an answer, or a fact of the setting.

Seen of a sentence is its form, with whose words they are in place of the words, alone and with what they
mean, and in numbers how much of it is new and how near that comes to one thing that is kept back. Its
clauses are seen in the same way by a model of their own, and the worst of them counts beside the whole.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from interviewer.domain.moves import MoveKind
from interviewer.roles.model_backed.guarding.counted import Number, numbers, stated
from interviewer.roles.model_backed.guarding.fitted.beside_facts import Facts
from interviewer.roles.model_backed.guarding.fitted.clauses import clauses
from interviewer.roles.model_backed.guarding.fitted.linear import Linear, as_features, load
from interviewer.roles.model_backed.guarding.fitted.meanings import meant
from interviewer.roles.model_backed.guarding.fitted.whose import Owned, grams, in_order, owned
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.telling_words import (
    TELLING,
    counting,
    found_weight,
    keys,
    weight_of,
)

_STEPS: dict[str, tuple[float, ...]] = {
    "new": (1, 2, 3, 4, 5, 6, 8),
    "weight": (1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6),
    "share": (0.2, 0.4, 0.6, 0.8),
    "rule": (1, 2, 3, 4, 5),
    "fact": (1, 2, 3, 4),
    "near": (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5),
    "whole": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "figures": (1, 2),
}
"""The steps at which a number becomes a feature."""
BY_CLAUSE = 0.5
"""What the worst clause counts beside the whole sentence."""
PLACES = 6
"""Sums over sets differ in their last places from run to run: they are compared to so many."""
_BY_MOVE = ("weight", "share", "rule", "fact", "near", "whole")
"""The numbers that mean another thing with another move."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: the move it words, and whether it begins the turn."""

    kind: MoveKind
    first: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What may be said: the keys of words that were said or given, the secrets that are open, the facts
    given, and the numbers known; `beside` are all facts, told or not."""

    keys: frozenset[str]
    open: frozenset[int]
    facts: frozenset[str]
    numbers: Collection[Number]
    beside: Facts


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence or a clause as a model sees it: its words by whose they are, what is measured of it, and
    what else is known, the signs of rules or where the clause stands."""

    row: list[Owned]
    measures: frozenset[str]
    beside: frozenset[str]

    def groups(self, plain: Collection[str]) -> tuple[frozenset[str], ...]:
        """The groups of features, the `plain` words standing for themselves in its form."""
        return grams(in_order(self.row, plain)), meant(self.row), self.measures, self.beside


def sights(
    sentence: str, hidden: Hidden, told: Told, place: Place, signs: Collection[str] = ()
) -> tuple[Sight, list[Sight]]:
    """The whole sentence, and its clauses."""

    def seen(text: str, beside: frozenset[str]) -> Sight:
        row = owned(text, told.keys, hidden.vocabulary)
        return Sight(row, measures(text, hidden, told, place), beside)

    parts = clauses(sentence)
    stand = [_stands(at, len(parts), "?" in sentence) for at in range(len(parts))]
    return seen(sentence, as_features(signs)), list(map(seen, parts, stand))


def _stands(at: int, of: int, asks: bool) -> frozenset[str]:
    """Where a clause stands in its sentence."""
    found = ["begins" if at == 0 else "goes on", "ends" if at == of - 1 else "leads on"]
    found += [
        "alone" if of == 1 else "one of several",
        "of a question" if asks else "of a statement",
    ]
    return frozenset(f"@{name}" for name in found)


def measures(sentence: str, hidden: Hidden, told: Told, place: Place) -> frozenset[str]:
    """How much is new, how near it is to something kept back, and where the sentence stands."""
    every = keys(sentence) - counting()
    new = frozenset(key for key in every - told.keys if found_weight(key) >= TELLING)
    weight, whole = weight_of(new), weight_of(every)
    touch = hidden.touch(sentence, new, told.open, told.facts)
    measured = {
        "new": len(new),
        "weight": weight,
        "share": weight / whole if whole else 0.0,
        "rule": touch.words,
        "fact": 0 if place.kind == MoveKind.WHAT_IF else touch.of_fact,
        "near": touch.new,
        "whole": touch.whole,
        "figures": sum(not stated(n, told.numbers) for n in numbers(sentence)),
    }
    steps = {
        (name, f"{name}>={step}")
        for name, amount in measured.items()
        for step in _STEPS[name]
        if round(amount, PLACES) >= step
    }
    asks = "asks" if "?" in sentence else "says"
    found = {step for _, step in steps}
    found |= {f"{step} {asks}" for _, step in steps}
    found |= {f"{step} {place.kind}" for name, step in steps if name in _BY_MOVE}
    found |= {f"move {place.kind}", asks}
    found.add("first" if place.first else "later")
    near = told.beside.beside(sentence, told.facts)
    found.update(f"{each} {way}" for each in near.features() for way in (asks, place.kind))
    return frozenset(f"={name}" for name in found)


def telling(
    sentence: str, hidden: Hidden, told: Told, place: Place, signs: Collection[str] = ()
) -> float:
    """How far a sentence is from the cut, in log-odds: from 0 on it tells what it may not.

    `signs` are the rules that found something (`telling_signs`).
    """
    model = load("tellings")
    whole, parts = sights(sentence, hidden, told, place, signs)
    return score(model, load("clauses"), whole, parts) - model.cut


def score(model: Linear, of_clauses: Linear, whole: Sight, parts: Sequence[Sight]) -> float:
    """What the two models make of a sentence together."""
    worst = max(of_clauses.score(*part.groups(of_clauses.plain)) for part in parts)
    return model.score(*whole.groups(model.plain)) + BY_CLAUSE * worst
