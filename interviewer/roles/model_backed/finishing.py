"""Finishing a turn whose end may not be shown, in the built-in speaker's words."""

import re

from interviewer.domain.moves import ASKS_EXACTLY_ONE, Decision, Move, MoveKind, Source
from interviewer.domain.session import Session
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.asked_back import said_back
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.builtin.ways import Ways
from interviewer.roles.builtin.wording import left_to_them
from interviewer.roles.model_backed.attempt import Attempt
from interviewer.roles.model_backed.guarding.counted import numbers, stated
from interviewer.roles.model_backed.guarding.telling_words import keys
from interviewer.roles.model_backed.joining import (
    joined,
    plain_question,
    puts_it_to_them,
    sets_out,
    shares,
    takes_up,
    without_receipt,
)
from interviewer.roles.model_backed.options import OWN_CHOICE
from interviewer.roles.reading.clip import clip

TOLD = 0.4
"""A fact of whose words so large a share was said counts as given."""

_TURNS = frozenset({MoveKind.TRANSITION, MoveKind.REDIRECT})
_FAREWELL = re.compile(
    r"\b(?:thank you|thanks) for (?:your time|coming|walking|talking|taking|today|the conversation)"
    r"|\b(?:we(?:['’]ll| will| can| could)?|let['’]s|i(?:['’]ll| will| would)?) (?:\w+ )?"
    r"(?:stop|end|close|finish|wrap up|leave it) (?:it |things )?(?:here|there|now)(?:[.!;]|$)"
    r"|\b(?:that|this) (?:concludes|ends|was) (?:the|our) (?:interview|time|talk)"
    r"|\byour report\b",
    re.IGNORECASE | re.MULTILINE,
)

_TOLD_OPEN = re.compile(
    r"\b(?:nothing|neither|not|isn['’]t|aren['’]t|hasn['’]t been|haven['’]t|nobody has|no \w+) (?:\w+ ){0,2}"
    r"(?:fixed|decided|set|settled|defined|given|known|specified)\b"
    r"|\b(?:is|are|leave that|left|that['’]s|it['’]s|stays?) (?:still )?open\b|\b(?:up to you|your call)\b"
    r"|\b(?:assume|pick|choose|settle on|take) (?:something|one|a|an|what|whatever|your own)\b",
    re.IGNORECASE,
)
"""What the model says of a question that no fact answers."""


def rest_of(
    builtin: BuiltinSpeaker,
    session: Session,
    decision: Decision,
    grounded: tuple[Grounded, ...],
    now: float,
    attempt: Attempt,
) -> tuple[Move, str]:
    """The move that was made in the end, and what is still to be said of it.

    Nothing where a question was shown already, or a request that is one, or where leave was taken of the candidate. An answer is completed by the facts it lacks.
    """
    option, guard = attempt.option, attempt.guard
    move = option.move
    if guard.asked or guard.requested:
        return move, ""
    if takes_leave(guard.shown):
        return Move(kind=MoveKind.REDIRECT, stage=move.stage, reason="took leave"), ""
    if move.kind == MoveKind.ANSWER:
        if move.then is not None and _has_gone_on(session, move, guard.shown):
            return move, plain_question(session, guard.shown, move.then.kind)
        without = move.model_copy(update={"then": None})
        return without, _rest_of_answer(session, move, guard.shown)
    inner = move.then or move
    said = clip(inner.said)
    is_lost = inner.kind == MoveKind.CHALLENGE and not (said or puts_it_to_them(guard.shown))
    if _is_on_a_claim(move) and sets_out(session, guard.shown) and not is_lost:
        return move, plain_question(session, guard.shown, inner.kind, said)
    free = option.kind.startswith("open_")
    own = [] if free else [Grounded(move=move, passages=option.passages)]
    composed = builtin.compose(session, decision, (*own, *grounded), now)
    if is_lost and sets_out(session, guard.shown):
        return composed.move, without_receipt(session, composed.text)
    rest = joined(session, guard.shown, composed.text, move.kind in _TURNS)
    if rest or move.kind not in ASKS_EXACTLY_ONE:
        return composed.move, rest or composed.text
    asked = _on_what_was_said(session, move)
    return asked, plain_question(session, guard.shown, asked.kind)


def _on_what_was_said(session: Session, move: Move) -> Move:
    """The move that a plain question makes in place of one whose own question was never asked."""
    kind = MoveKind.CHALLENGE if move.kind == MoveKind.CHALLENGE else MoveKind.DEEPEN
    turn = session.last_candidate
    return Move(
        kind=kind,
        stage=move.stage,
        source=Source.CLAIM,
        target=str(turn.number) if turn else "",
        said=move.said,
        reason=OWN_CHOICE,
    )


def _has_gone_on(session: Session, move: Move, shown: str) -> bool:
    """Whether all facts were given, and what was said last takes up the candidate's words."""
    return not lacking(session, move, shown) and takes_up(shown)


def _is_on_a_claim(move: Move) -> bool:
    """Whether a move takes up the candidate's words in a way that only the model has found, or on a
    claim whose own wording holds the case that refutes it."""
    inner = move.then or move
    if inner.source == Source.TRAP:
        return inner.kind == MoveKind.CHALLENGE
    return inner.source == Source.CLAIM and inner.kind in (MoveKind.CHALLENGE, MoveKind.DEEPEN)


def takes_leave(shown: str) -> bool:
    """Whether a turn ends the interview by its words: nothing may be asked after them."""
    return _FAREWELL.search(shown) is not None


def lacking(session: Session, move: Move, shown: str) -> tuple[str, ...]:
    """The facts of an answer that its text does not give, by its number or by its words."""
    said, stated_there = keys(shown), numbers(shown)
    found: list[str] = []
    for fact in move.facts:
        answer = session.content.problem.fact(fact).answer
        figures = numbers(answer)
        if figures and any(stated(number, stated_there) for number in figures):
            continue
        if len(keys(answer) & said) < TOLD * len(keys(answer)):
            found.append(fact)
    return tuple(found)


def _rest_of_answer(session: Session, move: Move, shown: str) -> str:
    """The facts that are missing, and what is open unless the model has said it."""
    missing = lacking(session, move, shown)
    given = [session.content.problem.fact(fact).answer for fact in missing]
    ways = Ways(session)
    left = left_to_them(ways, move)
    if not left:
        return " ".join([*given, ways.one("fact_floor")])
    if _TOLD_OPEN.search(shown):
        left = [ways.one("floor")]
    elif left and len(move.unknown) == 1:
        left[0] = _left_open(ways, move.unknown[0], shown)
    return " ".join([*given, *left])


def _left_open(ways: Ways, question: str, shown: str) -> str:
    """That nothing is fixed on a question, which is named where the talk has not come to it."""
    said = said_back(question)
    if not said or shares(shown, said):
        return ways.one("unknown")
    return f'As for "{said}": {ways.one("unknown")}'
