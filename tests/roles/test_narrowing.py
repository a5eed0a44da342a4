"""Questions that have to be put more exactly: they are asked back, and never called open."""

import pytest

from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.reading.clarifying import clarifying_questions
from interviewer.roles.reading.narrowing import narrowed
from interviewer.roles.reading.questions import FactFinder


@pytest.fixture(scope="module")
def finder(contents: dict[str, Content]) -> FactFinder:
    return FactFinder(contents["ad-click"].problem, None)


def heard(finder: FactFinder, text: str) -> tuple[list[str | None], str]:
    questions = clarifying_questions(finder, split_sentences(text), StageId.CLARIFY)
    kept, asked_back = narrowed(questions)
    return [question.fact for question in kept], asked_back


@pytest.mark.parametrize(
    "text",
    [
        "Is there anything special about the users or the data I should know, like, is it pretty big?",
        "Are there any constraints I should know about?",
        "Can you tell me more about the data?",
        "What else should I know about the setting?",
    ],
)
def test_a_broad_question_gets_no_fact_and_is_asked_back(finder: FactFinder, text: str) -> None:
    assert heard(finder, text) == ([None], text)


def test_what_only_goes_on_about_it_is_part_of_it(finder: FactFinder) -> None:
    text = "Anything special about the data?"
    assert heard(finder, f"{text} Is it big?") == ([None], text)


def test_an_example_that_no_fact_answers_is_part_of_it(finder: FactFinder) -> None:
    text = "Anything special about the data?"
    assert heard(finder, f"{text} Like do we have a lot of pictures already?") == ([None], text)


def test_a_fact_asked_beside_it_is_heard(finder: FactFinder) -> None:
    facts, asked_back = heard(finder, "Any constraints? And how many daily users do we have?")
    assert (facts, asked_back) == ([None, "daily_users"], "Any constraints?")


def test_what_is_near_a_fact_is_asked_back(finder: FactFinder) -> None:
    text = "What is the average bid?"
    assert heard(finder, text) == ([None], text)


@pytest.mark.parametrize(
    "text", ["Which message queue carries the events?", "Do ads have sound by default?"]
)
def test_what_no_fact_is_near_to_is_not(finder: FactFinder, text: str) -> None:
    assert heard(finder, text) == ([None], "")


def test_one_question_at_a_time_is_asked_back(finder: FactFinder) -> None:
    near = "What is the average bid?"
    assert heard(finder, f"{near} Any constraints?") == ([None], "Any constraints?")
