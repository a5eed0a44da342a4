"""Choosing: which of the agenda's questions come next, best first."""

from itertools import islice

from interviewer.domain import agenda, digging, following, left_open, pacing
from interviewer.domain.claim_kinds import doubts
from interviewer.domain.hooks import hooks
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.session import Session, Turn
from interviewer.domain.stages import StageId

WORTH_WAITING_FOR = 3
"""A stage does not end while a criterion of this weight is missing and there is time."""

_QUESTIONS = frozenset(
    {MoveKind.PROBE, MoveKind.DEEPEN, MoveKind.WHAT_IF, MoveKind.CHALLENGE, MoveKind.CLARIFY}
)


def choose(session: Session, now: float) -> list[Move]:
    """The stage's questions, best first: what takes up the last message before what does not."""
    stage = session.stage
    if session.stage == StageId.SERVING:
        parts = list(islice(agenda.components_missing(session), 1))
    else:
        parts = []
    cued = list(islice(agenda.probes(session, stage, cued_only=True), 2))
    plain = list(islice(agenda.probes(session, stage), 3))
    dug = list(islice(digging.digs(session, _around(session)), 2))
    quota = session.content.plan.stage(stage).what_ifs - agenda.what_ifs_thrown(session, stage)
    questions = _questions_in_stage(session)
    last_chance = pacing.nearly_due(session, now)
    hard = following.BITES if questions < 3 and not last_chance else following.NEAR_ENOUGH
    look_back = last_chance and bool(hooks(session.last_candidate))
    thrown = agenda.what_ifs(session, stage, hard, look_back=look_back)
    changes = list(islice(thrown, 1)) if quota > 0 and questions >= 1 else []
    ranked: list[Move] = list(left_open.asks(session))
    if _note_is_due(session):
        ranked.append(note_in(session, stage))
    ranked += changes
    if dug and last_kind(session) != MoveKind.DEEPEN and not agenda.essentials_open(session, stage):
        ranked += dug[:1]
    ranked += cued
    if dug and last_kind(session) != MoveKind.DEEPEN:
        ranked += dug[:1]
    essential = [m for m in _worth(session, plain) if _is_essential(session, m)]
    claimed = list(digging.claims(session))
    if claimed and doubts(claimed[0].said):
        ranked = [*claimed, *ranked]
    if not claimed or _last_source(session) == Source.CLAIM:
        ranked += essential
    ranked += claimed + _worth(session, plain) + parts + dug
    return distinct(_following_first(session, ranked))


def _following_first(session: Session, ranked: list[Move]) -> list[Move]:
    """What turns on the candidate's words before what changes the subject, while there are any."""
    turn = session.last_candidate
    if turn is None or not hooks(turn):
        return ranked
    return sorted(ranked, key=lambda m: m.source != Source.NOTE and not _turns_on(m, turn))


def _turns_on(move: Move, turn: Turn) -> bool:
    """Whether a question is about words of a message."""
    return bool(move.said) and move.said in turn.text


def _is_essential(session: Session, move: Move) -> bool:
    criterion = session.content.rubric.criterion(move.criterion)
    return session.opened.seniority in criterion.must_cover


def _worth(session: Session, moves: list[Move]) -> list[Move]:
    """Probes for what is heavy enough to hold the stage up."""
    rubric = session.content.rubric
    return [m for m in moves if rubric.criterion(m.criterion).weight >= WORTH_WAITING_FOR]


def loose_ends(session: Session) -> list[Move]:
    """With time left after the last stage: what the whole interview still misses."""
    found: list[Move] = []
    for part in session.content.plan.stages:
        found += list(islice(agenda.probes(session, part.id), 1))
    rubric = session.content.rubric
    seniority = session.opened.seniority
    found.sort(
        key=lambda m: (
            seniority not in rubric.criterion(m.criterion).must_cover,
            -rubric.criterion(m.criterion).weight,
        )
    )
    dug = list(islice(digging.digs(session, [s.id for s in session.content.plan.stages]), 1))
    for part in session.content.plan.stages:
        if agenda.what_ifs_thrown(session, part.id) < max(1, part.what_ifs):
            found += list(islice(agenda.what_ifs(session, part.id, look_back=True), 1))
    if dug and last_kind(session) != MoveKind.DEEPEN:
        found = dug + found
    return distinct(found)


def nearly_done(session: Session) -> bool:
    """Whether at most one more question is due in the stage by evidence."""
    stage = session.content.plan.stage(session.stage)
    if _questions_in_stage(session) < 2:
        return False
    owed = max(0, stage.what_ifs - agenda.what_ifs_thrown(session, stage.id))
    owed = min(owed, sum(1 for _ in agenda.what_ifs(session, stage.id)))
    heavy = [c for c in agenda.missing(session, stage.id) if c.weight >= WORTH_WAITING_FOR]
    return owed + len(heavy) <= 1


def hold_back(session: Session) -> Move | None:
    """One question before following the candidate out of a stage that lacks an essential."""
    if any(m.kind == MoveKind.REDIRECT and m.stage == session.stage for m in session.moves):
        return None
    for criterion in agenda.essentials_open(session, session.stage):
        if criterion.weight < 5:
            continue
        if following.spoken_of(session, criterion):
            continue
        for probe in agenda.probes(session, session.stage):
            if probe.criterion == criterion.id:
                return probe.model_copy(
                    update={"kind": MoveKind.REDIRECT, "reason": "before moving on"}
                )
    return None


def _note_is_due(session: Session) -> bool:
    if any(m.source == Source.NOTE and m.stage == session.stage for m in session.moves):
        return False
    return session.opened.own_notes


def note_in(session: Session, stage: StageId) -> Move:
    """A question that turns on a technique found in the notes; grounding may find none."""
    open_ones = agenda.missing(session, stage)
    of_stage = session.content.rubric.of_stage(stage)
    return Move(
        kind=MoveKind.PROBE,
        stage=stage,
        source=Source.NOTE,
        criterion=(open_ones or list(of_stage))[0].id,
        said=telling(session),
        reason="takes up a technique of the notes",
    )


def _around(session: Session) -> list[StageId]:
    """The stages whose techniques may be dug into now: all up to the next one."""
    order = [part.id for part in session.content.plan.stages]
    at = order.index(session.stage)
    return order[: at + 2] if at else order[:1]


def _questions_in_stage(session: Session) -> int:
    return sum(1 for m in _moves_in_stage(session) if m.kind in _QUESTIONS)


def _moves_in_stage(session: Session) -> list[Move]:
    stage = session.stage
    made: list[Move] = []
    for turn in session.turns:
        move = turn.move if turn.stage == stage and not turn.interrupted else None
        while move is not None:
            made.append(move)
            move = move.then
    return made


def last_kind(session: Session) -> MoveKind | None:
    """The kind of the interviewer's latest move."""
    return session.moves[-1].kind if session.moves else None


def _last_source(session: Session) -> Source | None:
    asked = [move for move in session.moves if move.kind in _QUESTIONS]
    return asked[-1].source if asked else None


def telling(session: Session) -> str:
    """The candidate's words in the last message that are most worth taking up."""
    turn = session.last_candidate
    return next(iter(hooks(turn)), "")


def distinct(moves: list[Move]) -> list[Move]:
    """The moves without those that ask the same again."""
    seen: set[tuple[str, str, str, int | None]] = set()
    kept: list[Move] = []
    for move in moves:
        key = (move.kind, move.source, move.target, move.ask)
        if key not in seen:
            seen.add(key)
            kept.append(move)
    return kept
