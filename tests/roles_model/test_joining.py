"""A turn that a model began and the built-in speaker ends."""

import re

import pytest

from interviewer.domain.moves import MoveKind
from interviewer.roles.model_backed.joining import (
    joined,
    plain_question,
    takes_up,
    without_receipt,
)
from tests.roles_model.stage import talk

ASKS = 'You said "we weigh them by hand". Who checks the scale?'


@pytest.mark.parametrize(
    ("shown", "tail", "rest"),
    [
        (
            "Let's turn to the scales.",
            "Let's turn to the scales. Who checks one?",
            "Who checks one?",
        ),
        (
            "One more, then I'd like to get to the scales.",
            "After this, the scales. Who checks one?",
            "Who checks one?",
        ),
        ('You say "by hand, we weigh them all".', ASKS, "Who checks the scale?"),
        (
            "You sort the next box on Monday and it is worse than the last one.",
            'So "by hand" is where we leave that. Who checks the next box?',
            "Who checks the next box?",
        ),
        ("Think of the customer's purse. ", "Think of the customer's purse. Go on.", "Go on."),
        ("Before we go there, one thing.", "Before that, the pebbles. Who sorts?", "Who sorts?"),
        ("A scale drifts.", "Does a scale drift? Who checks?", "Does a scale drift? Who checks?"),
        ("A scale drifts over the day.", ASKS, "Who checks the scale?"),
        ("A scale drifts.", "", ""),
    ],
)
def test_nothing_is_said_twice(shown: str, tail: str, rest: str) -> None:
    assert joined(talk().session, shown, tail) == rest


@pytest.mark.parametrize(
    ("shown", "tail", "goes_on"),
    [
        ("A scale drifts over the day.", "Who sorts the pebbles?", False),
        ("A scale drifts over the day.", "A scale drifts: how do you see it?", True),
        ("A scale drifts over the day.", "Your turn, with the pebbles.", True),
        ('You "weigh them by hand", all day.', ASKS, True),
        ("Let's leave that there.", ASKS, True),
        ("One short thing, then the scales.", ASKS, True),
    ],
)
def test_what_is_on_something_else_is_not_added(shown: str, tail: str, goes_on: bool) -> None:
    assert bool(joined(talk().session, shown, tail)) is goes_on


@pytest.mark.parametrize(
    ("shown", "rest"),
    [
        ("To the scales, then. A scale drifts over the day.", "Who checks the scale?"),
        ("To the scales, then.", ASKS),
    ],
)
def test_a_turn_to_another_part_keeps_its_question(shown: str, rest: str) -> None:
    assert joined(talk().session, shown, f"On to the scales. {ASKS}", turns=True) == rest


@pytest.mark.parametrize(
    ("shown", "kind", "ends"),
    [
        ('You say it "never drifts".', MoveKind.CHALLENGE, "hold|holds"),
        ("You say it never drifts. Take a wet morning.", MoveKind.CHALLENGE, "said|case"),
        ('You say it "never drifts", but it was wet.', MoveKind.CHALLENGE, "said|case"),
        ('It "never drifts", and you "set it each night".', MoveKind.CHALLENGE, "two|together"),
        ("You weigh each of them twice.", MoveKind.DEEPEN, "there|design|up"),
        ("Say the belt stands still for an hour.", MoveKind.DEEPEN, "that|design"),
        ("You have a scale, and nothing that checks it.", MoveKind.PROBE, "design|there"),
    ],
)
def test_a_plain_question_ends_what_was_set_out(shown: str, kind: MoveKind, ends: str) -> None:
    question = plain_question(talk().session, shown, kind)
    assert re.search(rf"\b(?:{ends})\?$", question)


def test_a_push_back_that_has_not_come_to_its_words_names_them() -> None:
    heard, on_it = "The scale and the box are clear.", 'You say it "never drifts".'
    ends = plain_question(talk().session, heard, MoveKind.CHALLENGE, "weigh them twice")
    assert ends.startswith('You said "weigh them twice". ') and ends.endswith("?")
    assert '"' not in plain_question(talk().session, on_it, MoveKind.CHALLENGE, "weigh them twice")


def test_another_plain_question_is_taken_where_one_was_asked() -> None:
    shown, kind = "You weigh each of them twice.", MoveKind.DEEPEN
    log = talk()
    first = plain_question(log.session, shown, kind)
    log.ask(text=first).say().ask(text="Well?").say()
    later = {plain_question(log.session, shown, kind)}
    assert first not in later


@pytest.mark.parametrize(
    ("shown", "takes"),
    [
        ('That is open. You say it "never drifts".', True),
        ("That is open. Take a wet morning.", True),
        ("The shore is two miles long.", False),
    ],
)
def test_what_takes_up_the_candidates_words(shown: str, takes: bool) -> None:
    assert takes_up(shown) is takes


def test_what_was_heard_already_is_not_taken_leave_of_again() -> None:
    session = talk().session
    leave = session.content.phrases.leave_said[0].format(said="weigh them twice")
    assert without_receipt(session, f"{leave} On to the box. Who?") == "On to the box. Who?"
    assert without_receipt(session, 'You said "twice". Who?') == 'You said "twice". Who?'
