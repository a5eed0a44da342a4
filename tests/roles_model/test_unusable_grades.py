"""Grades that do not fit, are cut off, refused or not to be had: repaired, left out or built in."""

import asyncio
import json

import pytest

from interviewer.domain.stages import StageId
from interviewer.llm.errors import (
    BudgetError,
    ModelError,
    ModelFilteredError,
    ModelNetError,
    ModelRefusedError,
)
from interviewer.roles.model_backed.grader import ModelGrader
from tests.llm_script import Says, ScriptedChat
from tests.roles_model.sheets import (
    IDS,
    QUOTE,
    finals,
    grade_of,
    log,
    sheet,
    stage_grades,
)

BAD = {
    "too high": sheet(grade_of(IDS[0], 5, QUOTE)),
    "below": sheet(grade_of(IDS[0], -1, QUOTE)),
    "between": sheet(grade_of(IDS[0], 3.5, QUOTE)),
    "a word": sheet(grade_of(IDS[0], "4", QUOTE)),
    "true": sheet(grade_of(IDS[0], True, QUOTE)),
    "NaN": sheet(grade_of(IDS[0], float("nan"), QUOTE)),
    "infinite": sheet(grade_of(IDS[0], float("inf"), QUOTE)),
    "none": sheet(grade_of(IDS[0], None, QUOTE)),
    "missing": json.dumps({"grades": [grade_of(IDS[0], 4, QUOTE)]}),
    "extra": json.dumps({"grades": [*(grade_of(i, 4, QUOTE) for i in IDS), grade_of("x.y")]}),
    "twice": json.dumps({"grades": [grade_of(i, 4, QUOTE) for i in (*IDS, IDS[0])]}),
    "unknown": json.dumps({"grades": [grade_of(f"{i}x", 4, QUOTE) for i in IDS]}),
    "prose": "Sure! " + sheet(grade_of(IDS[0], 4, QUOTE)),
    "fence": f"```json\n{sheet(grade_of(IDS[0], 4, QUOTE))}\n```",
    "a list": "[4, 4, 4]",
    "a number": "4",
    "empty": "",
    "more fields": sheet(grade_of(IDS[0], 4, QUOTE, score=4)),
}


@pytest.mark.parametrize("name", BAD)
def test_rows_28_and_29_what_does_not_fit_is_repaired_once(name: str) -> None:
    found, chat = stage_grades(BAD[name], sheet(grade_of(IDS[0], 3, QUOTE)))
    assert found.graded is not None and found.graded.verdicts[0].verdict == 3
    repair = chat.calls[1]
    assert (repair.attempt, repair.history) == (2, chat.calls[0].history)
    assert len(BAD[name]) < 3 or BAD[name] not in repair.last.text
    assert [call.outcome for call in found.calls] == ["misfit", "ok"]


@pytest.mark.parametrize("name", BAD)
def test_row_29_what_does_not_fit_twice_is_not_graded(name: str) -> None:
    grading, chat = finals(BAD[name], BAD[name])
    mine = [v for v in grading.verdicts if v.criterion in IDS]
    assert {v.verdict for v in mine} == {None}
    assert {v.why for v in mine} == {"not graded: E_PROTOCOL"}
    assert {v.grader for v in mine} == {"script:test"} and len(chat.calls) == 2


def test_row_25_cut_off_json_is_asked_for_once_more_with_twice_the_room() -> None:
    whole = sheet(grade_of(IDS[0], 4, QUOTE))
    found, chat = stage_grades(Says([whole[:60]], "length"), whole)
    assert found.graded is not None and found.graded.verdicts[0].verdict == 4
    assert chat.calls[1].max_tokens == 2 * chat.calls[0].max_tokens
    assert chat.calls[1].last == chat.calls[0].last


def test_row_25_cut_off_twice_is_not_graded() -> None:
    grading, _ = finals(*[Says([sheet(grade_of(IDS[0], 4, QUOTE))], "length")] * 2)
    mine = [v for v in grading.verdicts if v.criterion in IDS]
    assert {(v.verdict, v.why) for v in mine} == {(None, "not graded: E_CUT")}


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (Says(["I cannot grade people."], "refusal"), "E_REFUSED"),
        (ModelRefusedError("x", "y"), "E_REFUSED"),
        (ModelFilteredError("x", "y"), "E_FILTERED"),
    ],
)
def test_rows_26_and_27_a_model_that_will_not_grade_leaves_it_ungraded(
    step: Says | ModelError, code: str
) -> None:
    grading, _ = finals(step)
    mine = [v for v in grading.verdicts if v.criterion in IDS]
    assert {(v.verdict, v.why) for v in mine} == {(None, f"not graded: {code}")}


@pytest.mark.parametrize("error", [ModelNetError("x", "y"), BudgetError("x", "y")])
def test_where_no_model_can_be_had_the_built_in_grader_signs_its_own_verdicts(
    error: ModelError,
) -> None:
    grading, _ = finals(error)
    mine = [v for v in grading.verdicts if v.criterion in IDS]
    assert {v.grader for v in mine} == {"builtin-2"}
    assert [n.code for n in grading.notices] == [error.code]


def test_a_stage_that_could_not_be_graded_is_tried_once_meanwhile() -> None:
    chat = ScriptedChat([ModelNetError("x", "y")], 400)
    grader, told = ModelGrader(chat), log().session
    one = asyncio.run(grader.grade_stage(told, StageId.CLARIFY))
    two = asyncio.run(grader.grade_stage(told, StageId.CLARIFY))
    assert one is not None and one.graded is None and len(one.calls) == 1
    assert two is None
