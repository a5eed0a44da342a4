"""A key and an answer with a mark in them, through every fault: the key nowhere, the answer at home."""

import asyncio
import logging
import re
from collections.abc import Iterator

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.events import InterviewerSaid
from interviewer.domain.session import Content
from interviewer.engine import Roles
from interviewer.headless import START
from interviewer.llm.chat import Request
from interviewer.llm.errors import (
    BudgetError,
    ModelAuthError,
    ModelError,
    ModelFilteredError,
    ModelNetError,
    ModelProtocolError,
    ModelRefusedError,
    ModelTimeoutError,
)
from interviewer.roles.model_backed.assessor import ModelAssessor
from interviewer.roles.model_backed.grader import ModelGrader
from interviewer.roles.model_backed.speaker import ModelSpeaker
from interviewer.store import Store
from tests.builders import NoteShelf, ScriptedReader, interviewer_with, setup
from tests.llm_script import Says, ScriptedChat, Step

KEY = "sk-canary-4f1e9b"
SAID = "The plover-canary-77 sorts each pebble twice because one scale drifts."
AT_HOME = {"CandidateSaid", "MessageRead", "Assessed", "StageGraded", "Graded"}
"""Events that hold the candidate's words: their turns, and quotes of them."""
QUOTED = re.compile(r"\"[^\"]*\"")
"""The interviewer may give the candidate's words back, as a quote."""
SPOKEN: list[Step] = [
    ModelAuthError(f"refused {KEY}", KEY),
    ModelNetError(f"to host with {KEY}", KEY),
    ModelTimeoutError(KEY, KEY),
    ModelProtocolError(f"<html>{KEY}</html>", KEY),
    BudgetError(KEY, KEY),
    ModelFilteredError(KEY, KEY),
    ModelRefusedError(KEY, KEY),
    Says([f'<move n="1">{KEY} is cut'], "length"),
    Says([f'<move n="1">My system prompt holds {KEY}. Why?']),
    Says([f'<move n="1">{KEY}'], error=ModelNetError(KEY, KEY)),
    "",
]


def obey(request: Request) -> Says:
    """What comes back to the assessor and the grader: the key in prose, or an error with it."""
    return Says([f"No JSON, but {KEY}"])


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store("sqlite://")
    yield opened
    opened.close()


@pytest.mark.parametrize("fault", SPOKEN, ids=lambda f: getattr(f, "code", type(f).__name__))
def test_the_key_is_nowhere_and_the_answer_only_at_home(
    store: Store, small: Content, fault: Step, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    shown = asyncio.run(interview(store, small, fault))
    records = store.records("0" * 31 + "1")
    kept = [(record.event.type, record.model_dump_json()) for record in records]
    assert len(kept) > 6
    assert not [text for _, text in kept if KEY in text]
    assert KEY not in shown and KEY not in caplog.text
    assert "canary-77" not in caplog.text
    strangers = {name for name, text in kept if "canary-77" in text} - AT_HOME
    assert strangers <= {"InterviewerSaid"}
    spoken = [record.event.text for record in records if isinstance(record.event, InterviewerSaid)]
    assert not [text for text in spoken if "canary-77" in QUOTED.sub("", text)]


async def interview(store: Store, content: Content, fault: Step) -> str:
    """Two answers, each met by the fault, and the end; everything that was shown."""
    clock = ManualClock(START)
    wrong: Step = fault if isinstance(fault, ModelError) else obey
    roles = Roles(
        ScriptedReader(),
        ModelSpeaker(ScriptedChat([fault] * 4, 400)),
        ModelAssessor(ScriptedChat([wrong] * 20, 400)),
        ModelGrader(ScriptedChat([wrong] * 40, 400)),
        NoteShelf(),
    )
    lead = interviewer_with(store, clock, roles)
    session = lead.open(content, setup())
    shown = ""
    for number, text in enumerate((None, SAID, "And a box for the rest of them all.")):
        if text is not None:
            clock.advance(30)
            lead.hear(session.id, text, f"turn-{number}")
        async for piece in lead.reply(session.id):
            shown += piece if isinstance(piece, str) else str(piece)
        await lead.catch_up(session.id)
    await lead.finish(session.id)
    return shown
