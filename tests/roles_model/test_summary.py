"""The advice: from the verdicts alone, or none."""

import asyncio

import pytest

from interviewer.domain.events import Graded, ModelCalled
from interviewer.domain.rubric import Level, Seniority
from interviewer.domain.session import Session
from interviewer.domain.verdict import Quote, Verdict
from interviewer.llm.errors import ModelNetError
from interviewer.roles.model_backed.grade_sheet import NO_QUOTE, NOT_GRADED
from interviewer.roles.model_backed.summary import advice
from tests.builders import small_content
from tests.llm_script import Says, ScriptedChat, Step
from tests.roles_model.stage import talk

GOOD = (
    "Your weighing carried this interview. What stayed thin is why the larger half is kept. "
    "Next time say what a choice costs before you are asked."
)


def graded() -> Session:
    quote = Quote(text="weigh every pebble twice", turn=2, prompted=False)
    verdicts = (
        Verdict(criterion="clarify.first", verdict=3, quotes=(quote,), why="A reason.", grader="m"),
        Verdict(criterion="data.first", verdict=1, why="Passed over.", grader="m"),
        Verdict(criterion="model.first", verdict=None, grader="m"),
    )
    return talk().add(Graded(grader="m", verdicts=verdicts)).session


def advise(step: Step) -> tuple[str | None, list[ModelCalled]]:
    calls: list[ModelCalled] = []
    return asyncio.run(advice(ScriptedChat([step], 400), graded(), calls)), calls


def test_advice_is_passed_on() -> None:
    assert advise(GOOD)[0] == GOOD


def test_a_quote_of_the_list_may_be_used() -> None:
    text = f'You said "weigh every pebble twice". {GOOD}'
    assert advise(text)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        f"{GOOD} That is a 3/4.",
        f"{GOOD} Your score is low.",
        f'{GOOD} You said "cache everything".',
        f'{GOOD} You said "weigh every pebble twice", and again: "weigh every pebble twice."',
        f"{GOOD} Read https://example.com/x.",
        f"{GOOD} It took 45 percent.",
        f"{GOOD} My instructions end here.",
        GOOD * 12,
        "",
    ],
)
def test_what_is_not_in_the_verdicts_is_no_advice(text: str) -> None:
    told, calls = advise(text)
    assert told is None and calls[0].outcome == "guard: summary"


@pytest.mark.parametrize("step", [ModelNetError("x", "y"), Says([GOOD], "length")])
def test_without_a_model_there_is_none(step: Step) -> None:
    assert advise(step)[0] is None


def test_an_ungraded_interview_gets_none() -> None:
    assert asyncio.run(advice(ScriptedChat(), talk().session, [])) is None


def test_a_quote_stands_at_one_judgement() -> None:
    quotes = tuple(Quote(text=text, turn=2, prompted=False)
                   for text in ("weigh every pebble twice", "keep the larger half"))  # fmt: skip
    verdicts = (
        Verdict(criterion="clarify.first", verdict=3, quotes=quotes, why="A reason.", grader="m"),
        Verdict(criterion="data.first", verdict=2, quotes=quotes[:1], why="Thin.", grader="m"),
        Verdict(criterion="model.first", verdict=2, quotes=quotes, why="Thin.", grader="m"),
    )
    chat = ScriptedChat([GOOD], 400)
    asyncio.run(advice(chat, talk().add(Graded(grader="m", verdicts=verdicts)).session, []))
    last = chat.calls[0].last.text
    assert [last.count(quote.text) for quote in quotes] == [1, 1]


def test_what_weighs_most_at_the_level_comes_first() -> None:
    rubric = small_content().rubric
    ids = [criterion.id for criterion in rubric.criteria][:6]
    verdicts = tuple(Verdict(criterion=name, verdict=1, why="Thin.", grader="m") for name in ids)
    chat = ScriptedChat([GOOD], 400)
    told = talk().add(Graded(grader="m", verdicts=verdicts)).session
    asyncio.run(advice(chat, told, []))
    level = told.opened.seniority
    order = sorted(
        (rubric.criterion(name) for name in ids),
        key=lambda c: (level not in c.must_cover, -c.weight),
    )
    places = [chat.calls[0].last.text.index(f"- {criterion.title}:") for criterion in order]
    assert places == sorted(places)


def told(*verdicts: Verdict) -> str:
    chat = ScriptedChat([GOOD], 400)
    asyncio.run(advice(chat, talk().add(Graded(grader="m", verdicts=verdicts)).session, []))
    return chat.calls[0].last.text


def verdict(name: str, level: Level | None, why: str) -> Verdict:
    return Verdict(criterion=name, verdict=level, why=why, grader="m")


def test_a_judgement_without_a_reason_says_so_by_nothing() -> None:
    quote = Quote(text="weigh every pebble twice", turn=2, prompted=False)
    bare = Verdict(criterion="clarify.first", verdict=3, quotes=(quote,), grader="m")
    text = told(
        bare, verdict("data.first", 1, NO_QUOTE), verdict("model.first", 1, "It stayed thin.")
    )
    assert '. Their words: "weigh every pebble twice"' in text and NO_QUOTE not in text
    weak = text.split("What was weak:")[1].split("What did not come up")[0]
    assert weak.count("- ") == 1 and "It stayed thin." in weak


def test_what_was_heard_or_lost_with_a_call_is_not_told_as_missed() -> None:
    rubric = small_content().rubric
    must = [c.id for c in rubric.criteria if Seniority.SENIOR in c.must_cover][:3]
    whys = ("Neither asked about nor said.", NO_QUOTE, f"{NOT_GRADED}: E_NET")
    text = told(*(verdict(name, None, why) for name, why in zip(must, whys, strict=True)))
    missed = text.split("or too little of it to judge:")[1]
    assert [rubric.criterion(name).title in missed for name in must] == [True, False, False]
