"""Interviews in the app's own data folder, played before anybody visits."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from evals.playing import Stage, script
from interviewer.clock import ManualClock
from interviewer.domain.rubric import Seniority
from interviewer.engine import Setup
from interviewer.headless import START, HeadlessRun
from interviewer.settings import Settings
from interviewer.wiring import House, house_with, open_store

DRAWING = "\n\n```mermaid\ngraph TD\n  a[Client] --> b[Ranker]\n```\n"


def house_in(data_dir: Path, stage: Stage) -> House:
    """A house on the store of a data folder and on the stage's index."""
    settings = Settings(data_dir=data_dir, embedder="lexical")
    clock = ManualClock(START)
    return house_with(settings, open_store(settings), stage.search, clock, roles=stage.roles)


def play_into(
    house: House, problem: str = "video-recommender", kind: str = "terse", more: str = ""
) -> str:
    """An interview of five answers, graded; `more` is added to the first answer. Its id."""
    clock = house.clock
    assert isinstance(clock, ManualClock)
    answers = script(problem, kind)[:5]
    answers[0] += more
    run = HeadlessRun(house.interviewer, clock, house.store.records)
    setup = Setup(seniority=Seniority.MID, minutes=45, seed=0)
    playing = run.play(house.library.content(problem), setup, answers)
    # A thread of its own, as a browser that is open has a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        session, _ = thread.submit(asyncio.run, playing).result()
    return session.id
