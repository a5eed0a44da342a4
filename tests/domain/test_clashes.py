"""Only what is plainly at odds is called a clash."""

import pytest
from hypothesis import given

from interviewer.domain.claims import number_claims
from interviewer.domain.clashes import clashes
from interviewer.domain.problem import Fact, Nouns, Problem
from interviewer.domain.reading import NumberClaim
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from tests.domain.long_texts import ANY_TEXT, LONG_TEXTS
from tests.timing import fastest


def _fact(name: str, label: str, terms: str, answer: str, value: float, unit: str) -> Fact:
    asks = ("How many?", "How much?", "How long?")
    return Fact(
        id=name,
        label=label,
        stage=StageId("clarify"),
        asks=asks,
        terms=tuple(terms.split("|")),
        answer=answer,
        value=value,
        unit=unit,
    )


FACTS = (
    _fact(
        "daily_users",
        "daily active users",
        "dau|daily users|active users|how many users|scale",
        "About 40 million people open the app on a typical day.",
        40e6,
        "people a day",
    ),
    _fact(
        "catalogue",
        "catalogue size",
        "catalogue|corpus|how many videos|video pool",
        "There are about 120 million public videos.",
        120e6,
        "videos",
    ),
    _fact(
        "uploads",
        "new uploads per day",
        "uploads|upload rate|new videos",
        "Creators upload about 500,000 videos a day.",
        5e5,
        "videos a day",
    ),
    _fact(
        "latency",
        "the latency budget",
        "latency|how fast|ms|p99",
        "The service has 200 milliseconds at the 99th percentile.",
        200,
        "milliseconds",
    ),
    _fact(
        "label_delay",
        "the label delay",
        "delay|lag|when do labels",
        "The answer comes about 24 hours later.",
        24,
        "hours",
    ),
    _fact(
        "tap_rate",
        "the tap rate",
        "ctr|click-through|tap rate|positive rate",
        "About 5 percent of the videos that come into view are tapped.",
        5,
        "percent of videos seen",
    ),
    _fact(
        "history",
        "the length of the logs",
        "logs|months of|training data",
        "Impressions have been logged for 18 months.",
        18,
        "months",
    ),
    _fact(
        "peak", "the peak", "peak|burst", "The load is 3 times the average.", 3, "times the average"
    ),
)
PROBLEM = Problem.model_construct(
    facts=FACTS,
    nouns=Nouns(
        system="the recommender",
        user="viewer",
        users="viewers",
        item="video",
        items="videos",
        event="watch",
        request="home page",
    ),
)
GIVEN = {fact.id for fact in FACTS}

AT_ODDS = {
    "We have 10M daily active users.": "daily_users",
    "With 10 million daily users we need two servers": "daily_users",
    "Say 100M DAU": "daily_users",
    "DAU is 4M, fine": "daily_users",
    "Since there are only 4 million daily viewers, one box is enough": "daily_users",
    "The catalogue has 10M videos": "catalogue",
    "A catalogue of 1B videos, roughly": "catalogue",
    "The latency budget is 2 seconds.": "latency",
    "the latency is about 800 ms": "latency",
    "The label delay is 5 days": "label_delay",
    "CTR is around 1%": "tap_rate",
    "The tap rate is 20 percent": "tap_rate",
    "we have 6 months of logs": "history",
}
AT_EASE = (
    "We have 40M daily active users",
    "We have 50M daily users",
    "You said 40M daily users, I'd plan for 100M daily users",
    "We have 400M registered users",
    "at peak we see 10M daily users",
    "If we had 400M daily users I'd shard",
    "suppose 4M DAU",
    "we target 100M daily users by next year",
    "10M daily users in Germany",
    "that is not 10M daily users",
    "we don't have 10M daily users",
    "a sample of 1M daily users",
    "5M daily users per shard",
    "unlike YouTube with 2B daily users",
    "half of the users, 20M daily users",
    "We start with 1M daily users",
    "retrieval takes 50 ms",
    "the latency of the ranker is 500 ms",
    "a latency of 150 ms is fine",
    "the latency budget for retrieval is 400 ms",
    "the timeout is 2 seconds",
    "After retrieval we have 500 videos",
    "the top 500 videos go to the ranker",
    "we get 120M videos in the catalogue",
    "I train on 3 months of logs",
    "I'd use the last 30 days of logs",
    "the join waits 3 days for labels",
    "the spam rate is 1%",
    "CTR in the treatment is 8%",
    "we expect CTR to grow to 10%",
    "Is it 10M daily users?",
    "between 10M and 60M daily users",
    "the index holds 10M videos",
    "10M videos a month",
    "the load is 5 times the average",
)


