"""Claims are read with what they are about."""

import pytest
from hypothesis import given

from interviewer.domain.claims import number_claims, worth_asking
from interviewer.domain.quantities import parse_quantities
from tests.domain.long_texts import ANY_TEXT, LONG_TEXTS
from tests.timing import fastest

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


@given(ANY_TEXT)
def test_nothing_raises(text: str) -> None:
    assert all(made.quote in text for made in number_claims(text))


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_long_texts_are_read_quickly(text: str) -> None:
    assert fastest(lambda: number_claims(text)) < 0.1


ASKED_ABOUT = {
    "At peak it's 30k QPS. We have 50M daily users.": "We have 50M daily users",
    "I train on 30 days of logs with 5 folds, and retrieval takes 20 ms.": "retrieval takes 20 ms",
    "I split 80% train, 20% test; CTR is about 1%.": "CTR is about 1%",
    "If we had 400M users I'd shard. The index is 25 GB.": "The index is 25 GB",
    "We retrain for 2000 epochs on 12M rows.": "We retrain for 2000 epochs on 12M rows",
    "Traffic is 12k QPS on average": "Traffic is 12k QPS on average",
    "5% of users get it for 2 weeks, 3000 trees, 5,000 arms": None,
    "complaint rate over 1h/1d/30d": None,
    "I keep a 1% holdout": None,
    "Each id has 4 bytes and 20 tags": None,
    "Actually we have 10M users": None,
    "": None,
}


@pytest.mark.parametrize(("text", "quote"), ASKED_ABOUT.items(), ids=ASKED_ABOUT.keys())
def test_the_number_worth_asking_about(text: str, quote: str | None) -> None:
    found = worth_asking(number_claims(text))
    assert (found and found.quote) == quote


@given(ANY_TEXT)
def test_a_number_asked_about_is_said_back_short_and_verbatim(text: str) -> None:
    found = worth_asking(number_claims(text))
    if found is not None:
        assert found.quote in text
        assert len(found.quote.split()) <= 14
        assert parse_quantities(found.quote)
