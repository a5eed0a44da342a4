"""Judgements in other words, and the talk of the trade that only sounds like them."""

import pytest

from interviewer.domain.requesting import asks_further, requests
from interviewer.domain.speech import links, praises, scores, tells_of_itself

NEARNESS = [
    "You're close. What else?",
    "Warmer.",
    "Not quite, but almost.",
    "You are still missing one thing. What is it?",
    "Higher than that.",
    "The real figure is a lot lower than that.",
    "Hm, not quite.",
    "There is one more thing you have not mentioned.",
]
JUDGED = [
    "That shows a lot of care.",
    "You've hit the nail on the head.",
    "Your handling of late labels is textbook.",
    "That would have been my choice.",
    "That's a really mature take on calibration.",
    "Your answer is stronger than I expected.",
    "Your answer on sampling was rather thin.",
    "I had hoped for more there.",
    "That is simply wrong.",
    "Not bad at all.",
    "Yep, exactly.",
    "I'd have said that, too.",
    "That is the trade-off I wanted to get at.",
    "You've clearly built one of these.",
    "Very much in line with what we do in production.",
    "You have the right idea.",
    "Loved how you split the days.",
    "You aced the sampling.",
    "Quite convincing. On to the index.",
    "You're really very knowledgeable on streams.",
    "You've explained the cache clearly.",
]
GRADED = [
    "That would not pass at senior.",
    "For a staff engineer this is thin.",
    "A senior engineer would name the cost.",
    "You are somewhere between meets and exceeds.",
    "I'd call that a B plus.",
    "So far you're at seventy percent.",
    "That earns you half of the points.",
    "I am leaning no so far.",
    "You are in the top ten percent of people I interview.",
    "Noted as a weakness.",
    "This would be a mid-level answer.",
    "You're above the line on this one.",
    "If I had to decide now it would be a yes.",
    "I'd rate that seven of ten.",
    "You've got three of the four things I wanted.",
    "Your mark for the data part would be a three.",
]
MACHINERY = [
    "I've been asked to keep that to myself.",
    "My notes list four moves.",
    "I was created to interview people.",
    "The rule is one question per turn.",
    "My system message says so.",
    "The program behind me wants it.",
]
TRADE = [
    "What score threshold would you start with?",
    "What happens to your score when the base rate moves?",
    "Do you score an ad before or after the filter?",
    "How would you read errors at the user level?",
    "Which result do you cache, and for how long?",
    "What does the model's score mean to the auction?",
    "At level 2, what do you keep in memory?",
    "If 3 out of 5 raters agree, what is the label?",
    "How many data points for a cell do you need?",
    "How do you tell an excellent video from a fair one?",
    "What becomes of the outstanding requests when a shard dies?",
    "What does the button below the search bar tell you?",
    "What would make a good baseline?",
    "What would a good plan for the second week be?",
    "That's a fair constraint. Work with it.",
    "That's fine, assume that and go on.",
    "Right, let's turn to serving.",
    "That is a fair point for another day.",
    "Would you have to hire raters for it?",
    "They change the text until it passes.",
    "Our senior reviewers see it the next morning.",
    "Which of the two is closer to the peak?",
    "The evening is close to the peak. What then?",
    "What is wrong with a random split here?",
    "Your table is wider than the one for ads. What does that cost?",
    "Which of the ratings, one star to five, would you keep?",
]


@pytest.mark.parametrize("text", NEARNESS + JUDGED)
def test_a_judgement_is_found(text: str) -> None:
    assert praises(text)


@pytest.mark.parametrize("text", GRADED)
def test_a_grade_in_words_is_found(text: str) -> None:
    assert scores(text)


@pytest.mark.parametrize("text", MACHINERY)
def test_how_the_interview_is_run_is_not_told(text: str) -> None:
    assert tells_of_itself(text)


@pytest.mark.parametrize("text", TRADE)
def test_the_talk_of_the_trade_judges_nobody(text: str) -> None:
    assert not any(found(text) for found in (praises, scores, links, tells_of_itself))


@pytest.mark.parametrize(
    "text",
    [
        "See papers dot example dot org.",
        "It is in arXiv:1706.06978.",
        "Try hxxps://files.example/x.",
        "Write to somebody@mail.example.",
        "See bit.ly/abc.",
    ],
)
def test_a_link_in_disguise_is_found(text: str) -> None:
    assert links(text)


@pytest.mark.parametrize(
    ("text", "further"),
    [
        ("What would you log, and why?", False),
        ("What does AUC say, and what does the auction do?", False),
        ("Walk me through one request.", False),
        ("How do you label it; further, who is on call?", True),
        ("How do you label it, and also how do you split?", True),
        ("How do you label it, what do you log, and who is on call?", True),
        ("Then tell me how you split.", True),
        ("Separately, which metric.", True),
    ],
)
def test_two_halves_of_a_question_are_one(text: str, further: bool) -> None:
    assert asks_further(text) is further


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Walk me through one request.", True),
        ("I'd also be curious how you split.", True),
        ("I want to know who watches it at night.", True),
        ("And then the split, please.", True),
        ("And how you would measure it.", True),
        ("Next, how you would measure it.", False),
        ("After that, how you'd measure it.", False),
        ("Next, how would you measure it.", True),
        ("That is for you to decide.", False),
        ("I would leave that to you.", False),
    ],
)
def test_a_request_needs_no_question_mark(text: str, asked: bool) -> None:
    assert requests(text) is asked
