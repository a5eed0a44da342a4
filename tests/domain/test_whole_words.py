"""What is said back keeps the clause it was cut from, with its condition and its negation."""

import pytest

from interviewer.domain.whole_words import whole_words

LONG = "and after that the shop sends the parcel to whoever ordered it first on the day before"


@pytest.mark.parametrize(
    ("text", "said", "whole"),
    [
        ("I split by week.", "by week", "I split by week"),
        ("So, if it rains, we sell nothing.", "we sell nothing", "if it rains, we sell nothing"),
        ("While shops differ, parts do not.", "parts do not", "While shops differ, parts do not"),
        ("Because few parts are heavy.", "parts are heavy", "few parts are heavy"),
        ("We never sell used parts.", "sell used parts", "We never sell used parts"),
        ("One: mean rate per shop, per day.", "mean rate per shop", "mean rate per shop, per day"),
        (f"If the store is gone, we show the old list, {LONG}.", "we show the old list",
         "If the store is gone, we show the old list"),
        (f"We keep the list for a day unless the price changes, {LONG}.", "We keep the list",
         "We keep the list for a day unless the price changes"),
        (f"Ties of shop–part pairs count most, {LONG}.", "Ties of shop",
         "Ties of shop–part pairs count most"),
        (f"I would not send the same parcel twice, {LONG}.", "send the same parcel twice",
         "I would not send the same parcel twice"),
        (f"I keep taps out, as a missing tap is no sign of it, {LONG}.", "a missing tap is no sign",
         "a missing tap is no sign of it"),
    ],
)  # fmt: skip
def test_a_quotation_is_a_whole_clause(text: str, said: str, whole: str) -> None:
    assert whole_words(text, said) == whole
    assert whole in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I cut by week. Then I train.", "I cut by week"),
        ("Do we sell used parts?", "sell used parts"),
        ('They call it "used" and sell it.', "sell it"),
        ("I cut by week.", "by month"),
        ("I cut by week.", ""),
        (f"The list of the {' '.join(['very'] * 20)} old parts is long.", "list of the"),
    ],
)
def test_what_is_whole_or_cannot_be_said_back_whole_stays_as_it_is(text: str, said: str) -> None:
    assert whole_words(text, said) == said
