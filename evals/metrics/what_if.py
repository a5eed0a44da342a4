"""What-if validity: a what-if changes exactly one known fact, to another value."""

import re

from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.problem import Problem
from interviewer.domain.session import Session

_WORD = re.compile(r"[a-z0-9']+")
LIKE = 0.5
"""The share of what a what-if supposes that a text holds if it puts that what-if; the question it
ends in may be about something the candidate said."""


def valid_what_if(text: str, target: str, problem: Problem) -> bool:
    """Whether the text puts the what-if of that id, no other, and a value other than the fact's."""
    known = {what_if.id: what_if for what_if in problem.what_ifs}
    if target not in known:
        return False
    chosen = known[target]
    fact = next((fact for fact in problem.facts if fact.id == chosen.fact), None)
    if fact is None or _plain(chosen.to) == _plain(fact.answer):
        return False
    put = {name for name, what_if in known.items() if _puts(text, what_if.ask)}
    return put == {target}


def what_ifs(session: Session) -> list[tuple[int, str, str]]:
    """The what-ifs that were put: turn, text, and the id of each."""
    found: list[tuple[int, str, str]] = []
    for turn in session.turns:
        move: Move | None = None if turn.interrupted else turn.move
        while move is not None:
            if move.kind == MoveKind.WHAT_IF:
                found.append((turn.number, turn.text, move.target))
            move = move.then
    return found


def _puts(text: str, asks: tuple[str, ...]) -> bool:
    said = set(_WORD.findall(text.lower()))
    runs = _runs(text)
    for ask in asks:
        asked = _runs(ask.partition(":")[0])
        if asked and len(asked & runs) >= LIKE * len(asked):
            return True
        numbers = set(re.findall(r"\d[\d.,]*", ask))
        if numbers and numbers <= said and len(asked & runs) >= 0.25 * len(asked):
            return True
    return False


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    said = _WORD.findall(text.lower())
    return frozenset(tuple(said[i : i + 3]) for i in range(len(said) - 2))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
