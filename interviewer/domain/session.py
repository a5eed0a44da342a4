"""The session: what an interview's log adds up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from interviewer.domain.events import (
    GENESIS,
    Assessed,
    AssessmentDeferred,
    CandidateSaid,
    ClockStarted,
    ClockStopped,
    Finding,
    Graded,
    InterviewEnded,
    InterviewerSaid,
    MessageRead,
    ModelCalled,
    Noticed,
    Record,
    SessionOpened,
    StageEntered,
    StageGraded,
)
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.notes import Citation
from interviewer.domain.phrases import Phrases
from interviewer.domain.plan import Plan
from interviewer.domain.problem import Problem
from interviewer.domain.reading import Reading
from interviewer.domain.rubric import Rubric
from interviewer.domain.stages import StageId
from interviewer.domain.technique import Catalogue


@dataclass(frozen=True, slots=True)
class Content:
    """The content an interview was opened with; it stays what it was at opening."""

    problem: Problem
    plan: Plan
    rubric: Rubric
    catalogue: Catalogue
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of either side. `active` is the candidate's clock in seconds when it was kept.

    A message may be read more than once, each time closer: `reading` is the latest, `read` how
    often it was.
    """

    number: int
    speaker: Literal["candidate", "interviewer"]
    text: str
    stage: StageId
    active: float
    turn_id: str = ""
    reply_to: int | None = None
    move: Move | None = None
    citations: tuple[Citation, ...] = ()
    reading: Reading | None = None
    read: int = 0
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class StageSpan:
    """When a stage was entered and left, in seconds of the candidate's clock."""

    stage: StageId
    entered: float
    why: str
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A fold over the records of one interview. Never stored: always derived."""

    id: str
    owner: str
    content: Content
    opened: SessionOpened
    seq: int
    head: str
    active: float
    turns: tuple[Turn, ...] = ()
    spans: tuple[StageSpan, ...] = ()
    findings: tuple[Finding, ...] = ()
    announced: StageId | None = None
    clock_stopped: bool = False
    left_alone: bool = False
    ended: InterviewEnded | None = None
    graded: Graded | None = None
    assessed_turns: frozenset[int] = frozenset()
    facts_given: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    assessments: Mapping[int, Assessed] = field(default_factory=dict)
    provisional: Mapping[StageId, StageGraded] = field(default_factory=dict)
    calls: tuple[ModelCalled, ...] = ()
    notices: tuple[Noticed, ...] = ()

    @property
    def stage(self) -> StageId:
        """The stage the interview is in; the plan's first before it began."""
        return self.spans[-1].stage if self.spans else self.content.plan.stages[0].id

    @property
    def last_candidate(self) -> Turn | None:
        """The candidate's latest turn."""
        return next((t for t in reversed(self.turns) if t.speaker == "candidate"), None)

    @property
    def last_interviewer(self) -> Turn | None:
        """The interviewer's latest complete turn."""
        return next(
            (t for t in reversed(self.turns) if t.speaker == "interviewer" and not t.interrupted),
            None,
        )

    @property
    def awaiting_reply(self) -> bool:
        """Whether the interviewer owes a turn: at the start, or after a candidate's message."""
        if self.ended is not None:
            return False
        last = next((t for t in reversed(self.turns) if not t.interrupted), None)
        return last is None or last.speaker == "candidate"

    @property
    def may_speak(self) -> bool:
        """Whether the candidate may send a message: on their turn, or after a reply broke off."""
        if self.ended is not None or not self.turns:
            return False
        return not self.awaiting_reply or self.turns[-1].interrupted

    @property
    def spent(self) -> float:
        """What the model calls so far cost, in US dollars, as far as prices are known."""
        return sum(call.cost or 0.0 for call in self.calls)

    @property
    def next_turn(self) -> int:
        """The number the next turn will have, from 1."""
        return self.turns[-1].number + 1 if self.turns else 1

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every move made so far, those that came with another move included."""
        made: list[Move] = []
        for turn in self.turns:
            move = None if turn.interrupted else turn.move
            while move is not None:
                made.append(move)
                move = move.then
        return tuple(made)

    def candidate_turns(self) -> tuple[Turn, ...]:
        """The candidate's turns, in order."""
        return tuple(turn for turn in self.turns if turn.speaker == "candidate")

    def questions_asked(self) -> tuple[str, ...]:
        """What the interviewer has said so far, a text per complete turn."""
        return tuple(t.text for t in self.turns if t.speaker == "interviewer" and not t.interrupted)


