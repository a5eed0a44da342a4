"""The candidate's clock: it runs while the interviewer waits for an answer, and not otherwise."""

from dataclasses import dataclass

from interviewer.clock import Clock
from interviewer.domain.session import Session


@dataclass(frozen=True, slots=True)
class _Ticking:
    """Since when a clock runs, and at which point of the log that began."""

    at: tuple[int, float]
    since: float
    seen: float | None = None


class Stopwatch:
    """Measures, for any number of sessions, what their logs do not hold yet.

    A clock counts only for the log it was started on: where another process has gone on with the
    session, its log says what the time is.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._running: dict[str, _Ticking] = {}
        self._looked: tuple[float, float] | None = None

    def start(self, session: Session) -> None:
        """Let a session's clock run from now, if the candidate has the floor."""
        if session.may_speak and not session.clock_stopped:
            self._running[session.id] = _Ticking(_place(session), self._clock.monotonic())

    def stop(self, session_id: str) -> None:
        """Forget a clock; what it showed is in the log or does not count."""
        self._running.pop(session_id, None)

    def ticks(self, session: Session) -> bool:
        """Whether the session's clock runs here, for the log as it stands."""
        known = self._running.get(session.id)
        return known is not None and known.at == _place(session) and not session.clock_stopped

    def active(self, session: Session) -> float:
        """The candidate's clock now, in seconds."""
        return self._at(session, self._clock.monotonic())

    def seen(self, session: Session) -> None:
        """Somebody is there: a page that shows the session says so at each look."""
        if self.ticks(session):
            known = self._running[session.id]
            self._running[session.id] = _Ticking(known.at, known.since, self._clock.monotonic())

    def left_alone(self, seconds: float) -> dict[str, float]:
        """Sessions that nobody was at for so long, with the moment up to which somebody was.

        Those whose page was there once and no longer is; all of them where nobody has asked here
        for so long, though it is asked every now and then: the machine was asleep.
        """
        now, before = self._clock.monotonic(), self._looked
        self._looked = now, seconds
        if before is not None and now - before[0] > seconds:
            return {name: max(known.since, before[0]) for name, known in self._running.items()}
        return {
            name: known.seen
            for name, known in self._running.items()
            if known.seen is not None and now - known.seen > seconds
        }

    def active_when(self, session: Session, moment: float) -> float:
        """The candidate's clock at a moment of the monotonic clock."""
        return self._at(session, moment)

    def _at(self, session: Session, moment: float) -> float:
        if not self.ticks(session):
            return session.active
        since = self._running[session.id].since
        if self._looked is not None:  # awake no longer than so: nobody has looked since
            moment = min(moment, max(since, self._looked[0]) + self._looked[1])
        return session.active + max(0.0, moment - since)


def _place(session: Session) -> tuple[int, float]:
    return len(session.turns), session.active
