"""Fact consistency: a fact that is given is given as it stands, each time the same."""

import re

from interviewer.domain.moves import Move
from interviewer.domain.problem import Problem
from interviewer.domain.session import Session

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_WORD = re.compile(r"[a-z0-9']+")


def asserted(session: Session) -> list[tuple[int, str, str]]:
    """Each fact that was given: the turn, the fact's id, and the turn's text."""
    found: list[tuple[int, str, str]] = []
    for turn in session.turns:
        move: Move | None = None if turn.interrupted else turn.move
        while move is not None:
            found += [(turn.number, fact, turn.text) for fact in move.facts]
            move = move.then
    return found


def consistent(text: str, fact_id: str, problem: Problem) -> bool:
    """Whether a text that gives a fact says what the fact says.

    Word for word, or with every number of the fact in it: a model words facts in its own way.
    """
    fact = next((fact for fact in problem.facts if fact.id == fact_id), None)
    if fact is None:
        return False
    if _plain(fact.answer) in _plain(text):
        return True
    numbers = set(_NUMBER.findall(fact.answer))
    if numbers:
        return numbers <= set(_NUMBER.findall(text))
    wanted = {word for word in _WORD.findall(fact.answer.lower()) if len(word) > 4}
    return len(wanted & set(_WORD.findall(text.lower()))) >= 0.6 * len(wanted)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
