"""The interviewer: hears a message, replies to it, and finishes the interview."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Literal

from interviewer.clock import Clock
from interviewer.domain.events import (
    CandidateSaid,
    ClockStarted,
    ClockStopped,
    ContentRef,
    Event,
    Graded,
    InterviewEnded,
    InterviewerSaid,
    MessageRead,
    ModelCalled,
    Noticed,
    Producer,
    SessionOpened,
    StageEntered,
    Style,
)
from interviewer.domain.message import normalise_message
from interviewer.domain.moves import Decision, Move, MoveKind
from interviewer.domain.policy import next_moves
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content, Session
from interviewer.errors import ConflictError
from interviewer.grounding import ground
from interviewer.judging import Judging
from interviewer.logbook import Logbook
from interviewer.roles.base import Broken, Roles, Spoken
from interviewer.store import Store
from interviewer.transcript import keep_content

EndReason = Literal["plan", "time", "candidate", "answers_used_up"]

Shown = str | Broken | Noticed | InterviewerSaid
"""What a reply yields: text, a turn that broke off, a notice, and last the turn as it was kept."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a candidate chooses, and what is fixed at opening."""

    seniority: Seniority
    minutes: float
    seed: int
    coach: bool = False
    own_notes: bool = False
    style: Style = "neutral"


