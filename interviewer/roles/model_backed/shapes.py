"""The shapes of a push-back, in turn: a model that is given one makes it again and again."""

from interviewer.domain.moves import MoveKind
from interviewer.domain.session import Session

SHAPES = (
    "have them follow one case of their own through it, step by step",
    "have them take a number or word of theirs to where it stops holding",
    "put it beside another statement of theirs, and ask how far both hold",
    "ask what they would have to see, measured on what, to give it up",
    "ask what it would cost, and whom, if it did not hold",
    "ask who or what would notice first if it did not hold",
)


def shapes(session: Session) -> tuple[str, str]:
    """The shape of the next push-back, and the one for where that does not fit."""
    made = sum(move.kind == MoveKind.CHALLENGE for move in session.moves)
    at = (session.opened.seed + made) % len(SHAPES)
    return SHAPES[at], SHAPES[(at + 1) % len(SHAPES)]
