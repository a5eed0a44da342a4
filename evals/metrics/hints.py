"""Hints: help comes rung by rung, each saying what that rung of the ladder says."""

from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.problem import Problem
from interviewer.domain.session import Session


def hints(session: Session) -> list[tuple[int, str, str, int, int]]:
    """Each hint: turn, text, criterion, its rung, and the rung that was due."""
    had: dict[str, int] = {}
    found: list[tuple[int, str, str, int, int]] = []
    for turn in session.turns:
        move: Move | None = None if turn.interrupted else turn.move
        if move is None or move.kind != MoveKind.HINT or not move.criterion:
            continue
        due = had.get(move.criterion, 0) + 1
        found.append((turn.number, turn.text, move.criterion, move.hint_level, due))
        had[move.criterion] = move.hint_level
    return found


def says_rung(text: str, criterion: str, level: int, problem: Problem) -> bool:
    """Whether a hint holds that rung of the ladder word for word, and no higher one."""
    ladder = problem.pack(criterion).hints
    rungs = (ladder.nudge, ladder.direction, ladder.example)
    at = min(level, len(rungs)) - 1
    return rungs[at] in text and not any(rung in text for rung in rungs[at + 1 :])
