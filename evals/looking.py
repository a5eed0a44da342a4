"""Looking at one unit with its suites."""

from collections.abc import Iterator
from dataclasses import replace

from evals.ground import Ground
from evals.groups import Group
from evals.labelling.comparing import observe as compare
from evals.measuring import Seen
from evals.replaying import RecordedNotes, Replayed, reader_for, replay
from evals.replaying_model import roles_for
from evals.suites import (
    attacks,
    benign,
    content,
    cost,
    grading,
    grounding,
    guard,
    interview,
    invariance,
    monotonicity,
    reading,
    retrieval,
)
from evals.suites import replay as replay_suite
from evals.units import Line, Outcome, Unit, lines_of
from interviewer.domain.rubric import Seniority
from interviewer.recordings import Recording

INVARIANT = frozenset({"strong", "middling"})
"""The kinds of scripts that are graded again with nothing changed that counts."""


def look(unit: Unit, ground: Ground) -> Outcome:
    """Everything that the unit's suites see in it."""
    match unit.kind:
        case "transcript":
            return _transcript(unit, ground)
        case "script":
            return _script(unit, ground)
        case "problem":
            seen = tuple(_problem(unit, ground))
            return Outcome(kind=unit.kind, name=unit.name, seen=seen)
        case "notes":
            seen = tuple(_notes(unit, ground))
            return Outcome(kind=unit.kind, name=unit.name, seen=seen)


def _transcript(unit: Unit, ground: Ground) -> Outcome:
    """A recording: stale ones are told and measured only in a loose run.

    Once the moves leave the recorded path the candidate no longer answers what was asked; then
    only what was recorded is graded again.
    """
    recording = ground.recording(unit.name)
    seen: list[Seen] = []
    stale: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    left: int | None = None
    if unit.suites & {"replay", "interview", "grading"}:
        played, stale = _again(recording, ground)
        lines = lines_of(played.session)
        if not stale or not ground.strict:
            left = played.left_at
            seen += _played(unit, recording, played, ground)
    if "agreement" in unit.suites:
        seen += compare(recording, ground)
    if "cost" in unit.suites:
        seen += cost.observe(recording)
    return Outcome(
        kind=unit.kind, name=unit.name, seen=tuple(seen), lines=lines, stale=stale, left_at=left
    )


def _again(recording: Recording, ground: Ground) -> tuple[Replayed, tuple[str, ...]]:
    """The recording's second run, and what changed behind it."""
    own = ground.stage.roles
    notes = RecordedNotes(recording, ground.stage.search)
    reader = reader_for(recording, own.reader, ground.embedder)
    roles, model = roles_for(recording, replace(own, reader=reader, retriever=notes), ground.strict)
    played = replay(recording, roles)
    changes = [change.told() for change in model.changes] if model is not None else []
    return played, tuple(dict.fromkeys(changes))


def _played(unit: Unit, recording: Recording, played: Replayed, ground: Ground) -> Iterator[Seen]:
    if "replay" in unit.suites:
        yield from replay_suite.observe(recording, played, ground)
    if "interview" in unit.suites:
        yield from interview.clock(recording.name, played.records)
    if "interview" in unit.suites and played.left_at is None:
        chunks = {chunk.id: chunk for chunk in recording.notes.chunks}
        yield from interview.observe(recording.name, played.session, chunks, ground)
    if "grading" in unit.suites:
        yield from grading.observe(recording.name, played.session)


def _script(unit: Unit, ground: Ground) -> Outcome:
    played = ground.played(unit.name)
    name = f"script {unit.name}"
    seen: list[Seen] = []
    if "interview" in unit.suites:
        seen += interview.observe(name, played.session, ground.chunks, ground)
    if "grading" in unit.suites:
        seen += grading.observe(name, played.session)
        seen += grading.levels_of(name, played.session)
    if "invariance" in unit.suites and unit.name.partition(".")[2] in INVARIANT:
        seen += invariance.observe(unit.name, ground)
    if "attacks" in unit.suites:
        seen += attacks.observe(unit.name, list(unit.scripts), ground)
    problem, _, kind = unit.name.partition(".")
    senior = played.report.scores.seniorities[Seniority.SENIOR]
    group = Group(
        problem=problem,
        kind=kind,
        mean=played.report.scores.overall.mean or 0.0,
        at_senior=senior.mean or 0.0,
        assessed=played.report.scores.overall.assessed,
        signals={s: r.signal for s, r in played.report.scores.seniorities.items()},
    )
    return Outcome(
        kind=unit.kind,
        name=unit.name,
        seen=tuple(seen),
        lines=lines_of(played.session),
        group=group if "groups" in unit.suites else None,
    )


def _notes(unit: Unit, ground: Ground) -> Iterator[Seen]:
    if "retrieval" in unit.suites:
        yield from retrieval.observe(ground)
    if "grounding" in unit.suites:
        yield from grounding.observe(ground)
    if "reading" in unit.suites:
        yield from reading.tables(ground)


def _problem(unit: Unit, ground: Ground) -> Iterator[Seen]:
    if "benign" in unit.suites:
        yield from benign.observe(unit.name, ground)
    if "guard" in unit.suites:
        yield from guard.observe(unit.name, ground)
    if "monotonicity" in unit.suites:
        yield from monotonicity.observe(unit.name, ground)
    if "reading" in unit.suites:
        yield from reading.observe(unit.name, ground)
    if "content" in unit.suites:
        yield from content.observe(unit.name, ground)
