"""The replay suite: does the engine still do what was recorded?"""

from collections.abc import Iterator, Sequence

from evals.ground import Ground
from evals.measuring import Seen
from evals.replaying import Replayed, recorded_opening
from interviewer.domain.events import (
    Assessed,
    Event,
    Graded,
    InterviewerSaid,
    MessageRead,
    Record,
)
from interviewer.recordings import Recording


def observe(recording: Recording, played: Replayed, ground: Ground) -> Iterator[Seen]:
    """A recording held against its second run, up to where the moves leave the recorded path."""
    name, left = recording.name, played.left_at
    yield Seen(
        metric="replay.path",
        item=name,
        cluster=name,
        value=float(left is None),
        turn=left,
        note="" if left is None else f"leaves the recorded path at turn {left}",
    )
    before, after = _said(recording.records), _said(played.records)
    for turn in sorted(before):
        if left is not None and turn > left:
            break
        now = after.get(turn)
        yield _same("replay.moves", name, turn, now is not None and before[turn].move == now.move)
        if left is None or turn < left:
            same = now is not None and _shown(before[turn]) == _shown(now)
            yield _same("replay.texts", name, turn, same)
    for metric, kind in (("replay.readings", MessageRead), ("replay.findings", Assessed)):
        ours, theirs = _by_turn(recording.records, kind), _by_turn(played.records, kind)
        for turn in sorted(ours):
            if left is None or turn < left:
                yield _same(metric, name, turn, ours[turn] == theirs.get(turn))
    if left is None:
        yield from _verdicts(recording, played)
    yield from _searches(recording, ground)


def _verdicts(recording: Recording, played: Replayed) -> Iterator[Seen]:
    graded = [r.event for r in recording.records if isinstance(r.event, Graded)]
    now = played.session.graded
    for verdict in graded[-1].verdicts if graded else ():
        found = [v for v in now.verdicts if v.criterion == verdict.criterion] if now else []
        yield Seen(
            metric="replay.verdicts",
            item=f"{recording.name}#{verdict.criterion}",
            cluster=recording.name,
            value=float(bool(found) and found[0] == verdict),
            note=f"{verdict.criterion}: {verdict.verdict} then, "
            f"{found[0].verdict if found else 'nothing'} now",
        )


def _searches(recording: Recording, ground: Ground) -> Iterator[Seen]:
    """Each recorded search, made again on the notes as they are: the same first five?"""
    if recorded_opening(recording).embedder != ground.embedder:
        return
    for number, made in enumerate(recording.searches):
        stages = frozenset(made.stages) if made.stages is not None else None
        found = [p.chunk.id for p in ground.stage.search.search(made.query, made.k, stages)]
        yield Seen(
            metric="replay.searches",
            item=f"{recording.name}#{number:03d}",
            cluster=recording.name,
            value=float(found[:5] == [chunk for chunk, _ in made.found[:5]]),
            note=made.query[:160],
        )


def _same(metric: str, name: str, turn: int, same: bool) -> Seen:
    return Seen(
        metric=metric, item=f"{name}#{turn:03d}", cluster=name, value=float(same), turn=turn
    )


def _said(records: Sequence[Record]) -> dict[int, InterviewerSaid]:
    return {r.event.turn: r.event for r in records if isinstance(r.event, InterviewerSaid)}


def _shown(said: InterviewerSaid) -> tuple[object, ...]:
    return said.text, said.citations, said.status


def _by_turn(
    records: Sequence[Record], kind: type[MessageRead] | type[Assessed]
) -> dict[int, Event]:
    return {r.event.turn: r.event for r in records if isinstance(r.event, kind)}
