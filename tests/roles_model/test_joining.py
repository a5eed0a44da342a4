"""A turn that a model began and the built-in speaker ends."""

import pytest

from interviewer.roles.model_backed.joining import joined
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
        ("Think of the customer's purse. ", "Think of the customer's purse. Go on.", "Go on."),
        ("Before we go there, one thing.", "Before that, the pebbles. Who sorts?", "Who sorts?"),
        ("A scale drifts.", "Does a scale drift? Who checks?", "Does a scale drift? Who checks?"),
        ("A scale drifts.", "", ""),
    ],
)
def test_nothing_is_said_twice(shown: str, tail: str, rest: str) -> None:
    assert joined(talk().session, shown, tail) == rest


@pytest.mark.parametrize(
    ("shown", "tail", "bridged"),
    [
        ("A scale drifts over the day.", ASKS, True),
        ("A scale drifts over the day.", "Before we follow you: who sorts the pebbles?", False),
        ("A scale drifts over the day.", "A scale drifts: how do you see it?", False),
        ("A scale drifts over the day.", "Your turn, with the pebbles.", False),
        ("Let's leave that there.", ASKS, False),
    ],
)
def test_a_new_beginning_is_bridged(shown: str, tail: str, bridged: bool) -> None:
    text = joined(talk().session, shown, tail)
    assert (text != tail, text.endswith(tail)) == (bridged, True)
