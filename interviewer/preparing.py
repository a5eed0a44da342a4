"""What a reply rests on, worked out as far as it goes while the message is being kept."""

import asyncio
from collections import OrderedDict
from concurrent.futures import Future
from contextlib import suppress
from typing import NamedTuple

from interviewer.domain.events import MessageRead
from interviewer.domain.moves import Decision
from interviewer.domain.policy import next_moves
from interviewer.domain.session import Session, with_reading
from interviewer.grounding import ground_all
from interviewer.readings import AT_HAND, Readings
from interviewer.roles.base import Grounded, Roles


class Due(NamedTuple):
    """What a reply rests on: the session with every message read, the readings that its log does
    not hold yet, what may be done, and the notes for that."""

    session: Session
    read: list[MessageRead]
    decision: Decision
    grounded: tuple[Grounded, ...]


class Preparing:
    """Keeping a message waits for the disk longer than most of this takes. What is found is the
    same as without a head start."""

    def __init__(self, readings: Readings, roles: Roles) -> None:
        self._readings = readings
        self._roles = roles
        self._begun: OrderedDict[str, tuple[Session, Future[Due]]] = OrderedDict()

    def begin(self, kept: Session) -> None:
        """Start on the reply to a message whose reading has begun.

        `kept` is the session as it will be once the message is kept.
        """
        turn = kept.last_candidate
        reading = turn and self._readings.begun(kept, turn)
        if not turn or not reading:
            return
        number, found = turn.number, reading

        def work() -> Due:
            event = MessageRead(turn=number, reading=found.result())  # begun before, same thread
            session = with_reading(kept, event)
            decision = next_moves(session, session.active)
            return Due(session, [event], decision, self._ground(session, decision))

        self._begun[kept.id] = kept, self._readings.after(work)
        while len(self._begun) > AT_HAND:
            self._begun.popitem(last=False)

    async def due(self, heard: Session) -> Due:
        """What the reply that is due rests on."""
        kept, begun = self._begun.pop(heard.id, (None, None))
        if begun is not None and kept is heard:
            with suppress(Exception):  # it is worked out again, where what fails is told
                due = await asyncio.wrap_future(begun)
                self._readings.taken(due.session, due.read)
                return due
        session, read = await self._readings.first(heard)
        decision = next_moves(session, session.active)
        grounded = self._readings.after(lambda: self._ground(session, decision))
        return Due(session, read, decision, await asyncio.wrap_future(grounded))

    def _ground(self, session: Session, decision: Decision) -> tuple[Grounded, ...]:
        return ground_all(self._roles.retriever, session, decision.moves, self._roles.searches)
