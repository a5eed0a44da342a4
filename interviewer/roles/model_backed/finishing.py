"""Finishing a turn whose end may not be shown, in the built-in speaker's words."""

from interviewer.domain.moves import Decision, Move, MoveKind
from interviewer.domain.session import Session
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.builtin.ways import Ways
from interviewer.roles.model_backed.attempt import Attempt
from interviewer.roles.model_backed.hidden import keys

TOLD = 0.5
"""A fact of whose words so large a share was said counts as given."""


def rest_of(
    builtin: BuiltinSpeaker,
    session: Session,
    decision: Decision,
    grounded: tuple[Grounded, ...],
    now: float,
    attempt: Attempt,
) -> tuple[Move, str]:
    """The move that was made in the end, and what is still to be said of it.

    Nothing where a question was shown already. An answer is completed by the facts it lacks.
    """
    option, guard = attempt.option, attempt.guard
    move = option.move
    if guard.asked:
        return move, ""
    if move.kind == MoveKind.ANSWER:
        return move.model_copy(update={"then": None}), _lacking(session, move, guard.shown)
    free = option.kind in ("open_challenge", "open_deepen")
    own = [] if free else [Grounded(move=move, passages=option.passages)]
    composed = builtin.compose(session, decision, (*own, *grounded), now)
    return composed.move, composed.text


def _lacking(session: Session, move: Move, shown: str) -> str:
    said = keys(shown)
    answers = [session.content.problem.fact(fact).answer for fact in move.facts]
    lacking = [a for a in answers if len(keys(a) & said) < TOLD * len(keys(a))]
    ways = Ways(session)
    end = ways.one("unknown") if move.unknown else ways.one("fact_floor")
    return " ".join([*lacking, end])
