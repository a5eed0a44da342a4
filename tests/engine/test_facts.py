"""Facts: given when asked for, always the same, and no others."""

import asyncio

from interviewer.clock import ManualClock
from interviewer.domain.session import Content
from interviewer.engine import Interviewer
from tests.builders import converse, setup
from tests.engine.conftest import TEN, turn


def test_a_fact_stays_the_same_forty_turns_later(
    lead: Interviewer, clock: ManualClock, small: Content
) -> None:
    session = lead.open(small, setup(minutes=240))
    plain = [
        f"I would sort amber pebbles by hand {n} times, as the belt is slow." for n in range(38)
    ]
    texts = ["How big?", *plain, "How big?"]
    said = asyncio.run(converse(lead, clock, session.id, texts, seconds=20))
    answer = small.problem.fact("fact-1").answer
    assert answer in said[1] and answer in said[-1]


def test_a_question_without_a_fact_gets_none(
    lead: Interviewer, started: str, small: Content
) -> None:
    said = turn(lead, started, "How odd?")
    assert said in small.phrases.unknown
    assert not lead.session(started).facts_given


def test_nothing_that_was_not_asked_for_is_given(
    lead: Interviewer, clock: ManualClock, small: Content
) -> None:
    session = lead.open(small, setup(minutes=120))
    said = " ".join(asyncio.run(converse(lead, clock, session.id, TEN * 3)))
    assert not [fact.id for fact in small.problem.facts if fact.answer in said]