class Interviewer:
    """Leads interviews. Holds no session: each call reads the log and appends to it.

    Used from one thread. Between reading a log and appending to it nothing is awaited, so that
    calls for the same session may overlap: what runs in the background joins the log as it stands.
    """

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
        self._log = Logbook(store, clock, producer, owner)
        self._judging = Judging(self._log, roles.assessor, roles.grader)
        self._running: dict[str, float] = {}

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
            style=setup.style,
        )
        return self._log.open(self._new_id(), content, event)

    def session(self, session_id: str) -> Session:
        """The session as its log says now.

        Raises `SessionNotFoundError`, or `LogBrokenError` when the log does not add up.
        """
        return self._log.session(session_id)

    def hear(self, session_id: str, text: str, turn_id: str) -> Session:
        """Keep a message before anything answers it. The same `turn_id` twice is one turn."""
        session = self.session(session_id)
        if any(turn.turn_id == turn_id for turn in session.turns):
            return session
        if session.ended is not None:
            return session
        if not session.may_speak:
            raise ConflictError(
                "The interviewer has the floor and has not spoken yet.",
                "Wait for the answer, then send the message again.",
            )
        kept, cut = normalise_message(text)
        said = CandidateSaid(turn=session.next_turn, turn_id=turn_id, text=kept, cut=cut)
        goes_on: list[Event] = [ClockStarted()] if session.clock_stopped else []
        session = self._log.commit(session, [*goes_on, said], self._active(session))
        self._running.pop(session_id, None)
        return session

    async def reply(self, session_id: str) -> AsyncIterator[Shown]:
        """Yield the interviewer's words as they may be shown, and last the turn as it was kept.

        Yields nothing when no reply is due. The candidate's clock stands still meanwhile. What was
        shown of a reply that is left half way is kept as interrupted, and the reply stays due.
        `catch_up` does the rest of the work on the turn.
        """
        session = self.session(session_id)
        if not session.awaiting_reply:
            return
        started = self._clock.monotonic()
        session = self._read(session)
        decision = next_moves(session, session.active)
        grounded = tuple(ground(self._roles.retriever, session, m) for m in decision.moves)
        self._judging.begin(session)
        shown = ""
        spoken: Spoken | None = None
        pieces = self._roles.speaker.speak(session, decision, grounded, session.active)
        try:
            async for piece in pieces:
                match piece:
                    case str():
                        shown += piece
                        yield piece
                    case Spoken():
                        spoken = piece
                    case Broken():
                        self._interrupt(session_id, piece.move, piece.text, started)
                        shown = ""
                        yield piece
                    case ModelCalled():
                        self._judging.append(session_id, [piece])
                    case Noticed():
                        self._judging.append(session_id, [piece])
                        yield piece
        except (asyncio.CancelledError, GeneratorExit):
            if shown and spoken is None:
                self._interrupt(session_id, decision.moves[0], shown, started)
                self._start_clock(session_id)
                raise
            if spoken is None:
                raise
        assert spoken is not None, "a speaker ends with the whole turn"
        yield self._say(session_id, decision, spoken, started)

    async def catch_up(self, session_id: str) -> Session:
        """Assess what was said and grade stages that ended, as far as it has not been done."""
        return await self._judging.catch_up(session_id)

    async def finish(self, session_id: str, why: EndReason = "candidate") -> Session:
        """End the interview if it runs, and grade it if it is not graded."""
        session = self.session(session_id)
        if session.ended is None:
            active = self._stop_clock(session)
            session = self._read(session)
            session = await self.catch_up(session_id)
            session = self._log.commit(session, [InterviewEnded(why=why)], active)
        if session.graded is None:
            session = await self.catch_up(session_id)
            grading = await self._roles.grader.grade(session)
            session = self.session(session_id)
            if session.graded is None:
                graded = Graded(grader=self._roles.grader.name, verdicts=grading.verdicts)
                self._judging.append(session_id, [*grading.calls, *grading.notices, graded])
        return self.session(session_id)

    def pause(self, session_id: str) -> Session:
        """Stop the candidate's clock until `resume`."""
        session = self.session(session_id)
        if session.clock_stopped or session.ended is not None:
            return session
        session = self._log.commit(session, [ClockStopped(why="paused")], self._active(session))
        self._running.pop(session_id, None)
        return session

    def resume(self, session_id: str) -> Session:
        """Go on with an interview: the candidate's clock runs from now if it is their turn."""
        session = self.session(session_id)
        if session.clock_stopped:
            session = self._log.commit(session, [ClockStarted()], session.active)
        if session.may_speak and session_id not in self._running:
            self._start_clock(session_id)
        return session

    def active_seconds(self, session_id: str) -> float:
        """The candidate's clock now, in seconds."""
        session = self.session(session_id)
        return self._active(session)

    def _say(
        self, session_id: str, decision: Decision, spoken: Spoken, started: float
    ) -> InterviewerSaid:
        """Keep the interviewer's turn, with the stage that begins or the end that comes with it."""
        session = self.session(session_id)
        last = session.last_candidate
        events: list[Event] = []
        if decision.enters is not None:
            events.append(StageEntered(stage=decision.enters, why=decision.why))
        said = InterviewerSaid(
            turn=session.next_turn,
            reply_to=last.number if last else None,
            text=spoken.text,
            move=spoken.move,
            announces=decision.announces,
            citations=spoken.citations,
            blocked=spoken.blocked,
            usage=spoken.usage,
            latency_ms=self._since(started),
        )
        closes = spoken.move.kind == MoveKind.CLOSE
        ended: list[Event] = [InterviewEnded(why=_end(decision.why))] if closes else []
        events += [said, *ended]
        self._log.commit(session, events, session.active, spoken.prompt, spoken.model)
        if not closes:
            self._start_clock(session_id)
        return said

    def _interrupt(self, session_id: str, move: Move, text: str, started: float) -> None:
        """Keep what was shown of a turn that broke off."""
        session = self.session(session_id)
        last = session.last_candidate
        broken = InterviewerSaid(
            turn=session.next_turn,
            reply_to=last.number if last else None,
            text=text,
            move=move,
            status="interrupted",
            latency_ms=self._since(started),
        )
        self._log.commit(session, [broken], session.active)

    def _read(self, session: Session) -> Session:
        """Read the candidate's messages that were not read yet."""
        for turn in session.candidate_turns():
            if turn.reading is None:
                reading = self._roles.reader.read(session, turn.text)
                event = MessageRead(turn=turn.number, reading=reading)
                session = self._log.commit(session, [event], session.active)
        return session

    def _active(self, session: Session) -> float:
        since = self._running.get(session.id)
        return session.active + (self._clock.monotonic() - since if since is not None else 0.0)

    def _stop_clock(self, session: Session) -> float:
        active = self._active(session)
        self._running.pop(session.id, None)
        return active

    def _start_clock(self, session_id: str) -> None:
        self._running[session_id] = self._clock.monotonic()

    def _since(self, started: float) -> float:
        return round((self._clock.monotonic() - started) * 1000, 1)


def _end(why: str) -> EndReason:
    return "time" if why == "time" else "candidate" if why == "candidate" else "plan"


__all__ = ["ContentRef", "Interviewer", "Roles", "Setup", "Shown"]
