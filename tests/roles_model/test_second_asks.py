"""A second thing asked in one turn, and a first one put in other words."""

import pytest

from interviewer.roles.model_backed.guarding.second_asks import asks_another, elaborates


@pytest.mark.parametrize(
    ("question", "another"),
    [
        (
            "Where do you keep the pebbles, and who in the harbour pays for the night guard there?",
            False,
        ),
        ("Where do you keep the pebbles, and who in the harbour pays the guards at night?", True),
        ("Where do you keep the pebbles, and why that?", False),
        ("What goes in, and what comes out?", False),
        ("Who or what decides in the harbour which of the grey pebbles is thrown away?", False),
        ("Where do you keep the pebbles when the harbour floods?", False),
        (
            "Where do you keep them; on another matter, which of the merchants buys the grey ones first?",
            True,
        ),
    ],
)
def test_a_second_half_with_a_matter_of_its_own_is_another_question(
    question: str, another: bool
) -> None:
    assert asks_another(question) is another


@pytest.mark.parametrize(
    ("request_", "said_before", "same"),
    [
        ("Give me three, by name.", "Usual to whom?", True),
        ("I'd like to see each step of it.", "Would you take that sum once more?", True),
        ("I'd also like to hear who buys the grey ones.", "Where do you keep the pebbles?", False),
        ("And tell me who buys it.", "Where do you keep the pebble?", False),
        ("Tell me who buys grey gravel from merchants.", "Where do you keep the pebbles?", False),
    ],
)
def test_a_request_after_a_question_may_only_say_how_to_answer(
    request_: str, said_before: str, same: bool
) -> None:
    assert elaborates(request_, said_before) is same
