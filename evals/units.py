"""The units of a run: what one process looks at in one go, and what it hands back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evals.ground import script_names, transcript_names
from evals.groups import Group
from evals.measuring import Seen
from interviewer.domain.session import Session
from interviewer.domain.value import Value

Kind = Literal["transcript", "script", "problem", "notes"]
_SUITES: dict[Kind, frozenset[str]] = {
    "transcript": frozenset({"replay", "interview", "grading", "agreement", "cost"}),
    "script": frozenset({"interview", "grading", "groups", "invariance", "attacks"}),
    "problem": frozenset({"benign", "guard", "monotonicity", "reading", "content"}),
    "notes": frozenset({"retrieval", "grounding", "reading"}),
}
_TURNS: tuple[Kind, ...] = ("script", "notes", "problem", "transcript")


@dataclass(frozen=True, slots=True)
class Unit:
    """Something to look at, and the suites to look with. `scripts` are all scripts of the run."""

    kind: Kind
    name: str
    suites: frozenset[str]
    scripts: tuple[str, ...] = ()


class Line(Value):
    """A turn as the report shows it."""

    number: int
    speaker: str
    text: str
    about: str = ""


class Outcome(Value):
    """What a unit hands back.

    `lines` is the interview it is about, `stale` what changed behind a recording, `loose` whether
    it was measured all the same, `left_at` the turn at which its moves left the recorded path,
    `group` what a script came to.
    """

    kind: Kind
    name: str
    seen: tuple[Seen, ...]
    lines: tuple[Line, ...] = ()
    stale: tuple[str, ...] = ()
    left_at: int | None = None
    group: Group | None = None


def all_units(
    transcripts: Path, problems: Iterable[str], suites: frozenset[str], only: Sequence[str] = ()
) -> list[Unit]:
    """Everything there is to look at with these suites, the longest first.

    `only` keeps what has one of these in its name.
    """
    scripts = tuple(script_names())
    named: list[tuple[Kind, str]] = [("script", name) for name in scripts]
    named += [("transcript", name) for name in transcript_names(transcripts)]
    named += [("problem", name) for name in problems]
    named += [("notes", "held-out")]
    return [
        Unit(kind, name, suites & _SUITES[kind], scripts if kind == "script" else ())
        for kind, name in named
        if suites & _SUITES[kind] and (not only or any(part in f"{kind} {name}" for part in only))
    ]


def quick_first(units: Iterable[Unit]) -> list[Unit]:
    """The same units, kinds by turns, as each tells of other defects: so the first loss shows soon.

    Transcripts come last: most of what they tell is that something changed.
    """
    turns: Counter[Kind] = Counter()
    ranked = []
    for unit in units:
        ranked.append((unit.kind == "transcript", turns[unit.kind], _TURNS.index(unit.kind), unit))
        turns[unit.kind] += 1
    return [unit for *_, unit in sorted(ranked, key=lambda ranks: ranks[:3])]


def lines_of(session: Session) -> tuple[Line, ...]:
    """The turns of an interview, for reading."""
    return tuple(
        Line(
            number=turn.number,
            speaker=turn.speaker,
            text=turn.text,
            about=f"{turn.stage}, {turn.move.kind}" if turn.move else str(turn.stage),
        )
        for turn in session.turns
    )
