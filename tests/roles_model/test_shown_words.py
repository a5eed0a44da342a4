"""What a briefing shows of earlier words: how the last turns sounded, and what was taken as given."""

import pytest

from interviewer.domain.reading import Reading
from interviewer.domain.session import Session
from interviewer.roles.model_backed.manner import manner
from interviewer.roles.model_backed.taken import SHOWN, taken
from tests.builders import Log, small_content
from tests.roles_model.stage import ANSWER, PROBE


def spoken(*texts: str) -> Session:
    log = Log(small_content()).begin()
    for text in texts:
        log = log.say(Reading(words=16), ANSWER).ask(PROBE, text=text)
    return log.session


def assuming(*texts: str) -> Session:
    reading = Reading(words=20, assumptions=texts)
    return Log(small_content()).begin().say(reading, " ".join(texts)).session


def test_the_last_turns_are_shown_by_how_they_began_and_ended() -> None:
    begun, ended = manner(
        spoken('One short thing first here. You "sort by size": how do those go together?')
    )
    assert begun == ["One short thing first here"]
    assert ended == ["how do those go together?"]


def test_the_greeting_and_what_was_said_alike_are_shown_once_or_not() -> None:
    assert manner(spoken()) == ([], [])
    begun, ended = manner(spoken(*["One short thing, then the data. How so, for one box?"] * 3))
    assert (len(begun), len(ended)) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "is it a big belt, I would assume it is?",
        "Then let's say 400 of 600 pebbles pass, so it is more than half.",
        "If we assume one belt then the robot has 2 arms.",
        "Not sure, but let's assume the last 20 count.",
    ],
)
def test_what_settles_nothing_is_not_shown_as_given(text: str) -> None:
    assert taken(assuming(text)) == []


def test_the_last_few_are_shown_each_once() -> None:
    each = [f"I assume {n} {what} on the belt." for n, what in
            ((7, "lamps"), (12, "boxes"), (30, "robots"), (45, "scales"))]  # fmt: skip
    assert taken(assuming(*each)) == each[-SHOWN:]
