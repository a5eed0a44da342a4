"""The baseline: what was accepted last, and what of a run is worse or has changed."""

import json
from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from evals.measuring import MEAN, Better, Measure, Seen
from evals.registry import BY_NAME, FINGERPRINTS, METRICS, SUITES, Metric
from evals.running import Run, add_up
from evals.units import Outcome
from interviewer.domain.value import Value
from interviewer.errors import InterviewerError

PATH = Path(__file__).with_name("baseline.json")
Status = Literal["same", "better", "worse", "changed", "new", "gone", "stale"]
FAILS: frozenset[Status] = frozenset({"worse", "changed", "gone"})
EPSILON = 1e-6


class BaselineError(InterviewerError):
    """The baseline is missing or is not for this run."""

    code = "E_BASELINE"


class Accepted(Value):
    """One metric as accepted. Items at the `usual` value are counted, not listed.

    Metrics that are held against their figure keep the sum and the number of each cluster.
    """

    value: float | None
    n: int
    usual: float = 0.0
    others: dict[str, float] = Field(default_factory=dict)
    items: int = 0
    clusters: dict[str, tuple[float, int]] = Field(default_factory=dict)


class Baseline(Value):
    """All metrics as accepted, with the embedder they were measured with."""

    embedder: str
    metrics: dict[str, Accepted]


class Verdict(Value):
    """A metric of a run against its baseline; `worse` lists items, worst first."""

    metric: str
    status: Status
    value: float | None
    before: float | None
    worse: tuple[str, ...] = ()
    better: int = 0
    why: str = ""


def read_baseline(path: Path = PATH) -> Baseline | None:
    """The baseline, None before the first `accept`. Raises `BaselineError`."""
    if not path.is_file():
        return None
    try:
        return Baseline.model_validate_json(path.read_text("utf-8"))
    except (ValidationError, ValueError) as error:
        raise BaselineError(
            f"{path.name} is no baseline: {error}", "Write it anew with `python -m evals accept`."
        ) from error


def accept(run: Run, before: Baseline | None) -> Baseline:
    """The baseline with the run's metrics in place of what it held of those suites."""
    kept = {
        name: accepted
        for name, accepted in (before.metrics if before else {}).items()
        if name in BY_NAME and BY_NAME[name].suite not in run.suites
    }
    taken = {name: _accepted(BY_NAME[name], measure) for name, measure in run.measures.items()}
    return Baseline(embedder=run.embedder, metrics=dict(sorted({**kept, **taken}.items())))


