"""The logbook: sessions read from their logs, and events written after them."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from interviewer.clock import Clock
from interviewer.domain.events import (
    GENESIS,
    Event,
    MessageRead,
    Producer,
    Record,
    SessionOpened,
)
from interviewer.domain.message import drives, undriven
from interviewer.domain.session import Content, Session, step
from interviewer.store import Lease, Store
from interviewer.transcript import session_of

AT_HAND = 64
"""So many sessions are kept folded; any other is folded from its log again when asked for."""


class Logbook:
    """Folds logs into sessions and appends to them. What it keeps at hand is never ahead of them."""

    def __init__(self, store: Store, clock: Clock, producer: Producer, owner: str) -> None:
        self._store = store
        self._clock = clock
        self._producer = producer
        self._owner = owner
        self._at_hand: OrderedDict[str, Session] = OrderedDict()

    def open(self, session_id: str, content: Content, event: SessionOpened) -> Session:
        """Begin a log."""
        record = self._record(session_id, 1, GENESIS, 0.0, event, self._producer)
        self._store.append([record])
        return self._keep(step(content, None, record))

    def session(self, session_id: str) -> Session:
        """The session as its log says now.

        Raises `SessionNotFoundError`, also where it is somebody else's, or `LogBrokenError` when the
        log does not add up.
        """
        known = self._at_hand.get(session_id)
        if known is not None and known.seq == self._store.last_seq(session_id, self._owner):
            self._at_hand.move_to_end(session_id)
            return known
        records = self._store.records(session_id, self._owner)
        return self._keep(session_of(self._store, records))

    def commit(
        self,
        session: Session,
        events: Sequence[Event],
        active: float,
        prompt: str = "",
        model: str = "",
        lease: Lease | None = None,
        meanwhile: Callable[[Session], None] = lambda _: None,
    ) -> Session:
        """Append events to a session's log, all of them or none, and return what it adds up to.

        `active` is the candidate's clock in seconds; `prompt` and `model` say what worded or judged
        them; messages are read by neither. A `lease` is asked for with them.
        `meanwhile` is told what they add up to just before they are written. Raises `ConflictError`
        when somebody else wrote first.
        """
        if not events:
            return session
        worded = self._producer
        if prompt or model:
            worded = worded.model_copy(update={"prompt": prompt, "model": model})
        records: list[Record] = []
        after = session
        for event in events:
            by = self._producer if isinstance(event, MessageRead) else worded
            record = self._record(session.id, after.seq + 1, after.head, active, event, by)
            after = step(session.content, after, record)
            records.append(record)
        meanwhile(after)
        self._store.append(records, lease)
        return self._keep(after)

    def _keep(self, session: Session) -> Session:
        self._at_hand[session.id] = session
        self._at_hand.move_to_end(session.id)
        while len(self._at_hand) > AT_HAND:
            self._at_hand.popitem(last=False)
        return session

    def _record(
        self,
        session_id: str,
        seq: int,
        previous: str,
        active: float,
        event: Event,
        producer: Producer,
    ) -> Record:
        return Record(
            session=session_id,
            owner=self._owner,
            seq=seq,
            at=self._clock.wall(),
            active=round(active, 3),
            producer=producer,
            previous=previous,
            event=_writable(event),
        )


def _writable(event: Event) -> Event:
    """The event as it can be kept: what a model answered may hold what no file or screen should."""
    body = event.model_dump()
    if not any(drives(text) for text in _texts(body)):
        return event
    return type(event).model_validate(_undriven(body))


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _texts(part)
        case list() | tuple():
            for part in value:
                yield from _texts(part)


def _undriven(value: Any) -> Any:
    match value:
        case str():
            return undriven(value)
        case dict():
            return {name: _undriven(part) for name, part in value.items()}
        case list() | tuple():
            return tuple(_undriven(part) for part in value)
    return value
