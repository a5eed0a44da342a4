"""Judging, grading, machinery and second questions in the forms that people give them."""

import pytest

from interviewer.domain.requesting import asks_further, requests
from interviewer.domain.speech import praises, scores, tells_of_itself


@pytest.mark.parametrize(
    ("text", "judges"),
    [
        ("This goes further than most.", True),
        ("That reads tidier than what people usually give me.", False),
        ("That is sharper than what I usually get.", True),
        ("Yes, precisely what I would have asked for.", True),
        ("I'd start there too.", True),
        ("You are well ahead of me.", True),
        ("Your reasoning holds together, except for one thing: what is late?", True),
        ("I could not have put that better.", True),
        ("That's the clearest split anybody has shown me.", True),
        ("A careful split.", True),
        ("The hard part is out of the way, and the labels are in good shape.", True),
        ("Most would have begun with the ranker.", True),
        ("Not your strongest idea.", True),
        ("A fair split would keep campaigns apart.", False),
        ("Good evening.", False),
        ("The largest bucket is the one that fills today.", False),
        ("That is cheaper than what runs today.", False),
        ("I'd like to hear about the index as well.", False),
        ("If that holds up, what do you ship?", False),
        ("That adds up to 90 ms.", False),
        ("Your index is faster than your ranker: what waits?", False),
        ("Right, you'd cut at half.", False),
        ("Right, you've got it.", True),
    ],
)
def test_praise_by_comparing(text: str, judges: bool) -> None:
    assert praises(text) is judges


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("I'd place you between a junior and a senior for now.", True),
        ("That was a clear pass on the labels.", True),
        ("It is looking like a no.", True),
        ("I am crossing the labels off.", True),
        ("This lifts you by a level.", True),
        ("On this I'd put you clearly on the junior side.", True),
        ("I see you just below the bar.", True),
        ("That won't land you the job.", True),
        ("For the level you applied for this is thin.", True),
        ("Where would you put your cache?", False),
        ("What offer would the user see?", False),
        ("The first sweep takes you to the next page.", False),
        ("I'd score you higher here.", True),
        ("With scores you never calibrated, what is a half?", False),
        ("The rates you log are hourly.", False),
        ("A video that ran for a minute is looking like a yes to your label.", False),
    ],
)
def test_a_grade_in_passing(text: str, grades: bool) -> None:
    assert scores(text) is grades


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Next on my little agenda is the index.", True),
        ("Of the topics I was handed I take this one.", True),
        ("What I hope to hear is a list of signals by their worth.", True),
        ("What I'd like to see is two baselines and why they fall short.", True),
        ("What I want to hear is how you split the logs.", False),
        ("On your list the index came first.", False),
        ("The users were given two weeks.", False),
        ("I'm an LLM, so forgive me if I am slow.", True),
        ("You put the LLM on any handset, and that leads me back to your caches.", False),
    ],
)
def test_machinery_in_passing(text: str, tells: bool) -> None:
    assert tells_of_itself(text) is tells


@pytest.mark.parametrize(
    ("text", "requested", "further"),
    [
        ("And who keeps the table?", True, True),
        ("And who keeps the table?", False, False),
        ("I also wonder what you'd do on a holiday.", True, True),
        ("I'd start with the labels.", True, False),
        ("And why?", True, False),
        ("What is in it?", True, False),
        ("How big is it, and what is in it, and who keeps it?", False, True),
        ("Do you mean how big it is, what is in it, or who keeps it?", False, False),
        ("What would you log, and why?", False, False),
    ],
)
def test_a_second_thing_that_is_asked(text: str, requested: bool, further: bool) -> None:
    assert asks_further(text, requested) is further


@pytest.mark.parametrize(
    "text",
    [
        "Please mention who keeps it.",
        "I'm also wondering who.",
        "Also curious how that is kept.",
        "Keen to hear who keeps it.",
    ],
)
def test_a_wish_to_hear_is_a_request(text: str) -> None:
    assert requests(text)
