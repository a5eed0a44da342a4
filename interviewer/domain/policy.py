"""The policy: what the interviewer may do next, and when a stage ends. Pure."""

from itertools import islice

from interviewer.domain import agenda, answering, choosing, digging, following, left_open, pacing
from interviewer.domain.claim_kinds import doubts
from interviewer.domain.hooks import empty_handed, hooks
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.pushing_back import challenge, left_over, too_soon, worn
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.unopened import unopened

MAX_MOVES = 3
LAST_WORD = "nothing left to ask here"
AT_AN_END = 2
"""A part ends with a push-back by so many of: the next one was announced, its time is used up, it has had
its push-backs."""


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
    asked_for = answering.service(session, reading)
    if asked_for is not None:
        return _keep(session, asked_for)
    if reading.questions and not _asks_to_move_on(reading):
        answers = answering.answers(session, reading, now)
        if answers:
            return _keep(session, *answers)
    wrong = challenge(session, reading)
    if wrong is not None:
        return _push_back(session, reading, now, wrong)
    if _asks_to_move_on(reading):
        return _advance(session, reading, now)
    if _steering(reading):
        return _keep(session, answering.redirect(session, now))
    clarify = answering.clarify(session, reading)
    overdue = pacing.due(session, now) and session.announced is not None
    if clarify is not None and not (overdue or pacing.far_behind(session, now)):
        return _stay(session, reading, now, clarify)
    return _advance(session, reading, now)


def _push_back(session: Session, reading: Reading, now: float, wrong: Move) -> Decision:
    """Challenge before anything else; where the next part is due, the challenge comes as that begins,
    and a part that has had its challenges in time goes on. What was announced comes all the same."""
    if too_soon(session, now):
        return _advance(session, reading, now)
    upcoming = session.content.plan.after(session.stage)
    enough = worn(session, now)
    due, announced = pacing.due(session, now), session.announced is not None
    if upcoming is not None and sum((announced, enough, due)) >= AT_AN_END:
        entered = _enter(session, upcoming.id, now, "announced" if announced else "due")
        return entered.model_copy(update={"moves": (wrong, entered.moves[-1]), "announces": None})
    if enough:
        return _advance(session, reading, now)
    return _stay(session, reading, now, wrong)


def _advance(session: Session, reading: Reading, now: float) -> Decision:
    """Ask on, follow the candidate's lead, or move to the next stage."""
    upcoming = session.content.plan.after(session.stage)
    if upcoming is None:
        moves = choosing.choose(session, now) or choosing.loose_ends(session)
        if moves and _dried_up(session):
            moves = [*islice(digging.earlier_claims(session), 1), *moves]
        if not moves:
            return _close(session, "plan")
        return Decision(moves=tuple(moves[:MAX_MOVES]))
    turn = session.last_candidate
    led = turn is not None and not empty_handed(turn)
    lead = agenda.leading_stage(session, reading) if led else None
    ahead = lead if lead is not None and _later(session, lead) else None
    wish = Intent.MOVE_ON in reading.intents
    if unopened(session) and not (wish and pacing.far_behind(session, now)):
        opens = _enter(session, session.stage, now, "requested" if wish else "announced")
        then = session.announced or opens.announces
        return opens.model_copy(update={"enters": None, "why": "", "announces": then})
    if session.announced is not None:
        return _enter(session, upcoming.id, now, "announced", ahead)
    if Intent.MOVE_ON in reading.intents:
        if agenda.essentials_open(session, session.stage) and not pacing.due(session, now):
            held = [m for m in choosing.choose(session, now) if m.kind == MoveKind.PROBE]
            held = [m for m in held if m.source != Source.OPEN]
            if held and not _weighed(session):
                return Decision(moves=tuple(held[:MAX_MOVES]), announces=upcoming.id)
        return _enter(session, upcoming.id, now, "requested", ahead)
    if ahead is not None:
        held_back = None if pacing.far_behind(session, now) else choosing.hold_back(session)
        if held_back is not None:
            return Decision(moves=(held_back,))
        return _enter(session, upcoming.id, now, "lead", ahead)
    if _dried_up(session):
        return _enter(session, upcoming.id, now, "dried up")
    moves = choosing.choose(session, now)
    last_call = pacing.nearly_due(session, now) or choosing.nearly_done(session)
    if last_call:
        moves = [move for move in moves if move.stage == session.stage]
    if not moves:
        last_word = Move(kind=MoveKind.REDIRECT, stage=session.stage, reason=LAST_WORD)
        return Decision(moves=(last_word,), announces=upcoming.id)
    return Decision(moves=tuple(moves[:MAX_MOVES]), announces=upcoming.id if last_call else None)


