"""The runner: turns run here, on one asyncio loop, apart from any screen.

A page or a terminal attaches to a running turn, leaves it, and attaches again; the turn goes on
meanwhile. All calls of the engine are made on the loop, so that a session has one writer in this
process; a lease in the store keeps other processes from answering the same turn.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from concurrent.futures import Future
from contextlib import aclosing, suppress
from typing import Any

from interviewer.admission import Admission
from interviewer.clock import Clock
from interviewer.domain.events import InterviewerSaid, Noticed
from interviewer.domain.session import Content, Session
from interviewer.engine import Interviewer, Setup
from interviewer.errors import (
    ConflictError,
    InternalError,
    InterviewerError,
    InterviewOverError,
)
from interviewer.leases import RENEW_SECONDS, Leases
from interviewer.live_turn import LiveTurn
from interviewer.roles.base import Broken
from interviewer.store import Lease, Store
from interviewer.turn_keeping import EndReason
from interviewer.turn_loop import TurnLoop

ALONE_SECONDS = 120.0
"""A page that has not been there for so long has left: the candidate's clock stops."""
LOOK_SECONDS = 10.0
TURNS_AT_HAND = 64
TURNS_AT_ONCE = 16
"""So many turns are spoken at the same time; the others wait for their turn."""


def _failed(work: Future[Session]) -> bool:
    return work.done() and (work.cancelled() or work.exception() is not None)


