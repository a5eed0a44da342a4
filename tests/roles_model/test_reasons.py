"""A grader's reasons as advice is told them."""

import pytest

from interviewer.roles.model_backed.reasons import told_reason


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("Rules are named with their weakness, reached only after a hint, which caps it at 3.",
         "Rules are named with their weakness."),
        ("The split goes by time with its reason, but no scheme is weighed.",
         "The split goes by time with its reason."),
        ("One row and its label are defined, without comparing other inputs.",
         "One row and its label are defined."),
        ("Idle plays are capped with reasons from this data.",
         "Idle plays are capped with reasons from this data."),
        ("A list, but nothing more.", "A list, but nothing more."),
    ],
)  # fmt: skip
def test_of_a_strength_what_was_good_is_told(why: str, told: str) -> None:
    assert told_reason(why, strength=True) == told


def test_of_a_weakness_all_is_told_but_how_it_was_graded() -> None:
    why = "Names an A/B test, but no size or duration; this is a level 2 at most."
    assert told_reason(why) == "Names an A/B test, but no size or duration."


@pytest.mark.parametrize(
    "why", ["", "no valid quote", "the interview never got to it", "not graded: E_NET"]
)
def test_what_tells_of_the_program_is_no_reason(why: str) -> None:
    assert told_reason(why) == ""
