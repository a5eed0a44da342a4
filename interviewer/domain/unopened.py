"""A part that was announced and entered while the talk still went back to the one before."""

from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.session import Session

_GOES_BACK = frozenset({MoveKind.CHALLENGE, MoveKind.HINT, MoveKind.REPEAT})


def unopened(session: Session) -> bool:
    """Whether the present part began with a push-back on another one, and holds nothing of its own.

    What was announced has then not come yet: to go on from here would skip it.
    """
    entered = session.spans[-1].entered if session.spans else 0.0
    moves = [
        turn.move
        for turn in session.turns
        if turn.speaker == "interviewer"
        and not turn.interrupted
        and turn.stage == session.stage
        and turn.active >= entered
    ]
    if not moves or moves[0] is None or moves[0].kind != MoveKind.CHALLENGE:
        return False
    return all(move is not None and _is_of_another(session, move) for move in moves)


def _is_of_another(session: Session, move: Move) -> bool:
    """Whether a move goes back to what was said in another part."""
    stage = move.stage
    if move.kind == MoveKind.HINT and move.criterion:
        stage = session.content.rubric.criterion(move.criterion).stage
    return move.kind in _GOES_BACK and (stage != session.stage or move.kind == MoveKind.REPEAT)
