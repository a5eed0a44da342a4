"""How a sentence argues, whatever it is about."""

import pytest

from interviewer.roles.reading.argument import argument, hollow_marks, is_hollow

LEVELS = [
    ("We use precision and recall.", 2),
    ("I would use a neural network for that.", 2),
    ("We need good data quality here.", 2),
    ("We would use trees because the table is small.", 3),
    ("Keep 60 days of logs.", 3),
    ("If the label comes late, we wait for it.", 3),
    ("We train on weeks one to six so the test never sees the future.", 3),
    (
        "I'd take trees rather than a deep net because 2M rows train in ten minutes.",
        4,
    ),
    (
        "A shorter window costs late conversions, but it keeps labels of the last 7 days fresh.",
        4,
    ),
    ("Latency should be okay I think.", 2),
    ("We leverage a robust state-of-the-art pipeline because it is best in class.", 2),
    ("Trees. Fast.", 2),
    ("", 2),
]
HOLLOW = (
    "We leverage a holistic, cutting-edge platform that seamlessly empowers stakeholders. "
    "It is robust, battle-tested and future-proof by design, with world-class best practices "
    "baked in. At the end of the day the key is to unlock actionable insights and drive impact "
    "with a comprehensive, data-driven journey that delights everybody involved in the vision."
)


@pytest.mark.parametrize(("sentence", "level"), LEVELS)
def test_the_level_of_an_argument(sentence: str, level: int) -> None:
    assert argument(sentence).level == level


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("We train on weeks one to six.", 0),
        ("We leverage logs.", 1),
        ("A robust and seamless pipeline.", 2),
        ("It's a solved problem.", 1),
    ],
)
def test_hollow_marks(sentence: str, marks: int) -> None:
    assert hollow_marks(sentence) == marks


def test_a_message_of_big_words_is_hollow() -> None:
    assert is_hollow(HOLLOW)


def test_a_plain_message_is_not() -> None:
    assert not is_hollow("We log each impression with its position and train on those logs. " * 6)


def test_a_short_message_is_not_judged_as_a_whole() -> None:
    assert not is_hollow("A robust, seamless, holistic thing.")


def test_curly_apostrophes_count_as_straight_ones() -> None:
    assert argument("It’s a solved problem for us.") == argument("It's a solved problem for us.")


def test_a_reason_may_stand_behind_a_colon() -> None:
    assert argument("Not taps: they pay for bait.").level == 3
    assert argument("Labels: user reports, rescues from junk, trap addresses.").level == 2


def test_a_bare_list_names_and_no_more() -> None:
    text = "Null rates 5%, score histogram, fallback rate, join rate, drift/skew, queue age."
    assert argument(text).level == 2


@pytest.mark.parametrize(
    ("sentence", "is_open"),
    [
        ("We could use something like a queue here.", True),
        ("It might be ten milliseconds or so.", True),
        ("A queue between the two takes the spikes.", False),
    ],
)
def test_what_settles_nothing_is_open(sentence: str, is_open: bool) -> None:
    assert argument(sentence).open is is_open
