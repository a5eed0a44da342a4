"""One thing asked at a time."""

import pytest

from interviewer.domain.one_question import one_question
from interviewer.domain.requesting import sets_task
from interviewer.domain.session import Content


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "You fill the gaps. Whom does it take a person for, and what would you rather it knew?",
            "You fill the gaps. Whom does it take a person for?",
        ),
        (
            "For instance, one may keep a part. Say how large a part, and what happens to the output.",
            "For instance, one may keep a part. Say how large a part.",
        ),
        ("Which of them move then, and which stay? Go on.", "Which of them move then? Go on."),
        ("How many rows are there, what is shared, and what differs?", "How many rows are there, what is shared?"),
        ("What does that tell you about when and why they tap?",) * 2,
        ("Your drawing has two paths, and what crosses them is slow.",) * 2,
        ("Is it sent or is it seen?",) * 2,
        ("Logs go to one place, and how they get there matters.",) * 2,
        ("",) * 2,
    ],
)  # fmt: skip
def test_a_second_question_is_left_out(text: str, left: str) -> None:
    assert one_question(text) == left


def test_every_question_of_the_packs_stays_a_question(contents: dict[str, Content]) -> None:
    lost = [
        ask.text
        for content in contents.values()
        for pack in content.problem.criteria
        for ask in pack.asks
        if "?" in ask.text and one_question(ask.text).count("?") != ask.text.count("?")
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("sentence", "sets"),
    [
        ("Write out one row for the ad, down to what the model is asked to put out.", True),
        ("For a click that comes in late, write down what training minimises on it.", True),
        ("Pick one counter in it and follow it from the event to the model.", True),
        ("You draw a line there.", False),
        ("The index takes place in memory.", False),
    ],
)
def test_a_task_is_set_without_a_question_mark(sentence: str, sets: bool) -> None:
    assert sets_task(sentence) is sets
