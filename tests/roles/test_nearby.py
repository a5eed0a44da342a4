"""Facts nearby: what was meant is among them where code placed a question wrongly or not at all."""

from pathlib import Path

import pytest
import yaml

from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.reading.clarifying import Heard, heard
from interviewer.roles.reading.nearby import MOST
from interviewer.roles.reading.questions import FactFinder

_MESSAGES = yaml.safe_load((Path(__file__).parent / "asking_messages.yaml").read_text("utf-8"))
PROBLEMS = sorted(_MESSAGES)
LEAST = 0.95
"""Of the questions that a fact answers. The messages were at hand when the numbers of facts were chosen."""


@pytest.fixture(scope="module")
def finders(contents: dict[str, Content]) -> dict[str, FactFinder]:
    return {name: FactFinder(contents[name].problem, None) for name in PROBLEMS}


def listen(finder: FactFinder, text: str, stage: StageId = StageId.CLARIFY) -> Heard:
    return heard(finder, split_sentences(text), stage)


def offers(found: Heard) -> set[str]:
    return {*found.nearby, *(q.fact for q in found.questions if q.fact is not None)}


@pytest.mark.parametrize("problem", PROBLEMS)
def test_of_several_questions_nearly_every_fact_is_found_or_nearby(
    finders: dict[str, FactFinder], problem: str
) -> None:
    told = [
        (set(facts), offers(listen(finders[problem], message["text"])))
        for message in _MESSAGES[problem]
        for facts in message["asked"]
        if facts
    ]
    assert sum(bool(facts & found) for facts, found in told) >= LEAST * len(told)


def test_what_was_found_is_not_nearby_and_there_are_only_so_many(
    finders: dict[str, FactFinder],
) -> None:
    for problem in PROBLEMS:
        for message in _MESSAGES[problem]:
            found = listen(finders[problem], message["text"])
            assert len(found.nearby) <= MOST
            assert not {q.fact for q in found.asked} & set(found.nearby)


@pytest.mark.parametrize(
    "text",
    [
        "I would use a two-tower model with a light ranker. It is fast.",
        "What can you tell me about it?",
    ],
    ids=["nothing asked", "everything asked"],
)
def test_who_asks_for_nothing_or_for_everything_is_near_to_nothing(
    finders: dict[str, FactFinder], text: str
) -> None:
    assert not listen(finders["ad-click"], text).nearby


def test_a_wish_is_heard_only_while_the_setting_is_clarified(
    finders: dict[str, FactFinder],
) -> None:
    text = "The usual response time would help, if you have it."
    assert "latency_budget" in listen(finders["ad-click"], text).nearby
    assert not listen(finders["ad-click"], text, StageId.MODEL).nearby
