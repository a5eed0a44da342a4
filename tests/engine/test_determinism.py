"""The same answers, notes and seed leave the same log."""

import asyncio

from evals.playing import Stage, script
from interviewer.clock import ManualClock
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session
from interviewer.headless import START, HeadlessRun
from interviewer.store import Store
from tests.builders import ScriptedReader, interviewer, setup, touch
from tests.engine.conftest import TEN


def play(small: Content, seed: int) -> tuple[Session, list[str]]:
    store, clock = Store("sqlite://"), ManualClock(START)
    reader = ScriptedReader({t: Reading(words=8, touches=(touch("data.first"),)) for t in TEN[::2]})
    lead = interviewer(store, clock, reader)
    session, records = asyncio.run(
        HeadlessRun(lead, clock, store.records).play(small, setup(seed=seed), TEN)
    )
    store.close()
    return session, [record.model_dump_json() for record in records]


def test_the_same_seed_gives_the_same_log_byte_for_byte(small: Content) -> None:
    assert play(small, 3)[1] == play(small, 3)[1]


def test_another_seed_gives_other_words(small: Content) -> None:
    texts = [[t.text for t in play(small, seed)[0].turns] for seed in (0, 1)]
    assert texts[0] != texts[1]


def test_a_played_script_is_the_same_byte_for_byte(stage: Stage) -> None:
    answers = script("video-recommender", "terse")[:3]
    first, second = (stage.play("video-recommender", answers, seed=5) for _ in range(2))
    assert [r.model_dump_json() for r in first.records] == [
        r.model_dump_json() for r in second.records
    ]
    assert first.report == second.report
