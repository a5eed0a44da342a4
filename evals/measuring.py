"""What the evals observe, and what observations add up to."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from interviewer.domain.value import Value

Floats = npt.NDArray[np.float64]
Better = Literal["higher", "lower", "zero", "same"]
"""Which way a metric improves: "zero" is towards 0 from either side, "same" means that any change
from the baseline has to be looked at."""

ROUNDS = 2_000
SEED = 20_000_101


class Seen(Value):
    """One thing observed: a value of a metric, in a transcript or a script.

    `pair` holds two ratings (0 for not assessed) where the metric compares raters, `group` a class
    that is also reported apart, `turn` where in the cluster's interview it happened, and `note`
    what a reader needs to see of it.
    """

    metric: str
    item: str
    cluster: str
    value: float
    pair: tuple[float, float] | None = None
    group: str = ""
    turn: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure over observations that depends on them by sums only.

    `features` gives a row of numbers for one observation; `value` turns summed rows, one for each
    of B draws (B x features), into B figures. A draw it cannot be worked out for gives nan.
    """

    features: Callable[[Seen], Sequence[float]]
    value: Callable[[Floats], Floats]


class Measure(Value):
    """A metric over everything observed: figure, number, 95 % interval, and the observations.

    None where it cannot be worked out: nothing observed, or no spread to compare.
    """

    metric: str
    value: float | None
    n: int
    clusters: int
    low: float | None
    high: float | None
    items: tuple[Seen, ...] = ()


def _mean(sums: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return sums[:, 0] / sums[:, 1]


MEAN = Statistic(lambda seen: (seen.value, 1.0), _mean)


def measure(metric: str, seen: Iterable[Seen], statistic: Statistic = MEAN) -> Measure:
    """Add observations up. The interval resamples whole clusters, `ROUNDS` times, fixed seed.

    What a transcript holds hangs together, so that resampling single turns would flatter.
    """
    items = tuple(sorted(seen, key=lambda one: one.item))
    names = sorted({one.cluster for one in items})
    width = len(statistic.features(items[0])) if items else 0
    rows = np.zeros((len(names), width))
    at = {name: number for number, name in enumerate(names)}
    for one in items:
        rows[at[one.cluster]] += np.asarray(statistic.features(one), dtype=np.float64)
    value = float(statistic.value(rows.sum(axis=0, keepdims=True))[0]) if items else float("nan")
    low, high = interval(rows, statistic.value)
    return Measure(
        metric=metric,
        value=_round(value),
        n=len(items),
        clusters=len(names),
        low=_round(low),
        high=_round(high),
        items=items,
    )


def interval(rows: Floats, value: Callable[[Floats], Floats]) -> tuple[float, float]:
    """95 % percentile interval of a figure over clusters (clusters x features)."""
    if len(rows) == 0:
        return float("nan"), float("nan")
    draws = np.random.default_rng(SEED).multinomial(
        len(rows), np.full(len(rows), 1 / len(rows)), size=ROUNDS
    )
    figures = value(draws.astype(np.float64) @ rows)
    figures = figures[~np.isnan(figures)]
    if len(figures) == 0:
        return float("nan"), float("nan")
    low, high = np.quantile(figures, (0.025, 0.975))
    return float(low), float(high)


def _round(value: float) -> float | None:
    """To six places, so that the last bits of a machine's arithmetic show nowhere."""
    return None if math.isnan(value) else round(value, 6) + 0.0
