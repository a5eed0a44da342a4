"""The interviewer: hears a message, replies to it, and finishes the interview."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from interviewer.clock import Clock
from interviewer.domain.events import (
    GENESIS,
    Assessed,
    CandidateSaid,
    ClockStarted,
    ClockStopped,
    ContentRef,
    Event,
    Graded,
    InterviewEnded,
    InterviewerSaid,
    MessageRead,
    Producer,
    Record,
    SessionOpened,
    StageEntered,
)
from interviewer.domain.message import normalise_message
from interviewer.domain.moves import MoveKind
from interviewer.domain.policy import next_moves
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content, Session, fold, step
from interviewer.errors import ConflictError, LogBrokenError
from interviewer.grounding import ground
from interviewer.roles.base import Assessor, Grader, Reader, Retriever, Speaker, Spoken
from interviewer.store import Store
from interviewer.transcript import content_of, keep_content

EndReason = Literal["plan", "time", "candidate", "answers_used_up"]


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does what in an interview."""

    reader: Reader
    speaker: Speaker
    assessor: Assessor
    grader: Grader
    retriever: Retriever


@dataclass(frozen=True, slots=True)
class Setup:
    """What a candidate chooses, and what is fixed at opening."""

    seniority: Seniority
    minutes: float
    seed: int
    coach: bool = False
    own_notes: bool = False


