"""What findings add up to: saying, arguing, counting, weighing, and how often."""

import pytest

from interviewer.domain.events import Finding
from interviewer.roles.builtin.weighing import TOUCHING, Cuts, cuts, earned, points, ranked

CLEAR = 0.6
PLAIN = "a sentence on the matter itself"


def finding(level: int = 2, score: float = CLEAR, quote: str = PLAIN) -> Finding:
    return Finding.model_validate(
        {
            "criterion": "data.first",
            "verdict": level,
            "quote": quote,
            "turn": 2,
            "prompted": False,
            "statement": 0,
            "score": score,
        }
    )


def several(*levels: int) -> list[Finding]:
    return [finding(level, quote=f"{PLAIN}, {'abcdefgh'[at]}") for at, level in enumerate(levels)]


def test_nothing_said_is_worth_nothing() -> None:
    assert points([]) == 0
    assert earned([]) == 1


def test_without_a_sentence_that_touches_what_is_said_in_passing_is_not_credited() -> None:
    passing = [finding(3, TOUCHING - 0.01, f"{PLAIN}, {at}") for at in "abcdef"]
    assert points(passing) == 0
    assert points([*passing, finding(2, TOUCHING)]) > 0


@pytest.mark.parametrize(("levels", "level"), [([2], 2), ([2, 2, 2, 2, 2, 2, 2], 2), ([3, 3], 3)])
def test_naming_however_often_stays_below_arguing(levels: list[int], level: int) -> None:
    assert earned(several(*levels)) == level


def test_reasons_numbers_and_costs_each_add() -> None:
    said = [
        points([finding(2)]),
        points([finding(3)]),
        points([finding(4)]),
        points([finding(4, quote="at most 50 ms of it goes to fetching")]),
    ]
    assert said == sorted(set(said))


@pytest.mark.parametrize("loose", ["something like that could be used", "maybe a sentence on it"])
def test_what_is_left_open_counts_less(loose: str) -> None:
    assert points([finding(quote=loose)]) < points([finding()])


def test_the_same_sentence_counts_once_and_so_does_a_part_of_it() -> None:
    whole = finding(3, quote=f"{PLAIN} and why it is so")
    assert ranked([whole, whole, finding(2)]) == ranked([whole])


def test_the_nearer_a_sentence_the_more_it_is_worth_up_to_a_point() -> None:
    near = [points([finding(score=score)]) for score in (0.5, 0.55, 0.6, 0.9, 1.0)]
    assert near[0] < near[1] < near[2] == near[3] == near[4]


def test_a_further_sentence_adds_less_than_the_first() -> None:
    one, two, three = (points(several(*[3] * count)) for count in (1, 2, 3))
    assert one > two - one > three - two > 0


def test_the_cuts_rise() -> None:
    fitted = cuts()
    assert 0 < fitted.two < fitted.three < fitted.four
    assert [fitted.level(at) for at in (0, fitted.two, fitted.three, fitted.four)] == [1, 2, 3, 4]
    assert Cuts(two=1, three=2, four=3).level(2.9) == 3
