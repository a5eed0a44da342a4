"""The agenda: what is missing and still worth asking, given what the candidate has said."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from interviewer.domain import following, heard
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.problem import WhatIf
from interviewer.domain.reading import Reading
from interviewer.domain.rubric import Criterion
from interviewer.domain.same import Same
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.taking_back import stands, taken_back

ENOUGH = 3
"""A criterion met at this level needs no probe."""
_ASKS = frozenset({MoveKind.PROBE, MoveKind.CLARIFY, MoveKind.HINT, MoveKind.REDIRECT})


def asked_and_answered(session: Session) -> frozenset[str]:
    """The criteria that were asked about before the candidate's last turn."""
    last = session.last_candidate
    return asked_by(session, _ASKS, last.number) if last is not None else frozenset()


def asked_by(session: Session, kinds: Collection[MoveKind], before: int) -> frozenset[str]:
    """The criteria that moves of these kinds were on, before that turn."""
    asked: set[str] = set()
    for turn in session.turns:
        if turn.number >= before:
            break
        move = None if turn.interrupted else turn.move
        while move is not None:
            if move.kind in kinds and move.criterion:
                asked.add(move.criterion)
            move = move.then
    return frozenset(asked)


def standing(session: Session) -> Mapping[str, int]:
    """The best level (2..4) each criterion has been met at, the latest message included."""
    return _standing(Same(session))


@lru_cache(maxsize=8)
def _standing(of: Same[Session]) -> Mapping[str, int]:
    session, best = of.it, dict[str, int]()
    for finding in session.findings:
        best[finding.criterion] = max(best.get(finding.criterion, 0), finding.verdict)
    for turn in session.candidate_turns():
        for touch in turn.reading.touches if turn.reading else ():
            best[touch.criterion] = max(best.get(touch.criterion, 0), touch.level)
    return best


def asked_about(session: Session) -> set[str]:
    """The criteria that a probe, a clarification or a hint has asked about."""
    kinds = {MoveKind.PROBE, MoveKind.HINT, MoveKind.REDIRECT}
    return {move.criterion for move in session.moves if move.kind in kinds and move.criterion}


def leading_stage(session: Session, reading: Reading) -> StageId | None:
    """The stage that most of a message's content belongs to, None when it has too little."""
    mass: dict[StageId, float] = {}
    for touch in reading.touches:
        criterion = session.content.rubric.criterion(touch.criterion)
        mass[criterion.stage] = mass.get(criterion.stage, 0.0) + touch.level * touch.score
    for mention in reading.mentions:
        stage = technique_stage(session, mention.technique)
        mass[stage] = mass.get(stage, 0.0) + 0.5
    if not mass:
        return None
    order = [stage.id for stage in session.content.plan.stages]
    return max(mass, key=lambda stage: (mass[stage], -order.index(stage)))


def technique_stage(session: Session, technique_id: str) -> StageId:
    """The stage a technique of the catalogue belongs to."""
    for technique in session.content.catalogue.techniques:
        if technique.id == technique_id:
            return technique.stage
    raise KeyError(technique_id)


def missing(session: Session, stage: StageId) -> list[Criterion]:
    """The stage's criteria that are neither met well nor asked about: first what is most wanted and
    nearest to what was just said."""
    best, asked = standing(session), asked_about(session)
    wanted = [
        criterion
        for criterion in session.content.rubric.of_stage(stage)
        if best.get(criterion.id, 0) < ENOUGH and criterion.id not in asked
    ]
    return sorted(
        wanted,
        key=lambda c: -_want(session, c, best.get(c.id, 0)) - following.nearness(session, c),
    )


def essentials_open(session: Session, stage: StageId) -> list[Criterion]:
    """The missing criteria that the stage must not be left without: not touched at all yet, and
    to be covered at the session's seniority."""
    best = standing(session)
    return [
        criterion
        for criterion in missing(session, stage)
        if session.opened.seniority in criterion.must_cover and best.get(criterion.id, 0) == 0
    ]


def probes(session: Session, stage: StageId, cued_only: bool = False) -> Iterator[Move]:
    """Probes for what the stage misses: those that the last message makes sensible first."""
    used = used_asks(session)
    wanted = missing(session, stage)
    for criterion in wanted:
        yield from _cued(session, criterion, used, MoveKind.PROBE)
    if cued_only:
        return
    for criterion in wanted:
        yield from _plain(session, criterion, used, following.near_hook(session, criterion))


