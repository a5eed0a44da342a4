"""A run that stops where the first thing got worse."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from evals import running
from evals.baseline import Accepted, Baseline, worse_at
from evals.ground import Ground
from evals.measuring import Seen
from evals.mutating import stopped_at
from evals.registry import SUITES
from evals.running import Plan
from evals.units import Kind, Outcome, Unit, quick_first
from interviewer.settings import Settings

KNOWN = Baseline(
    embedder="lexical/1",
    metrics={
        "guard.caught": Accepted(value=1.0, n=2, usual=1.0, items=2),
        "replay.path": Accepted(value=1.0, n=2, usual=1.0, items=2),
        "interview.coverage": Accepted(value=1.0, n=2, clusters={"a": (1.0, 1), "b": (1.0, 1)}),
    },
)
UNITS = [Unit("problem", name, frozenset(SUITES)) for name in ("one", "two", "three")]


def outcome(metric: str = "guard.caught", value: float = 1.0, name: str = "a") -> Outcome:
    seen = Seen(metric=metric, item=name, cluster=name, value=value)
    return Outcome(kind="problem", name=name, seen=(seen,))


@pytest.mark.parametrize(
    ("metric", "value", "worse"),
    [
        ("guard.caught", 0.0, True),
        ("guard.caught", 1.0, False),
        ("replay.path", 0.0, False),  # tells a change, not a loss
        ("interview.coverage", 0.0, False),  # counts over all interviews only
    ],
)
def test_what_is_worse_alone_is_worse_in_any_run(metric: str, value: float, worse: bool) -> None:
    assert worse_at(outcome(metric, value), KNOWN) is worse


class Nowhere:
    """A ground that nothing is looked for on."""

    embedder = "lexical"

    def __init__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.mark.parametrize(("bad", "looked"), [(1, ["one", "two"]), (None, ["one", "two", "three"])])
def test_it_looks_no_further_and_is_not_whole(
    bad: int | None, looked: Sequence[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look(unit: Unit, ground: Ground) -> Outcome:
        seen.append(unit.name)
        return outcome(value=float(len(seen) - 1 != bad), name=unit.name)

    monkeypatch.setattr(running, "Ground", Nowhere)
    monkeypatch.setattr(running, "look", look)
    run = running.run(
        Plan(Settings(data_dir=tmp_path), tmp_path), UNITS, ["guard"], 1, lambda *_: None,
        lambda found: worse_at(found, KNOWN),
    )  # fmt: skip
    assert (seen, run.whole) == (looked, bad is None)


def test_kinds_come_by_turns_and_transcripts_last() -> None:
    kinds: list[Kind] = ["script", "script", "transcript", "problem", "problem", "notes"]
    mixed = [Unit(kind, str(n), frozenset(SUITES)) for n, kind in enumerate(kinds)]
    assert [unit.name for unit in quick_first(mixed)] == ["0", "5", "3", "1", "4", "2"]


@pytest.mark.parametrize(
    ("told", "part"),
    [
        ("Indexed.\n[1/9] problem a\n[2/9] script a.b\n", ("--only", "script a.b")),
        ("[1/2] problem a\n[2/2] script a.b\n", ()),
        ("Traceback\n", ()),
    ],
)
def test_a_planted_defect_was_noticed_by_the_unit_the_run_stopped_at(
    told: str, part: tuple[str, ...]
) -> None:
    assert stopped_at(told) == part
