"""The runner: turns run here, on one asyncio loop, apart from any screen.

A page or a terminal attaches to a running turn, leaves it, and attaches again; the turn goes on
meanwhile. All calls of the engine are made on the loop, so that a session has one writer in this
process; a lease in the store keeps other processes from answering the same turn.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from interviewer.clock import Clock
from interviewer.domain.events import InterviewerSaid, Noticed
from interviewer.domain.session import Content, Session
from interviewer.engine import EndReason, Interviewer, Setup
from interviewer.errors import InternalError, InterviewerError
from interviewer.live_turn import LiveTurn
from interviewer.roles.base import Broken
from interviewer.store import Store

LEASE_SECONDS = 30.0
"""How long a lease holds without being renewed: what a crashed process blocks a session for."""
RENEW_SECONDS = 10.0
CALL_SECONDS = 30.0
"""The longest a front end waits for a call that asks no model."""

ResultT = TypeVar("ResultT")


class Runner:
    """Runs the turns of all sessions of a process. Its methods may be called from any thread."""

    def __init__(self, interviewer: Interviewer, store: Store, clock: Clock, holder: str) -> None:
        self._interviewer = interviewer
        self._store = store
        self._clock = clock
        self._holder = holder
        self._turns: dict[str, LiveTurn] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._background: set[asyncio.Task[Any]] = set()
        self._finishing: dict[str, Future[Session]] = {}
        self._closing = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="turns", daemon=True)
        self._thread.start()

    def open(self, content: Content, setup: Setup) -> Session:
        """Begin an interview; its opening is spoken by `answer`."""
        return self._now(lambda: self._interviewer.open(content, setup))

    def session(self, session_id: str) -> Session:
        """The session as its log says now. Raises what the engine raises."""
        return self._now(lambda: self._interviewer.session(session_id))

    def active_seconds(self, session_id: str) -> float:
        """The candidate's clock now, in seconds."""
        return self._now(lambda: self._interviewer.active_seconds(session_id))

    def say(self, session_id: str, text: str, turn_id: str) -> LiveTurn | None:
        """Keep a message and have it answered; the same `turn_id` twice is one turn.

        The turn to attach to, or None where nothing is due. Raises `ConflictError` while the
        interviewer speaks, here or in another process.
        """

        def hear() -> LiveTurn | None:
            self._interviewer.hear(session_id, text, turn_id)
            return self._begin(session_id)

        return self._now(hear)

    def answer(self, session_id: str) -> LiveTurn | None:
        """Attach to the turn under way, or begin the one that is due; None where none is."""
        return self._now(lambda: self._begin(session_id))

    def live(self, session_id: str) -> LiveTurn | None:
        """The latest turn that ran here, finished or not."""
        return self._turns.get(session_id)

    def stop(self, session_id: str) -> None:
        """Break the turn off: what was shown is kept, the request upstream is closed."""

        def cancel() -> None:
            task = self._tasks.get(session_id)
            if task is not None:
                task.cancel()

        self._now(cancel)

    def pause(self, session_id: str) -> Session:
        """Stop the candidate's clock."""
        return self._now(lambda: self._interviewer.pause(session_id))

    def resume(self, session_id: str) -> Session:
        """Let the candidate's clock run again."""
        return self._now(lambda: self._interviewer.resume(session_id))

    def finish(self, session_id: str, why: EndReason = "candidate") -> Future[Session]:
        """End the interview and grade it; asked twice it is done once. Wait on the future."""

        def begin() -> Future[Session]:
            known = self._finishing.get(session_id)
            if known is not None and not (known.done() and known.exception()):
                return known
            future = asyncio.run_coroutine_threadsafe(self._finish(session_id, why), self._loop)
            self._finishing[session_id] = future
            return future

        return self._now(begin)

    def finishing(self, session_id: str) -> Future[Session] | None:
        """The ending and grading that was asked for here, done or not; None where none was."""
        return self._finishing.get(session_id)

    def close(self) -> None:
        """Break off what runs and end the loop."""

        async def wind_up() -> None:
            self._closing = True
            running = [*self._tasks.values(), *self._background]
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

        if self._loop.is_closed():
            return
        asyncio.run_coroutine_threadsafe(wind_up(), self._loop).result(CALL_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CALL_SECONDS)
        self._loop.close()

    def _now(self, call: Callable[[], ResultT]) -> ResultT:
        """Make a call on the loop and wait for what it gives."""

        async def made() -> ResultT:
            return call()

        return asyncio.run_coroutine_threadsafe(made(), self._loop).result(CALL_SECONDS)

    def _begin(self, session_id: str) -> LiveTurn | None:
        """On the loop: the running turn, or a new one where a reply is due."""
        task = self._tasks.get(session_id)
        if task is not None and not task.done():
            return self._turns[session_id]
        session = self._interviewer.session(session_id)
        if not session.awaiting_reply:
            return None
        turn = LiveTurn(session_id, session.next_turn)
        if not self._lease(session_id):
            turn.elsewhere()
            return turn
        self._turns[session_id] = turn
        self._tasks[session_id] = self._loop.create_task(self._run(turn))
        return turn

    async def _run(self, turn: LiveTurn) -> None:
        """Speak the turn, then see to what goes on behind it."""
        keeping = self._loop.create_task(self._keep_lease(turn.session_id))
        try:
            pieces = self._interviewer.reply(turn.session_id)
            try:
                async for piece in pieces:
                    match piece:
                        case str():
                            turn.add(piece)
                        case Broken():
                            turn.begin_anew()
                        case Noticed():
                            turn.notice(piece.text)
                        case InterviewerSaid():
                            turn.said(piece)
            finally:
                await pieces.aclose()  # type: ignore[attr-defined]
        except asyncio.CancelledError:
            turn.stopped()
        except InterviewerError as error:
            turn.failed(error)
        except Exception as error:  # noqa: BLE001 - the page must hear of it, whatever it is
            turn.failed(InternalError.of(error))
        finally:
            keeping.cancel()
            self._store.release(turn.session_id, self._holder)
        if not self._closing:
            self._behind(self._catch_up(turn.session_id))

    async def _catch_up(self, session_id: str) -> None:
        try:
            await self._interviewer.catch_up(session_id)
        except InterviewerError:
            return  # what was not judged now is judged with the next turn, or at the end

    async def _finish(self, session_id: str, why: EndReason) -> Session:
        task = self._tasks.get(session_id)
        if task is not None and not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return await self._interviewer.finish(session_id, why)

    def _behind(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    def _lease(self, session_id: str) -> bool:
        now = self._clock.wall().timestamp()
        return self._store.lease(session_id, self._holder, now, LEASE_SECONDS)

    async def _keep_lease(self, session_id: str) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            self._lease(session_id)
