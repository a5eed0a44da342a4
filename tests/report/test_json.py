"""The report as JSON."""

import json

from evals.playing import Played
from interviewer.report import Report
from interviewer.report.printing import to_json


def test_json_is_one_line_of_the_documented_shape(strong: Played) -> None:
    line = to_json(strong.report, indent=None)
    read = json.loads(line)
    assert "\n" not in line
    assert read["type"] == "Report"
    assert {"criteria", "signals", "coverage"} <= set(read)
    assert 0 <= read["coverage"] <= 1
    for criterion in read["criteria"]:
        assert {"id", "stage", "verdict", "quotes", "grader"} <= set(criterion)
        assert criterion["verdict"] in (None, 1, 2, 3, 4)
        assert all(isinstance(quote, str) for quote in criterion["quotes"])


def test_json_holds_each_criterion_of_the_rubric_once(strong: Played) -> None:
    ids = [c["id"] for c in json.loads(to_json(strong.report))["criteria"]]
    assert ids == [c.id for c in strong.session.content.rubric.criteria]


def test_json_reads_back(strong: Played) -> None:
    assert Report.model_validate_json(to_json(strong.report)) == strong.report
