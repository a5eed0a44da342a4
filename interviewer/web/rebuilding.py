"""The request that was made for a turn, made again from the log and compared with what was sent."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import NoReturn

from interviewer.domain.events import (
    InterviewerSaid,
    MessageRead,
    ModelCalled,
    Record,
    SessionOpened,
)
from interviewer.domain.policy import next_moves
from interviewer.domain.session import Session, fold
from interviewer.grounding import ground_all
from interviewer.llm.chat import Completion, Request
from interviewer.llm.errors import ModelNetError
from interviewer.roles.base import Retriever
from interviewer.web.opened import Opened


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A request as the code would make it now; `changed` names the parts that differ from what was
    sent, None where the log does not say what was sent."""

    request: Request
    changed: tuple[str, ...] | None


class _Listening:
    """A door to no model: it keeps the request it is given and fails."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.heard: Request | None = None

    async def stream(
        self, request: Request, calls: list[ModelCalled]
    ) -> AsyncIterator[str | Completion]:
        """Keeps the request. Raises `ModelNetError`."""
        self._keep(request)
        yield ""

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        """Keeps the request. Raises `ModelNetError`."""
        self._keep(request)

    def _keep(self, request: Request) -> NoReturn:
        self.heard = self.heard or request
        raise ModelNetError("There is no model behind this door.", "Go on without one.")


def rebuilt(opened: Opened, turn: int, notes: Retriever) -> Rebuilt | None:
    """The first request for the words of an interviewer's turn; None where no model was asked.

    `notes` finds the passages: those of the recording where there is one, else those of today.
    """
    sent = next(
        (
            r.event
            for r in opened.records
            if isinstance(r.event, ModelCalled)
            and (r.event.role, r.event.turn, r.event.attempt) == ("speaker", turn, 1)
        ),
        None,
    )
    if sent is None:
        return None
    session = _before(opened, turn)
    request = asyncio.run(_asked(session, notes, sent.model))
    if request is None:
        return None
    return Rebuilt(request, _changed(request.digests(), sent.digests))


async def _asked(session: Session, notes: Retriever, model: str) -> Request | None:
    from interviewer.roles.model_backed.speaker import SEARCHES, ModelSpeaker

    door = _Listening(model)
    decision = next_moves(session, session.active)
    grounded = ground_all(notes, session, decision.moves, SEARCHES)
    async for _ in ModelSpeaker(door).speak(session, decision, grounded, session.active):
        if door.heard is not None:
            break
    return door.heard


def _before(opened: Opened, turn: int) -> Session:
    """The session as the speaker had it: up to the reading of the message it replies to."""
    until = next(
        at
        for at, record in enumerate(opened.records)
        if isinstance(record.event, InterviewerSaid) and record.event.turn == turn
    )
    known = [at for at in range(until) if _is_ground(opened.records[at])]
    return fold(opened.session.content, opened.records[: known[-1] + 1])


def _is_ground(record: Record) -> bool:
    return isinstance(record.event, SessionOpened | MessageRead | InterviewerSaid)


def _changed(now: dict[str, str], then: dict[str, str]) -> tuple[str, ...] | None:
    if not then:
        return None
    return tuple(sorted(n for n in {*now, *then} if now.get(n) != then.get(n)))
