"""What retrieval is measured by: pure functions of one query's ranking, and intervals over queries.

A ranking is given as, for each rank from the best on, the places (indices into the query's graded
places) that the chunk at that rank holds.
"""

import math
from collections.abc import Sequence

import numpy as np

Ranking = Sequence[frozenset[int]]
Grades = Sequence[int]

ANSWERS = 2
"""The grade from which on a place answers the query and does not only help."""
_ROUNDS = 2_000


def recall(ranking: Ranking, grades: Grades, k: int = 5, least: int = ANSWERS) -> float:
    """Places graded `least` or more within the first `k`, by what could be there: 0..1.

    Divided by k where there are more such places than k, else by their number. 0 without any.
    """
    wanted = {place for place, grade in enumerate(grades) if grade >= least}
    found = wanted.intersection(frozenset[int]().union(*ranking[:k]))
    return min(1.0, len(found) / min(k, len(wanted))) if wanted else 0.0


def success(ranking: Ranking, grades: Grades, k: int = 5) -> float:
    """1 where any of the first `k` chunks answers the query, else 0."""
    return float(_first_answer(ranking[:k], grades) is not None)


def reciprocal_rank(ranking: Ranking, grades: Grades) -> float:
    """One divided by the rank of the first chunk that answers the query; 0 where none does."""
    rank = _first_answer(ranking, grades)
    return 0.0 if rank is None else 1.0 / rank


def ndcg(ranking: Ranking, grades: Grades, k: int = 10) -> float:
    """Discounted gain of the first `k`, by that of the best order: 0..1.

    Gain 2^grade - 1 over log2(rank + 1) (Burges et al. 2005). A place counts once, and a chunk
    that holds several counts for the best of them.
    """
    seen: set[int] = set()
    total = 0.0
    for rank, places in enumerate(ranking[:k], start=1):
        fresh = places - seen
        seen |= fresh
        total += _gain(max((grades[place] for place in fresh), default=0), rank)
    best = sorted(grades, reverse=True)[:k]
    ideal = math.fsum(_gain(grade, rank) for rank, grade in enumerate(best, start=1))
    return min(1.0, total / ideal) if ideal > 0 else 0.0


def interval(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """95 % percentile bootstrap interval of the mean, resampling queries; (0, 0) without any."""
    if not values:
        return (0.0, 0.0)
    draws = np.random.default_rng(seed).integers(len(values), size=(_ROUNDS, len(values)))
    means = np.asarray(values, dtype=np.float64)[draws].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return (float(low), float(high))


def _first_answer(ranking: Ranking, grades: Grades) -> int | None:
    for rank, places in enumerate(ranking, start=1):
        if any(grades[place] >= ANSWERS for place in places):
            return rank
    return None


def _gain(grade: int, rank: int) -> float:
    return (2.0**grade - 1.0) / math.log2(rank + 1)
