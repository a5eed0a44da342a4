"""A run summed up: every metric with its figures and verdict, and what it comes to."""

import math
from typing import Literal

from evals.baseline import FAILS, Status, Verdict
from evals.measuring import Measure, Seen
from evals.registry import BY_NAME
from evals.running import Run
from interviewer.domain.value import Value

WORST = 5
Result = Literal["pass", "worse", "stale"]


class Group(Value):
    """The mean of one class of observations."""

    name: str
    value: float
    n: int


class Row(Value):
    """A metric in the report. Figures are None where they cannot be worked out."""

    metric: str
    suite: str
    status: Status
    value: float | None
    low: float | None
    high: float | None
    n: int
    clusters: int
    baseline: float | None
    goal: str
    proves: str
    does_not: str
    why: str = ""
    worse: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


class Summary(Value):
    """What a run comes to."""

    result: Result
    embedder: str
    suites: tuple[str, ...]
    rows: tuple[Row, ...]
    stale: dict[str, tuple[str, ...]]
    left: dict[str, int]
    loose: bool


EXITS: dict[Result, int] = {"pass": 0, "worse": 1, "stale": 3}


def sum_up(run: Run, verdicts: list[Verdict]) -> Summary:
    """The run against its baseline."""
    rows = tuple(_row(verdict, run.measures.get(verdict.metric)) for verdict in verdicts)
    failed = any(row.status in FAILS for row in rows)
    result: Result = "worse" if failed else "stale" if run.stale else "pass"
    return Summary(
        result=result,
        embedder=run.embedder,
        suites=run.suites,
        rows=rows,
        stale=dict(sorted(run.stale.items())),
        left=dict(sorted(run.left.items())),
        loose=run.loose,
    )


def _row(verdict: Verdict, measure: Measure | None) -> Row:
    metric = BY_NAME[verdict.metric]
    return Row(
        metric=metric.name,
        suite=metric.suite,
        status=verdict.status,
        value=verdict.value,
        low=measure.low if measure else None,
        high=measure.high if measure else None,
        n=measure.n if measure else 0,
        clusters=measure.clusters if measure else 0,
        baseline=verdict.before,
        goal=metric.goal,
        proves=metric.proves,
        does_not=metric.does_not,
        why=verdict.why,
        worse=verdict.worse,
        groups=_groups(measure.items) if measure else (),
    )


def _groups(items: tuple[Seen, ...]) -> tuple[Group, ...]:
    names = sorted({one.group for one in items} - {""})
    if len(names) < 2:
        return ()
    found: list[Group] = []
    for name in names:
        values = [one.value for one in items if one.group == name]
        found.append(
            Group(name=name, value=round(math.fsum(values) / len(values), 6), n=len(values))
        )
    return tuple(found)
