"""The regression finds the weights by which the right chunks were made right."""

import numpy as np

from evals.retrieval_fit import SETS, fit, regress
from knowledge.tuning import HELD_OUT


def drawn() -> tuple[np.ndarray, np.ndarray]:
    parts = np.random.default_rng(1).random((60, 30, 3))
    scores = parts @ np.array([1.0, 2.0, 0.0])
    right = (scores == scores.max(axis=1, keepdims=True)).astype(np.float64)
    return parts, right


def test_what_decides_counts_most_and_what_does_not_counts_little() -> None:
    first, second, third = regress(*drawn())
    assert second > first > 5 * abs(third)


def test_queries_left_out_are_found_by_the_weights_of_the_others() -> None:
    assert fit(*drawn()).recall > 0.95


def test_weights_never_rest_on_the_held_out_queries() -> None:
    assert HELD_OUT not in SETS
