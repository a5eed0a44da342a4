"""Patterns that are found in any case."""

import re

import pytest

from interviewer.domain.any_case import AnyCase, lowered


@pytest.mark.parametrize("text", ["we log it", "We Log It", "WE LOG IT", "we ſaid: log it"])
def test_a_pattern_is_found_in_any_case(text: str) -> None:
    assert AnyCase(r"\blog it\b").search(text)


def test_what_is_found_stands_where_it_stands_in_the_text() -> None:
    text = "İt iS THE Log."
    found = AnyCase(r"\bthe log\b").search(text)
    assert found is not None and text[found.start() : found.end()] == "THE Log"


@pytest.mark.parametrize("letter", ["ſ", "ı", "İ", "\u212a"])
def test_odd_letters_are_taken_for_the_plain_ones_they_pass_for(letter: str) -> None:
    assert lowered(letter) in {"s", "i", "k"}


def test_every_place_is_counted() -> None:
    assert AnyCase(r"\b(?:a|b)\b").count("A b, a") == 3


@pytest.mark.parametrize("text", ["The LOG, and a Log", "nothing", "İ log ſ", ""])
def test_what_is_left_without_it_keeps_its_case(text: str) -> None:
    assert AnyCase(r"\b(?:the )?log\b").without(text) == re.sub(
        r"\b(?:the )?log\b", " ", text, flags=re.IGNORECASE
    )


def test_a_search_may_begin_further_on() -> None:
    assert AnyCase("log").search("LOG", 1) is None


@pytest.mark.parametrize("pattern", ["Log", "[A-Z]", "(?:x|Y)"])
def test_a_pattern_that_could_find_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="capital"):
        AnyCase(pattern)


def test_capitals_of_the_language_of_patterns_are_none() -> None:
    assert AnyCase(r"(?P<word>\w+)\W*\Z").match("Logs.")
