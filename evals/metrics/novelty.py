"""Follow-up novelty: no question comes twice, word for word or nearly so."""

import re

from interviewer.domain.moves import MoveKind
from interviewer.domain.session import Session

_WORD = re.compile(r"[a-z0-9']+")


def novelty(question: str, earlier: list[str]) -> float:
    """1 minus the highest Jaccard likeness of three-word runs with an earlier question: 0..1."""
    runs = _runs(question)
    shares = [len(runs & other) / len(runs | other) for text in earlier if (other := _runs(text))]
    return 1.0 - max(shares, default=0.0) if runs else 1.0


def repeats(question: str, earlier: list[str]) -> bool:
    """Whether exactly this was asked before, case and punctuation aside."""
    return _plain(question) in {_plain(text) for text in earlier}


def questions(session: Session) -> list[tuple[int, str, list[str]]]:
    """Each question that may not repeat, with its turn and those before it.

    Answers, hints and repetitions that were asked for give the same words again by design.
    """
    again = {MoveKind.REPEAT, MoveKind.ANSWER, MoveKind.HINT, MoveKind.CLOSE}
    earlier: list[str] = []
    found: list[tuple[int, str, list[str]]] = []
    for turn in session.turns:
        if turn.speaker != "interviewer" or turn.interrupted:
            continue
        asked = [part for part in _asked(turn.text) if len(_WORD.findall(part)) >= 4]
        if turn.move is None or turn.move.kind not in again:
            found += [(turn.number, part, list(earlier)) for part in asked]
        earlier += asked
    return found


def _asked(text: str) -> list[str]:
    return [part.strip() for part in re.findall(r"[^.!?]*\?", text)]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    said = _WORD.findall(text.lower())
    return frozenset(tuple(said[i : i + 3]) for i in range(len(said) - 2))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
