"""What the interviewer may call open, and that it lets nothing stand."""

import pytest

from interviewer.domain.guard import Violation
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import Question, Reading
from interviewer.domain.stages import StageId
from interviewer.roles.model_backed.asked_of_us import asked_of_us
from interviewer.roles.model_backed.guarding.leaving import leaves_open
from tests.builders import Log, small_content
from tests.roles_model.stage import PROBE, hear

SEA = "How salty is the sea?"
ASKED = (SEA, "How heavy is a pebble?")


@pytest.mark.parametrize(
    "sentence",
    [
        "How heavy a pebble is stays open for now.",
        "I'll leave the weight of the pebbles open.",
        "Weight, colour and grain are yours to set.",
        "Which of the two counts more is yours to settle.",
        "The weight I leave to you for now.",
        "The sorting can stay uncounted.",
        "That is up to you.",
        "Nothing is fixed on the boxes.",
    ],
)
def test_nothing_is_called_open_that_was_not_listed(sentence: str) -> None:
    assert leaves_open(sentence, (), ASKED)


@pytest.mark.parametrize(
    "sentence",
    ["The labels can stand as you assume them.", "Your 99 may stand as picked."],
)
def test_a_choice_is_never_said_to_stand(sentence: str) -> None:
    assert leaves_open(sentence, (SEA,), ASKED)


@pytest.mark.parametrize(
    "sentence",
    [
        "The floor is yours.",
        "Before that, one thing is still open.",
        "The weight can wait.",
        "When to go on to the boxes is up to you.",
        "What do you leave open there?",
        "Who opens the box in the morning?",
        "What stands in the box?",
    ],
)
def test_the_talk_itself_is_free(sentence: str) -> None:
    assert not leaves_open(sentence, (), ASKED)


def test_with_what_is_open_no_other_question_is_left_open() -> None:
    assert not leaves_open("How salty the sea is, that one is yours to set.", (SEA,), ASKED)
    assert leaves_open("The sea and the pebble's weight are yours to set.", (SEA,), ASKED)


def test_a_turn_that_calls_open_what_nobody_listed_is_worded_anew() -> None:
    heard, chat = hear(
        ['<move n="1">The boxes are yours to set.', '<move n="1">What goes into the box first?'],
        PROBE,
    )
    assert heard.shown == "What goes into the box first?"
    assert str(Violation.OPEN) in heard.spoken.blocked
    assert "called something open" in chat.calls[1].last.text


def test_a_question_that_was_not_heard_is_neither_open_nor_answered() -> None:
    said = f"I have two questions. {SEA} And what colour are the pebbles mostly?"
    reading = Reading(words=14, questions=(Question(quote=SEA, fact=None),))
    session = Log(small_content()).begin().say(reading, said).session
    move = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, unknown=(SEA,))
    found = asked_of_us(session, move)
    assert found.unplaced == ("And what colour are the pebbles mostly?",)
    assert not found.unfixed


@pytest.mark.parametrize(
    "sentence",
    ["What those answers leave open goes to the test.", "Pebbles without a label can stay open."],
)
def test_where_nothing_was_asked_a_matter_of_the_talk_may_stay_open(sentence: str) -> None:
    assert not leaves_open(sentence, (), ())


def test_what_is_said_beside_an_open_point_is_not_left_open() -> None:
    both = (
        "How salty the sea is, you may choose, so assume something; the weight you may ask again."
    )
    assert not leaves_open(both, (SEA,), ASKED)


def test_who_asked_something_may_be_told_to_assume_it_and_nobody_else() -> None:
    told = "For the weight, assume something for now and say it."
    assert not leaves_open(told, (), ("How heavy is a pebble?",))
    assert leaves_open(told, (), ())
