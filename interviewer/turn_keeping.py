"""Keeping turns: the candidate's before they are answered, the interviewer's while they are due."""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from interviewer.clock import Clock
from interviewer.domain.events import (
    CandidateSaid,
    ClockStarted,
    Event,
    InterviewEnded,
    InterviewerSaid,
    MessageRead,
    StageEntered,
    digest,
)
from interviewer.domain.message import harmless, normalise_message
from interviewer.domain.moves import Decision, Move, MoveKind
from interviewer.domain.policy import next_moves
from interviewer.domain.session import Session
from interviewer.errors import ConflictError, InterviewOverError, TooMuchError
from interviewer.logbook import Logbook
from interviewer.roles.base import Spoken
from interviewer.stopwatch import Stopwatch
from interviewer.store import Lease

MAX_MESSAGES = 500
"""An interview holds no more of them: who sends more is no person."""
_ID = re.compile(r"[\w.:-]{1,80}", re.ASCII)

EndReason = Literal["plan", "time", "candidate", "answers_used_up"]


class TurnKeeping:
    """Writes the turns of both sides into the log, and keeps who has the floor."""

    def __init__(self, log: Logbook, watch: Stopwatch, clock: Clock) -> None:
        self._log = log
        self._watch = watch
        self._clock = clock

    def hear(
        self,
        session: Session,
        text: str,
        turn_id: str,
        spoken_to: bool,
        meanwhile: Callable[[Session, str], None] = lambda _, __: None,
        lease: Lease | None = None,
        then: Callable[[Session], None] = lambda _: None,
    ) -> Session:
        """Keep a candidate's message; `spoken_to` while a reply to the session is being spoken.

        `meanwhile` is told the text just before it is kept, and `then` the session that it makes.
        A `lease` is asked for with it.
        Raises `InterviewOverError`, `ConflictError` and `TooMuchError` as `Interviewer.hear` says.
        """
        turn_id = _plain(turn_id)
        kept, cut = normalise_message(text)
        for turn in session.turns:
            if turn.turn_id == turn_id and turn.text == kept:
                return session
            if turn.turn_id == turn_id:
                raise ConflictError("Another message was sent with this id.", "Send it anew.")
        if session.ended is not None:
            raise InterviewOverError(
                "The interview is over; this message was not added to it.",
                "Open its report, or begin another interview.",
            )
        if spoken_to or not session.may_speak:
            raise ConflictError(
                "The interviewer has the floor and has not spoken yet.",
                "Wait for the answer, then send the message again.",
            )
        if len(session.candidate_turns()) >= MAX_MESSAGES:
            raise TooMuchError(
                f"An interview holds {MAX_MESSAGES} messages, and this one is full.",
                "End it and get the report.",
            )
        said = CandidateSaid(turn=session.next_turn, turn_id=turn_id, text=kept, cut=cut)
        goes_on: list[Event] = [ClockStarted()] if session.clock_stopped else []
        meanwhile(session, kept)
        active = self._watch.active(session)
        heard = self._log.commit(session, [*goes_on, said], active, lease=lease, meanwhile=then)
        self._watch.stop(session.id)
        return heard

    def give_way(self, session: Session) -> None:
        """Give the candidate the floor, as a turn that was due was stopped before its first word.

        It is kept as an interrupted turn without words, and stays due. Before the opening was heard
        there is nothing to speak to.
        """
        if session.last_candidate is not None and session.awaiting_reply and not session.may_speak:
            due = next_moves(session, session.active).moves[0]
            self.interrupt(session, due, "", self._clock.monotonic())

    def say(
        self,
        heard: Session,
        decision: Decision,
        spoken: Spoken,
        started: float,
        read: Sequence[MessageRead] = (),
        closer: Sequence[MessageRead] = (),
    ) -> InterviewerSaid:
        """Keep a whole turn, with the stage that begins or the end that comes with it.

        It is kept between the readings that it rests on and those made beside it. `heard` is the session that was replied to, `started` the monotonic time when that began.
        Raises `ConflictError` where the reply is no longer due.
        """
        session = self._still_due(heard)
        last = session.last_candidate
        events: list[Event] = [*read]
        if decision.enters is not None:
            events.append(StageEntered(stage=decision.enters, why=decision.why))
        said = InterviewerSaid(
            turn=session.next_turn,
            reply_to=last.number if last else None,
            text=harmless(spoken.text),
            move=spoken.move,
            announces=decision.announces,
            citations=spoken.citations,
            blocked=tuple(harmless(text) for text in spoken.blocked),
            usage=spoken.usage,
            latency_ms=self._since(started),
        )
        closes = spoken.move.kind == MoveKind.CLOSE
        ended: list[Event] = [InterviewEnded(why=_end(decision.why))] if closes else []
        events += [said, *closer, *ended]
        session = self._log.commit(session, events, session.active, spoken.prompt, spoken.model)
        self._watch.start(session)
        return said

    def interrupt(
        self,
        heard: Session,
        move: Move,
        text: str,
        started: float,
        read: Sequence[MessageRead] = (),
    ) -> None:
        """Keep what was shown of a turn that broke off: the candidate may speak, or hear it anew.

        Raises `ConflictError` as `say` does.
        """
        session = self._still_due(heard)
        last = session.last_candidate
        broken = InterviewerSaid(
            turn=session.next_turn,
            reply_to=last.number if last else None,
            text=harmless(text),
            move=move,
            status="interrupted",
            latency_ms=self._since(started),
        )
        self._watch.start(self._log.commit(session, [*read, broken], session.active))

    def _still_due(self, heard: Session) -> Session:
        """The session now, if the reply to what was heard is still due."""
        session = self._log.session(heard.id)
        last, then = session.last_candidate, heard.last_candidate
        if not session.awaiting_reply or (last and last.number) != (then and then.number):
            raise ConflictError(
                "This turn was answered elsewhere in the meantime.", "Load the interview again."
            )
        return session

    def _since(self, started: float) -> float:
        return round((self._clock.monotonic() - started) * 1000, 1)


def _end(why: str) -> EndReason:
    return "time" if why == "time" else "candidate" if why == "candidate" else "plan"


def _plain(turn_id: str) -> str:
    """An id as it can be kept and looked up; what does not look like one stands by its hash."""
    return turn_id if _ID.fullmatch(turn_id) else digest(turn_id)
