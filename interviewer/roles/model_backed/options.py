"""The moves a model may choose from: the policy's, and two that are free in what they take up."""

from dataclasses import dataclass

from interviewer.domain.answering import UNCLEAR
from interviewer.domain.moves import ASKS_EXACTLY_ONE, Decision, Move, MoveKind, Source
from interviewer.domain.notes import Passage
from interviewer.domain.one_question import one_question
from interviewer.domain.pushing_back import too_soon, worn
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session, Turn
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.asking import Questions
from interviewer.roles.builtin.note_topic import topic_of
from interviewer.roles.builtin.ways import Ways
from interviewer.roles.builtin.wording import Wording
from interviewer.roles.model_backed.fact_marks import offered
from interviewer.roles.model_backed.helping import rung
from interviewer.roles.reading.requests import without_requests

WORDED_BY_CODE = frozenset({MoveKind.OPEN, MoveKind.REPEAT, MoveKind.CLOSE})
"""Moves whose words stand: the task as it is written, a question once more, the end."""
CLAIM_WORDS = 3
"""A statement of fewer words claims nothing that could be pushed back on."""
OWN_CHOICE = "takes up what the model found worth it"
IN_A_ROW = 2
"""So many open challenges, or open digs, may follow each other."""

_STEERING = frozenset({Intent.COMMAND, Intent.OFF_TOPIC, Intent.HOSTILE, Intent.GIVE_UP})


@dataclass(frozen=True, slots=True)
class Option:
    """A legal move as it is told to the model.

    `kind` is the move's, or `hold_back`, `open_challenge`, `open_deepen` and `open_lead`; `plain` is
    one way of putting it, made of nothing that must be kept; `then` the same for the question that
    goes with it. Both are empty where a wording would hand over what is the candidate's to find.
    """

    move: Move
    kind: str
    plain: str = ""
    then: str = ""
    passages: tuple[Passage, ...] = ()


def worded_by_code(move: Move) -> bool:
    """Whether a move needs no model: its words are fixed."""
    return move.kind in WORDED_BY_CODE or move.target == "time"


def options(
    session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
) -> tuple[Option, ...]:
    """What the model may choose from, the policy's first; none where it has nothing to word.

    What was just said comes before what was passed over: a wrong claim in it may be unlisted yet.
    """
    wording = Wording(session, decision, now)
    ways = Ways(session)
    turn = session.last_candidate
    reading = turn.reading if turn and turn.reading else Reading(words=0)
    questions = Questions(session, ways, reading)
    listed: list[Option] = []
    for each in grounded:
        option = _worded(session, wording, questions, each)
        if option is not None:
            listed.append(option)
    if not listed:
        return ()
    listed = [*_without_asking_back(session, listed[0].move), *listed]
    free = _open_moves(session, decision, turn, reading, listed[0].move, now)
    if turn is not None and listed[0].kind == MoveKind.CHALLENGE:
        late = listed[0].move.said not in turn.text
        newest = [one for one in free if late and one.kind == "open_challenge"]
        return (*newest, *listed, *(one for one in free if one not in newest))
    return (*listed, *free)


def _without_asking_back(session: Session, first: Move) -> list[Option]:
    """Where what is asked back may be one of the facts offered: the answer without asking back."""
    inner = first.then or first
    if inner.kind != MoveKind.CLARIFY or inner.target != UNCLEAR or not offered(session, first):
        return []
    answer = Move(
        kind=MoveKind.ANSWER,
        stage=first.stage,
        facts=first.facts,
        unknown=first.unknown,
        own=first.own,
        assume=(*first.assume, inner.said),
        reason="answers what was asked",
    )
    return [Option(move=answer, kind=MoveKind.ANSWER)]


