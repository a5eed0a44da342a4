"""The seams: who finds notes, who reads, who speaks, who assesses, who grades."""

from collections.abc import AsyncIterator
from typing import Protocol

from interviewer.domain.events import Finding, Verdict
from interviewer.domain.moves import Decision, Move
from interviewer.domain.notes import Citation, Passage
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session
from interviewer.domain.value import Value


class Retriever(Protocol):
    """Finds the notes that a move rests on."""

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """The best passages first; with `stages`, only those that speak to one of them."""
        ...


class Grounded(Value):
    """A legal move with the passages found for it; the first is what its question cites."""

    move: Move
    passages: tuple[Passage, ...] = ()


class Spoken(Value):
    """A whole turn: the move that was chosen, its words, and what it cites."""

    move: Move
    text: str
    citations: tuple[Citation, ...] = ()
    blocked: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads a message without a model, before the interviewer moves."""

    def read(self, session: Session, text: str) -> Reading:
        """What the message holds. Quotes are verbatim spans of `text`."""
        ...


class Speaker(Protocol):
    """Words a move. The last thing it yields is the whole turn."""

    name: str

    def speak(
        self, session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
    ) -> AsyncIterator[str | Spoken]:
        """Yield pieces of text that may be shown, then the `Spoken` turn they add up to."""
        ...


class Assessor(Protocol):
    """Judges what one message of the candidate's showed."""

    name: str

    async def assess(self, session: Session, turn: int) -> tuple[Finding, ...]:
        """The findings of that turn; each quote stands verbatim in it."""
        ...


class Grader(Protocol):
    """Judges every criterion over the whole transcript."""

    name: str

    async def grade(self, session: Session) -> tuple[Verdict, ...]:
        """One verdict for each criterion of the rubric, in the rubric's order."""
        ...
