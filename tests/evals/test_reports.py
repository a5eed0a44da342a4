"""Reports of a run: every byte the same again, everything said escaped, readable by machines."""

import json
import random
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evals.baseline import accept, judge
from evals.measuring import Seen
from evals.reporting import as_json, difference, html, junit, table
from evals.reporting.summary import Summary, sum_up
from evals.running import Run, add_up
from evals.units import Line, Outcome

NASTY = '<script>alert("x")</script> & <img src=//e.test/p.png> ]]> \x07'


def outcome(name: str, value: float, note: str = "", stale: tuple[str, ...] = ()) -> Outcome:
    seen = tuple(
        Seen(
            metric="replay.texts",
            item=f"{name}#{turn:03d}",
            cluster=name,
            value=value if turn == 3 else 1.0,
            turn=turn,
            group="odd" if turn % 2 else "even",
            note=note,
        )
        for turn in (1, 2, 3)
    )
    lines = tuple(Line(number=n, speaker="candidate", text=note or "So.") for n in (1, 2, 3))
    return Outcome(kind="transcript", name=name, seen=seen, lines=lines, stale=stale)


def a_run(value: float = 0.0, note: str = NASTY, stale: tuple[str, ...] = ()) -> Run:
    outcomes = [outcome("one", 1.0), outcome("two", value, note, stale)]
    return add_up(outcomes, ("replay",), "lexical-1")


def summed(found: Run) -> Summary:
    good = add_up([outcome("one", 1.0), outcome("two", 1.0)], ("replay",), "lexical-1")
    return sum_up(found, judge(found, accept(good, None)))


def test_the_order_in_which_units_end_changes_no_byte() -> None:
    outcomes = [outcome(f"t{n}", n / 7, NASTY) for n in range(12)]
    texts = set()
    for seed in range(4):
        random.Random(seed).shuffle(outcomes)
        found = add_up(outcomes, ("replay",), "lexical-1")
        summary = summed(found)
        texts.add(
            (
                as_json.text(as_json.report_of(found, summary)),
                junit.text(summary),
                html.text(found, summary),
                "\n".join(table.lines(summary)),
            )
        )
    assert len(texts) == 1


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    found = a_run()
    page = html.text(found, summed(found))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")


def test_the_page_shows_the_worst_turn_with_what_came_before() -> None:
    found = a_run(note="the turn in question")
    page = html.text(found, summed(found))
    assert page.count("the turn in question") >= 3
    assert 'class="turn here"' in page


def test_junit_is_well_formed_and_counts_failures() -> None:
    found = a_run(stale=("head",))
    suite = ElementTree.fromstring(junit.text(summed(found)))  # noqa: S314 - our own text
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "1")
    assert suite.find("testcase/failure") is not None


def test_json_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = a_run()
    report = as_json.report_of(found, summed(found))
    as_json.write(tmp_path / "r.json", report)
    assert as_json.read(tmp_path / "r.json") == report
    assert json.loads((tmp_path / "r.json").read_text())["summary"]["result"] == "worse"
    with pytest.raises(as_json.ReportError):
        as_json.read(tmp_path / "none.json")


def test_the_table_names_what_is_worse_and_what_is_stale() -> None:
    text = "\n".join(table.lines(summed(a_run(stale=("prompt speaker@1#a (now speaker@1#b)",)))))
    assert "changed: replay.texts: two#003" in text
    assert "stale: two: prompt speaker@1#a (now speaker@1#b) changed" in text
    assert text.endswith("Result: worse.")


def test_two_runs_are_compared_by_observation() -> None:
    before, after = (as_json.report_of(r, summed(r)) for r in (a_run(1.0), a_run(0.0)))
    told = "\n".join(difference.lines(before, after, 5))
    assert "two#003: 1.0000 -> 0.0000" in told
    assert "one#003" not in told
    assert list(difference.lines(before, before, 5)) == ["No difference."]


def test_a_paired_difference_has_an_interval() -> None:
    old = [Seen(metric="m", item=f"{c}{n}", cluster=c, value=0.0) for c in "ab" for n in range(3)]
    new = [one.model_copy(update={"value": 1.0}) for one in old]
    assert difference.paired(old, new) == (1.0, 1.0, 1.0)
