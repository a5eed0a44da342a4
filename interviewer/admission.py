"""Admission: how many messages a session may send in a minute, and how many turns may wait."""

from collections import OrderedDict, deque

from interviewer.clock import Clock
from interviewer.errors import TooMuchError

MESSAGES_A_MINUTE = 60
"""Of one session; nobody types as fast. A script that sends faster is told to wait."""
TURNS_WAITING = 64
"""So many turns may wait to be spoken; whoever comes later keeps the message and tries again."""
SESSIONS_AT_HAND = 1024


class Admission:
    """Turns away what comes too fast, before any of it is kept or any model is asked."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sent: OrderedDict[str, deque[float]] = OrderedDict()

    def message(self, session_id: str) -> None:
        """Count a message. Raises `TooMuchError` where the minute is full."""
        now = self._clock.monotonic()
        sent = self._sent.setdefault(session_id, deque(maxlen=MESSAGES_A_MINUTE))
        self._sent.move_to_end(session_id)
        while len(self._sent) > SESSIONS_AT_HAND:
            self._sent.popitem(last=False)
        if len(sent) == MESSAGES_A_MINUTE and now - sent[0] < 60.0:
            raise TooMuchError(
                f"More than {MESSAGES_A_MINUTE} messages came within a minute.",
                "Wait a minute, then send this one again.",
            )
        sent.append(now)

    def turn(self, waiting: int) -> None:
        """Let a turn be spoken, or wait for its turn. Raises `TooMuchError` where too many wait."""
        if waiting >= TURNS_WAITING:
            raise TooMuchError(
                f"{waiting} interviews wait to be answered already.", "Try again in a minute."
            )