def write_baseline(baseline: Baseline, path: Path = PATH) -> None:
    """Write it so that a changed figure is a changed line."""
    body = baseline.model_dump(mode="json", exclude_defaults=True)
    path.write_text(json.dumps(body, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def judge(run: Run, baseline: Baseline | None, partial: bool = False) -> list[Verdict]:
    """Each metric of the run's suites against the baseline, in the registry's order.

    In a `partial` run, which left units out on purpose, what is not there is not missed.
    Raises `BaselineError` where the baseline was measured with another embedder.
    """
    if baseline is not None and baseline.embedder != run.embedder:
        raise BaselineError(
            f"The baseline was measured with {baseline.embedder!r}, this run with "
            f"{run.embedder!r}.",
            "Run with the baseline's embedder, or keep another baseline with --baseline.",
        )
    found: list[Verdict] = []
    for metric in METRICS:
        if metric.suite not in run.suites:
            continue
        measure = run.measures.get(metric.name)
        accepted = baseline.metrics.get(metric.name) if baseline else None
        if measure is None and (accepted is None or partial):
            continue
        found.append(_verdict(metric, measure, accepted, partial or bool(run.stale)))
    return found


def worse_at(outcome: Outcome, baseline: Baseline | None) -> bool:
    """Whether an observation in it is worse than in the baseline: so is a run that holds it."""
    if baseline is None:
        return False
    alone = add_up((outcome,), SUITES, baseline.embedder)
    verdicts = judge(alone, baseline, partial=True)
    return any(v.status == "worse" and BY_NAME[v.metric].by_item for v in verdicts)


def _verdict(
    metric: Metric, measure: Measure | None, accepted: Accepted | None, excused: bool
) -> Verdict:
    if measure is None:
        assert accepted is not None
        status: Status = "stale" if excused else "gone"
        why = "not measured any more"
        return Verdict(
            metric=metric.name, status=status, value=None, before=accepted.value, why=why
        )
    if accepted is None:
        return Verdict(metric=metric.name, status="new", value=measure.value, before=None)
    if not metric.by_item:
        return _by_figure(metric, measure, accepted, excused)
    return _by_item(metric, measure, accepted, excused)


def _by_item(metric: Metric, measure: Measure, accepted: Accepted, excused: bool) -> Verdict:
    worse: list[tuple[float, str]] = []
    better = 0
    for one in measure.items:
        before = accepted.others.get(one.item, accepted.usual)
        loss = _loss(metric.better, one.value, before)
        if loss > EPSILON:
            worse.append((-loss, one.item))
        better += loss < -EPSILON
    fewer = accepted.items - len(measure.items)
    missing = sorted({*accepted.others} - {one.item for one in measure.items})
    lost = fewer > 0 or bool(missing)
    status: Status = "same"
    if worse:
        status = "changed" if metric.name in FINGERPRINTS else "worse"
    elif lost and not excused:
        status = "gone"
    elif better:
        status = "better"
    return Verdict(
        metric=metric.name,
        status=status,
        value=measure.value,
        before=accepted.value,
        worse=tuple(item for _, item in sorted(worse)),
        better=better,
        why=f"{max(fewer, len(missing))} not measured any more" if lost else "",
    )


def _by_figure(metric: Metric, measure: Measure, accepted: Accepted, excused: bool) -> Verdict:
    """The figure over the interviews that both know; the rest would compare unlike things.

    What is no mean has its figure over all of them only: a part that is left out on purpose, or is
    stale, leaves nothing to compare.
    """
    now = _clusters(measure)
    shared = sorted({*now} & {*accepted.clusters})
    if metric.statistic is not MEAN and excused and {*now} != {*accepted.clusters}:
        return Verdict(
            metric=metric.name,
            status="new",
            value=measure.value,
            before=accepted.value,
            why=f"measured on {len(now)} interviews, accepted on {len(accepted.clusters)}",
        )
    if not shared:
        return Verdict(
            metric=metric.name,
            status="new",
            value=measure.value,
            before=accepted.value,
            why="none of these interviews was measured before",
        )
    value, before = measure.value, accepted.value
    if metric.statistic is MEAN:
        value = sum(now[c][0] for c in shared) / sum(now[c][1] for c in shared)
        before = sum(accepted.clusters[c][0] for c in shared) / sum(
            accepted.clusters[c][1] for c in shared
        )
    loss = _loss(metric.better, value, before)
    status: Status = "worse" if loss > EPSILON else "better" if loss < -EPSILON else "same"
    losses = {
        c: _loss(metric.better, now[c][0] / now[c][1], _mean(accepted, c))
        for c in (shared if metric.statistic is MEAN else ())
    }
    worse = sorted((-loss, c) for c, loss in losses.items() if loss > EPSILON)
    return Verdict(
        metric=metric.name,
        status=status,
        value=measure.value,
        before=accepted.value,
        worse=tuple(cluster for _, cluster in worse),
        why="" if len(shared) == len(now) else f"over {len(shared)} of {len(now)} interviews",
    )


def _accepted(metric: Metric, measure: Measure) -> Accepted:
    if not metric.by_item:
        return Accepted(value=measure.value, n=measure.n, clusters=_clusters(measure))
    usual = Counter(one.value for one in measure.items).most_common(1)[0][0]
    return Accepted(
        value=measure.value,
        n=measure.n,
        usual=usual,
        others={one.item: one.value for one in measure.items if one.value != usual},
        items=len(measure.items),
    )


def _clusters(measure: Measure) -> dict[str, tuple[float, int]]:
    found: dict[str, tuple[float, int]] = {}
    for one in measure.items:
        total, n = found.get(one.cluster, (0.0, 0))
        found[one.cluster] = (round(total + one.value, 6), n + 1)
    return found


def _mean(accepted: Accepted, cluster: str) -> float:
    total, n = accepted.clusters[cluster]
    return total / n


def _loss(better: Better, now: float | None, before: float | None) -> float:
    """How much worse it is now: above 0 worse, below 0 better."""
    if now is None or before is None:
        return float(now is None and before is not None)
    match better:
        case "higher":
            return before - now
        case "lower":
            return now - before
        case "zero":
            return abs(now) - abs(before)
        case "same":
            return abs(now - before)


def worst(measure: Measure, metric: Metric, count: int) -> list[Seen]:
    """The observations that pull a metric down the most, at most so many."""
    perfect = {"higher": max, "lower": min}.get(metric.better)
    if perfect is None:
        return []
    best = perfect((one.value for one in measure.items), default=0.0)
    bad = [one for one in measure.items if abs(one.value - best) > EPSILON]
    bad.sort(key=lambda one: (_loss(metric.better, best, one.value), one.item))
    return bad[:count]
