"""Where a quotation of what somebody said ends."""

import pytest

from interviewer.roles.builtin.cutting import shorter


@pytest.mark.parametrize(
    ("said", "rest", "short"),
    [
        ("I predict several things: the chance of rain", ", the chance of wind", "I predict several things"),
        ("I predict one thing: the chance of rain", ".", "I predict one thing: the chance of rain"),
        (
            "I log what we see when we sort and train on that, otherwise it knows the end",
            "",
            "I log what we see when we sort and train on that",
        ),
        ("If the sorter is late, the sieve is used if it is dry", "", "If the sorter is late, the sieve is used"),
        ("We sort by size, since it is quick", "", "We sort by size, since it is quick"),
        ("Weights go to 8 bits I'd compare both", "", "Weights go to 8 bits"),
        (
            "Rows where the sorter is left running I would cut off",
            "",
            "Rows where the sorter is left running I would cut off",
        ),
        ("If the heap is small I'd keep it", "", "If the heap is small I'd keep it"),
        ("Mud is the thing I would watch", "", "Mud is the thing I would watch"),
        ("It is so.", "", "It is so"),
        ("that we sort by size", "", "we sort by size"),
        ("that size counts", "", "that size counts"),
    ],
)  # fmt: skip
def test_a_quotation_ends_with_its_first_clause(said: str, rest: str, short: str) -> None:
    assert shorter(said, rest) == short
