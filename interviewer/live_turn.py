"""A turn while it runs: what has been shown of it, for any number of watchers."""

import threading
from collections.abc import Iterator
from enum import StrEnum

from interviewer.domain.events import InterviewerSaid
from interviewer.errors import InterviewerError


class TurnState(StrEnum):
    """Where a turn stands."""

    THINKING = "thinking"
    SPEAKING = "speaking"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    ELSEWHERE = "elsewhere"


RUNNING = frozenset({TurnState.THINKING, TurnState.SPEAKING})


class LiveTurn:
    """The text shown so far and how the turn ended. Written on the loop, read from any thread.

    `state` ELSEWHERE means that another process answers this turn: read the log for it.
    """

    def __init__(self, session_id: str, number: int) -> None:
        self.session_id = session_id
        self.number = number
        self._changed = threading.Condition()
        self._version = 0
        self._text = ""
        self._restarts = 0
        self._state = TurnState.THINKING
        self._notices: list[str] = []
        self._error: InterviewerError | None = None
        self._kept: InterviewerSaid | None = None

    @property
    def text(self) -> str:
        """What may be shown now."""
        return self._text

    @property
    def state(self) -> TurnState:
        """Where the turn stands."""
        return self._state

    @property
    def running(self) -> bool:
        """Whether more may come."""
        return self._state in RUNNING

    @property
    def restarts(self) -> int:
        """How often the text broke off and began anew."""
        return self._restarts

    @property
    def notices(self) -> tuple[str, ...]:
        """What the candidate is told beside the turn."""
        return tuple(self._notices)

    @property
    def error(self) -> InterviewerError | None:
        """Why the turn failed."""
        return self._error

    @property
    def kept(self) -> InterviewerSaid | None:
        """The turn as it was kept, once it is done."""
        return self._kept

    def watch(self, timeout: float = 0.5) -> Iterator["LiveTurn"]:
        """Yield this turn whenever it changed, at once first, until it has ended.

        Yields after `timeout` seconds without a change too, so that a page can show that it waits.
        """
        seen = -1
        over = False
        while not over:
            with self._changed:
                if self._version == seen and self.running:
                    self._changed.wait(timeout)
                seen = self._version
                over = not self.running
            yield self

    def wait(self, timeout: float) -> bool:
        """Wait until the turn has ended; whether it has."""
        with self._changed:
            return self._changed.wait_for(lambda: not self.running, timeout)

    def add(self, piece: str) -> None:
        """Show more text."""
        self._text += piece
        self._change(TurnState.SPEAKING)

    def begin_anew(self) -> None:
        """The text broke off; a whole new one follows."""
        self._text = ""
        self._restarts += 1
        self._change(TurnState.THINKING)

    def notice(self, text: str) -> None:
        """Tell the candidate something beside the turn."""
        self._notices.append(text)
        self._change(self._state)

    def said(self, kept: InterviewerSaid) -> None:
        """The turn is whole and kept."""
        self._kept = kept
        self._text = kept.text
        self._change(TurnState.DONE)

    def stopped(self) -> None:
        """The candidate broke it off."""
        if self.running:
            self._change(TurnState.STOPPED)

    def failed(self, error: InterviewerError) -> None:
        """It could not be spoken; the reply stays due."""
        self._error = error
        self._change(TurnState.FAILED)

    def elsewhere(self) -> None:
        """Another process answers it."""
        self._change(TurnState.ELSEWHERE)

    def _change(self, state: TurnState) -> None:
        with self._changed:
            self._state = state
            self._version += 1
            self._changed.notify_all()
