"""The report in a terminal."""

from collections.abc import Iterator

from evals.baseline import FAILS
from evals.reporting.summary import Row, Summary

_SHOWN = 3


def lines(summary: Summary, groups: bool = True) -> Iterator[str]:
    """A line a metric, then what is worse, what left its path, what is stale, and the result."""
    yield f"{'metric':<26}{'value':>9}  {'95 % interval':<18}{'n':>6}{'baseline':>10}  status"
    for row in summary.rows:
        yield _line(row)
        if groups and row.suite == "attacks":
            for group in row.groups:
                if group.value:
                    yield f"    {group.name:<30}{group.value:>9.4f}  of {group.n}"
    for row in summary.rows:
        if row.status in FAILS:
            more = len(row.worse) - _SHOWN
            named = "; ".join(row.worse[:_SHOWN]) + (f"; {more} more" if more > 0 else "")
            yield f"{row.status}: {row.metric}: {named or row.why}"
    for name, turn in summary.left.items():
        yield f"{name} leaves its recorded path at turn {turn}: only its grades count."
    for name, changes in summary.stale.items():
        yield f"stale: {name}: {changes[0]} changed" + (
            f", and {len(changes) - 1} more" if len(changes) > 1 else ""
        )
    yield f"Result: {summary.result}."


def _line(row: Row) -> str:
    interval = "" if row.low is None else f"{row.low:.4f}..{row.high:.4f}"
    return (
        f"{row.metric:<26}{_figure(row.value):>9}  {interval:<18}{row.n:>6}"
        f"{_figure(row.baseline):>10}  {row.status}"
    ).rstrip()


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
