"""Keeping the interviewer's turns: whole or broken off, and only while they are still due."""

from typing import Literal

from interviewer.clock import Clock
from interviewer.domain.events import Event, InterviewEnded, InterviewerSaid, StageEntered
from interviewer.domain.moves import Decision, Move, MoveKind
from interviewer.domain.session import Session
from interviewer.errors import ConflictError
from interviewer.logbook import Logbook
from interviewer.roles.base import Spoken
from interviewer.stopwatch import Stopwatch

EndReason = Literal["plan", "time", "candidate", "answers_used_up"]


class TurnKeeping:
    """Writes the interviewer's turns into the log, and gives the candidate the floor."""

    def __init__(self, log: Logbook, watch: Stopwatch, clock: Clock) -> None:
        self._log = log
        self._watch = watch
        self._clock = clock

    def say(
        self, heard: Session, decision: Decision, spoken: Spoken, started: float
    ) -> InterviewerSaid:
        """Keep a whole turn, with the stage that begins or the end that comes with it.

        `heard` is the session that was replied to, `started` the monotonic time when that began.
        Raises `ConflictError` where the reply is no longer due.
        """
        session = self._still_due(heard)
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
        session = self._log.commit(session, events, session.active, spoken.prompt, spoken.model)
        self._watch.start(session)
        return said

    def interrupt(self, heard: Session, move: Move, text: str, started: float) -> None:
        """Keep what was shown of a turn that broke off. Raises `ConflictError` as `say` does."""
        session = self._still_due(heard)
        last = session.last_candidate
        broken = InterviewerSaid(
            turn=session.next_turn,
            reply_to=last.number if last else None,
            text=text,
            move=move,
            status="interrupted",
            latency_ms=self._since(started),
        )
        self._watch.start(self._log.commit(session, [broken], session.active))

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