class Interviewer:
    """Leads interviews. Holds no session: each call reads the log and appends to it."""

    def __init__(
        self,
        store: Store,
        roles: Roles,
        clock: Clock,
        new_id: Callable[[], str],
        producer: Producer,
        owner: str = "local",
    ) -> None:
        self._store = store
        self._roles = roles
        self._clock = clock
        self._new_id = new_id
        self._producer = producer
        self._owner = owner
        self._running: dict[str, float] = {}
        self._known: dict[str, Session] = {}

    def open(self, content: Content, setup: Setup) -> Session:
        """Begin an interview; its content is kept with it."""
        refs = keep_content(self._store, content)
        event = SessionOpened(
            problem=refs["problem"],
            plan=refs["plan"],
            rubric=refs["rubric"],
            catalogue=refs["catalogue"],
            phrases=refs["phrases"],
            seniority=setup.seniority,
            minutes=setup.minutes,
            seed=setup.seed,
            interviewer=self._roles.speaker.name,
            grader=self._roles.grader.name,
            embedder=self._producer.embedder,
            own_notes=setup.own_notes,
            coach=setup.coach,
        )
        record = self._record(self._new_id(), 1, GENESIS, 0.0, event)
        self._store.append([record])
        session = step(content, None, record)
        self._known[session.id] = session
        return session

    def session(self, session_id: str) -> Session:
        """The session as its log says now.

        Raises `SessionNotFoundError`, or `LogBrokenError` when the log does not add up.
        """
        known = self._known.get(session_id)
        if known is not None and known.seq == self._store.last_seq(session_id):
            return known
        records = self._store.records(session_id)
        content = content_of(self._store, records)
        try:
            session = fold(content, records)
        except ValueError as error:
            raise LogBrokenError(
                f"The log of interview {session_id!r} does not add up: {error}.",
                "Restore the data folder from a backup, or import an export of the interview.",
            ) from error
        self._known[session_id] = session
        return session

    def hear(self, session_id: str, text: str, turn_id: str) -> Session:
        """Keep a message before anything answers it. The same `turn_id` twice is one turn."""
        session = self.session(session_id)
        if any(turn.turn_id == turn_id for turn in session.turns):
            return session
        if session.ended is not None:
            return session
        if session.awaiting_reply:
            raise ConflictError(
                "The interviewer has the floor and has not spoken yet.",
                "Wait for the answer, then send the message again.",
            )
        kept, cut = normalise_message(text)
        said = CandidateSaid(turn=session.next_turn, turn_id=turn_id, text=kept, cut=cut)
        goes_on: list[Event] = [ClockStarted()] if session.clock_stopped else []
        session = self._commit(session, [*goes_on, said], self._active(session))
        self._running.pop(session_id, None)
        return session

    async def reply(self, session_id: str) -> AsyncIterator[str]:
        """Yield the interviewer's words as they may be shown, and keep the turn.

        Yields nothing when no reply is due. The candidate's clock stands still meanwhile.
        """
        session = self.session(session_id)
        if not session.awaiting_reply:
            return
        started = self._clock.monotonic()
        session = self._read(session)
        decision = next_moves(session, session.active)
        grounded = tuple(ground(self._roles.retriever, session, m) for m in decision.moves)
        spoken: Spoken | None = None
        async for piece in self._roles.speaker.speak(session, decision, grounded, session.active):
            if isinstance(piece, Spoken):
                spoken = piece
            else:
                yield piece
        assert spoken is not None, "a speaker ends with the whole turn"
        last = session.last_candidate
        events: list[Event] = []
        if decision.enters is not None:
            events.append(StageEntered(stage=decision.enters, why=decision.why))
        events.append(
            InterviewerSaid(
                turn=session.next_turn,
                reply_to=last.number if last else None,
                text=spoken.text,
                move=spoken.move,
                announces=decision.announces,
                citations=spoken.citations,
                blocked=spoken.blocked,
                latency_ms=round((self._clock.monotonic() - started) * 1000, 1),
            )
        )
        session = self._commit(session, events, session.active)
        session = await self._assess(session)
        if spoken.move.kind == MoveKind.CLOSE:
            self._commit(session, [InterviewEnded(why=_end(decision.why))], session.active)
            return
        self._start_clock(session.id)

    async def finish(self, session_id: str, why: EndReason = "candidate") -> Session:
        """End the interview if it runs, and grade it if it is not graded."""
        session = self.session(session_id)
        if session.ended is None:
            active = self._stop_clock(session)
            session = self._read(session)
            session = await self._assess(session)
            session = self._commit(session, [InterviewEnded(why=why)], active)
        if session.graded is None:
            verdicts = await self._roles.grader.grade(session)
            graded = Graded(grader=self._roles.grader.name, verdicts=verdicts)
            session = self._commit(session, [graded], session.active)
        return session

    def pause(self, session_id: str) -> Session:
        """Stop the candidate's clock until `resume`."""
        session = self.session(session_id)
        if session.clock_stopped or session.ended is not None:
            return session
        session = self._commit(session, [ClockStopped(why="paused")], self._active(session))
        self._running.pop(session_id, None)
        return session

    def resume(self, session_id: str) -> Session:
        """Go on with an interview: the candidate's clock runs from now if it is their turn."""
        session = self.session(session_id)
        if session.clock_stopped:
            session = self._commit(session, [ClockStarted()], session.active)
        running = session_id in self._running
        if session.ended is None and not session.awaiting_reply and not running:
            self._start_clock(session_id)
        return session

    def active_seconds(self, session_id: str) -> float:
        """The candidate's clock now, in seconds."""
        session = self.session(session_id)
        return self._active(session)

    def _read(self, session: Session) -> Session:
        """Read the candidate's messages that were not read yet."""
        for turn in session.candidate_turns():
            if turn.reading is None:
                reading = self._roles.reader.read(session, turn.text)
                event = MessageRead(turn=turn.number, reading=reading)
                session = self._commit(session, [event], session.active)
        return session

    async def _assess(self, session: Session) -> Session:
        """Assess the candidate's messages that were not assessed yet."""
        for turn in session.candidate_turns():
            if turn.number not in session.assessed_turns:
                findings = await self._roles.assessor.assess(session, turn.number)
                event = Assessed(turn=turn.number, findings=findings)
                session = self._commit(session, [event], session.active)
        return session

    def _commit(self, session: Session, events: Sequence[Event], active: float) -> Session:
        records: list[Record] = []
        after = session
        for event in events:
            record = self._record(session.id, after.seq + 1, after.head, active, event)
            after = step(session.content, after, record)
            records.append(record)
        self._store.append(records)
        self._known[session.id] = after
        return after

    def _record(
        self, session_id: str, seq: int, previous: str, active: float, event: Event
    ) -> Record:
        return Record(
            session=session_id,
            owner=self._owner,
            seq=seq,
            at=self._clock.wall(),
            active=round(active, 3),
            producer=self._producer,
            previous=previous,
            event=event,
        )

    def _active(self, session: Session) -> float:
        since = self._running.get(session.id)
        return session.active + (self._clock.monotonic() - since if since is not None else 0.0)

    def _stop_clock(self, session: Session) -> float:
        active = self._active(session)
        self._running.pop(session.id, None)
        return active

    def _start_clock(self, session_id: str) -> None:
        self._running[session_id] = self._clock.monotonic()


def _end(why: str) -> EndReason:
    return "time" if why == "time" else "candidate" if why == "candidate" else "plan"


__all__ = ["ContentRef", "Interviewer", "Roles", "Setup"]
