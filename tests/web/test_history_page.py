"""The history: trends that do not blend graders, and every interview with a next step."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.playing import Stage
from interviewer.domain.rubric import Competency
from interviewer.web.history import summary
from interviewer.web.past import Past, past
from interviewer.web.trend import told, trend
from tests.web.pages import at_home, draw, html, labels
from tests.web.playing import house_in, play_into

SKILL = Competency.COMMUNICATION


def a_past(mean: float | None, grader: str = "builtin-1", **more: object) -> Past:
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return Past.model_validate(
        {"id": "a", "problem": "P", "opened_at": when, "last_at": when, "state": "graded",
         "grader": grader, "means": {SKILL: mean}} | more
    )  # fmt: skip


@pytest.mark.parametrize(
    ("pasts", "dots", "hollow", "lines"),
    [
        ([a_past(2.0)], 1, 1, 0),
        ([a_past(2.0), a_past(3.0)], 2, 2, 1),
        ([a_past(2.0), a_past(3.0, "gpt")], 2, 1, 0),
        ([a_past(2.0, "gpt"), a_past(3.0, "gpt"), a_past(3.0)], 3, 1, 1),
        ([a_past(None), a_past(None)], 0, 0, 0),
        ([a_past(2.0), a_past(None), a_past(3.0)], 2, 2, 1),
    ],
)
def test_only_grades_of_one_grader_are_joined(
    pasts: list[Past], dots: int, hollow: int, lines: int
) -> None:
    svg = trend(pasts, SKILL)
    assert (svg.count("<circle"), svg.count('class="t-open"'), svg.count('class="t-run"')) == (
        dots, hollow, lines,
    )  # fmt: skip


def test_a_better_grade_stands_higher() -> None:
    svg = trend([a_past(1.0), a_past(4.0)], SKILL)
    low, high = (float(part.split('"')[0]) for part in svg.split('cy="')[1:])
    assert high < low


def test_a_trend_can_be_heard() -> None:
    assert told([a_past(2.0), a_past(None), a_past(3.5)], SKILL).endswith("2.0, 3.5")


def test_a_title_is_no_markup() -> None:
    assert "<b>" not in summary(a_past(2.0, problem="<b>x</b>"))


def test_an_empty_history_has_a_next_step(stage: Stage, tmp_path: Path) -> None:
    with at_home(house_in(tmp_path, stage)):
        page = draw("history")
    assert "No interviews yet" in html(page) and labels(page) == ["Choose a problem and start"]


def test_every_interview_is_listed_with_what_can_be_done(stage: Stage, tmp_path: Path) -> None:
    here = house_in(tmp_path, stage)
    play_into(here, kind="weak")
    with at_home(here):
        page = draw("history")
        (found,) = past(here)
    assert labels(page) == ["Open the report", "Replay"]
    text = html(page)
    assert found.signal in text and "estimate" in text and "builtin-2" in text
    assert text.count("<figure>") == len(Competency)
