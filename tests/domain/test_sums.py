"""Arithmetic is checked, and what could be meant otherwise is left alone."""

from pathlib import Path

import pytest
from hypothesis import given

from interviewer.domain.sums import check_sums
from tests.domain.long_texts import ANY_TEXT, LONG_TEXTS
from tests.timing import fastest

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


@given(ANY_TEXT)
def test_nothing_raises(text: str) -> None:
    assert all(made.quote in text for made in check_sums(text))


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS.keys())
def test_long_texts_are_read_quickly(text: str) -> None:
    assert fastest(lambda: check_sums(text)) < 0.1
