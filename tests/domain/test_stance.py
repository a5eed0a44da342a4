"""The stance of a statement, by what it values and whom, not by its phrase."""

import pytest

from interviewer.domain.guard import Violation, wording

JUDGED = (
    "That strikes me as a genuinely mature way to look at it.",
    "Hardly anybody notices that.",
    "I was hoping you'd get there.",
    "You know your stuff.",
    "A staged fallback is the sensible choice here.",
    "Your answer on caching so far is thin.",
)
RANKED = (
    "From what I've heard you'd be above our bar.",
    "An answer like that won't get anybody through.",
    "I'd put down a seven for it.",
    "That's about half of what one can get here.",
)
FAIR = (
    "That's all right, we can let it go.",
    "What I can offer is to open the box on your model.",
    "You want a grade of service of 99.9 percent.",
    "A campaign nobody has seen starts on Monday morning.",
    "I'm not convinced that a deep network pays off.",
    "Your nearest-neighbour index, how do you keep it up to date?",
)


@pytest.mark.parametrize("said", JUDGED)
def test_what_values_an_answer_or_its_author_is_praise_or_blame(said: str) -> None:
    assert Violation.PRAISE in wording(said)


@pytest.mark.parametrize("said", RANKED)
def test_what_says_how_much_an_answer_is_worth_is_a_score(said: str) -> None:
    assert Violation.SCORE in wording(said)


@pytest.mark.parametrize("said", FAIR)
def test_talk_of_the_design_or_of_the_interview_is_neither(said: str) -> None:
    assert not {Violation.PRAISE, Violation.SCORE} & set(wording(said))
