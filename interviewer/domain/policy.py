"""The policy: what the interviewer may do next, and when a stage ends. Pure."""

from itertools import islice

from interviewer.domain import agenda, pacing
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId

MAX_MOVES = 3
MAX_FACTS = 4
"""More questions than this in one message are asked to be put again."""
MAX_CLARIFY_PER_STAGE = 2
WORTH_WAITING_FOR = 3
"""A stage does not end while a criterion of this weight is missing and there is time."""
SOLID_SENTENCES = 2
"""A message with fewer sentences that argue is thin: what is missing comes before details."""
SUBSTANCE_WORDS = 60
"""A message with questions that is longer than this also gets a question back."""

_QUESTIONS = frozenset(
    {MoveKind.PROBE, MoveKind.DEEPEN, MoveKind.WHAT_IF, MoveKind.CHALLENGE, MoveKind.CLARIFY}
)


def next_moves(session: Session, now: float) -> Decision:
    """Up to three legal moves, best first, and whether a stage begins with them.

    `now` is the candidate's clock in seconds. The candidate leads: questions are answered, wrong
    claims are pushed back on, and what was said decides what is asked. Stages advance on evidence,
    on time, or after the candidate's lead; an order to skip, reveal or score changes nothing.
    """
    if session.ended is not None:
        return Decision(moves=())
    if not session.turns:
        first = session.content.plan.stages[0].id
        return Decision(moves=(Move(kind=MoveKind.OPEN, stage=first),), enters=first, why="opening")
    turn = session.last_candidate
    reading = turn.reading if turn and turn.reading else Reading(words=0)
    if Intent.END in reading.intents:
        return _close(session, "candidate")
    if pacing.time_is_up(session, now):
        return _close(session, "time")
    asked_for = _service(session, reading)
    if asked_for is not None:
        return _keep(session, asked_for)
    if reading.questions:
        return _keep(session, *_answers(session, reading, now))
    challenge = _challenge(session, reading)
    if challenge is not None:
        return _keep(session, challenge, *_choose(session, now)[:1])
    if _steering(reading):
        return _keep(session, _redirect(session, now))
    if _vague(session, reading):
        clarify = Move(
            kind=MoveKind.CLARIFY,
            stage=session.stage,
            said=reading.vague,
            reason="a vague statement",
        )
        return _keep(session, clarify, *_choose(session, now)[:1])
    return _advance(session, reading, now)


def _advance(session: Session, reading: Reading, now: float) -> Decision:
    """Ask on, follow the candidate's lead, or move to the next stage."""
    upcoming = session.content.plan.after(session.stage)
    if upcoming is None:
        moves = _choose(session, now) or _loose_ends(session)
        if not moves:
            return _close(session, "plan")
        return Decision(moves=tuple(moves[:MAX_MOVES]))
    if session.announced is not None:
        return _enter(session, upcoming.id, "announced")
    if Intent.MOVE_ON in reading.intents:
        if agenda.essentials_open(session, session.stage) and not pacing.due(session, now):
            held = [m for m in _choose(session, now) if m.kind == MoveKind.PROBE]
            if held and not _weighed(session):
                return Decision(moves=tuple(held[:MAX_MOVES]), announces=upcoming.id)
        return _enter(session, upcoming.id, "requested")
    lead = agenda.leading_stage(session, reading)
    if lead is not None and _later(session, lead):
        held_back = _hold_back(session)
        if held_back is not None:
            return Decision(moves=(held_back,))
        return _enter(session, upcoming.id, "lead", lead)
    moves = _choose(session, now)
    if not moves:
        return _enter(session, upcoming.id, "evidence")
    last_call = pacing.nearly_due(session, now) or _nearly_done(session)
    return Decision(moves=tuple(moves[:MAX_MOVES]), announces=upcoming.id if last_call else None)


def _choose(session: Session, now: float) -> list[Move]:
    """The stage's questions, best first: what takes up the last message before what does not."""
    stage = session.stage
    if session.stage == StageId.SERVING:
        parts = list(islice(agenda.components_missing(session), 1))
    else:
        parts = []
    cued = list(islice(agenda.probes(session, stage, cued_only=True), 2))
    plain = list(islice(agenda.probes(session, stage), 3))
    dug = list(islice(agenda.digs(session, _around(session)), 2))
    quota = session.content.plan.stage(stage).what_ifs - agenda.what_ifs_thrown(session, stage)
    changes = list(islice(agenda.what_ifs(session, stage), 1)) if quota > 0 else []
    questions = _questions_in_stage(session)
    ranked: list[Move] = []
    if _note_is_due(session, questions):
        ranked.append(_note(session))
    if changes and questions >= 2 and (changes[0].said or pacing.nearly_due(session, now)):
        ranked += changes
    if (
        dug
        and _last_kind(session) != MoveKind.DEEPEN
        and not agenda.essentials_open(session, stage)
    ):
        ranked += dug[:1]
    ranked += cued
    if _is_thin(session):
        ranked += [m for m in _worth(session, plain) if _is_essential(session, m)]
    if dug and _last_kind(session) != MoveKind.DEEPEN:
        ranked += dug[:1]
    if changes and questions >= 3:
        ranked += changes
    ranked += _worth(session, plain) + parts + dug
    if questions >= 2:
        ranked += changes
    return _distinct(ranked)


