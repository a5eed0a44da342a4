"""A call that is stopped with its turn: paid for, and so kept in the log."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.events import ModelCalled, Usage
from interviewer.engine import Interviewer, Roles
from interviewer.headless import START
from interviewer.llm.chat import Completion, Request
from interviewer.llm.resilience import ResilientChat
from interviewer.roles.builtin.assessor import BuiltinAssessor
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.roles.model_backed.speaker import ModelSpeaker
from interviewer.store import Store
from tests.builders import NoteShelf, ScriptedReader, interviewer_with, listen, setup, small_content


class Endless:
    """A model that says a sentence and then thinks for ever; with `silent` it says nothing."""

    name = "endless:test"

    def __init__(self, silent: bool = False) -> None:
        self.silent, self.closed = silent, 0
        self.asked = asyncio.Event()

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        self.asked.set()
        try:
            if not self.silent:
                yield '<move n="1">You weigh every pebble twice. '
            await asyncio.Event().wait()
        finally:
            self.closed += 1

    async def complete(self, request: Request) -> Completion:
        raise AssertionError("the speaker streams")


def lead_of(model: Endless, store: Store) -> Interviewer:
    speaker = ModelSpeaker(ResilientChat(model))
    roles = Roles(ScriptedReader(), speaker, BuiltinAssessor(), BuiltinGrader(), NoteShelf())
    return interviewer_with(store, ManualClock(START), roles)


async def opened(lead: Interviewer) -> str:
    session = lead.open(small_content(), setup())
    await listen(lead, session.id)
    lead.hear(session.id, "I would weigh every pebble twice and keep the larger half.", "t1")
    return session.id


def calls_of(lead: Interviewer, session: str) -> tuple[ModelCalled, ...]:
    return lead.session(session).calls


def well_kept(found: tuple[ModelCalled, ...]) -> None:
    (call,) = found
    assert (call.role, call.turn, call.outcome) == ("speaker", 3, "cancelled")
    assert isinstance(call.usage, Usage) and call.usage.estimated and call.usage.input > 100


def test_a_reply_that_is_closed_half_way_leaves_its_call_in_the_log() -> None:
    async def run() -> None:
        model = Endless()
        lead = lead_of(model, store)
        session = await opened(lead)
        reply = lead.reply(session)
        assert isinstance(await anext(reply), str)
        await reply.aclose()
        well_kept(calls_of(lead, session))
        assert model.closed == 1 and lead.session(session).turns[-1].interrupted

    store = Store("sqlite://")
    asyncio.run(run())
    store.close()


@pytest.mark.parametrize("silent", [False, True])
def test_a_reply_whose_task_is_cancelled_leaves_its_call_in_the_log_once(silent: bool) -> None:
    async def run() -> None:
        model = Endless(silent)
        lead = lead_of(model, store)
        session = await opened(lead)
        task = asyncio.create_task(listen(lead, session))
        await model.asked.wait()
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        well_kept(calls_of(lead, session))
        await asyncio.sleep(0)
        assert len(calls_of(lead, session)) == 1 and model.closed == 1

    store = Store("sqlite://")
    asyncio.run(run())
    store.close()
