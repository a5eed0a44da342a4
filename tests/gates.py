"""Roles that wait at a gate, so that a test decides what happens first; none of them sleeps long."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from interviewer.clock import Clock
from interviewer.domain.moves import Decision
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.engine import Interviewer, Roles
from interviewer.live_turn import LiveTurn
from interviewer.roles.base import (
    Assessment,
    Broken,
    Grounded,
    Piece,
    Spoken,
    StageGrading,
)
from interviewer.roles.base import Grading as Graded
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.runner import Runner
from interviewer.store import Store
from tests.builders import PRODUCER, roles

ENDS = 5.0
"""Seconds that anything may take at most."""


class Gate:
    """Somewhere to wait: a test sees who has come, and lets them on from any thread."""

    def __init__(self, open_already: bool = False) -> None:
        self._open = threading.Event()
        self._come = threading.Event()
        if open_already:
            self._open.set()

    async def wait(self) -> None:
        """Wait until it is opened."""
        self._come.set()
        while not self._open.is_set():  # noqa: ASYNC110 - set from any thread
            await asyncio.sleep(0.001)

    async def reached(self) -> None:
        """Wait, on the same loop, until somebody has come."""
        while not self._come.is_set():  # noqa: ASYNC110 - set from any thread
            await asyncio.sleep(0.001)

    def come(self) -> None:
        """Wait, on another thread, until somebody has come."""
        assert self._come.wait(ENDS), "nobody came to the gate"

    def open(self) -> None:
        """Let on who waits and who comes."""
        self._open.set()

    def shut(self) -> None:
        """Hold whoever comes next."""
        self._open.clear()
        self._come.clear()


class GatedSpeaker:
    """Speaks as the built-in one does, its first words out before the gate, or none of them."""

    name = "builtin"

    def __init__(self, gate: Gate, silent: bool = False) -> None:
        self.gate = gate
        self.silent = silent
        self.breaks = False
        self.adds = ""
        self.calls = 0
        self.closed = 0

    async def speak(
        self, session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
    ) -> AsyncGenerator[Piece, None]:
        self.calls += 1
        whole = BuiltinSpeaker().compose(session, decision, grounded, now)
        text = whole.text + self.adds
        first = "" if self.silent else text[:4]
        try:
            if self.breaks:
                yield "Half a"
                yield Broken(move=whole.move, text="Half a", why="E_NET")
            elif first:
                yield first
            await self.gate.wait()
            yield text[len(first) :] if not self.breaks else text
            yield Spoken(move=whole.move, text=text)
        finally:
            self.closed += 1


class GatedAssessor:
    """Finds what it is told to, behind a gate; fails the first `fails` times."""

    name = "builtin"

    def __init__(
        self, gate: Gate | None = None, found: Assessment | None = None, fails: int = 0
    ) -> None:
        self.gate = gate or Gate(open_already=True)
        self.found = found or Assessment()
        self.fails = fails
        self.calls = 0
        self.cancelled = 0

    async def assess(self, session: Session, turn: int) -> Assessment:
        self.calls += 1
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.calls <= self.fails:
            raise RuntimeError("a mistake")
        return self.found


class GatedGrader:
    """Grades as the built-in one does, behind a gate, under a name of its own."""

    def __init__(self, gate: Gate | None = None, name: str = "builtin") -> None:
        self.gate = gate or Gate(open_already=True)
        self.name = name
        self.stage_calls = 0
        self._builtin = BuiltinGrader()

    async def grade(self, session: Session) -> Graded:
        await self.gate.wait()
        return await self._builtin.grade(session)

    async def grade_stage(self, session: Session, stage: StageId) -> StageGrading | None:
        self.stage_calls += 1
        return StageGrading(graded=None)


def lead_with(
    store: Store, clock: Clock, start: int = 1, owner: str = "local", **parts: object
) -> Interviewer:
    """An interviewer with some roles replaced, its ids in order."""
    numbers = count(start)
    given: Roles = replace(roles(), **parts)  # type: ignore[arg-type]
    return Interviewer(store, given, clock, lambda: f"{next(numbers):032x}", PRODUCER, owner)


@contextmanager
def running(lead: Interviewer, store: Store, clock: Clock, holder: str = "one",
            renew_every: float = 10.0) -> Iterator[Runner]:  # fmt: skip
    """A runner that is closed in the end."""
    runner = Runner(lead, store, clock, holder, renew_every)
    try:
        yield runner
    finally:
        runner.close()


def over(turn: LiveTurn | None) -> LiveTurn:
    """The turn, once it has ended."""
    assert turn is not None
    assert turn.wait(ENDS), "the turn did not end"
    return turn


def kinds(store: Store, session: str) -> list[str]:
    """The kinds of events in a log."""
    return [record.event.type for record in store.records(session)]


async def all_of(lead: Interviewer, session: str) -> None:
    """Have a reply spoken to its end."""
    async for _ in lead.reply(session):
        pass
