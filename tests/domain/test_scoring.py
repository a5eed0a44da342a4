"""Scoring by hand: means, coverage, caps and the discount for what came only when asked."""

import pytest

from interviewer.domain.events import Verdict
from interviewer.domain.rubric import Competency, Rubric, Seniority, Signal
from interviewer.domain.scoring import Scores, score
from interviewer.domain.stages import StageId
from tests.builders import STAGES, criterion_ids, small_rubric

RUBRIC = small_rubric()
"""In each of 8 stages: weight 5 (all must), weight 3 (senior and staff must), weight 2 (nobody)."""


def verdicts(
    levels: tuple[int | None, int | None, int | None], prompted: bool = False
) -> list[Verdict]:
    """The same three verdicts in every stage."""
    return [
        Verdict.model_validate(
            {"criterion": name, "verdict": level, "prompted": prompted, "grader": "g"}
        )
        for stage in STAGES
        for name, level in zip(criterion_ids(stage), levels, strict=True)
    ]


def at(scores: Scores, seniority: Seniority) -> tuple[float | None, Signal]:
    result = scores.seniorities[seniority]
    return result.mean, result.signal


def test_a_stage_is_the_mean_by_weight() -> None:
    # (5 x 4 + 3 x 2 + 2 x 1) / 10
    assert score(RUBRIC, verdicts((4, 2, 1)), True).stages[StageId.DATA].mean == 2.8


def test_what_was_not_assessed_is_outside_the_mean() -> None:
    # (5 x 4 + 3 x 2) / 8
    found = score(RUBRIC, verdicts((4, 2, None)), True).stages[StageId.DATA]
    assert (found.mean, found.assessed, found.of) == (3.25, 2, 3)


def test_a_missing_verdict_is_one_not_assessed() -> None:
    some = [v for v in verdicts((4, 4, 4)) if not v.criterion.startswith("data.")]
    assert score(RUBRIC, some, True).stages[StageId.DATA].mean is None


def test_stage_weights_count_in_the_whole() -> None:
    heavy = RUBRIC.model_copy(update={"stage_weights": {**RUBRIC.stage_weights, StageId.DATA: 3.0}})
    only = [
        Verdict(criterion="data.first", verdict=4, grader="g"),
        Verdict(criterion="model.first", verdict=2, grader="g"),
    ]
    # (3 x 4 + 1 x 2) / 4
    assert score(heavy, only, True).overall.mean == 3.5


def test_a_competency_gathers_its_criteria_from_all_stages() -> None:
    found = score(RUBRIC, verdicts((4, 2, 1)), True).competencies
    assert found[Competency.SYSTEM_DESIGN].mean == 2.8
    assert found[Competency.COMMUNICATION].mean is None


def test_coverage_of_the_whole_is_by_weight() -> None:
    assert score(RUBRIC, verdicts((4, 2, None)), True).coverage == 0.8


def test_coverage_of_a_seniority_counts_its_must_cover_criteria() -> None:
    scores = score(RUBRIC, verdicts((4, None, None)), True)
    assert scores.seniorities[Seniority.JUNIOR].coverage == 1.0
    assert scores.seniorities[Seniority.SENIOR].coverage == 0.5


def test_what_was_missed_is_named() -> None:
    some = [v for v in verdicts((4, 4, 4)) if v.criterion != "data.first"]
    assert score(RUBRIC, some, True).seniorities[Seniority.JUNIOR].missing == ("data.first",)


@pytest.mark.parametrize(
    ("covered", "signal"),
    [(6, Signal.NOT_ENOUGH), (7, Signal.STRONG_HIRE), (8, Signal.STRONG_HIRE)],
)
def test_a_signal_needs_four_fifths(covered: int, signal: Signal) -> None:
    # 6 of 8 is 75 %, 7 of 8 is 87.5 %
    some = [v for v in verdicts((4, None, None)) if v.criterion.split(".")[0] in STAGES[:covered]]
    assert at(score(RUBRIC, some, True), Seniority.JUNIOR)[1] == signal


def test_no_verdicts_give_no_signal() -> None:
    scores = score(RUBRIC, [], True)
    assert (scores.overall.mean, scores.coverage) == (None, 0.0)
    assert {result.signal for result in scores.seniorities.values()} == {Signal.NOT_ENOUGH}