def _is_thin(session: Session) -> bool:
    """Whether the last message argued too little to be dug into."""
    turn = session.last_candidate
    touches = turn.reading.touches if turn and turn.reading else ()
    return sum(1 for touch in touches if touch.level >= agenda.ENOUGH) < SOLID_SENTENCES


def _is_essential(session: Session, move: Move) -> bool:
    criterion = session.content.rubric.criterion(move.criterion)
    return session.opened.seniority in criterion.must_cover


def _worth(session: Session, moves: list[Move]) -> list[Move]:
    """Probes for what is heavy enough to hold the stage up."""
    rubric = session.content.rubric
    return [m for m in moves if rubric.criterion(m.criterion).weight >= WORTH_WAITING_FOR]


def _loose_ends(session: Session) -> list[Move]:
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
    dug = list(islice(agenda.digs(session, [s.id for s in session.content.plan.stages]), 1))
    for part in session.content.plan.stages:
        if agenda.what_ifs_thrown(session, part.id) < max(1, part.what_ifs):
            found += list(islice(agenda.what_ifs(session, part.id), 1))
    if dug and _last_kind(session) != MoveKind.DEEPEN:
        found = dug + found
    return _distinct(found)


def _nearly_done(session: Session) -> bool:
    """Whether at most one more question is due in the stage by evidence."""
    stage = session.content.plan.stage(session.stage)
    if _questions_in_stage(session) < 2:
        return False
    owed = max(0, stage.what_ifs - agenda.what_ifs_thrown(session, stage.id))
    heavy = [c for c in agenda.missing(session, stage.id) if c.weight >= WORTH_WAITING_FOR]
    return owed + len(heavy) <= 1


def _enter(session: Session, stage: StageId, why: str, lead: StageId | None = None) -> Decision:
    """Begin the next stage: take up what the candidate already said about it, or open it."""
    order = [part.id for part in session.content.plan.stages]
    until = order.index(lead) if lead is not None else order.index(stage)
    then: Move | None = None
    if lead is not None:
        for at in order[order.index(stage) : until + 1]:
            then = then or next(agenda.probes(session, at, cued_only=True), None)
        then = then or next(agenda.digs(session, order[: until + 1]), None)
        then = then or next(agenda.probes(session, stage), None)
    move = Move(
        kind=MoveKind.TRANSITION,
        stage=stage,
        source=Source.STAGE,
        target=stage,
        said=_telling(session),
        reason=why,
        then=then,
    )
    return Decision(moves=(move,), enters=stage, why=why)


def _close(session: Session, why: str) -> Decision:
    return Decision(moves=(Move(kind=MoveKind.CLOSE, stage=session.stage, reason=why),), why=why)


def _service(session: Session, reading: Reading) -> Move | None:
    """What the candidate asked of the interviewer: to repeat, to help, to tell the time."""
    stage = session.stage
    if Intent.REPEAT in reading.intents:
        return Move(kind=MoveKind.REPEAT, stage=stage, reason="asked to repeat")
    if Intent.HINT in reading.intents:
        return hint(session)
    if Intent.TIME in reading.intents and not reading.questions:
        return Move(kind=MoveKind.ANSWER, stage=stage, source=Source.STAGE, target="time")
    return None


def hint(session: Session) -> Move:
    """The next rung of help for what was asked last, or for what the stage misses most."""
    last = next((m for m in reversed(session.moves) if m.criterion), None)
    criterion = last.criterion if last and last.stage == session.stage else ""
    if not criterion or session.hints.get(criterion, 0) >= 3:
        open_ones = agenda.missing(session, session.stage)
        fresh = [c.id for c in open_ones if session.hints.get(c.id, 0) < 3]
        criterion = fresh[0] if fresh else ""
    return Move(
        kind=MoveKind.HINT,
        stage=session.stage,
        source=Source.PACK,
        target=criterion,
        criterion=criterion,
        hint_level=session.hints.get(criterion, 0) + 1 if criterion else 0,
        reason="asked for a hint",
    )


def _answers(session: Session, reading: Reading, now: float) -> list[Move]:
    """Answer the clarifying questions; a message that also designs gets a question back."""
    facts: list[str] = []
    unknown: list[str] = []
    for question in reading.questions:
        if question.fact is None:
            unknown.append(question.quote)
        elif question.fact not in facts:
            facts.append(question.fact)
    then = _challenge(session, reading)
    if then is None and len(reading.touches) >= 2 and reading.words >= SUBSTANCE_WORDS:
        taken_up = [m for m in _choose(session, now) if m.said and m.source != Source.NOTE]
        beyond_clarify = session.stage != StageId.CLARIFY
        then = taken_up[0] if taken_up and beyond_clarify else None
    answer = Move(
        kind=MoveKind.ANSWER,
        stage=session.stage,
        facts=tuple(facts[:MAX_FACTS]),
        unknown=tuple(unknown[:1] if facts else unknown[:2]),
        reason="answers what was asked",
        then=then,
    )
    return [answer]