def fold(content: Content, records: Iterable[Record]) -> Session:
    """Add up an interview's records, oldest first.

    Raises `ValueError` when the records do not begin with `SessionOpened`, skip a sequence number,
    break the chain of hashes or belong to several interviews.
    """
    session: Session | None = None
    for record in records:
        session = step(content, session, record)
    if session is None:
        raise ValueError("no records: an interview begins with SessionOpened")
    return session


def step(content: Content, session: Session | None, record: Record) -> Session:
    """The session after one more record. Raises `ValueError` as `fold` does."""
    event = record.event
    if session is None:
        if not isinstance(event, SessionOpened):
            raise ValueError(f"an interview begins with SessionOpened, not {event.type}")
        if record.seq != 1 or record.previous != GENESIS:
            raise ValueError("the first record must have sequence number 1 and no predecessor")
        return Session(record.session, record.owner, content, event, 1, record.hash, record.active)
    if record.session != session.id:
        raise ValueError(f"record {record.seq} is of another interview")
    if record.seq != session.seq + 1:
        raise ValueError(f"record {record.seq} follows record {session.seq}: one is missing")
    if record.previous != session.head:
        raise ValueError(f"record {record.seq} does not continue the one before: the log changed")
    session = replace(session, seq=record.seq, head=record.hash, active=record.active)
    return _apply(session, record)


def _apply(session: Session, record: Record) -> Session:
    event = record.event
    match event:
        case SessionOpened():
            raise ValueError("an interview is opened once")
        case StageEntered():
            spans = session.spans
            if spans:
                spans = (*spans[:-1], replace(spans[-1], left=record.active))
            span = StageSpan(event.stage, record.active, event.why)
            return replace(session, spans=(*spans, span), announced=None)
        case CandidateSaid():
            said = Turn(
                event.turn,
                "candidate",
                event.text,
                session.stage,
                record.active,
                turn_id=event.turn_id,
            )
            return replace(session, turns=(*session.turns, said))
        case MessageRead():
            return with_reading(session, event)
        case InterviewerSaid():
            return _with_interviewer(session, record, event)
        case Assessed():
            return replace(
                session,
                findings=(*session.findings, *event.findings),
                assessed_turns=session.assessed_turns | {event.turn},
                assessments={**session.assessments, event.turn: event},
            )
        case AssessmentDeferred():
            return session
        case StageGraded():
            return replace(session, provisional={**session.provisional, event.stage: event})
        case ModelCalled():
            return replace(session, calls=(*session.calls, event))
        case Noticed():
            return replace(session, notices=(*session.notices, event))
        case ClockStopped():
            return replace(session, clock_stopped=True, left_alone=event.why == "suspended")
        case ClockStarted():
            return replace(session, clock_stopped=False, left_alone=False)
        case InterviewEnded():
            spans = session.spans
            if spans:
                spans = (*spans[:-1], replace(spans[-1], left=record.active))
            return replace(session, ended=event, spans=spans)
        case Graded():
            return replace(session, graded=event)


def with_reading(session: Session, event: MessageRead) -> Session:
    """The session with a message read."""
    turns = tuple(
        replace(turn, reading=event.reading, read=turn.read + 1)
        if turn.number == event.turn
        else turn
        for turn in session.turns
    )
    return replace(session, turns=turns)


def _with_interviewer(session: Session, record: Record, event: InterviewerSaid) -> Session:
    said = Turn(
        event.turn,
        "interviewer",
        event.text,
        session.stage,
        record.active,
        reply_to=event.reply_to,
        move=event.move,
        citations=event.citations,
        interrupted=event.status == "interrupted",
    )
    session = replace(session, turns=(*session.turns, said))
    if said.interrupted:
        return session
    given = dict(session.facts_given)
    hints = dict(session.hints)
    move: Move | None = event.move
    while move is not None:
        for fact in move.facts:
            given.setdefault(fact, event.turn)
        if move.kind == MoveKind.HINT and move.criterion:
            hints[move.criterion] = max(hints.get(move.criterion, 0), move.hint_level)
        move = move.then
    return replace(session, facts_given=given, hints=hints, announced=event.announces)
