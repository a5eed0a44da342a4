"""Approval without a word of praise, and figures that are said to be right."""

import pytest

from interviewer.domain.guard import Violation
from interviewer.roles.model_backed.guarding.approving import approves, confirms_figure
from interviewer.roles.model_backed.guarding.counted import numbers
from tests.roles_model.stage import PROBE, hear

NONE: frozenset[tuple[str, float]] = frozenset()


@pytest.mark.parametrize(
    "sentence",
    [
        "A quarter it is, and out of the box into the drawer.",
        "Forty boxes a day it is, then.",
        "Your sum of 40 boxes adds up.",
        "That comes out, 12 boxes a day.",
    ],
)
def test_a_figure_is_not_confirmed(sentence: str) -> None:
    assert confirms_figure(sentence, NONE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Precision it is.",
        "Take your 40 boxes a day: which of them comes out last?",
        "What does your sum of 40 boxes come out to when one breaks?",
        "With 12 boxes a day in mind, which drawer fills first?",
    ],
)
def test_a_figure_that_is_only_used_is_no_confirmation(sentence: str) -> None:
    assert not confirms_figure(sentence, NONE)


def test_a_checked_figure_may_be_confirmed() -> None:
    assert not confirms_figure("40 boxes it is, then.", numbers("It comes to 40 boxes."))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("That is the direction.", True),
        ("You're getting there.", True),
        ("Exactly, so go on to the boxes.", True),
        ("In which direction does the belt run?", False),
        ("That is the box I mean.", False),
        ("Which exactly of the two boxes breaks?", False),
    ],
)
def test_who_says_they_are_on_the_way_approves(sentence: str, found: bool) -> None:
    assert approves(sentence) is found


def test_the_turn_is_worded_anew() -> None:
    heard, _ = hear(
        ['<move n="1">That is the direction.', '<move n="1">What goes into the box first?'], PROBE
    )
    assert str(Violation.PRAISE) in heard.spoken.blocked
    assert heard.shown == "What goes into the box first?"
