"""A run: all units, on one process or several, added up in an order that never changes."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

from evals.ground import Ground
from evals.groups import KINDS, Group, orders
from evals.looking import look
from evals.measuring import Measure, Seen, measure
from evals.registry import BY_NAME, METRICS
from evals.units import Line, Outcome, Unit
from interviewer.errors import InterviewerError
from interviewer.model_settings import ModelSettings
from interviewer.settings import Settings

OnDone = Callable[[int, int, str], None]
"""Told after each unit: how many are done, of how many, and which it was."""
Enough = Callable[[Outcome], bool]
"""Asked after each unit: whether nothing more has to be looked at."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run needs to know; goes to every process."""

    settings: Settings
    transcripts: Path
    strict: bool = True


class RunError(InterviewerError):
    """Something could not be looked at."""

    code = "E_RUN"


@dataclass(frozen=True, slots=True)
class Failure:
    """An error, on its way from one process to another."""

    message: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Run:
    """What a run found: a measure for each metric that saw anything, and what is stale.

    It is not `whole` where it stopped before all units were looked at.
    """

    embedder: str
    suites: tuple[str, ...]
    measures: dict[str, Measure]
    stale: dict[str, tuple[str, ...]]
    left: dict[str, int]
    lines: dict[str, tuple[Line, ...]]
    loose: bool
    whole: bool = True


def settings_for(settings: Settings, embedder: str) -> Settings:
    """The settings of a run: an index of its own, of the shipped notes and nothing else."""
    return settings.model_copy(
        update={
            "embedder": embedder,
            "data_dir": settings.data_dir / "evals",
            "own_notes": (),
            "openai_api_key": None,
            "openai_base_url": None,
            "database_url": None,
            "model": ModelSettings(),
        }
    )


def run(
    plan: Plan,
    units: Sequence[Unit],
    suites: Sequence[str],
    jobs: int,
    on_done: OnDone,
    enough: Enough = lambda _: False,
) -> Run:
    """Look at the units, all or until it is enough.

    Raises the errors of opening the index and of reading recordings.
    """
    ground = Ground(plan.settings, plan.transcripts, plan.strict)
    embedder = ground.embedder
    try:
        if jobs <= 1:
            outcomes = _here(ground, units, on_done, enough)
        else:
            outcomes = _spread(plan, units, jobs, on_done, enough)
    finally:
        ground.close()
    found = add_up(outcomes, suites, embedder, loose=not plan.strict)
    return replace(found, whole=len(outcomes) == len(units))


def add_up(
    outcomes: Sequence[Outcome], suites: Sequence[str], embedder: str, loose: bool = False
) -> Run:
    """The measures of all that was seen."""
    seen: dict[str, list[Seen]] = {metric.name: [] for metric in METRICS}
    for outcome in outcomes:
        for one in outcome.seen:
            seen[one.metric].append(one)
    seen["groups.orders"] += _orders([o.group for o in outcomes if o.group is not None])
    measures = {
        name: measure(name, found, BY_NAME[name].statistic) for name, found in seen.items() if found
    }
    return Run(
        embedder=embedder,
        suites=tuple(suites),
        measures=measures,
        stale={o.name: o.stale for o in outcomes if o.stale},
        left={o.name: o.left_at for o in outcomes if o.left_at is not None},
        lines={_cluster(o): o.lines for o in outcomes if o.lines},
        loose=loose,
    )


def _here(ground: Ground, units: Sequence[Unit], on_done: OnDone, enough: Enough) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for number, unit in enumerate(units, start=1):
        outcomes.append(look(unit, ground))
        on_done(number, len(units), f"{unit.kind} {unit.name}")
        if enough(outcomes[-1]):
            break
    return outcomes


_ground: Ground | None = None


def _open(plan: Plan) -> None:
    global _ground
    _ground = Ground(plan.settings, plan.transcripts, plan.strict)


def _look(unit: Unit) -> Outcome | Failure:
    """An outcome, or an error as a value: errors do not travel between processes."""
    assert _ground is not None, "a worker opens its ground first"
    try:
        return look(unit, _ground)
    except InterviewerError as error:
        return Failure(f"{unit.kind} {unit.name}: {error}", error.next_step)


def _spread(
    plan: Plan, units: Sequence[Unit], jobs: int, on_done: OnDone, enough: Enough
) -> list[Outcome]:
    """The outcomes in the order of the units, however they came in.

    Processes are started afresh: a forked one would inherit the index's threads half way.
    """
    outcomes: dict[int, Outcome] = {}
    with ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=_open, initargs=(plan,)
    ) as pool:
        waiting = {pool.submit(_look, unit): number for number, unit in enumerate(units)}
        for done, future in enumerate(as_completed(waiting), start=1):
            number = waiting[future]
            found = future.result()
            if isinstance(found, Failure):
                pool.shutdown(cancel_futures=True)
                raise RunError(found.message, found.next_step)
            outcomes[number] = found
            on_done(done, len(units), f"{units[number].kind} {units[number].name}")
            if enough(found):
                pool.shutdown(cancel_futures=True)
                break
    return [outcomes[number] for number in sorted(outcomes)]


def _orders(groups: Sequence[Group]) -> Iterator[Seen]:
    """The claims about candidates of known strength, for every problem that was played whole."""
    for problem in sorted({group.problem for group in groups}):
        ours = [group for group in groups if group.problem == problem]
        if {group.kind for group in ours} >= set(KINDS):
            means = ", ".join(f"{group.kind} {group.mean:.2f}" for group in ours)
            for order in orders(ours):
                yield Seen(
                    metric="groups.orders",
                    item=f"{problem}: {order.claim}",
                    cluster=problem,
                    value=float(order.held),
                    note=means,
                )


def _cluster(outcome: Outcome) -> str:
    return f"script {outcome.name}" if outcome.kind == "script" else outcome.name
