"""The breaker: a server that fails again and again is left alone for a while."""

from collections import deque
from collections.abc import Callable

from interviewer.llm.errors import (
    ModelBusyError,
    ModelCertificateError,
    ModelError,
    ModelNetError,
    ModelProtocolError,
    ModelQuotaError,
    ModelServerError,
    ModelTimeoutError,
)

FAILURES, WINDOW, REST = 5, 30.0, 30.0
"""Five failures within half a minute open it for half a minute; then one call is let through."""
_FAULTS = (ModelNetError, ModelTimeoutError, ModelBusyError, ModelServerError, ModelProtocolError)


class Breaker:
    """Counts failures of one server. Times are in seconds of `now`, a monotonic clock."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._failures: deque[float] = deque(maxlen=FAILURES)
        self._until: float | None = None
        self._why: ModelError | None = None
        self._probing = False

    @property
    def open(self) -> bool:
        """Whether calls are held back now."""
        return self._until is not None and (self._probing or self._now() < self._until)

    def enter(self) -> None:
        """Ask to make a call. Raises the error that opened it, with the time left.

        Once the time is over one call is let through; its outcome decides.
        """
        if self._until is None:
            return
        if self.open:
            raise self._resting()
        self._probing = True

    def succeeded(self) -> None:
        """A call was answered."""
        self._failures.clear()
        self._until, self._why, self._probing = None, None, False

    def failed(self, error: ModelError) -> None:
        """A call failed; whether that says anything about the server is decided here."""
        if isinstance(error, ModelQuotaError):
            self.rest(REST, error)
            return
        if not isinstance(error, _FAULTS) or isinstance(error, ModelCertificateError):
            self.left()
            return
        self._failures.append(self._now())
        full = len(self._failures) == FAILURES and self._now() - self._failures[0] <= WINDOW
        if full or self._probing:
            self.rest(REST, error)

    def left(self) -> None:
        """A call ended without saying anything about the server."""
        self._probing = False

    def rest(self, seconds: float, why: ModelError) -> None:
        """Hold calls back for so long."""
        self._until, self._why, self._probing = self._now() + seconds, why, False

    def _resting(self) -> ModelError:
        assert self._until is not None and self._why is not None
        wait = max(0.0, self._until - self._now())
        kind = type(self._why) if isinstance(self._why, ModelQuotaError) else ModelBusyError
        return kind(
            "The model's server is left alone for a while, since it "
            + ("has no credit for us." if kind is ModelQuotaError else "failed or asked for it."),
            self._why.next_step if kind is ModelQuotaError else f"Wait {wait:.0f} seconds.",
            wait,
        )
