"""Numbers and paraphrases: what gives a fact or an answer away, in whatever unit or wording."""

import pytest

from interviewer.domain.session import Content
from interviewer.roles.model_backed.guarding.counted import numbers
from interviewer.roles.model_backed.guarding.hidden import PUT_FORWARD, Hidden
from interviewer.roles.model_backed.guarding.ledger import Ledger
from interviewer.roles.model_backed.guarding.suggesting import puts_forward
from interviewer.roles.model_backed.guarding.telling_words import keys

NONE: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def videos(contents: dict[str, Content]) -> Content:
    return contents["video-recommender"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 460 users arrive each second at the app.", True),
        ("Creators upload six videos every second.", True),
        ("There are four crore people a day.", True),
        ("Playback has been logged for a year and a half.", True),
        ("Between 35 and 45 million people open the app.", True),
        ("The survey answer comes the next day.", True),
        ("It is one video in twenty that comes into view and is tapped.", True),
        ("95 percent of the videos that come into view are not tapped.", True),
        ("Some 200 users arrive each second.", False),
        ("A video was published an hour ago.", False),
        ("It is three months after the launch.", False),
        ("Between five and ten million people open the app.", False),
        ("The overall figure is up by two percent.", False),
    ],
)
def test_a_fact_in_other_units_is_told(videos: Content, text: str, told: bool) -> None:
    assert Ledger(videos.problem).tells(text, frozenset(), NONE) is told


@pytest.mark.parametrize(
    ("said", "repeated"),
    [
        ("one-hour-old features are fine", "Your features are an hour old."),
        ("we lose an hour's worth of data", "You lose 60 minutes of data."),
        ("460 requests a second", "You have 460 requests per second."),
        ("a fifth of a second for ranking", "You give it 200 ms."),
        ("two and a half days", "For 60 hours."),
    ],
)
def test_the_candidates_own_numbers_are_theirs(videos: Content, said: str, repeated: str) -> None:
    assert not Ledger(videos.problem).tells(repeated, numbers(said), NONE)
    assert numbers(repeated) and not Ledger(videos.problem).invents(repeated, numbers(said), True)


def test_how_much_time_is_left_is_no_invented_number(videos: Content) -> None:
    ledger = Ledger(videos.problem)
    assert not ledger.invents("About 28 minutes are left.", frozenset(), True)
    assert ledger.invents("About 28 million people come.", frozenset(), True)


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Misleading clips raise minutes, and people feel worse and leave later.", True),
        ("Wouldn't pure watch time reward addictive or misleading videos?", True),
        ("What would you do about a video that people leave at once?", False),
        ("Which of the two towers is larger, and why?", False),
    ],
)
def test_an_answer_reworded_is_told(videos: Content, text: str, added: bool) -> None:
    hidden = Hidden.of(videos)
    said = keys(videos.problem.prompt)
    found = hidden.adds(text, said, frozenset(), NONE, PUT_FORWARD if puts_forward(text) else None)
    assert found is added


def test_words_that_somebody_said_tell_nothing(videos: Content) -> None:
    hidden = Hidden.of(videos)
    text = "Wouldn't pure watch time reward addictive or misleading videos?"
    said = keys("Pure watch time would reward addictive and misleading videos.")
    assert not hidden.adds(
        text, said, frozenset(), NONE, PUT_FORWARD if puts_forward(text) else None
    )


@pytest.mark.parametrize(
    ("text", "forward"),
    [
        ("Wouldn't you hash it?", True),
        ("Have you considered hashing?", True),
        ("What about hashing it?", True),
        ("It should be hashed, shouldn't it?", True),
        ("How would you hash it?", False),
        ("What is lost when you hash it?", False),
    ],
)
def test_a_question_may_put_its_answer_forward(text: str, forward: bool) -> None:
    assert puts_forward(text) is forward
