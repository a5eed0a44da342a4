"""Numbers and matters of a given fact that are stated otherwise, or told with no need."""

import pytest

from interviewer.domain.session import Content
from interviewer.roles.model_backed.guarding.asserted import Setting
from interviewer.roles.model_backed.guarding.counted import Number, numbers
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.ledger import Ledger
from interviewer.roles.model_backed.guarding.spelled import in_figures
from interviewer.roles.model_backed.guarding.suggesting import states_flatly

NONE: frozenset[str] = frozenset()
NONE_OPEN: frozenset[int] = frozenset()
SAID: frozenset[Number] = numbers("We could keep it for 900 milliseconds, or 70 million people.")


@pytest.mark.parametrize(
    ("name", "fact", "text", "at_odds"),
    [
        ("spam-filter", "daily_users", "Just five million people open the app daily.", True),
        ("spam-filter", "daily_users", "About 41 million people use the app on a day.", False),
        ("spam-filter", "daily_users", "That makes 1.2 billion messages a day.", False),
        ("spam-filter", "daily_users", "With 70 million people using the app a day.", False),
        ("ad-click", "labels", "Labels are made by hand.", True),
        ("ad-click", "retrain_limit", "There is no limit on training.", True),
        ("ad-click", "retrain_limit", "There is no limit on slots.", False),
        (
            "spam-filter",
            "size_limit",
            "As the file may be as large as 90 megabytes, why cut?",
            True,
        ),
        ("ad-click", "latency_budget", "You have 300 milliseconds for a request.", True),
        ("ad-click", "latency_budget", "You have 900 milliseconds for a request.", False),
        ("ad-click", "latency_budget", "Your table takes 300 milliseconds a request.", False),
        ("ad-click", "latency_budget", "Do you have 300 milliseconds for a request?", False),
        ("video-recommender", "surface", "Search and the home page are both in scope.", True),
        ("video-recommender", "surface", "Just the home page is in scope, no search.", False),
    ],
)
def test_a_given_fact_put_otherwise(
    contents: dict[str, Content], name: str, fact: str, text: str, at_odds: bool
) -> None:
    assert Setting(contents[name].problem).denies(text, {fact}, SAID) is at_odds


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("ad-click", "You have ninety days of impressions there.", True),
        ("ad-click", "About one in a hundred of them is clicked: which ads do you keep?", True),
        ("ad-click", "You have ninety trees in there.", False),
        ("spam-filter", "Flagged mail lies in the folder for a month.", True),
        ("spam-filter", "You have fifty thousandths of a second on the slowest phone.", True),
        ("spam-filter", "Somebody is away for a month.", False),
    ],
)
def test_what_somebody_is_assured_of(
    contents: dict[str, Content], name: str, text: str, told: bool
) -> None:
    assert Ledger(contents[name].problem).tells(text, frozenset(), NONE) is told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("one letter in 10,000", "0.01 percent"),
        ("one letter in ten thousand", "0.01 percent"),
        ("forty thousandths of a second", "0.04 second"),
        ("within a week", "within 1 week"),
        ("a week or so", "a week or so"),
    ],
)
def test_small_shares_and_spans(text: str, figures: str) -> None:
    assert in_figures(text) == figures


def test_a_ban_is_told_in_few_words(contents: dict[str, Content]) -> None:
    held = Setting(contents["ad-click"].problem)
    said = frozenset({"advert"})
    assert held.tells("No minor may get a personalised ad.", NONE, said)
    assert not held.tells("No ad comes twice on a page.", NONE, said)


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("Every phone holds a list.", True),
        ("Suppose every phone held a list.", False),
        ("Your phone holds a list.", False),
        ("Which phone holds a list?", False),
    ],
)
def test_what_says_how_things_are(text: str, flat: bool) -> None:
    assert states_flatly(text) is flat


def test_a_flat_statement_tells_a_fact_in_fewer_words(contents: dict[str, Content]) -> None:
    hidden = Hidden.of(contents["spam-filter"])
    text = "Message text leaves a phone only where its owner has opted in."
    assert hidden.adds(text, NONE, NONE_OPEN, NONE, flat=True)
    assert not hidden.adds("A phone keeps the text it needs.", NONE, NONE_OPEN, NONE, flat=True)