class Runner:
    """Runs the turns of all sessions of a process. Its methods may be called from any thread.

    Each may raise what the engine raises, `ClosingError` once this is closed, and `TooMuchError`
    where a call is not got to.
    """

    def __init__(
        self,
        interviewer: Interviewer,
        store: Store,
        clock: Clock,
        holder: str,
        renew_every: float = RENEW_SECONDS,
    ) -> None:
        self._interviewer = interviewer
        self._leases = Leases(store, clock, holder)
        self._renew_every = renew_every
        self._turns: OrderedDict[str, LiveTurn] = OrderedDict()
        self._room = asyncio.Semaphore(TURNS_AT_ONCE)
        self._admission = Admission(clock)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._background: set[asyncio.Task[Any]] = set()
        self._finishing: OrderedDict[str, Future[Session]] = OrderedDict()
        self._calls = TurnLoop()
        self._now, self._loop = self._calls.now, self._calls.loop
        self._loop.call_soon_threadsafe(lambda: self._behind(self._watch_over()))

    def open(self, content: Content, setup: Setup) -> Session:
        """Begin an interview; its opening is spoken by `answer`."""
        return self._now(lambda: self._interviewer.open(content, setup))

    def session(self, session_id: str) -> Session:
        """The session as its log says now. Raises what the engine raises."""
        return self._now(lambda: self._interviewer.session(session_id))

    def present(self, session_id: str) -> None:
        """A page shows the session; one that said so once and no longer does has left."""
        self._now(lambda: self._interviewer.present(session_id))

    def active_seconds(self, session_id: str) -> float:
        """The candidate's clock now, in seconds."""
        return self._now(lambda: self._interviewer.active_seconds(session_id))

    def say(self, session_id: str, text: str, turn_id: str) -> LiveTurn | None:
        """Keep a message and have it answered; the same `turn_id` twice is one turn.

        The turn to attach to, or None where nothing is due. Raises `ConflictError` while the
        interviewer speaks, here or in another process, `InterviewOverError` once the end was asked
        for, and `TooMuchError` where messages come too fast or too many turns wait.
        """

        def hear() -> LiveTurn | None:
            known = self._finishing.get(session_id)
            if known is not None and not _failed(known):
                raise InterviewOverError(
                    "The interview is being ended; this message was not added to it.",
                    "Wait for its report.",
                )
            self._admission.message(session_id)
            self._admit(session_id)
            lease = self._leases.asked(session_id)
            heard = self._interviewer.hear(session_id, text, turn_id, lease)
            return self._begin(session_id, heard, lease)

        return self._now(hear)

    def answer(self, session_id: str) -> LiveTurn | None:
        """Attach to the turn under way, or begin the one that is due; None where none is."""
        return self._now(lambda: self._begin(session_id))

    def live(self, session_id: str) -> LiveTurn | None:
        """The latest turn that ran here, finished or not."""
        return self._turns.get(session_id)

    def stop(self, session_id: str) -> None:
        """Break the turn off: what was shown is kept, the request upstream is closed.

        The candidate has the floor then, and may also ask for the turn anew.
        """

        def cancel() -> None:
            task = self._tasks.get(session_id)
            if task is not None:
                task.add_done_callback(lambda _: self._give_way(session_id))
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
            if known is not None and not _failed(known):
                return known
            future = asyncio.run_coroutine_threadsafe(self._finish(session_id, why), self._loop)
            self._finishing[session_id] = future
            while (
                len(self._finishing) > TURNS_AT_HAND and next(iter(self._finishing.values())).done()
            ):
                self._finishing.popitem(last=False)
            return future

        return self._now(begin)

    def finishing(self, session_id: str) -> Future[Session] | None:
        """The ending and grading that was asked for here, done or not; None where none was."""
        return self._finishing.get(session_id)

    def close(self) -> None:
        """Break off what runs and end the loop."""
        self._calls.close()

    def _begin(
        self, session_id: str, heard: Session | None = None, lease: Lease | None = None
    ) -> LiveTurn | None:
        """On the loop: the running turn, or a new one where a reply is due.

        `heard` is the session if its message was kept just now, `lease` what was asked for with it.
        """
        task = self._tasks.get(session_id)
        if task is not None and not task.done():
            return self._turns[session_id]
        session = heard or self._interviewer.session(session_id)
        if not session.awaiting_reply:
            return None
        turn = LiveTurn(session_id, session.next_turn)
        self._admit(session_id)
        held = lease.held if lease is not None else None
        if not (self._leases.take(session_id) if held is None else held):
            turn.elsewhere()
            return turn
        self._turns[session_id] = turn
        self._turns.move_to_end(session_id)
        while len(self._turns) > TURNS_AT_HAND and not next(iter(self._turns.values())).running:
            self._turns.popitem(last=False)
        task = self._loop.create_task(self._run(turn))
        self._tasks[session_id] = task
        task.add_done_callback(lambda done: self._over(turn, done))
        return turn

    def _over(self, turn: LiveTurn, task: asyncio.Task[None]) -> None:
        """A turn's task has ended, even if it was broken off before its first step."""
        if self._tasks.get(turn.session_id) is task:
            del self._tasks[turn.session_id]
            self._leases.give_back(turn.session_id)
        turn.stopped()

    def _admit(self, session_id: str) -> None:
        if session_id not in self._tasks:
            self._admission.turn(waiting=max(0, len(self._tasks) - TURNS_AT_ONCE))

    def _give_way(self, session_id: str) -> None:
        with suppress(InterviewerError):  # then the turn stays due
            self._interviewer.give_way(session_id)

    async def _run(self, turn: LiveTurn) -> None:
        """Speak the turn, then see to what goes on behind it."""
        speaking = asyncio.current_task()
        assert speaking is not None
        keeping = self._loop.create_task(self._keep_lease(turn, speaking))
        try:
            pieces = self._interviewer.reply(turn.session_id)
            async with self._room, aclosing(pieces):
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
        except asyncio.CancelledError:
            pass  # `_over` says so, once its lease is given back
        except ConflictError:
            turn.elsewhere()
        except InterviewerError as error:
            turn.failed(error)
        except Exception as error:  # noqa: BLE001 - the page must hear of it, whatever it is
            turn.failed(InternalError.of(error))
        finally:
            keeping.cancel()
        if not self._calls.closing:
            self._behind(self._catch_up(turn.session_id))

    async def _catch_up(self, session_id: str) -> None:
        try:
            await self._interviewer.catch_up(session_id)
        except InterviewerError:
            return  # what was not judged now is judged with the next turn, or at the end

    async def _watch_over(self) -> None:
        """Stop the clocks of candidates who have gone away."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            with suppress(InterviewerError):  # tried again at the next look
                self._interviewer.suspend_left_alone(ALONE_SECONDS)

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

    async def _keep_lease(self, turn: LiveTurn, speaking: asyncio.Task[None]) -> None:
        await self._leases.keep(turn.session_id, self._renew_every)
        turn.elsewhere()
        speaking.cancel()
