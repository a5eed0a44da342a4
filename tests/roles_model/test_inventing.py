"""What the interviewer states of the setting by itself, and what is no such statement."""

import pytest

from interviewer.roles.model_backed.guarding.inventing import tells_of_ours
from interviewer.roles.model_backed.guarding.telling_words import keys

SAID = keys("I would keep each pebble in a drawer and weigh the pebbles of the beach at night.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Our drawers are cleaned by a robot every autumn.",
        "Visitors here pay a toll, so a pebble alone earns nothing.",
        "Bear in mind that our keepers wear gloves and masks.",
        "By contract we surrender broken pebbles to a museum.",
        "People pocket the shiny ones behind our backs, so plan with that.",
        "The law lets us photograph any stranger.",
    ],
)
def test_a_statement_of_its_own_is_found(sentence: str) -> None:
    assert tells_of_ours(sentence, SAID)


@pytest.mark.parametrize(
    "sentence",
    [
        "So we keep each pebble in a drawer here.",
        "Suppose our drawers were cleaned by a robot every autumn.",
        "We have nine minutes left, so let us turn to the gloves and masks.",
        "You'd hand broken pebbles to a museum.",
        "What our keepers wear on a stormy beach is open.",
        "By grain we could mean the wood of the drawer or the sand here.",
        "How do our keepers carry broken pebbles to a museum?",
        "A robot that cleans drawers in autumn is one way.",
    ],
)
def test_what_is_known_supposed_asked_or_of_the_talk_is_none(sentence: str) -> None:
    assert not tells_of_ours(sentence, SAID)


def test_once_said_it_may_be_said_again() -> None:
    told = "Our drawers are cleaned by a robot every autumn."
    assert not tells_of_ours(told, SAID | keys(told))
