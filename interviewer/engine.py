"""The interviewer: hears a message, replies to it, and finishes the interview."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass

from interviewer.clock import Clock
from interviewer.domain.events import (
    ClockStarted,
    ClockStopped,
    ContentRef,
    Graded,
    InterviewEnded,
    InterviewerSaid,
    MessageRead,
    ModelCalled,
    Noticed,
    Producer,
    SessionOpened,
    Style,
)
from interviewer.domain.message import harmless
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content, Session, with_reading
from interviewer.errors import SettingsError, StoreError
from interviewer.judging import Judging
from interviewer.logbook import Logbook
from interviewer.preparing import Preparing
from interviewer.readings import Readings
from interviewer.roles.base import Accountable, Broken, Roles, Spoken
from interviewer.stopwatch import Stopwatch
from interviewer.store import Lease, Store
from interviewer.transcript import keep_content
from interviewer.turn_keeping import EndReason, TurnKeeping

MAX_MINUTES = 24 * 60

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
        self._watch = Stopwatch(clock)
        self._turns = TurnKeeping(self._log, self._watch, clock)
        self._readings = Readings(roles.reader, roles.closer)
        self._preparing = Preparing(self._readings, roles)
        self._speaking: set[str] = set()

    def open(self, content: Content, setup: Setup) -> Session:
        """Begin an interview; its content is kept with it. Raises `SettingsError` for no length."""
        if not 0 < setup.minutes <= MAX_MINUTES:
            raise SettingsError(
                f"{setup.minutes:g} minutes is no length for an interview.",
                "Give 5 to 240 minutes.",
            )
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

    def hear(self, session_id: str, text: str, turn_id: str, lease: Lease | None = None) -> Session:
        """Keep a message before anything answers it. The same `turn_id` twice is one turn.

        The reply to it is prepared meanwhile. A `lease` on the reply is asked for together with it.
        Raises `InterviewOverError`, `ConflictError` where the interviewer has the floor or another
        message was sent under the same id, and `TooMuchError` after `MAX_MESSAGES`.
        """
        return self._turns.hear(
            self.session(session_id),
            text,
            turn_id or self._new_id(),
            spoken_to=session_id in self._speaking,
            meanwhile=self._readings.begin,
            then=self._preparing.begin,
            lease=lease,
        )

    async def reply(self, session_id: str) -> AsyncGenerator[Shown, None]:
        """Yield the interviewer's words as they may be shown, and last the turn as it was kept.

        Yields nothing when no reply is due. The candidate's clock stands still meanwhile. What was
        shown of a reply that is left half way is kept as interrupted, and the reply stays due.
        `catch_up` does the rest of the work on the turn.
        """
        session = self.session(session_id)
        if session_id in self._speaking or not session.awaiting_reply:
            return
        self._speaking.add(session_id)
        self._watch.stop(session_id)
        try:
            async with aclosing(self._reply(session)) as shown:
                async for piece in shown:
                    yield piece
        finally:
            self._speaking.discard(session_id)

    async def _reply(self, heard: Session) -> AsyncGenerator[Shown, None]:
        started = self._clock.monotonic()
        session, read, decision, grounded = await self._preparing.due(heard)
        shown, spoken = "", None
        beside: asyncio.Task[list[MessageRead]] | None = None
        closer: list[MessageRead] = []
        speaking = self._roles.speaker.speak(session, decision, grounded, session.active)
        try:
            async with aclosing(speaking) as pieces:
                async for piece in pieces:
                    match piece:
                        case str():
                            shown += harmless(piece)
                            yield harmless(piece)
                            beside = beside or asyncio.create_task(self._beside(session))
                        case Spoken():
                            spoken = piece
                        case Broken():
                            self._turns.interrupt(session, piece.move, piece.text, started, read)
                            shown, read = "", []
                            yield piece
                        case ModelCalled():
                            self._judging.append(session.id, [piece])
                        case Noticed():
                            self._judging.append(session.id, [piece])
                            yield piece
            closer = await (beside or self._beside(session))
        except BaseException as error:
            self._account_for(session.id)
            if spoken is None:
                with suppress(StoreError):  # what broke the turn off is what is told
                    if shown:
                        self._turns.interrupt(session, decision.moves[0], shown, started, read)
                    else:
                        self._judging.append(session.id, [*read])
            if spoken is None or not isinstance(error, asyncio.CancelledError):
                raise
        finally:
            if beside is not None:
                beside.cancel()
        assert spoken is not None, "a speaker ends with the whole turn"
        yield self._turns.say(session, decision, spoken, started, read, closer)

    async def _beside(self, session: Session) -> list[MessageRead]:
        """The closer readings, while a reply is heard; the judging that rests on them has begun."""
        closer: list[MessageRead] = []
        with suppress(Exception):  # whatever it is, it may not cost a reply that was heard
            closer = await self._readings.again(session)
        for event in closer:
            session = with_reading(session, event)
        self._judging.begin(session)
        return closer

    def _account_for(self, session_id: str) -> None:
        """Keep the calls of a turn that broke off before its speaker could tell of them."""
        speaker = self._roles.speaker
        left = speaker.left_over(session_id) if isinstance(speaker, Accountable) else ()
        with suppress(StoreError):  # what broke the turn off is what is told
            if left:
                self._judging.append(session_id, list(left))

    async def catch_up(self, session_id: str) -> Session:
        """Assess what was said and grade stages that ended, as far as it has not been done."""
        return await self._judging.catch_up(session_id)

    async def finish(self, session_id: str, why: EndReason = "candidate") -> Session:
        """End the interview if it runs, and grade it if it is not graded."""
        session = self.session(session_id)
        if session.ended is None:
            session = self._log.commit(
                session, [InterviewEnded(why=why)], self._watch.active(session)
            )
            self._watch.stop(session_id)
        if session.graded is None:
            session, read = await self._readings.first(session)
            self._judging.append(session_id, [*read])
            session = await self._judging.catch_up(session_id, last=True)
            grading = await self._roles.grader.grade(session)
            session = self.session(session_id)
            if session.graded is None:
                graded = Graded(grader=self._roles.grader.name, verdicts=grading.verdicts)
                told = [*grading.notices, *_other_grader(session, graded)]
                self._judging.append(session_id, [*grading.calls, *told, graded])
                await self._judging.advise(session_id)
        return self.session(session_id)

    def give_way(self, session_id: str) -> None:
        """Give the candidate the floor though a reply is due: it was stopped before its first word.

        Kept as an interrupted turn without words. Nothing happens before the opening was heard.
        """
        self._turns.give_way(self.session(session_id))

    def pause(self, session_id: str) -> Session:
        """Stop the candidate's clock until `resume`."""
        session = self.session(session_id)
        if session.clock_stopped or session.ended is not None:
            return session
        session = self._log.commit(
            session, [ClockStopped(why="paused")], self._watch.active(session)
        )
        self._watch.stop(session_id)
        return session

    def resume(self, session_id: str) -> Session:
        """Go on with an interview: the candidate's clock runs from now if it is their turn."""
        session = self.session(session_id)
        if session.clock_stopped:
            session = self._log.commit(session, [ClockStarted()], session.active)
        if not self._watch.ticks(session):
            self._watch.start(session)
        return session

    def present(self, session_id: str) -> None:
        """Somebody looks at the session: its clock is theirs to run down."""
        self._watch.seen(self.session(session_id))

    def suspend_left_alone(self, seconds: float) -> None:
        """Stop the clocks of sessions whose page has not been there for so long, as of when it was.

        Called every now and then; where it was not for so long itself, the machine was asleep, and
        all clocks stop as of the last call.
        """
        for session_id, moment in self._watch.left_alone(seconds).items():
            session = self.session(session_id)
            if self._watch.ticks(session):
                active = self._watch.active_when(session, moment)
                self._log.commit(session, [ClockStopped(why="suspended")], active)
            self._watch.stop(session_id)

    def active_seconds(self, session_id: str) -> float:
        """The candidate's clock now, in seconds."""
        session = self.session(session_id)
        return self._watch.active(session)


def _other_grader(session: Session, graded: Graded) -> list[Noticed]:
    """What is told where not the grader that the interview was opened with has graded it."""
    if graded.grader == session.opened.grader:
        return []
    text = f"Graded by {graded.grader}; the interview was opened to be graded by "
    return [Noticed(code="OTHER_GRADER", text=f"{text}{session.opened.grader}.")]


__all__ = ["ContentRef", "Interviewer", "Roles", "Setup", "Shown"]