@pytest.mark.parametrize(("text", "fact"), AT_ODDS.items(), ids=AT_ODDS.keys())
def test_at_odds_with_a_given_fact(text: str, fact: str) -> None:
    (found,) = clashes(PROBLEM, GIVEN, (), number_claims(text))
    assert (found.kind, found.against) == ("fact", fact)
    assert found.quote in text
    assert found.earlier == PROBLEM.fact(fact).answer


@pytest.mark.parametrize("text", [*AT_ODDS])
def test_a_fact_not_yet_given_binds_nobody(text: str) -> None:
    assert clashes(PROBLEM, set(), (), number_claims(text)) == ()


@pytest.mark.parametrize("text", AT_EASE)
def test_at_ease_with_the_facts(text: str) -> None:
    assert clashes(PROBLEM, GIVEN, (), number_claims(text)) == ()


def _earlier(text: str) -> list[tuple[int, NumberClaim]]:
    return [(3, claim) for claim in number_claims(text)]


OWN = (
    ("We have 200M daily users", "we have 50M daily users", True),
    ("the spam rate is 2%", "the spam rate is 20%", True),
    ("Catalogue of 500M videos", "a catalogue of 50M videos", True),
    ("We have 200M daily users", "we have 150M daily users", False),
    ("We have 200M daily users", "actually we have 50M daily users", False),
    ("We have 200M daily users", "Let me correct that. It is 50M daily users", False),
    ("We have 200M daily users", "if we had 50M daily users", False),
    ("We have 200M daily users", "we show 50M videos", False),
    ("We have 200M users", "we have 5M users", False),
    ("the latency is 50 ms", "the latency is 300 ms", False),
    ("We train on 200M daily users", "We train on 5M daily users", False),
    ("the cache hit rate is 20%", "the spam rate is 2%", False),
)


@pytest.mark.parametrize(("before", "now", "clashing"), OWN)
def test_own_claims(before: str, now: str, clashing: bool) -> None:
    found = clashes(PROBLEM, set(), _earlier(before), number_claims(now))
    assert [clash.against for clash in found] == (["3"] if clashing else [])
    assert all(clash.kind == "claim" and clash.earlier in before for clash in found)


def test_a_given_fact_outweighs_an_earlier_guess() -> None:
    earlier = _earlier("I'll assume 200M daily users")
    assert clashes(PROBLEM, GIVEN, earlier, number_claims("So 40M daily users")) == ()


@given(ANY_TEXT)
def test_nothing_raises(text: str) -> None:
    claims = number_claims(text)
    clashes(PROBLEM, GIVEN, [(1, claim) for claim in claims], claims)


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_long_texts_are_compared_quickly(text: str) -> None:
    claims = number_claims(text)
    earlier = [(1, claim) for claim in claims]
    assert fastest(lambda: clashes(PROBLEM, GIVEN, earlier, claims)) < 0.1


REFERRED = [
    ("eligible_ads", "For our 400 candidates the ranker takes 10 ms.", True),
    ("eligible_ads", "We score our 400 candidates with a small network.", True),
    ("eligible_ads", "We score our 4,000 candidates with a small network.", False),
    ("eligible_ads", "The light stage keeps 400 candidates for the heavy model.", False),
    ("eligible_ads", "The light stage keeps 400 candidates, and our 400 candidates are scored.", False),
    ("eligible_ads", "We score our best 400 candidates with a small network.", False),
    ("daily_users", "For our 10 million daily users that is 100 million requests.", True),
    ("hardware", "On our 2000 servers that is fine.", True),
    ("hardware", "On our 100 servers that is fine.", False),
    ("hardware", "On our 5 million servers that is fine.", False),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "text", "clashes_with_it"), REFERRED)
def test_a_given_number_said_back_wrongly_is_noticed(
    contents: dict[str, Content], fact: str, text: str, clashes_with_it: bool
) -> None:
    problem = contents["ad-click"].problem
    found = clashes(problem, {fact}, [], number_claims(text))
    assert [clash.against for clash in found] == ([fact] if clashes_with_it else [])
    assert clashes(problem, set(), [], number_claims(text)) == ()


def test_a_number_of_ones_own_is_not_misremembered(contents: dict[str, Content]) -> None:
    earlier = [
        (2, claim) for claim in number_claims("I keep 400 candidates after the first stage.")
    ]
    claims = number_claims("For our 400 candidates the ranker takes 10 ms.")
    assert clashes(contents["ad-click"].problem, {"eligible_ads"}, earlier, claims) == ()