def test_what_a_seniority_need_not_cover_counts_half() -> None:
    # junior: (5 x 2 + 1.5 x 4 + 1 x 4) / 7.5; senior: (5 x 2 + 3 x 4 + 1 x 4) / 9
    scores = score(RUBRIC, verdicts((2, 4, 4)), True)
    assert at(scores, Seniority.JUNIOR)[0] == pytest.approx(20 / 7.5, abs=1e-4)
    assert at(scores, Seniority.SENIOR)[0] == pytest.approx(26 / 9, abs=1e-4)


@pytest.mark.parametrize(
    ("seniority", "mean"),
    [
        (Seniority.JUNIOR, 3.0),  # need not raise it unprompted
        (Seniority.MID, 3.0),
        (Seniority.SENIOR, 2.5),  # discount 0.5
        (Seniority.STAFF, 2.0),  # discount 1.0
    ],
)
def test_prompted_costs_where_it_should_come_unprompted(seniority: Seniority, mean: float) -> None:
    scores = score(RUBRIC, verdicts((3, None, None), prompted=True), True)
    assert at(scores, seniority)[0] == mean


def test_a_discount_does_not_go_below_one() -> None:
    scores = score(RUBRIC, verdicts((1, None, None), prompted=True), True)
    assert at(scores, Seniority.STAFF)[0] == 1.0


@pytest.mark.parametrize(
    ("level", "signal"),
    [
        (1, Signal.NO_HIRE),
        (2, Signal.LEAN_HIRE),
        (3, Signal.HIRE),
        (4, Signal.STRONG_HIRE),
    ],
)
def test_bars_decide_the_signal(level: int, signal: Signal) -> None:
    assert at(score(RUBRIC, verdicts((level,) * 3), True), Seniority.MID)[1] == signal


def test_a_mean_on_the_bar_passes_it() -> None:
    # the criteria a junior must cover at 3, all prompted: 3 - 0.5 at senior, the bar of a hire
    some = verdicts((3, None, None), prompted=True)
    easy = RUBRIC.model_copy(
        update={
            "bars": {
                name: bar.model_copy(update={"coverage": 0.5}) for name, bar in RUBRIC.bars.items()
            }
        }
    )
    assert at(score(easy, some, True), Seniority.SENIOR) == (2.5, Signal.HIRE)


@pytest.mark.parametrize("seniority", list(Seniority))
def test_designing_without_asking_caps_the_signal(seniority: Seniority) -> None:
    result = score(RUBRIC, verdicts((4, 4, 4)), False).seniorities[seniority]
    assert (result.signal, result.cap) == (Signal.LEAN_NO_HIRE, "no-clarification")


def test_a_cap_does_not_touch_the_mean() -> None:
    result = score(RUBRIC, verdicts((4, 4, 4)), False).seniorities[Seniority.MID]
    assert result.mean == 4.0


def test_a_cap_lifts_nobody() -> None:
    result = score(RUBRIC, verdicts((1, 1, 1)), False).seniorities[Seniority.MID]
    assert (result.signal, result.cap) == (Signal.NO_HIRE, "")


def test_a_cap_makes_no_signal_of_too_little() -> None:
    result = score(RUBRIC, [], False).seniorities[Seniority.MID]
    assert (result.signal, result.cap) == (Signal.NOT_ENOUGH, "")


def test_an_unknown_criterion_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown or given twice"):
        score(RUBRIC, [Verdict(criterion="data.nothing", verdict=4, grader="g")], True)


def test_a_second_verdict_is_an_error() -> None:
    one = Verdict(criterion="data.first", verdict=4, grader="g")
    with pytest.raises(ValueError, match="unknown or given twice"):
        score(RUBRIC, [one, one], True)


@pytest.mark.parametrize("level", [0, 5, 2.5, "4.5", float("nan")])
def test_a_verdict_is_one_to_four(level: object) -> None:
    with pytest.raises(ValueError, match="verdict"):
        Verdict.model_validate({"criterion": "data.first", "verdict": level, "grader": "g"})


def test_the_shipped_rubric_orders_its_bars(contents: dict[str, object]) -> None:
    rubric: Rubric = contents["ad-click"].rubric  # type: ignore[attr-defined]
    for bar in rubric.bars.values():
        assert bar.lean_no_hire < bar.lean_hire < bar.hire < bar.strong_hire <= 4
