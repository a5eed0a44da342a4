"""The recorded grades of a model put candidates of known strength in order."""

from evals.recorded_groups import STRENGTHS, in_order, lines, recorded_means


def test_the_recorded_candidates_come_in_order_on_every_problem() -> None:
    found = recorded_means()
    assert len(found) == 3
    for means in found.values():
        assert set(means) == set(STRENGTHS) and in_order(means)


def test_an_order_that_does_not_hold_is_seen() -> None:
    assert not in_order({"strong": 2.0, "mid": 2.5, "junior": 1.0, "bluffer": 0.5})
    assert not in_order({"strong": 2.0, "mid": 2.0})
    assert in_order({"strong": 3.0, "junior": 2.0})


def test_the_table_says_so() -> None:
    assert all(line.endswith("  in order") for line in list(lines())[1:])
