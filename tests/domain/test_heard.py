"""Whether the last message already says what a question would ask."""

import pytest

from interviewer.domain.heard import answers, heard
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session
from interviewer.domain.stages import StageId
from tests.builders import Log

WHERE_FROM = 'Where does the figure in "{said}" come from, and which decision hangs on it?'
WHY = '"{said}": what brought you to that, and what would change your mind?'
RATIO = "Which ratio of peak to average did you put into that figure?"


def told(contents: dict[str, Content], text: str) -> Session:
    log = Log(contents["ad-click"]).begin().enter(StageId.DATA).ask()
    return log.say(Reading(words=len(text.split())), text=text).session


@pytest.mark.parametrize(
    ("text", "said", "ask"),
    [
        (
            "With 50 slots a page that's 900 scores a second.",
            "With 50 slots a page that's 900 scores a second",
            WHERE_FROM,
        ),
        (
            "Few people ever tap. So an ad without taps is no bad ad.",
            "an ad without taps is no bad ad",
            WHY,
        ),
        ("I log at serving time because a later join leaks.", "I log at serving time", WHY),
        ("I log at serving time. Otherwise a later join leaks.", "I log at serving time", WHY),
        (
            "On average 900 requests, times four at peak.",
            "On average 900 requests, times four at peak",
            RATIO,
        ),
    ],
)
def test_what_was_given_is_heard(
    contents: dict[str, Content], text: str, said: str, ask: str
) -> None:
    assert heard(told(contents, text), ask.format(said=said), said)


@pytest.mark.parametrize(
    ("text", "said", "ask"),
    [
        ("I expect 900 scores a second.", "I expect 900 scores a second", WHERE_FROM),
        ("I log at serving time.", "I log at serving time", WHY),
        ("Traffic has a peak in the evening.", "Traffic has a peak in the evening", RATIO),
        ("I log at serving time. So far so good.", "I log at serving time", WHY),
    ],
)
def test_what_was_not_is_still_asked(
    contents: dict[str, Content], text: str, said: str, ask: str
) -> None:
    assert not heard(told(contents, text), ask.format(said=said), said)


def test_a_question_that_the_answer_goes_on_to_speak_of_is_told(
    contents: dict[str, Content],
) -> None:
    said = "I give chance a few of the slots"
    session = told(contents, f"{said}. Random impressions cost two percent of the revenue.")
    assert answers(session, "How much revenue do the random impressions cost?", said)
    assert not answers(session, "Who owns the table of campaigns?", said)
