"""A question cut into the things it asks for."""

import pytest

from interviewer.roles.reading.asked_parts import asked_parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How many users are there?", [("How many users are there?", "asked")]),
        (
            "How many users, and what is the budget?",
            [("How many users", "asked"), ("what is the budget?", "asked")],
        ),
        (
            "Do servers read it, or is it read on the phone, where the model has to run?",
            [("Do servers read it", "asked"), ("is it read on the phone", "choice"),
                ("where the model has to run?", "choice"),],
        ),
        (
            "About scale: users, ads and what latency?",
            [("About scale", "heading"), ("users", "listed"), ("ads", "listed"), ("what latency?", "choice")],
        ),
        (
            "Which number counts: sessions, watch time?",
            [("Which number counts", "heading"), ("sessions", "option"), ("watch time?", "option")],
        ),
        (
            "What do we learn from, reports, gifts, hand labels?",
            [("What do we learn from", "heading"), ("reports", "option"), ("gifts", "option"), ("hand labels?", "option")],
        ),
        (
            "How many users, gifts and labels are there?",
            [("How many users", "asked"), ("gifts", "listed"), ("labels are there?", "listed")],
        ),
        ("", []),
    ],
)  # fmt: skip
def test_parts(question: str, parts: list[tuple[str, str]]) -> None:
    assert [tuple(part) for part in asked_parts(question)] == parts
