"""The baseline: what is worse, what has changed, what is gone, and what a run comes to."""

from pathlib import Path

import pytest

from evals.baseline import (
    Baseline,
    BaselineError,
    accept,
    judge,
    read_baseline,
    worst,
    write_baseline,
)
from evals.measuring import Seen, measure
from evals.registry import BY_NAME, FINGERPRINTS, METRICS
from evals.reporting.summary import sum_up
from evals.running import Run


def run(
    metric: str,
    values: dict[str, float],
    stale: dict[str, tuple[str, ...]] | None = None,
    embedder: str = "lexical-1",
) -> Run:
    """A run of one metric; an item's cluster is what stands before its #; ratings go with a 1."""
    seen = [
        Seen(
            metric=metric,
            item=item,
            cluster=item.partition("#")[0],
            value=value,
            pair=(value, 1.0) if metric.startswith("agreement.") else None,
        )
        for item, value in values.items()
    ]
    measures = {metric: measure(metric, seen, BY_NAME[metric].statistic)} if seen else {}
    return Run(
        embedder=embedder,
        suites=(BY_NAME[metric].suite,),
        measures=measures,
        stale=stale or {},
        left={},
        lines={},
        loose=False,
    )


def status(metric: str, before: dict[str, float], after: dict[str, float]) -> str:
    (verdict,) = judge(run(metric, after), accept(run(metric, before), None))
    return verdict.status


@pytest.mark.parametrize(
    ("metric", "before", "after", "said"),
    [
        ("guard.caught", {"a": 1, "b": 1}, {"a": 1, "b": 1}, "same"),
        ("guard.caught", {"a": 1, "b": 1}, {"a": 1, "b": 0}, "worse"),
        ("guard.caught", {"a": 1, "b": 0}, {"a": 1, "b": 1}, "better"),
        ("guard.caught", {"a": 1, "b": 0}, {"a": 0, "b": 1}, "worse"),
        ("guard.caught", {"a": 1, "b": 1}, {"a": 1}, "gone"),
        ("guard.caught", {"a": 1}, {"a": 1, "b": 0.5}, "worse"),
        ("guard.blocked", {"a": 0}, {"a": 1}, "worse"),
        ("grading.levels", {"a": 2}, {"a": 3}, "changed"),
        ("replay.moves", {"a": 1}, {"a": 0}, "changed"),
        ("invariance.shift", {"a#1": -0.2}, {"a#1": 0.1}, "better"),
        ("invariance.shift", {"a#1": 0.1}, {"a#1": -0.2}, "worse"),
        ("interview.specificity", {"a#1": 1, "a#2": 0}, {"a#1": 0, "a#3": 1}, "same"),
        ("interview.specificity", {"a#1": 1, "a#2": 0}, {"a#1": 0, "a#2": 0}, "worse"),
        ("interview.specificity", {"a#1": 1, "b#1": 0}, {"a#1": 1}, "same"),
        ("interview.specificity", {"a#1": 1}, {"c#1": 0}, "new"),
    ],
)
def test_a_metric_against_its_baseline(
    metric: str, before: dict[str, float], after: dict[str, float], said: str
) -> None:
    assert status(metric, before, after) == said


def test_without_a_baseline_everything_is_new() -> None:
    (verdict,) = judge(run("guard.caught", {"a": 1}), None)
    assert verdict.status == "new"


def test_a_metric_that_is_not_measured_any_more_is_gone() -> None:
    before = accept(run("guard.caught", {"a": 1}), None)
    (verdict,) = judge(run("guard.caught", {}), before)
    assert verdict.status == "gone"


def test_a_partial_run_misses_nothing() -> None:
    before = accept(run("guard.caught", {"a": 1, "b": 1}), None)
    assert judge(run("guard.caught", {}), before, partial=True) == []
    (verdict,) = judge(run("guard.caught", {"a": 1}), before, partial=True)
    assert verdict.status == "same"


def test_a_figure_of_all_interviews_is_not_held_against_a_part() -> None:
    name = "agreement.qwk"
    before = accept(run(name, {"a#1": 1, "b#1": 0}), None)
    (part,) = judge(run(name, {"a#1": 0}), before, partial=True)
    (whole,) = judge(run(name, {"a#1": 1, "b#1": 0}), before, partial=True)
    assert (part.status, whole.status) == ("new", "same")


def test_the_worst_items_come_first() -> None:
    before = accept(run("retrieval.mrr", {"a": 1, "b": 1, "c": 1}), None)
    (verdict,) = judge(run("retrieval.mrr", {"a": 0.9, "b": 0.2, "c": 1}), before)
    assert verdict.worse == ("b", "a")
    measured = run("retrieval.mrr", {"a": 0.9, "b": 0.2, "c": 1}).measures["retrieval.mrr"]
    assert [one.item for one in worst(measured, BY_NAME["retrieval.mrr"], 5)] == ["b", "a"]


@pytest.mark.parametrize(
    ("after", "stale", "result"),
    [
        ({"a": 1.0}, {}, "pass"),
        ({"a": 0.0}, {}, "worse"),
        ({"a": 1.0}, {"t": ("prompt speaker@1 (now speaker@2)",)}, "stale"),
        ({"a": 0.0}, {"t": ("head",)}, "worse"),
    ],
)
def test_what_a_run_comes_to(
    after: dict[str, float], stale: dict[str, tuple[str, ...]], result: str
) -> None:
    found = run("guard.caught", after, stale)
    before = accept(run("guard.caught", {"a": 1}), None)
    assert sum_up(found, judge(found, before)).result == result


def test_another_embedder_is_no_comparison() -> None:
    before = accept(run("guard.caught", {"a": 1}), None)
    with pytest.raises(BaselineError, match="minilm"):
        judge(run("guard.caught", {"a": 1}, embedder="minilm"), before)


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    before = accept(run("guard.caught", {"a": 1, "b": 0, "c": 1}), None)
    write_baseline(before, tmp_path / "b.json")
    assert read_baseline(tmp_path / "b.json") == before
    assert read_baseline(tmp_path / "none.json") is None
    (tmp_path / "b.json").write_text("{}")
    with pytest.raises(BaselineError):
        read_baseline(tmp_path / "b.json")


def test_accepting_one_suite_keeps_the_others() -> None:
    before = accept(run("guard.caught", {"a": 1}), None)
    after = accept(run("benign.cut", {"a": 0}), before)
    assert isinstance(after, Baseline)
    assert set(after.metrics) == {"guard.caught", "benign.cut"}


def test_every_metric_says_what_it_proves_and_what_not() -> None:
    assert len({metric.name for metric in METRICS}) == len(METRICS)
    assert all(metric.proves and metric.does_not for metric in METRICS)
    assert set(BY_NAME) >= FINGERPRINTS
