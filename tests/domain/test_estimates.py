"""Arithmetic is checked, claims are read, and only what is plainly at odds is called a clash."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.estimates import (
    capacity_value,
    check_sums,
    clashes,
    number_claims,
)
from interviewer.domain.problem import Fact, Nouns, Problem
from interviewer.domain.reading import NumberClaim
from interviewer.domain.stages import StageId

SCRIPTS = sorted(Path(__file__).parents[2].glob("evals/scripts/*.txt"))

RIGHT = {
    "50M users x 20 requests / 86400 is about 11.6k QPS": ["50M x 20 / 86,400"],
    "10M * 5 / 86,400 ≈ 580 rps": ["10M x 5 / 86,400"],
    "50Mx20/86400=11.6k": ["50M x 20 / 86,400"],
    "50 million users times 20 requests a day is 1 billion requests, divided by 86400 that's 11.5k"
    " a second": ["50M x 20", "1B / 86,400"],
    "500M vectors * 64 dims * 4 bytes = 128 GB": ["500M x 64 x 4 bytes"],
    "500M * 64 * 4 = 128 GB": ["500M x 64 x 4"],
    "2% of 1B is 20M": ["2% of 1B"],
    "1M / day is about 12 per second": ["1M / 86,400"],
    "1.5B a day is 17k per second, 50k at peak.": ["1.5B / 86,400"],
    "50M x 20 is 1B a day, / 86400 gives 11.6k QPS, peak is 3x that so 35k": [
        "50M x 20",
        "1B / 86,400",
        "11.6k x 3",
    ],
    "(50M * 20) / 86400 = 11574": ["(50M x 20) / 86,400"],
    "50M * (20 + 5) / 86400 = 14.5k": ["50M x (20 + 5) / 86,400"],
    "(50M users × 20) ÷ (24 × 3600) ≈ 11.6k/s": ["(50M x 20) / (24 x 3,600)"],
    "1B divided by the number of seconds in a day is 11.6k": ["1B / 86,400"],
    "1B requests over 100k is 10k a second": ["1B / 100k"],
    "20M daily users, about 40 mails each, so around 800M messages a day": ["20M x 40"],
    "At 60k requests times 500 that's 30M scorings a second at peak": ["60k x 500"],
    "12M rows x 32 x 4 bytes, so 1.5 GB plus state": ["12M x 32 x 4 bytes"],
    "10k QPS x 200 ms = 2000 concurrent requests": ["10k x 200 ms"],
    "1M a day x 30 days = 30M": ["1M x 30 days"],
    "100 QPS x 86400 is 8.6M a day": ["100 x 86,400"],
    "10 ms + 20 ms + 5 ms = 35 ms": ["10 ms + 20 ms + 5 ms"],
    "5M / 100M = 5%": ["5M / 100M"],
    "200 minus 150 is 50": ["200 - 150"],
    "50M users x 20 requests is about 11.6k QPS": ["50M x 20"],
    "10M items × 1 KB is roughly 9 GB": ["10M x 1 KB"],
    "20% of 10M is 2M and 5% of that is 100k": ["20% of 10M", "2M x 5%"],
    "128 dims * 4 bytes = 512 bytes, times 100M is 51 GB": ["128 x 4 bytes", "512 bytes x 100M"],
    "- 50M x 20 = 1B\n- 1B / 86400 = 11.6k": ["50M x 20", "1B / 86,400"],
    "10M users * 5 sessions * 10 impressions * 365 days = 180B": ["10M x 5 x 10 x 365 days"],
    "100M x 1 KB = 100 GB a day, x 365 is 36 TB a year": ["100M x 1 KB", "100 GB x 365"],
    "10^9 / 10^5 = 10^4 QPS": ["1,000,000,000 / 100,000"],
    "2% of 20M requests/day is 5 QPS": ["2% of 20M"],
    "1 / 50 ms = 20 per second": ["1 / 50 ms"],
    "1M x $2 = $2M": ["1M x 2"],
}
WRONG = {
    "50M users x 20 requests / 86400 is about 120k QPS": (120e3, 11574, "QPS"),
    "10M * 5 / 86,400 ≈ 5,800 rps": (5800, 578.7, "rps"),
    "50 million users times 20 requests is 10 billion requests": (10e9, 1e9, "requests"),
    "500M vectors * 64 dims * 4 bytes = 12 GB": (12, 128, "GB"),
    "2% of 1B is 200M": (200e6, 20e6, ""),
    "1M / day is about 120 per second": (120, 11.57, "a second"),
    "50M x 20 is 1B a day, peak is 3x that so 5B": (5e9, 3e9, ""),
    "10 ms + 20 ms + 5 ms = 50 ms": (50, 35, "ms"),
    "5M / 100M is 50%": (50, 5, "%"),
    "20M users, 40 mails each, so 80M mails a day": (80e6, 800e6, "mails a day"),
    "10M users x 2 KB = 200 GB": (200, 20, "GB"),
    "1B a day / 24 / 3600 = 116k QPS": (116e3, 11574, "QPS"),
    "100M x 1 KB = 100 GB a day, x 365 is 360 TB a year": (360, 36.5, "TB a year"),
    "1% of 1M QPS is 1k QPS": (1000, 10e3, "QPS"),
    "10M items × 1 KB is exactly 14 GB, so 10M x 1 KB = 14 GB": (14, 10, "GB"),
}
SILENT = (
    "DAU * 20 / 86400 = 11.6k",
    "50M x 20 = 500M x 2",
    "50M × 20 requests, so 40 servers",
    "20M daily users, 40 mails each, so 40M spam mails a day",
    "from 2% of 10M users, we get 5k ratings a day",
    "50M x 20 requests a day is 35k at peak",
    "At peak 50M x 20 / 86400 is 35k",
    "50M vectors x 128 x 4 bytes is 6 GB with int8",
    "50 x 20 = 1B",
    "11.6k QPS, and 2 GPUs. Peak is 3x that so 50k",
    "about 60M clicks a day is 1% of impressions",
    "50M users is 11.6k QPS",
    "2^20 int8 weights is 1 MB",
    "from 50M to 1,500 in 40 ms",
    "top-10 x 5 is fine, 24/7 and p99 200 ms",
    "5-10 x 20 = 500",
    "-5 + 10 = 5",
    "10k + 20% = 12k",
    "take log(10) * 5 = 5",
    "100 - 20 x 2 = 60",
    "2 * 3 * n = 60",
    "6B x 500B = 3 TB",
    "called 50 million times a day is 580 per second",
    "2 KB * 100 = 200",
    "100M users, 10% are active, so 10M DAU",
    "at 10k rps × 500 candidates we need 50M scores per second",
    "200 ms times 3 is more than 10 minutes",
    "10% of 500 is too small, so 5000 it is",
    "we have 40 cores / 8 machines, which makes me nervous about 300 ms",
    "50M x 20 x replication = 5B",
    "20M x 64 is at least 1B",
    "30M users x 20 / 86400, 7000 of it from phones",
    "we train on 80/20 and it is 3 times 5",
    "80M users or 20% of 400M is not 10M",
)


@pytest.mark.parametrize(("text", "expected"), RIGHT.items(), ids=RIGHT.keys())
def test_right_sums(text: str, expected: list[str]) -> None:
    found = [made for made in check_sums(text) if made.ok]
    assert [made.expression for made in found] == expected
    assert all(made.quote in text for made in found)


@pytest.mark.parametrize(("text", "expected"), WRONG.items(), ids=WRONG.keys())
def test_wrong_sums(text: str, expected: tuple[float, float, str]) -> None:
    (found,) = [made for made in check_sums(text) if not made.ok]
    assert found.said == pytest.approx(expected[0])
    assert found.unit == expected[2]
    assert found.correct == pytest.approx(expected[1], rel=0.01)
    assert found.quote in text


@pytest.mark.parametrize("text", SILENT)
def test_what_could_be_meant_otherwise_is_no_sum(text: str) -> None:
    assert check_sums(text) == ()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_nobody_in_the_scripts_is_told_a_sum_is_wrong(script: Path) -> None:
    assert [made for made in check_sums(script.read_text("utf-8")) if not made.ok] == []


def test_an_order_of_magnitude_is_no_error() -> None:
    assert check_sums("50M x 20 / 86400 is on the order of 20k QPS") == ()


CLAIMS = {
    "We have 50M daily users.": ("daily users", 50e6, "users", False),
    "Let's assume 10M DAU": ("dau", 10e6, "dau", True),
    "Say 10M users": ("users", 10e6, "users", True),
    "The latency budget is 200 ms": ("latency budget", 0.2, "seconds", False),
    "the spam rate is about 5%": ("spam rate", 0.05, "fraction", False),
    "a catalogue of 500M videos": ("catalogue videos", 5e8, "videos", False),
    "20 requests per user per day": ("requests", 20 / 86400, "requests/s", False),
    "at peak it's 30k QPS": ("peak qps", 30e3, "qps", False),
}


@pytest.mark.parametrize(("text", "expected"), CLAIMS.items(), ids=CLAIMS.keys())
def test_claims(text: str, expected: tuple[str, float, str, bool]) -> None:
    (found,) = number_claims(text)
    assert (found.subject, found.unit, found.assumed) == (expected[0], *expected[2:])
    assert found.value == pytest.approx(expected[1])
    assert found.quote in text


@pytest.mark.parametrize("text", ["How about 10M users?", "p99, top-10, 24/7", "3x faster", ""])
def test_no_claims(text: str) -> None:
    assert number_claims(text) == ()


def test_quotes_are_short_and_verbatim() -> None:
    text = (
        "so from what I understand our big global platform has to serve 40 million daily users now"
    )
    (found,) = number_claims(text)
    assert found.quote in text
    assert len(found.quote.split()) <= 14


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


VALUES = {
    "a * b / 86400": 2.0,
    "a ** 2": 86400.0**2,
    "-(a - b) + 1": -86397.0,
    "b * 64 * 4 / 1e9": 5.12e-7,
}


@pytest.mark.parametrize(("formula", "value"), VALUES.items())
def test_capacity(formula: str, value: float) -> None:
    assert capacity_value(formula, {"a": 86400, "b": 2}) == pytest.approx(value)


@pytest.mark.parametrize(
    "formula",
    ["", "c", "a / 0", "a +", "a.real", "f(a)", "'x' * 3", "a if b else 1", "9**9**9**9", "True"]
    + ["a[0]", "(-1) ** 0.5", "1 // 2", "(" * 900, "lambda: 1", "1j", "\0"],
)
def test_capacity_refuses(formula: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        capacity_value(formula, {"a": 1.0, "b": 2.0})


TEXTS = st.text(max_size=300) | st.text(
    "0123456789.,kMB%x×*/-=≈ ()\n issotheatusrdy?", max_size=300
)


@given(TEXTS)
def test_nothing_raises(text: str) -> None:
    claims = number_claims(text)
    for made in check_sums(text):
        assert made.quote in text
    assert all(claim.quote in text for claim in claims)
    clashes(PROBLEM, GIVEN, [(1, claim) for claim in claims], claims)


@given(st.text(max_size=60))
def test_a_formula_gives_a_number_or_a_value_error(formula: str) -> None:
    try:
        assert isinstance(capacity_value(formula, {"a": 2.0}), float)
    except ValueError as error:
        assert str(error)


@pytest.mark.parametrize(
    "piece",
    [
        "1 x ",
        "50M x 20 = 1B ",
        "1",
        "(",
        "a ",
        "2% of ",
        "1 / 2 / ",
        "5 ms, ",
        "x that ",
        "10M daily users. ",
    ]
    + ["and so ", "is about about ", "1 users a day is 1 users a second "],
)
def test_long_texts_are_read_quickly(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    claims = number_claims(text)
    earlier = [(1, claim) for claim in claims]
    assert _fastest(lambda: check_sums(text)) < 0.1
    assert _fastest(lambda: number_claims(text)) < 0.1
    assert _fastest(lambda: clashes(PROBLEM, GIVEN, earlier, claims)) < 0.1


def _fastest(call: Callable[[], object]) -> float:
    """Seconds of the fastest of three runs: the machine may be busy."""
    spent = []
    for _ in range(3):
        started = time.perf_counter()
        call()
        spent.append(time.perf_counter() - started)
    return min(spent)
