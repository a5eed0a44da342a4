"""What findings add up to: naming, arguing, weighing."""

import pytest

from interviewer.domain.events import Finding
from interviewer.roles.builtin.grader import CLEAR, earned


def finding(level: int, score: float = CLEAR + 0.05, quote: str = "") -> Finding:
    return Finding.model_validate(
        {
            "criterion": "data.first",
            "verdict": level,
            "quote": quote or f"sentence {level} {score}",
            "turn": 2,
            "prompted": False,
            "statement": 0,
            "score": score,
        }
    )


@pytest.mark.parametrize(
    ("levels", "level"),
    [
        ([2], 2),
        ([2, 2, 2, 2], 2),
        ([3], 3),
        ([2, 3], 3),
        ([4], 3),
        ([3, 3, 2], 4),
        ([3, 4], 4),
    ],
)
def test_levels_add_up(levels: list[int], level: int) -> None:
    found = [finding(each, quote=f"sentence {at}") for at, each in enumerate(levels)]
    assert earned(found) == level


def test_one_sentence_that_argues_faintly_names() -> None:
    assert earned([finding(3, CLEAR - 0.1)]) == 2


def test_the_same_sentence_counts_once() -> None:
    assert (
        earned([finding(3, quote="same"), finding(3, quote="same"), finding(2, quote="same")]) == 3
    )
