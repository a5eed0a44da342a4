"""Texts become words that matter, with the reach of a negation."""

import pytest

from interviewer.roles.matching.words import says_something, words


@pytest.mark.parametrize(
    "text",
    ["", "  ", "...", "I don't know", "i really dont know", "No idea.", "not sure", "idk", "N/A"],
)
def test_saying_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize(
    "text", ["no labels", "not sure about labels", "1", "I know the answer: a queue"]
)
def test_saying_something(text: str) -> None:
    assert says_something(text)


def test_a_negation_reaches_its_clause_and_no_further() -> None:
    found = {word.surface: word.negated for word in words("We don't shuffle days, we sort weeks")}
    assert found["shuffle"] and found["days"] and not found["weeks"]


def test_instead_of_denies_what_it_replaces() -> None:
    found = {word.surface: word.negated for word in words("Split by user instead of by request")}
    assert found["request"] and not found["user"]


def test_known_phrases_and_number_words_are_one_word() -> None:
    assert words("an a/b test of four weeks")[0].key == "a/b test"
    assert "4" in {word.key for word in words("four weeks")}