def _challenge(session: Session, reading: Reading) -> Move | None:
    """Push back on the first wrong claim, contradiction or sum that was not pushed back on yet."""
    met = {move.target for move in session.moves if move.kind == MoveKind.CHALLENGE}
    for hit in reading.traps:
        if hit.trap not in met:
            trap = session.content.problem.trap(hit.trap)
            return Move(
                kind=MoveKind.CHALLENGE,
                stage=trap.stage,
                source=Source.TRAP,
                target=trap.id,
                criterion=trap.criterion,
                said=hit.quote,
                reason="a typical wrong claim",
            )
    for clash in reading.clashes:
        name = f"{clash.kind}:{clash.against}"
        if name not in met:
            return Move(
                kind=MoveKind.CHALLENGE,
                stage=session.stage,
                source=Source.CONTRADICTION,
                target=name,
                said=clash.quote,
                reason="at odds with what was given or said",
            )
    for found in reading.sums:
        if not found.ok and found.expression not in met:
            return Move(
                kind=MoveKind.CHALLENGE,
                stage=session.stage,
                source=Source.ARITHMETIC,
                target=found.expression,
                said=found.quote,
                reason="the arithmetic does not come out",
            )
    return None


def _steering(reading: Reading) -> bool:
    steering = {Intent.COMMAND, Intent.OFF_TOPIC, Intent.HOSTILE}
    return bool(steering & set(reading.intents)) and not reading.touches


def _redirect(session: Session, now: float) -> Move:
    plain = [m for m in _choose(session, now) if m.source not in (Source.NOTE, Source.WHAT_IF)]
    return Move(
        kind=MoveKind.REDIRECT,
        stage=session.stage,
        reason="back to the design",
        then=plain[0] if plain else None,
    )


def _hold_back(session: Session) -> Move | None:
    """One question before following the candidate out of a stage that lacks an essential."""
    if any(m.kind == MoveKind.REDIRECT and m.stage == session.stage for m in session.moves):
        return None
    for criterion in agenda.essentials_open(session, session.stage):
        if criterion.weight < 5:
            continue
        for probe in agenda.probes(session, session.stage):
            if probe.criterion == criterion.id:
                return probe.model_copy(
                    update={"kind": MoveKind.REDIRECT, "reason": "before moving on"}
                )
    return None


def _vague(session: Session, reading: Reading) -> bool:
    if not reading.vague or Intent.GIVE_UP in reading.intents:
        return False
    if _last_kind(session) == MoveKind.CLARIFY:
        return False
    done = [m for m in session.moves if m.kind == MoveKind.CLARIFY and m.stage == session.stage]
    return len(done) < MAX_CLARIFY_PER_STAGE


def _note_is_due(session: Session, questions: int) -> bool:
    if any(m.source == Source.NOTE and m.stage == session.stage for m in session.moves):
        return False
    return questions >= (0 if session.opened.own_notes else 1)


def _note(session: Session) -> Move:
    """A question that turns on a technique found in the notes; grounding may find none."""
    open_ones = agenda.missing(session, session.stage)
    of_stage = session.content.rubric.of_stage(session.stage)
    return Move(
        kind=MoveKind.PROBE,
        stage=session.stage,
        source=Source.NOTE,
        criterion=(open_ones or list(of_stage))[0].id,
        said=_telling(session),
        reason="takes up a technique of the notes",
    )


def _keep(session: Session, *moves: Move) -> Decision:
    """Stay in the stage; an announcement made stays made."""
    return Decision(moves=tuple(_distinct(list(moves))[:MAX_MOVES]), announces=session.announced)


def _around(session: Session) -> list[StageId]:
    """The stages whose techniques may be dug into now: all up to the next one."""
    order = [part.id for part in session.content.plan.stages]
    at = order.index(session.stage)
    return order[: at + 2] if at else order[:1]


def _later(session: Session, stage: StageId) -> bool:
    order = [part.id for part in session.content.plan.stages]
    return stage in order and order.index(stage) > order.index(session.stage)


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


def _weighed(session: Session) -> bool:
    return session.announced is not None


def _last_kind(session: Session) -> MoveKind | None:
    return session.moves[-1].kind if session.moves else None


def _telling(session: Session) -> str:
    turn = session.last_candidate
    return turn.reading.telling if turn and turn.reading else ""


def _distinct(moves: list[Move]) -> list[Move]:
    seen: set[tuple[str, str, str, int | None]] = set()
    kept: list[Move] = []
    for move in moves:
        key = (move.kind, move.source, move.target, move.ask)
        if key not in seen:
            seen.add(key)
            kept.append(move)
    return kept
