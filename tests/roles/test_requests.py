"""Requests to the interviewer: neither questions about the setting, nor evidence, nor answers."""

import pytest

from interviewer.cli.asking import ASKS
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.session import Content, Session
from interviewer.roles.reading.reader import LocalReader
from interviewer.roles.reading.requests import is_request
from interviewer.web import asks
from tests.builders import Log

SENT = sorted({*ASKS.values(), asks.HINT, asks.MOVE_ON, asks.REPEAT})
ANSWER = (
    "I would split the logs by time, with a gap of some days, because clicks come in late and a "
    "random split would show the model the future of the very users it is tested on. The last two "
    "weeks are held out, and I would repeat it over several months to see how steady it is."
)
NO_REQUEST = [
    "Let's move on to serving: I'd use two stages with an index of the vectors.",
    "Let's proceed with boosted trees and log loss.",
    "They need help from the platform team to do that.",
    "I would end the experiment after two weeks.",
    "I don't know, I'd guess 10 percent of the traffic.",
    "What is the business goal?",
]


@pytest.fixture(scope="module")
def reader() -> LocalReader:
    return LocalReader()


@pytest.fixture(scope="module")
def session(contents: dict[str, Content]) -> Session:
    return Log(contents["ad-click"]).begin().session


def read(reader: LocalReader, session: Session, text: str) -> Reading:
    return reader.read(session, text)


@pytest.mark.parametrize("text", SENT)
def test_what_a_button_says_asks_no_fact_and_shows_nothing(
    reader: LocalReader, session: Session, text: str
) -> None:
    reading = read(reader, session, text)
    assert (reading.questions, reading.touches, reading.telling) == ((), (), "")
    assert reading.only_requests


@pytest.mark.parametrize("text", SENT)
def test_a_request_after_an_answer_is_heard_and_is_no_question(
    reader: LocalReader, session: Session, text: str
) -> None:
    reading = read(reader, session, f"{ANSWER} {text} Thank you.")
    assert reading.intents == read(reader, session, text).intents
    assert not reading.questions
    assert not any(text in touch.quote for touch in reading.touches)
    assert not reading.only_requests


def test_a_question_for_a_hint_is_heard_before_an_answer(
    reader: LocalReader, session: Session
) -> None:
    assert Intent.HINT in read(reader, session, f"Could I get a hint? {ANSWER}").intents


@pytest.mark.parametrize("text", ["AUC, then. Let's stop here.", f"{ANSWER} Let's stop here."])
def test_a_wish_to_end_is_not_what_is_taken_up(
    reader: LocalReader, session: Session, text: str
) -> None:
    reading = read(reader, session, text)
    assert Intent.END in reading.intents
    assert "stop" not in reading.telling + reading.vague


@pytest.mark.parametrize("text", NO_REQUEST)
def test_what_says_something_of_the_design_is_no_request(text: str) -> None:
    assert not is_request(text)
