"""Citation recall: a question that is to rest on a note cites one."""

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.session import Session

RESTS = frozenset({Source.WHAT_IF, Source.NOTE})
"""What has no reason without a note: a question of the packs may be asked all the same."""


def resting(session: Session) -> list[tuple[int, bool]]:
    """Each turn with a what-if or a note's question, and whether it cites a note."""
    found: list[tuple[int, bool]] = []
    for turn in session.turns:
        move: Move | None = None if turn.interrupted else turn.move
        while move is not None:
            if move.source in RESTS or move.kind == MoveKind.WHAT_IF:
                found.append((turn.number, bool(turn.citations)))
                break
            move = move.then
    return found