def what_ifs(
    session: Session,
    stage: StageId,
    at_least: float = following.NEAR_ENOUGH,
    look_back: bool = False,
) -> Iterator[Move]:
    """What-ifs of the stage that bite on what the last message proposes, the hardest first.

    One that bites on nothing said is kept for later; with `look_back`, earlier messages count too.
    """
    thrown = {move.target for move in session.moves if move.kind == MoveKind.WHAT_IF}
    heard = session.candidate_turns()[::-1] if look_back else [session.last_candidate]
    gone = taken_back(session)
    found: list[tuple[float, WhatIf, str]] = []
    for what_if in session.content.problem.what_ifs:
        if what_if.stage == stage and what_if.id not in thrown:
            bites = [following.what_if_hook(session, what_if, turn) for turn in heard]
            strength, said = max(bites, key=lambda bite: bite[0], default=(0.0, ""))
            if said and strength >= at_least and stands(said, gone):
                found.append((strength, what_if, said))
    for _, what_if, said in sorted(found, key=lambda bite: -bite[0]):
        yield Move(
            kind=MoveKind.WHAT_IF,
            stage=stage,
            source=Source.WHAT_IF,
            target=what_if.id,
            criterion=what_if.criterion,
            said=said,
            reason="changes one fact",
        )


def what_ifs_thrown(session: Session, stage: StageId) -> int:
    """How many what-ifs the stage has had."""
    return sum(1 for move in session.moves if move.kind == MoveKind.WHAT_IF and move.stage == stage)


def components_missing(session: Session) -> Iterator[Move]:
    """Probes for parts that the candidate's architecture leaves out, asked in serving."""
    named = {
        component
        for turn in session.candidate_turns()
        for component in (turn.reading.components if turn.reading else ())
    }
    asked = {move.target for move in session.moves if move.source == Source.COMPONENT}
    for component in session.content.problem.components:
        if component.id not in named and component.id not in asked:
            yield Move(
                kind=MoveKind.PROBE,
                stage=StageId.SERVING,
                source=Source.COMPONENT,
                target=component.id,
                criterion=component.criterion,
                reason="a part is missing",
            )


def used_asks(session: Session) -> set[tuple[str, int]]:
    """The pack's questions already asked, as (criterion, number)."""
    return {
        (move.target, move.ask)
        for move in session.moves
        if move.source == Source.PACK and move.ask is not None
    }


def _want(session: Session, criterion: Criterion, level: int) -> float:
    """How much a probe is wanted: weight first, then whether the seniority has to cover it."""
    must = session.opened.seniority in criterion.must_cover
    return criterion.weight + 2.0 * must - 1.5 * (level > 0)


def _cued(
    session: Session, criterion: Criterion, used: set[tuple[str, int]], kind: MoveKind
) -> Iterator[Move]:
    reading = last_reading(session)
    if reading is None:
        return
    for cue in sorted(reading.ask_cues, key=lambda cue: -cue.score):
        if cue.criterion != criterion.id or (criterion.id, cue.ask) in used:
            continue
        text = session.content.problem.pack(criterion.id).asks[cue.ask].text
        if heard.answers(session, text, cue.quote):
            continue
        if in_point(session, reading, cue.quote, criterion.stage):
            said = cue.quote or following.near_hook(session, criterion)
            yield _pack_move(session, criterion, cue.ask, said, kind, "takes up what was said")


def _plain(
    session: Session, criterion: Criterion, used: set[tuple[str, int]], said: str
) -> Iterator[Move]:
    """A question on what is missing, tied to words of the candidate's where there are any."""
    pack = session.content.problem.pack(criterion.id)
    for number, ask in enumerate(pack.asks):
        if not ask.when and (criterion.id, number) not in used:
            why = "the stage still misses it"
            yield _pack_move(session, criterion, number, said, MoveKind.PROBE, why)
            return


def _pack_move(
    session: Session, criterion: Criterion, ask: int, said: str, kind: MoveKind, why: str
) -> Move:
    return Move(
        kind=kind,
        stage=criterion.stage,
        source=Source.PACK,
        target=criterion.id,
        criterion=criterion.id,
        ask=ask,
        said=said,
        reason=why,
    )


def in_point(session: Session, reading: Reading, quote: str, stage: StageId) -> bool:
    """Whether what was said is the subject now, of the stage or the message, not a word in passing."""
    if stage == (leading_stage(session, reading) or session.stage):
        return True
    rubric = session.content.rubric
    said_of = {rubric.criterion(t.criterion).stage for t in reading.touches if quote in t.quote}
    return bool(quote) and stage in said_of


def last_reading(session: Session) -> Reading | None:
    """The reading of the candidate's latest message."""
    turn = session.last_candidate
    return turn.reading if turn else None
