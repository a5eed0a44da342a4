"""Answering: what a message calls for before the interviewer asks on."""

from collections.abc import Sequence

from interviewer.domain import agenda, choosing
from interviewer.domain.broad_questions import is_broad
from interviewer.domain.hooks import waved_off
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.pushing_back import challenge
from interviewer.domain.reading import Intent, Question, Reading, Stand
from interviewer.domain.session import Session, Turn
from interviewer.domain.stages import StageId

MAX_FACTS, MAX_UNKNOWN = 8, 4
TURN_WORDS, BESIDE = 110, 20
"""The longest turn (a model's is cut off there), and of it what is left for a sentence, of 15 to 20
words as sentences go, on what is open or asked back."""
MAX_FACT_WORDS = TURN_WORDS - BESIDE
"""Words of facts in one turn: whoever asks for more has a list, and no conversation."""
MAX_CLARIFY_PER_STAGE = 2
BROAD, UNCLEAR = "broad", "unclear"
"""Targets of a move that asks a question back: for whatever there is to know, or near to a fact."""
SUBSTANCE_WORDS = 60
"""A message with questions that is longer than this also gets a question back."""


def service(session: Session, reading: Reading) -> Move | None:
    """What the candidate asked of the interviewer: to repeat, to help, to tell the time."""
    stage = session.stage
    if Intent.REPEAT in reading.intents:
        return Move(kind=MoveKind.REPEAT, stage=stage, reason="asked to repeat")
    if Intent.HINT in reading.intents:
        return hint(session, reading)
    if Intent.TIME in reading.intents and not reading.questions:
        return Move(kind=MoveKind.ANSWER, stage=stage, source=Source.STAGE, target="time")
    return None


def hint(session: Session, reading: Reading) -> Move:
    """The next rung of help on what they say they are stuck on, on what was asked last, or on what
    the stage misses most."""
    last = next((m for m in reversed(session.moves) if m.criterion), None)
    asked_now = last is not None and last in session.moves[-1:]
    criterion = last.criterion if last and (last.stage == session.stage or asked_now) else ""
    packs = {pack.criterion for pack in session.content.problem.criteria}
    if reading.stuck_on in packs and session.hints.get(reading.stuck_on, 0) < 3:
        criterion = reading.stuck_on
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


def answers(session: Session, reading: Reading, now: float) -> list[Move]:
    """Answer the clarifying questions; a message that also designs gets a question back.

    So does a question that can mean many things. None where that is all that was asked and a wrong
    claim comes first.
    """
    back = ask_back(session, reading)
    facts = tuple(dict.fromkeys(q.fact for q in reading.questions if q.fact is not None))
    without = [q for q in reading.questions if q.fact is None]
    unknown, own, assume = (
        _standing(without, reading, stand) for stand in (Stand.OPEN, Stand.OWN, Stand.UNSURE)
    )
    if back is not None or is_broad(reading.unclear):
        assume = tuple(quote for quote in assume if quote != reading.unclear)
    then = challenge(session, reading)
    if not (facts or unknown or own or assume):
        return [back] if back is not None and then is None else []
    then = then or back
    if then is None and len(reading.touches) >= 2 and reading.words >= SUBSTANCE_WORDS:
        taken_up = [m for m in choosing.choose(session, now) if m.said and m.source != Source.NOTE]
        beyond_clarify = session.stage != StageId.CLARIFY
        then = taken_up[0] if taken_up and beyond_clarify else None
    answer = Move(
        kind=MoveKind.ANSWER,
        stage=session.stage,
        facts=tuple(_sayable(session, facts, back.said if back else "")),
        unknown=unknown[:MAX_UNKNOWN],
        own=own[:MAX_UNKNOWN],
        assume=assume[:MAX_UNKNOWN],
        reason="answers what was asked",
        then=then,
    )
    return [answer]


def _standing(questions: Sequence[Question], reading: Reading, stand: Stand) -> tuple[str, ...]:
    """The questions of which no more than that may be said; one that is to be put more clearly is
    never open."""
    found = (
        q.quote
        for q in questions
        if stand == (Stand.UNSURE if q.quote == reading.unclear else q.stand)
    )
    return tuple(dict.fromkeys(found))


def ask_back(session: Session, reading: Reading) -> Move | None:
    """Ask what a question is after that nothing or several things would answer.

    One that was asked back and is still not clear has something assumed for it, a broad one is asked
    back once more.
    """
    broad = is_broad(reading.unclear)
    last = session.moves[-1] if session.moves else None
    made = [m for m in session.moves if m.target in (BROAD, UNCLEAR) and m.stage == session.stage]
    if not reading.unclear or len(made) >= MAX_CLARIFY_PER_STAGE:
        return None
    if not broad and last is not None and last.target in (BROAD, UNCLEAR):
        return None
    return Move(
        kind=MoveKind.CLARIFY,
        stage=session.stage,
        target=BROAD if broad else UNCLEAR,
        said=reading.unclear,
        reason="a question that can mean many things",
    )


def _sayable(session: Session, facts: Sequence[str], beside: str) -> list[str]:
    """The first facts, as far as they can be said in one breath with a question that is
    asked back beside them; one at least."""
    most = MAX_FACT_WORDS - len(beside.split())
    said, kept = 0, list[str]()
    for fact in facts[:MAX_FACTS]:
        said += len(session.content.problem.fact(fact).answer.split())
        if kept and said > most:
            break
        kept.append(fact)
    return kept


def redirect(session: Session, now: float) -> Move:
    """Lead a message that steers the interviewer, or the talk, back to the design."""
    plain = [
        m for m in choosing.choose(session, now) if m.source not in (Source.NOTE, Source.WHAT_IF)
    ]
    return Move(
        kind=MoveKind.REDIRECT,
        stage=session.stage,
        reason="back to the design",
        then=plain[0] if plain else None,
    )


def clarify(session: Session, reading: Reading) -> Move | None:
    """Ask what a vague statement means, now and then."""
    turn = session.last_candidate
    said = (not reading.unclear and reading.vague) or (_waved_off(session, turn) if turn else "")
    if not said or Intent.GIVE_UP in reading.intents:
        return None
    if choosing.last_kind(session) == MoveKind.CLARIFY:
        return None
    done = [m for m in session.moves if m.kind == MoveKind.CLARIFY and m.stage == session.stage]
    if len(done) >= MAX_CLARIFY_PER_STAGE:
        return None
    return Move(
        kind=MoveKind.CLARIFY,
        stage=session.stage,
        said=said,
        reason="a vague statement",
    )


def _waved_off(session: Session, turn: Turn) -> str:
    """What a message waves off, unless something was so already in the stage, or in these words."""
    said = waved_off(turn)
    asked = [m for m in session.moves if m.kind == MoveKind.CLARIFY]
    if any(m.stage == session.stage or m.said == said for m in asked):
        return ""
    return said
