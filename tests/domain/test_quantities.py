"""Quantities are read with their unit; names and positions that hold digits are none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.quantities import Kind, parse_quantities

DAY = 86_400

ONE = {
    "50M": (50e6, Kind.COUNT, ""),
    "50 million users": (50e6, Kind.COUNT, "users"),
    "50m users": (50e6, Kind.COUNT, "users"),
    "50M+ users": (50e6, Kind.COUNT, "users"),
    "1.2k QPS": (1200, Kind.RATE, "QPS"),
    "11.6k": (11600, Kind.COUNT, ""),
    "600 qpm": (10, Kind.RATE, "qpm"),
    "10 req/s": (10, Kind.RATE, "req/s"),
    "200 ms": (0.2, Kind.SECONDS, "ms"),
    "200ms": (0.2, Kind.SECONDS, "ms"),
    "15 minutes": (900, Kind.SECONDS, "minutes"),
    "3 hours": (10800, Kind.SECONDS, "hours"),
    "28-day": (28 * DAY, Kind.SECONDS, "day"),
    "two weeks": (14 * DAY, Kind.SECONDS, "weeks"),
    "2 TB": (2e12, Kind.BYTES, "TB"),
    "12 kB": (12e3, Kind.BYTES, "kB"),
    "1 KiB": (1024, Kind.BYTES, "KiB"),
    "4 bytes each": (4, Kind.BYTES, "bytes"),
    "3 gigs": (3e9, Kind.BYTES, "gigs"),
    "5%": (0.05, Kind.FRACTION, "%"),
    "99.9 percent": (0.999, Kind.FRACTION, "%"),
    "1,000,000": (1e6, Kind.COUNT, ""),
    "1 000 000 users": (1e6, Kind.COUNT, "users"),
    "1e6": (1e6, Kind.COUNT, ""),
    "10^6": (1e6, Kind.COUNT, ""),
    "2^18 buckets": (262144, Kind.COUNT, "buckets"),
    "half a million": (5e5, Kind.COUNT, ""),
    "a billion requests": (1e9, Kind.COUNT, "requests"),
    "two million users": (2e6, Kind.COUNT, "users"),
    "5 hundred": (500, Kind.COUNT, ""),
    "64-dim vectors": (64, Kind.COUNT, "dim"),
    "40 million daily active users": (40e6, Kind.COUNT, "users"),
    "$2 per click": (2, Kind.COUNT, "$"),
    "3x that": (3, Kind.FACTOR, "x"),
    "2021 users": (2021, Kind.COUNT, "users"),
    "20 requests per user per day": (20 / DAY, Kind.RATE, "requests"),
    "6 home pages per person and day": (6 / DAY, Kind.RATE, "pages"),
    "a billion requests a day": (1e9 / DAY, Kind.RATE, "requests"),
    "1M / day": (1e6 / DAY, Kind.RATE, ""),
    "20 billion daily, so": (20e9 / DAY, Kind.RATE, ""),
    "50 requests/user/day": (50 / DAY, Kind.RATE, "requests"),
    "10 GB a day": (10e9 / DAY, Kind.BYTE_RATE, "GB"),
}
NONE = (
    "24/7",
    "p99",
    "top-10",
    "top 10",
    "v2",
    "BERT-4",
    "in 2021",
    "recall@10",
    "recall at 10",
    "90th percentile",
    "F1",
    "int8",
    "5G",
    "3-layer",
    "80/20",
    "80/10/10",
    "50/50",
    "A/B",
    "2024-05-01",
    "10:30",
    "version 1.2.3",
    "day 3",
    "days 1 to 28",
    "layer 2",
    "1. log the clicks",
    "224x224",
    "MiniLM-L6-v2",
    "a few million",
    "hundreds of millions",
    "one tower and a ranker",
)


@pytest.mark.parametrize(("text", "expected"), ONE.items(), ids=ONE.keys())
def test_one_quantity(text: str, expected: tuple[float, Kind, str]) -> None:
    (found,) = parse_quantities(text)
    assert found.value == pytest.approx(expected[0])
    assert (found.kind, found.unit) == expected[1:]


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert parse_quantities(text) == ()


def test_an_end_of_a_range_is_marked_and_shares_the_unit() -> None:
    low, high = parse_quantities("5-10 ms")
    assert [low.value, high.value] == pytest.approx([0.005, 0.01])
    assert low.ranged
    assert high.ranged
    assert low.text == "5"


def test_what_a_quantity_is_per_is_kept() -> None:
    (found,) = parse_quantities("20 requests per user per day")
    assert (found.amount, found.period, found.per) == (20, DAY, ("user",))


def test_several_in_order() -> None:
    found = parse_quantities("10M * 5 / 86,400 ≈ 580 rps")
    assert [q.amount for q in found] == [10e6, 5, 86_400, 580]


@given(st.text(max_size=300) | st.text("0123456789.,kKMB%x×/-^e +msGB\n aperdy", max_size=300))
def test_spans_are_exact_and_nothing_raises(text: str) -> None:
    end = 0
    for found in parse_quantities(text):
        assert found.text == text[found.start : found.end]
        assert end <= found.start <= found.head <= found.end
        end = found.end


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1 ", "1.1.", "1:1 ", "9/9/", "1-", "a ", "a million ", "5 ms ", "(", "1e9^"],
)
def test_long_texts_are_read_quickly(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    spent = []
    for _ in range(3):
        started = time.process_time()
        parse_quantities(text)
        spent.append(time.process_time() - started)
    assert min(spent) < 0.1
