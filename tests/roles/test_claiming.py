"""A question about a statement fits the sort of statement it is."""

from dataclasses import replace

import pytest

from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.roles.builtin.claiming import dug_into
from interviewer.roles.builtin.ways import Ways
from tests.builders import Log

DECIDED = ("step by step", "alternative", "wrong thing to do", "decided")


def asked(content: Content, text: str, said: str) -> list[str]:
    log = Log(content).begin().say(Reading(words=len(text.split())), text=text)
    ways = Ways(log.session)
    return [draft.text for draft in dug_into(ways, log.session.last_candidate, said)]


def test_a_decision_may_be_asked_for_its_alternative(small: Content) -> None:
    found = asked(small, "I keep one row in ten for a test.", "I keep one row in ten for a test")
    assert any("alternative" in text for text in found)


@pytest.mark.parametrize(
    "said",
    [
        "only a few shops answer",
        "the old rules and the price list",
        "Every count has to be as of the order",
        "a missing tap is not a no",
        "If the store is gone we show the list of yesterday",
        "the catalogue holds 40 thousand parts",
    ],
)
def test_what_nobody_decided_is_not_asked_about_as_a_decision(small: Content, said: str) -> None:
    quoting = [text for text in asked(small, f"{said}.", said) if said in text]
    assert quoting
    assert not any(word in text for text in quoting for word in DECIDED)


def test_a_conclusion_is_asked_about_as_one(small: Content) -> None:
    text = "Taps are rare, so a missing tap is not a no."
    assert asked(small, text, "a missing tap is not a no")[0] in drafts_of(small, "claim_follows")
    alone = asked(small, "A missing tap is not a no.", "A missing tap is not a no")
    assert "conclude" not in " ".join(alone)


def drafts_of(content: Content, name: str) -> list[str]:
    ways = getattr(content.phrases, name)
    return [way.format(said="a missing tap is not a no") for way in ways]


def test_a_reason_that_was_given_is_not_asked_for_first(small: Content) -> None:
    text = "I keep the heavy parts, because days differ."
    assert "made you" not in asked(small, text, "I keep the heavy parts")[0]
    last = [
        ask
        for ask in asked(small, text, "I keep the heavy parts")
        if "decided" in ask or "made" in ask
    ]
    assert "made you" in last[-1]


def test_a_phrase_file_from_before_still_has_its_questions(small: Content) -> None:
    older = small.phrases.model_copy(update={"claim_any": (), "claim_part": ()})
    content = replace(small, phrases=older)
    said = "the old rules and the price list"
    assert asked(content, f"{said}.", said)[0].count(said) == 1


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("as it is cheaper to run", False),
        ("that's the best there is", False),
        ("items are cheaper", True),
    ],
)
def test_words_that_only_point_are_not_said_back_first(
    small: Content, said: str, quoted: bool
) -> None:
    assert (said in asked(small, f"I keep it, {said}.", said)[0]) is quoted
