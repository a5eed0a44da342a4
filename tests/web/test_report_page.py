"""The report page: what it leads with, and what it shows before there are grades."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evals.playing import Stage
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Session
from interviewer.engine import Setup
from interviewer.roles.base import Grading, StageGrading
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.web import house as door
from interviewer.wiring import House, house_with
from tests.web.pages import at_home, draw, html, labels
from tests.web.playing import DRAWING, house_in, play_into

SETUP = Setup(seniority=Seniority.MID, minutes=45, seed=0)


@pytest.fixture(scope="module")
def here(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = house_in(tmp_path_factory.mktemp("report-page"), stage)
    with at_home(house):
        yield house


@pytest.fixture(scope="module")
def graded(here: House) -> str:
    return play_into(here, more=DRAWING)


def opened(here: House) -> str:
    """An interview that has begun."""
    session = here.interviewer.open(here.library.content("video-recommender"), SETUP)

    async def opening() -> None:
        async for _ in here.interviewer.reply(session.id):
            pass

    asyncio.run(opening())
    return session.id


def ended(here: House) -> str:
    """An interview that ended and was not graded, as a crash leaves it."""
    session_id = opened(here)

    class Crash(BuiltinGrader):
        async def grade(self, session: Session) -> Grading:
            raise KeyboardInterrupt

    broken = house_with(
        here.settings,
        here.store,
        here.search,
        here.clock,
        roles=replace(here.roles, grader=Crash()),
    )
    with pytest.raises(KeyboardInterrupt):
        asyncio.run(broken.interviewer.finish(session_id))
    return session_id


def test_it_leads_with_three_actions_and_their_notes(graded: str) -> None:
    text = html(draw("report", session=graded))
    assert text.index("three things next") < text.index("Signals") < text.index("All 45 criteria")
    actions = text.split('<ol class="actions">')[1].split("</ol>")[0]
    assert actions.count("<li>") == 3
    assert actions.count('href="notes?source=') == 3 and "&amp;start=" in actions


def test_an_estimate_is_called_one(graded: str) -> None:
    assert "these grades are an estimate" in html(draw("report", session=graded))


def test_every_quote_leads_to_a_turn_that_is_there(graded: str) -> None:
    text = html(draw("report", session=graded))
    named = {part.split('"')[0] for part in text.split('href="#turn-')[1:]}
    there = {part.split('"')[0] for part in text.split('id="turn-')[1:]}
    assert named and named <= there


def test_the_drawing_is_drawn_anew(graded: str) -> None:
    page = draw("report", session=graded)
    drawn = [str(m.value) for m in page.markdown if "flowchart" in str(m.value)]
    assert drawn and '"Ranker"' in drawn[0]


def test_it_can_be_taken_away_in_four_forms(graded: str) -> None:
    page = draw("report", session=graded)
    assert len(page.get("download_button")) == 4


def test_nothing_named_has_a_next_step(here: House) -> None:
    page = draw("report")
    assert "no report" in html(page) and labels(page)


def test_an_unknown_interview_is_one_sentence(here: House) -> None:
    page = draw("report", session="nobody")
    assert len(page.error) == 1 and "nobody" in page.error[0].value and not page.exception


def test_a_running_interview_shows_no_grade(here: House) -> None:
    page = draw("report", session=opened(here))
    assert "still running" in html(page) and labels(page) == ["Go on with the interview"]


def test_what_was_never_graded_can_be_graded_now(here: House) -> None:
    session_id = ended(here)
    page = draw("report", session=session_id)
    (button,) = [b for b in page.button if b.label == "Grade it now"]
    button.click().run()
    future = door.runner().finishing(session_id)
    assert future is not None and future.result(20).graded is not None
    assert "Signals" in html(page.run())


def test_progress_shows_while_it_is_graded(stage: Stage, tmp_path: Path) -> None:
    gate = asyncio.Event()

    class Slow(BuiltinGrader):
        async def grade(self, session: Session) -> Grading:
            await gate.wait()
            return await super().grade(session)

        async def grade_stage(self, session: Session, stage: object) -> StageGrading | None:
            return None

    first = house_in(tmp_path, stage)
    slow = house_with(
        first.settings,
        first.store,
        first.search,
        first.clock,
        roles=replace(first.roles, grader=Slow()),
    )
    with at_home(slow):
        session_id = opened(slow)
        runner = door.runner()
        future = runner.finish(session_id)
        until = time.monotonic() + 10
        while slow.interviewer.session(session_id).ended is None and time.monotonic() < until:
            time.sleep(0.01)
        page = draw("report", session=session_id)
        assert "Grading what you said" in str([b.proto for b in page.get("progress")])
        runner._loop.call_soon_threadsafe(gate.set)
        assert future.result(20).graded is not None
        assert "Signals" in html(page.run())