def _enter(
    session: Session, stage: StageId, now: float, why: str, lead: StageId | None = None
) -> Decision:
    """Begin the next stage: take up what the candidate already said about it, or open it.

    Where its time is used up with their next answer, what comes after it is announced at once.
    """
    order = [part.id for part in session.content.plan.stages]
    until = order.index(lead) if lead is not None else order.index(stage)
    taken_up = [*islice(left_over(session, stage), 1)]
    if session.opened.own_notes:
        taken_up.append(choosing.note_in(session, stage))
    if lead is not None:
        for at in order[order.index(stage) : until + 1]:
            taken_up += islice(agenda.probes(session, at, cued_only=True), 1)
        taken_up += islice(digging.digs(session, order[: until + 1]), 1)
        claimed = list(digging.claims(session))
        weak = claimed and doubts(claimed[0].said)
        taken_up = [*claimed, *taken_up] if weak else [*taken_up, *claimed]
        if why != "lead":
            taken_up = [then for then in taken_up if then.stage == stage]
    move = Move(
        kind=MoveKind.TRANSITION,
        stage=stage,
        source=Source.STAGE,
        target=stage,
        said=following.opening_hook(session, stage, hooks(session.last_candidate)),
        reason=why,
    )
    led = [move.model_copy(update={"then": then}) for then in taken_up[: MAX_MOVES - 1]]
    after = session.content.plan.after(stage) if pacing.brief(session, stage, now) else None
    announces = after.id if after is not None else None
    return Decision(moves=(*led, move), enters=stage, why=why, announces=announces)


def _close(session: Session, why: str) -> Decision:
    return Decision(moves=(Move(kind=MoveKind.CLOSE, stage=session.stage, reason=why),), why=why)


def _keep(session: Session, *moves: Move) -> Decision:
    """Stay in the stage; an announcement made stays made."""
    return Decision(
        moves=tuple(choosing.distinct(list(moves))[:MAX_MOVES]), announces=session.announced
    )


def _stay(session: Session, reading: Reading, now: float, move: Move) -> Decision:
    """Ask that first; the next part is announced where its time has come, or they asked for it."""
    kept = _keep(session, move, *choosing.choose(session, now)[:1])
    upcoming = session.content.plan.after(session.stage)
    goes_on = pacing.nearly_due(session, now) or Intent.MOVE_ON in reading.intents
    if upcoming is None or kept.announces or not goes_on or unopened(session):
        return kept
    return kept.model_copy(update={"announces": upcoming.id})


def _steering(reading: Reading) -> bool:
    steering = {Intent.COMMAND, Intent.OFF_TOPIC, Intent.HOSTILE}
    return bool(steering & set(reading.intents)) and not reading.touches


def _asks_to_move_on(reading: Reading) -> bool:
    """Whether the wish to go on comes first: nothing that a fact answers is asked beside it."""
    answered = any(question.fact is not None for question in reading.questions)
    return Intent.MOVE_ON in reading.intents and not answered and not _steering(reading)


def _later(session: Session, stage: StageId) -> bool:
    order = [part.id for part in session.content.plan.stages]
    return stage in order and order.index(stage) > order.index(session.stage)


def _dried_up(session: Session) -> bool:
    """Whether the last answer held nothing and that has been taken up: to press on would repeat it."""
    turn = session.last_candidate
    return turn is not None and empty_handed(turn) and not any(left_open.asks(session))


def _weighed(session: Session) -> bool:
    return session.announced is not None
