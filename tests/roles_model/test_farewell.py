"""A closing is the end of a turn: no question follows it."""

import pytest

from interviewer.roles.model_backed.finishing import takes_leave

LEAVES = [
    "Thank you for your time today.",
    "All right, let's stop here.",
    "We can end it there. Your report is being put together.",
    "That concludes the interview.",
]
STAYS = [
    "You would stop the launch there.",
    "Let's stop here for a moment, before we get to serving.",
    "When would you end the experiment?",
    "The job ends here and starts anew at night.",
]


@pytest.mark.parametrize("text", LEAVES)
def test_words_of_farewell_are_told(text: str) -> None:
    assert takes_leave(text)


@pytest.mark.parametrize("text", STAYS)
def test_an_interview_that_goes_on_takes_no_leave(text: str) -> None:
    assert not takes_leave(text)
