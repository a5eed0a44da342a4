"""Two runs side by side: figures with paired intervals, and the observations that differ."""

from collections.abc import Iterator, Sequence

import numpy as np

from evals.measuring import MEAN, Floats, Seen, interval
from evals.registry import METRICS, Metric
from evals.reporting.as_json import Report


def lines(before: Report, after: Report, show: int) -> Iterator[str]:
    """A line a metric that both measured, then the observations that differ; "no difference" else.

    The interval is of the difference of means, interviews resampled in pairs.
    """
    told = 0
    shared = {*before.summary.suites} & {*after.summary.suites}
    apart = sorted({*before.summary.suites} ^ {*after.summary.suites})
    if apart:
        yield f"Only one of them looked at: {', '.join(apart)}."
    for metric in METRICS:
        old, new = before.seen.get(metric.name, ()), after.seen.get(metric.name, ())
        if (not old) != (not new) and metric.suite not in shared:
            continue
        changed = _changed(old, new)
        if not changed and len(old) == len(new):
            continue
        told += 1
        yield _line(metric, before, after, old, new)
        for item, one, other in changed[:show]:
            yield f"    {item}: {_figure(one)} -> {_figure(other)}"
        if len(changed) > show:
            yield f"    and {len(changed) - show} more"
    if not told:
        yield "No difference."


def paired(old: Sequence[Seen], new: Sequence[Seen]) -> tuple[float, float, float]:
    """The difference of means over interviews that both have, and its 95 % interval."""
    names = sorted({one.cluster for one in old} & {one.cluster for one in new})
    rows = np.zeros((len(names), 4))
    at = {name: number for number, name in enumerate(names)}
    for column, seen in ((0, old), (2, new)):
        for one in seen:
            if one.cluster in at:
                rows[at[one.cluster], column : column + 2] += (one.value, 1.0)

    def difference(sums: Floats) -> Floats:
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(sums[:, 2] / sums[:, 3] - sums[:, 0] / sums[:, 1])

    if not names:
        return float("nan"), float("nan"), float("nan")
    low, high = interval(rows, difference)
    return float(difference(rows.sum(axis=0, keepdims=True))[0]), low, high


def _line(
    metric: Metric, before: Report, after: Report, old: Sequence[Seen], new: Sequence[Seen]
) -> str:
    figures = [
        next((row.value for row in report.summary.rows if row.metric == metric.name), None)
        for report in (before, after)
    ]
    line = f"{metric.name:<26}{_figure(figures[0]):>9} -> {_figure(figures[1]):<9}"
    if metric.statistic is MEAN and old and new:
        by, low, high = paired(old, new)
        line += f" {by:+.4f} ({low:+.4f}..{high:+.4f})"
    return f"{line} n {len(old)} -> {len(new)}"


def _changed(
    old: Sequence[Seen], new: Sequence[Seen]
) -> list[tuple[str, float | None, float | None]]:
    before, after = {s.item: s.value for s in old}, {s.item: s.value for s in new}
    names = sorted({*before, *after})
    return [(n, before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
