"""Each metric of retrieval, with a clear pass and a clear fail."""

import pytest

from evals.retrieval_metrics import (
    Grades,
    Ranking,
    interval,
    ndcg,
    recall,
    reciprocal_rank,
    success,
)

NONE: frozenset[int] = frozenset()


def ranked(*places: int | None) -> Ranking:
    """A ranking whose chunks hold one place each, or none."""
    return [NONE if place is None else frozenset({place}) for place in places]


BEST = ranked(0, 1, 2, None, None, None)
WORST = ranked(None, None, None, None, None, None)
GRADES: Grades = (2, 2, 1)


@pytest.mark.parametrize(
    ("metric", "best", "worst"),
    [(recall, 1.0, 0.0), (success, 1.0, 0.0), (ndcg, 1.0, 0.0), (reciprocal_rank, 1.0, 0.0)],
)
def test_the_best_order_gets_all_and_a_useless_one_nothing(
    metric: object, best: float, worst: float
) -> None:
    assert callable(metric)
    assert metric(BEST, GRADES) == best
    assert metric(WORST, GRADES) == worst


def test_recall_counts_answers_alone_unless_told() -> None:
    only_helps = ranked(2, None, None, None, None, 0, 1)
    assert recall(only_helps, GRADES) == 0.0
    assert recall(only_helps, GRADES, least=1) == pytest.approx(1 / 3)


def test_recall_asks_for_no_more_than_fits() -> None:
    grades = (2,) * 8
    assert recall(ranked(0, 1, 2, 3, 4), grades) == 1.0
    assert recall(ranked(0, 1, 2, None, None, 3, 4), grades) == pytest.approx(3 / 5)


def test_one_chunk_with_two_places_finds_both_but_gains_once() -> None:
    both: Ranking = [frozenset({0, 1}), NONE]
    assert recall(both, (2, 2)) == 1.0
    assert ndcg(both, (2, 2)) < 1.0


def test_a_place_gains_once_however_many_chunks_hold_it() -> None:
    assert ndcg(ranked(0, 0, 0), (2,)) == 1.0


def test_ndcg_by_hand() -> None:
    # Gains 1, 0, 3 at ranks 1 to 3; the ideal is 3 and then 1.
    expected = (1 + 3 / 2) / (3 + 1 / 1.584962500721156)
    assert ndcg(ranked(1, None, 0), (2, 1)) == pytest.approx(expected)


def test_a_later_answer_is_worth_less() -> None:
    assert reciprocal_rank(ranked(None, 2, 0), GRADES) == pytest.approx(1 / 3)
    assert ndcg(ranked(None, None, 0), GRADES) < ndcg(ranked(0), GRADES)


def test_an_interval_holds_the_mean_and_narrows_with_more_queries() -> None:
    few, many = [0.0, 1.0] * 5, [0.0, 1.0] * 500
    assert interval(few)[0] < 0.5 < interval(few)[1]
    assert interval(many)[1] - interval(many)[0] < (interval(few)[1] - interval(few)[0]) / 5
    assert interval(few) == interval(few)
    assert interval([1.0] * 9) == (1.0, 1.0)
    assert interval([]) == (0.0, 0.0)
