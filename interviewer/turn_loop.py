"""The loop that turns run on: a thread of its own, and calls made on it from any other."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from contextlib import suppress
from typing import TypeVar

from interviewer.errors import ClosingError, TooMuchError

CALL_SECONDS = 30.0
"""The longest somebody waits for a call that asks no model."""

ResultT = TypeVar("ResultT")


class TurnLoop:
    """An asyncio loop on a daemon thread."""

    def __init__(self, patience: float = CALL_SECONDS) -> None:
        """`patience` is how long a call may wait to be made, in seconds."""
        self._patience = patience
        self.closing = False
        """Read and written on the loop."""
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name="turns", daemon=True)
        self._thread.start()

    def now(self, call: Callable[[], ResultT]) -> ResultT:
        """Make a call on the loop and wait for what it gives, or for what it raises.

        Raises `ClosingError` once the loop is being closed, `TooMuchError` where it is not got to.
        """
        made: Future[ResultT] = Future()

        def make() -> None:
            if not made.set_running_or_notify_cancel():
                return
            try:
                if self.closing:
                    raise _closing()
                made.set_result(call())
            except BaseException as error:  # noqa: BLE001 - whoever waits is told
                made.set_exception(error)

        try:
            self.loop.call_soon_threadsafe(make)
        except RuntimeError:  # the loop is closed
            raise _closing() from None
        try:
            return made.result(self._patience)
        except NotYetError:
            made.cancel()
            raise TooMuchError(
                f"The program did not get to it within {self._patience:g} seconds.",
                "Look whether it was done, then try again.",
            ) from None

    def close(self) -> None:
        """Break off all that runs and end the loop."""

        async def wind_up() -> None:
            self.closing = True
            here = asyncio.current_task()
            running = [task for task in asyncio.all_tasks() if task is not here]
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            await self.loop.shutdown_asyncgens()  # lines to models close with the loop

        if self.loop.is_closed():
            return
        with suppress(NotYetError):  # what does not end is left behind
            asyncio.run_coroutine_threadsafe(wind_up(), self.loop).result(CALL_SECONDS)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(CALL_SECONDS)
        self.loop.close()


def _closing() -> ClosingError:
    return ClosingError("The program is being closed.", "Start it again: what was said is kept.")
