"""Reading messages off the loop: while they are being kept, and once more beside the reply."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

from interviewer.domain.events import MessageRead
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session, Turn, with_reading
from interviewer.roles.base import Reader

READ_AGAIN = 2
"""So many of the latest messages are read closer with each turn, if that was not done yet."""
AT_HAND = 64
"""So many readings may have been begun and not asked for."""

ResultT = TypeVar("ResultT")


class Readings:
    """Readings of messages, made in threads of their own: one for what a reply waits for, one for
    what it does not. The same are found whatever takes longer."""

    def __init__(self, reader: Reader, closer: Reader | None) -> None:
        self._reader = reader
        self._closer = closer
        self._first = ThreadPoolExecutor(1, "reading")
        self._again = ThreadPoolExecutor(1, "reading-closer")
        self._begun: OrderedDict[tuple[str, int, str], Future[Reading]] = OrderedDict()

    def begin(self, session: Session, text: str) -> None:
        """Start reading a message that is about to be kept as the session's next turn.

        Nothing is started where an earlier one has yet to be read: it may bear on this one.
        """
        if any(turn.reading is None for turn in session.candidate_turns()):
            return
        key = (session.id, session.next_turn, text)
        if key not in self._begun:
            self._begun[key] = self._first.submit(self._reader.read, session, text)
            while len(self._begun) > AT_HAND:
                self._begun.popitem(last=False)

    async def first(self, session: Session) -> tuple[Session, list[MessageRead]]:
        """The session with every message read, and the readings that are not in its log yet."""
        made: list[MessageRead] = []
        for turn in session.candidate_turns():
            if turn.reading is None:
                event = MessageRead(turn=turn.number, reading=await self._read(session, turn))
                session = with_reading(session, event)
                made.append(event)
        return session, made

    async def again(self, session: Session) -> list[MessageRead]:
        """Closer readings of the latest messages, where there is a closer reader."""
        made: list[MessageRead] = []
        if self._closer is None:
            return made
        for turn in session.candidate_turns()[-READ_AGAIN:]:
            if turn.read < 2:
                before = tuple(each for each in session.turns if each.number < turn.number)
                then = replace(session, turns=before)
                read = self._again.submit(self._closer.read, then, turn.text)
                made.append(MessageRead(turn=turn.number, reading=await asyncio.wrap_future(read)))
        return made

    def begun(self, session: Session, turn: Turn) -> "Future[Reading] | None":
        """The reading of a turn, if it was begun and not asked for."""
        return self._begun.get((session.id, turn.number, turn.text))

    def taken(self, session: Session, read: Sequence[MessageRead]) -> None:
        """Forget the readings that were begun and have been used."""
        used = {event.turn for event in read}
        for turn in session.candidate_turns():
            if turn.number in used:
                self._begun.pop((session.id, turn.number, turn.text), None)

    def after(self, work: Callable[[], ResultT]) -> "Future[ResultT]":
        """Do a piece of work that a reply waits for beside the loop, after what is being read."""
        return self._first.submit(work)

    async def _read(self, session: Session, turn: Turn) -> Reading:
        begun = self._begun.pop((session.id, turn.number, turn.text), None)
        if begun is None:
            begun = self._first.submit(self._reader.read, session, turn.text)
        return await asyncio.wrap_future(begun)
