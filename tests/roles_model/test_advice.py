"""Advice at the end: after the grades, in time or not at all, and of no weight for them."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.events import ADVICE, Graded, ModelCalled, Noticed
from interviewer.domain.session import Session
from interviewer.domain.verdict import Quote, Verdict
from interviewer.engine import Interviewer, Roles
from interviewer.headless import START
from interviewer.llm.chat import Completion, Request
from interviewer.llm.errors import ModelNetError
from interviewer.report import build_report
from interviewer.report.printing import to_markdown
from interviewer.roles.base import Advice
from interviewer.roles.builtin.assessor import BuiltinAssessor
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.model_backed import grader as grading
from interviewer.roles.model_backed.grader import ModelGrader
from interviewer.roles.model_backed.summary import _invents
from interviewer.store import Store
from tests.builders import (
    NoteShelf,
    ScriptedReader,
    converse,
    interviewer_with,
    setup,
    small_content,
)
from tests.llm_script import Says, ScriptedChat, Step
from tests.roles_model.stage import talk

GOOD = (
    "Your weighing carried this interview. Next time say what a choice costs before you are asked."
)
CALL = ModelCalled(role="summary", turn=3, prompt="p", model="m")


@pytest.mark.parametrize(
    ("text", "invents"),
    [
        (
            "What matters most at senior level is the cost, and for a staff role the rest too.",
            False,
        ),
        ("You would pass at senior level.", True),
        ("That was a 3 out of 4.", True),
        ("See http://example.test for more.", True),
        ('You said "two scales drift apart".', True),
        ('You said "every pebble twice".', False),
        ("Weigh 17 of them.", True),
        ("Say what it costs. " * 100, True),
    ],
)
def test_advice_says_no_more_than_it_was_given(text: str, invents: bool) -> None:
    assert _invents(text, 'They said: "I weigh every pebble twice".') is invents


class Advises(BuiltinGrader):
    """The built-in grades, with advice that is handed in, or an error."""

    def __init__(self, advice: Advice | Exception) -> None:
        self.advice, self.asked = advice, 0

    async def advise(self, session: Session) -> Advice:
        assert session.graded is not None, "advice comes after the grades"
        self.asked += 1
        if isinstance(self.advice, Exception):
            raise self.advice
        return self.advice


def finished(grader: BuiltinGrader) -> Session:
    store = Store("sqlite://")
    parts = Roles(ScriptedReader(), BuiltinSpeaker(), BuiltinAssessor(), grader, NoteShelf())
    clock = ManualClock(START)
    lead: Interviewer = interviewer_with(store, clock, parts)

    async def run() -> Session:
        session = lead.open(small_content(), setup())
        await converse(lead, clock, session.id, ["I weigh every pebble twice."])
        await lead.finish(session.id)
        return await lead.finish(session.id)

    try:
        return asyncio.run(run())
    finally:
        store.close()


def test_advice_stands_at_the_head_of_the_report_and_changes_no_grade() -> None:
    grader = Advises(Advice(text=GOOD, calls=(CALL,)))
    told, plain = finished(grader), finished(BuiltinGrader())
    report = build_report(told, None)
    assert report.advice == GOOD and GOOD not in report.notices and grader.asked == 1
    assert GOOD in to_markdown(report) and told.calls == (CALL,)
    assert told.graded == plain.graded and report.scores == build_report(plain, None).scores


@pytest.mark.parametrize("advice", [RuntimeError("x"), ModelNetError("x", "y"), Advice()])
def test_without_advice_the_report_is_what_it_was(advice: Advice | Exception) -> None:
    told = finished(Advises(advice))
    assert told.graded is not None and build_report(told, None).advice == ""
    assert build_report(told, None) == build_report(finished(BuiltinGrader()), None)


def graded(grader: str = "script:test") -> Session:
    quote = Quote(text="weigh every pebble twice", turn=2, prompted=False)
    mine = Verdict(
        criterion="clarify.first", verdict=3, quotes=(quote,), why="A reason.", grader=grader
    )
    return talk().add(Graded(grader=grader, verdicts=(mine,))).session


def advised(*steps: Step, told: Session | None = None) -> tuple[Advice, ScriptedChat]:
    chat = ScriptedChat(steps, 400)
    return asyncio.run(ModelGrader(chat).advise(told or graded())), chat


def test_the_model_is_asked_once_and_its_call_kept() -> None:
    found, chat = advised(GOOD)
    assert found.text == GOOD and [c.role for c in found.calls] == ["summary"]
    chat.assert_complete()


@pytest.mark.parametrize(
    "step", [ModelNetError("x", "y"), Says([GOOD], "length"), "You earned a 4/4.", "  "]
)
def test_what_fails_or_says_too_much_is_no_advice_but_was_paid_for(step: Step) -> None:
    found, _ = advised(step)
    assert found.text == "" and len(found.calls) == 1 and found.calls[0].outcome != "ok"


def test_where_the_grades_are_another_graders_nobody_is_asked() -> None:
    assert advised(told=graded("builtin-1"))[0] == Advice()
    assert advised(told=talk().session)[0] == Advice()


class Never:
    """A door behind which nothing happens."""

    name = "script:test"

    async def stream(
        self, request: Request, calls: list[ModelCalled]
    ) -> AsyncIterator[str | Completion]:
        yield ""

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        try:
            await asyncio.Event().wait()
        finally:
            calls.append(CALL)
        raise AssertionError


def test_a_report_does_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grading, "ADVICE_SECONDS", 0.02)
    assert asyncio.run(ModelGrader(Never()).advise(graded())) == Advice(calls=(CALL,))


def test_it_is_kept_as_a_notice_of_its_own() -> None:
    told = finished(Advises(Advice(text=GOOD)))
    assert Noticed(code=ADVICE, text=GOOD) in told.notices