def _worded(
    session: Session, wording: Wording, questions: Questions, grounded: Grounded
) -> Option | None:
    """The move with a plain way of putting it; None where even that cannot be found."""
    move = grounded.move
    then = next(questions.of(move.then, grounded.passages), None) if move.then else None
    if move.then is not None and then is None:
        if move.kind == MoveKind.TRANSITION:
            return None
        move = move.model_copy(update={"then": None})
    asks = questions.of(move, grounded.passages) if move.kind in ASKS_EXACTLY_ONE else iter(())
    left = grounded.model_copy(update={"move": move})
    draft = next(asks, None) or next(wording.drafts(left), None)
    if draft is None:
        return None
    held = move.kind == MoveKind.REDIRECT and move.source == Source.PACK
    plain = rung(session, move) if move.kind == MoveKind.HINT else _open_of(move, draft.text)
    return Option(
        move=move,
        kind="hold_back" if held else move.kind,
        plain=plain,
        then=_open_of(move.then, then.text) if move.then and then else "",
        passages=_telling(session, move, grounded.passages),
    )


def _open_of(move: Move, text: str) -> str:
    """A wording as far as a model is handed it: the case that refutes a claim is not."""
    refutes = move.kind == MoveKind.CHALLENGE and move.source == Source.TRAP
    return "" if refutes else one_question(text)


def _telling(session: Session, move: Move, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages worth reading for the move: of a move on notes, the one its question is on."""
    inner = move.then or move
    if inner.source != Source.NOTE:
        return passages[:1]
    told = " ".join(turn.text.casefold() for turn in session.turns)
    for passage in passages:
        topic = topic_of(passage.chunk) if passage.chunk.origin == "own" else None
        if topic is not None and topic.name.casefold() not in told:
            return (passage,)
    return ()


def _open_moves(
    session: Session,
    decision: Decision,
    turn: Turn | None,
    reading: Reading,
    first: Move,
    now: float,
) -> list[Option]:
    """An open challenge where the last message claims something, an open dig where digging fits."""
    if turn is None or not _claims(turn, reading):
        return []
    free = Move(
        kind=MoveKind.DEEPEN,
        stage=session.stage,
        source=Source.CLAIM,
        target=str(turn.number),
        reason=OWN_CHOICE,
    )
    challenge = free.model_copy(update={"kind": MoveKind.CHALLENGE})
    too_often = _too_often(session, MoveKind.CHALLENGE)
    if first.kind == MoveKind.ANSWER:
        if first.then is not None or too_often:
            return []
        both = first.model_copy(update={"then": challenge})
        return [Option(move=both, kind=MoveKind.ANSWER, then="open_challenge")]
    steered = first.kind == MoveKind.REDIRECT and first.source != Source.PACK
    if steered or first.kind == MoveKind.HINT:
        return []
    found: list[Option] = []
    has_had_its = worn(session, now) and decision.enters is None
    if not (too_often or has_had_its or too_soon(session, now)):
        found.append(Option(move=challenge, kind="open_challenge"))
    if _too_often(session, MoveKind.DEEPEN):
        return found
    if decision.enters is None and first.kind != MoveKind.TRANSITION:
        found.append(Option(move=free, kind="open_deepen"))
    elif (
        decision.enters is not None and decision.why == "lead" and first.kind == MoveKind.TRANSITION
    ):
        there = free.model_copy(update={"stage": decision.enters})
        led = first.model_copy(update={"then": there})
        found.append(Option(move=led, kind="open_lead"))
    return found


def _claims(turn: Turn, reading: Reading) -> bool:
    """Whether a message states something, beside asking and steering."""
    if _STEERING & set(reading.intents) and not reading.touches:
        return False
    return any(
        len(span.text.split()) >= CLAIM_WORDS and not span.text.rstrip().endswith("?")
        for span in without_requests(split_sentences(turn.text))
    )


def _too_often(session: Session, kind: MoveKind) -> bool:
    """Whether the last turns were all open moves of that kind."""
    last = [m for m in session.moves if m.kind != MoveKind.ANSWER][-IN_A_ROW:]
    free = [m for m in last if m.kind == kind and m.source == Source.CLAIM]
    return len(free) == IN_A_ROW
