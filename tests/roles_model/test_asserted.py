"""Statements about the setting: they agree with the facts given, and deny none that is not."""

import pytest

from interviewer.domain.session import Content
from interviewer.roles.model_backed.guarding.asserted import Setting

NONE: frozenset[str] = frozenset()


def setting(contents: dict[str, Content], name: str) -> Setting:
    return Setting(contents[name].problem)


@pytest.mark.parametrize(
    ("name", "fact", "text"),
    [
        ("video-recommender", "core_budget", "You have GPUs for serving."),
        ("video-recommender", "core_budget", "Since GPUs are there for serving, what do you run?"),
        ("ad-click", "hardware", "There are GPUs at serving."),
        ("ad-click", "labels", "A team of raters labels clicks by hand."),
        ("ad-click", "pricing", "Advertisers pay for each impression."),
        ("ad-click", "regulation", "Minors get personalised ads like everybody else."),
        ("ad-click", "error_costs", "Predicting too low is worse here."),
        ("ad-click", "existing_system", "Nothing runs today, so there is no regression."),
    ],
)
def test_a_statement_at_odds_with_a_given_fact_is_found(
    contents: dict[str, Content], name: str, fact: str, text: str
) -> None:
    assert setting(contents, name).denies(text, {fact})


@pytest.mark.parametrize(
    ("name", "fact", "text"),
    [
        ("video-recommender", "core_budget", "Up to 1,500 cores, CPUs only."),
        ("video-recommender", "core_budget", "There are no GPUs for serving."),
        ("video-recommender", "core_budget", "Do you have GPUs for serving?"),
        ("video-recommender", "core_budget", "Suppose you had GPUs for serving."),
        ("video-recommender", "core_budget", "You said you want GPUs for serving."),
        ("video-recommender", "core_budget", "Nothing is fixed on training GPUs."),
        ("video-recommender", "existing_system", "There's no model today."),
        ("ad-click", "labels", "Nobody labels by hand, and purchases are seldom reported."),
        ("ad-click", "pricing", "They pay per click."),
        ("ad-click", "surface", "Just sponsored posts in the main feed. Leave stories aside."),
        ("ad-click", "regulation", "Minors get no personalised ads."),
        ("ad-click", "error_costs", "Too high is worse, since a weak ad then takes the slot."),
    ],
)
def test_what_agrees_asks_or_supposes_is_at_odds_with_nothing(
    contents: dict[str, Content], name: str, fact: str, text: str
) -> None:
    assert not setting(contents, name).denies(text, {fact})


@pytest.mark.parametrize("name", ["ad-click", "spam-filter", "video-recommender"])
def test_every_fact_agrees_with_itself_and_its_neighbours(
    contents: dict[str, Content], name: str
) -> None:
    content = contents[name]
    every = {fact.id for fact in content.problem.facts}
    held = setting(contents, name)
    at_odds = [f.id for f in content.problem.facts if held.denies(f.answer, every)]
    assert at_odds == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You have GPUs for serving.", True),
        ("There are no GPUs for serving.", True),
        ("No labels come within the day.", True),
        ("Nothing has been said yet about where the labels come from.", False),
        ("You cache the pages for an hour.", False),
        ("Somebody opens the app on a train.", False),
    ],
)
def test_a_fact_nobody_asked_for_is_neither_told_nor_denied(
    contents: dict[str, Content], text: str, told: bool
) -> None:
    assert setting(contents, "video-recommender").tells(text, NONE, NONE) is told


def test_what_was_given_may_be_said_again(contents: dict[str, Content]) -> None:
    held = setting(contents, "video-recommender")
    assert not held.tells("There are no GPUs for serving.", {"core_budget"}, NONE)
