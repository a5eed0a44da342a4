"""Talk: how much of the interview the interviewer speaks, and how many questions a turn asks."""

import re

from interviewer.domain.moves import MoveKind
from interviewer.domain.session import Session, Turn

ONE = frozenset(
    {MoveKind.CLARIFY, MoveKind.PROBE, MoveKind.DEEPEN, MoveKind.WHAT_IF, MoveKind.CHALLENGE}
)
"""Moves whose turn asks exactly one question; all others ask at most one."""
LEAST, MOST = 0.15, 0.40
"""What an interviewer who listens, and leads, takes of the talking."""


def in_band(ratio: float) -> bool:
    """Whether the interviewer neither lectures nor falls silent."""
    return LEAST <= ratio <= MOST


def talk_ratio(session: Session) -> float:
    """Words of the interviewer by all words: 0..1. The problem's statement is left out."""
    spoken = [turn for turn in session.turns if not turn.interrupted]
    ours = sum(_words(turn) for turn in spoken[1:] if turn.speaker == "interviewer")
    theirs = sum(_words(turn) for turn in spoken if turn.speaker == "candidate")
    return ours / (ours + theirs) if ours + theirs else 0.0


def asks_as_allowed(text: str, kind: MoveKind) -> bool:
    """Whether the number of questions is what the kind of turn allows."""
    asked = len(re.findall(r"[?？]+", text))
    return asked == 1 if kind in ONE else asked <= 1


def _words(turn: Turn) -> int:
    return len(turn.text.split())
