"""A linear model of a sentence: how much each feature it has weighs."""

import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by feature, fitted as a logistic regression (`python -m evals.guard_fit`).

    From `cut` on a sentence is one of those looked for. `plain` are the words that stand for
    themselves where others are told by whose they are.
    """

    weights: Mapping[str, float]
    bias: float
    cut: float
    plain: frozenset[str] = frozenset()

    def score(self, *groups: Iterable[str]) -> float:
        """The log-odds. Each group of features counts by the square root of how many are known, so
        that a long sentence is not judged by its length."""
        total = self.bias
        for group in groups:
            known = [self.weights[name] for name in group if name in self.weights]
            if known:
                total += math.fsum(known) / math.sqrt(len(known))
        return total


@lru_cache(maxsize=4)
def load(name: str) -> Linear:
    """Read a fitted model that is shipped beside this file, its features listed by what they weigh."""
    raw = json.loads((files(__package__) / f"{name}.json").read_text("utf-8"))
    return Linear(
        weights={name: float(by) for by, names in raw["weights"].items() for name in names},
        bias=raw["bias"],
        cut=raw["cut"],
        plain=frozenset(raw.get("plain", ())),
    )


def as_features(signs: Collection[str]) -> frozenset[str]:
    """The signs that rules have found, as features of their own."""
    return frozenset(f"+{sign}" for sign in signs)
