"""The seams: who finds notes, who reads, who speaks, who assesses, who grades."""

from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from interviewer.domain.events import (
    Finding,
    ModelCalled,
    Noticed,
    StageGraded,
    Usage,
    Verdict,
    WrongClaim,
)
from interviewer.domain.moves import Decision, Move
from interviewer.domain.notes import Citation, Passage
from interviewer.domain.reading import Clash, Intent, NumberClaim, Reading, TrapHit
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value


class Retriever(Protocol):
    """Finds the notes that a move rests on."""

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """The best passages first; with `stages`, only those that speak to one of them."""
        ...


@runtime_checkable
class Foreseeing(Protocol):
    """A retriever that can make searches before they are asked for."""

    def foresee(self, queries: Iterable[tuple[str, int, frozenset[str] | None]]) -> None:
        """Make these searches, so that none of them is waited for."""
        ...


class Grounded(Value):
    """A legal move with the passages found for it; the first is what its question cites."""

    move: Move
    passages: tuple[Passage, ...] = ()


class Spoken(Value):
    """A whole turn: the move that was chosen, its words, and what it cites.

    `prompt` and `model` name what worded it, empty for the built-in speaker.
    """

    move: Move
    text: str
    citations: tuple[Citation, ...] = ()
    blocked: tuple[str, ...] = ()
    usage: Usage | None = None
    prompt: str = ""
    model: str = ""


class Reader(Protocol):
    """Reads a message without a model, before the interviewer moves."""

    def read(self, session: Session, text: str) -> Reading:
        """What the message holds. Quotes are verbatim spans of `text`."""
        ...


@runtime_checkable
class CloseReader(Reader, Protocol):
    """A reader that takes its time, and has a quicker one for what cannot wait."""

    @property
    def quick(self) -> Reader | None:
        """Reads what the next move needs; None where this one is as quick."""
        ...


class Broken(Value):
    """Text that was shown of a turn which then broke off; a whole new turn follows it."""

    move: Move
    text: str
    why: str


Piece = str | Broken | Noticed | ModelCalled | Spoken
"""What a speaker yields: text that may be shown at once, a turn that broke off, something to tell
beside the interview, an account of a model call, and last the whole turn."""


class Speaker(Protocol):
    """Words a move. The last thing it yields is the whole turn."""

    name: str

    def speak(
        self, session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
    ) -> AsyncGenerator[Piece, None]:
        """Yield pieces of text that may be shown, then the `Spoken` turn they add up to.

        After a `Broken` the text begins anew. Never raises because of a model or the network: a
        speaker that leans on one has the built-in speaker to fall back on.
        """
        ...


@runtime_checkable
class Accountable(Protocol):
    """A speaker whose words cost something, also where nobody waited for their end."""

    def left_over(self, session_id: str) -> tuple[ModelCalled, ...]:
        """The calls of a turn that was stopped half way, once: it could not yield them."""
        ...


class Assessment(Value):
    """What a message showed, beside what the local reading found in it."""

    findings: tuple[Finding, ...] = ()
    assumptions: tuple[str, ...] = ()
    numbers: tuple[NumberClaim, ...] = ()
    traps: tuple[TrapHit, ...] = ()
    clashes: tuple[Clash, ...] = ()
    wrong: tuple[WrongClaim, ...] = ()
    intents: tuple[Intent, ...] = ()
    deferred: str = ""
    calls: tuple[ModelCalled, ...] = ()


class Assessor(Protocol):
    """Judges what one message of the candidate's showed."""

    name: str

    async def assess(self, session: Session, turn: int) -> Assessment:
        """The findings of that turn; each quote stands verbatim in it.

        Where it cannot be judged now, `deferred` holds the reason's code and nothing else counts.
        """
        ...


class Grading(Value):
    """Verdicts, and the model calls they took."""

    verdicts: tuple[Verdict, ...]
    calls: tuple[ModelCalled, ...] = ()
    notices: tuple[Noticed, ...] = ()


class StageGrading(Value):
    """A stage's provisional verdicts, None where the calls came to nothing."""

    graded: StageGraded | None
    calls: tuple[ModelCalled, ...] = ()


class Grader(Protocol):
    """Judges every criterion over the whole transcript."""

    name: str

    async def grade(self, session: Session) -> Grading:
        """One verdict for each criterion of the rubric, in the rubric's order."""
        ...

    async def grade_stage(self, session: Session, stage: StageId) -> StageGrading | None:
        """Provisional verdicts on a stage that has ended; None where that is not worth a call."""
        ...


class Advice(Value):
    """A few sentences for the head of the report, "" where none came about, and what it took."""

    text: str = ""
    calls: tuple[ModelCalled, ...] = ()


@runtime_checkable
class Adviser(Protocol):
    """A grader that can also say in words what its verdicts come to."""

    async def advise(self, session: Session) -> Advice:
        """Advice on a graded interview, by its verdicts and quotes alone; changes no grade."""
        ...


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does what in an interview.

    `closer` reads each message once more, beside the reply; None where `reader` misses nothing.
    `searches` is how many of a turn's moves the notes are searched for, None for all of them.
    """

    reader: Reader
    speaker: Speaker
    assessor: Assessor
    grader: Grader
    retriever: Retriever
    closer: Reader | None = None
    searches: int | None = None
