"""Findings and verdicts: what was judged, always with the candidate's own words."""

from typing import Literal

from interviewer.domain.rubric import Level
from interviewer.domain.value import Value


class Finding(Value):
    """A criterion met in a turn, with the candidate's own words."""

    criterion: str
    verdict: Literal[2, 3, 4]
    quote: str
    turn: int
    prompted: bool
    statement: int
    score: float


class Quote(Value):
    """The candidate's own words, and where they stand."""

    text: str
    turn: int
    prompted: bool


class Verdict(Value):
    """A grade of one criterion: 1..4, or None for not assessed.

    A verdict above 1 always carries at least one quote that was checked in the candidate's turns.
    """

    criterion: str
    verdict: Level | None
    quotes: tuple[Quote, ...] = ()
    prompted: bool = False
    hints: int = 0
    red_flags: tuple[str, ...] = ()
    why: str = ""
    grader: str


class WrongClaim(Value):
    """Something a message states that is not so, in the candidate's words, and what is so."""

    quote: str
    why: str
