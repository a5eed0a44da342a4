"""Which words are said back: the most telling ones, and the vaguest."""

import pytest

from interviewer.domain.reading import Touch
from interviewer.domain.sentences import split_sentences
from interviewer.roles.reading.clip import clip, clips
from interviewer.roles.reading.quoting import telling, vague


def told(text: str, *shown: str) -> str:
    found = tuple(
        Touch(criterion="data.first", quote=quote, level=3, score=0.5, statement=0)
        for quote in shown
    )
    return telling(split_sentences(text), found)


def unclear(text: str) -> str:
    return vague(text, split_sentences(text), ())


def test_a_choice_comes_before_a_remark() -> None:
    text = "Old corpora are 20 years old because nobody renews them. I'd keep 10% of those rows."
    assert told(text) == "I'd keep 10% of those rows"


def test_what_points_away_is_not_taken_up() -> None:
    text = "I'd fix that with more rows, because it is cheap. I'd log each row as it was served."
    assert told(text) == "I'd log each row as it was served"


def test_an_admission_is_not_taken_up() -> None:
    assert told("I don't know how that works, because I never used it.") == ""


def test_big_words_are_asked_about() -> None:
    text = (
        "Data is the new oil here. We'd leverage a robust, holistic, world-class strategy for it. "
        "That is really powerful, and it unlocks synergies across the whole ecosystem of teams."
    )
    assert unclear(text) == "We'd leverage a robust, holistic, world-class strategy for it"


def test_short_and_plain_is_not_vague() -> None:
    assert unclear("Greedy, top score first. Two per creator. Whatever is blocked goes.") == ""


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "Serving: the store answers in ten milliseconds.",
            "the store answers in ten milliseconds",
        ),
        (
            "With a high number here, the scores are going to be calibrated as well, so that is fine.",
            "With a high number here, the scores are going to be calibrated as well",
        ),
        ("such as new versus old ones", ""),
        ("if one machine handles that", ""),
        (
            "If the store is late, go on with defaults, and count how often.",
            "If the store is late, go on with defaults, and count how often",
        ),
    ],
)
def test_a_cut_stands_on_its_own(sentence: str, cut: str) -> None:
    assert clip(sentence) == cut


def test_every_clause_can_be_said_back() -> None:
    sentence = "I'd start with trees on counters, and keep the network for the long histories."
    assert "keep the network for the long histories" in list(clips(sentence))
