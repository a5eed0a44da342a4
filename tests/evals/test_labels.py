"""Labels: sheets that show no grade, readings put together, and flaws named."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from evals.labelling.labels import (
    CriterionLabel,
    LabelError,
    flaws,
    labels_of,
    read_labels,
    write_labels,
)
from evals.labelling.merging import empty, merged, settled
from evals.labelling.report import lines
from evals.labelling.sheet import disputed_criteria, parse, sheet
from evals.measuring import Seen
from interviewer.domain.events import Graded
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.domain.verdict import Verdict
from interviewer.recordings import Notes, Recording
from interviewer.transcript import Header
from tests.builders import Log


@pytest.fixture
def recording(small: Content) -> Recording:
    log = Log(small).enter(StageId.CLARIFY).ask(text="What comes first?")
    log.say(text="Sorting,\nI think.").ask(text="By what?")
    verdict = Verdict(criterion="clarify.first", verdict=4, why="SECRET GRADE", grader="g")
    log.add(Graded(grader="SECRET GRADER", verdicts=(verdict,)))
    header = Header(session="s1", records=len(log.records), head="h", contents={})
    return Recording("one", header, tuple(log.records), small, Notes(chunks=()), (), ())


def filled(text: str, level: str = "3", turn: str = "yes") -> str:
    return re.sub(r": _$", f": {level}", text, flags=re.M).replace("=_", f"={turn}")


def test_a_sheet_holds_the_talk_and_the_anchors_and_no_grade(recording: Recording) -> None:
    text = sheet(recording)
    assert "> Sorting,\n> I think." in text
    assert recording.content.rubric.criteria[0].anchors[4] in text
    assert "SECRET" not in text
    assert text.count("\nverdict ") == len(recording.content.rubric.criteria)
    assert text.count("\nturn ") == 2


def test_a_filled_in_sheet_is_understood(recording: Recording) -> None:
    text = filled(sheet(recording)).replace(
        "verdict clarify.first: 3", "verdict clarify.first: - (late)"
    )
    levels, turns = parse(text, recording)
    assert levels["clarify.first"] == (None, "late")
    assert levels["data.first"] == (3, "")
    assert turns[1].relevant and turns[3].follows_up


@pytest.mark.parametrize("spoil", ["blank", "other"])
def test_a_blank_or_foreign_sheet_is_refused(recording: Recording, spoil: str) -> None:
    text = sheet(recording) if spoil == "blank" else filled(sheet(replace(recording, name="two")))
    with pytest.raises(LabelError):
        parse(text, recording)


def test_a_transcript_recorded_anew_needs_a_new_sheet(recording: Recording, small: Content) -> None:
    other = Log(small).enter(StageId.CLARIFY).ask(text="What else?")
    with pytest.raises(LabelError):
        parse(filled(sheet(recording)), replace(recording, records=tuple(other.records)))


def test_two_readings_settle_what_they_agree_on(recording: Recording) -> None:
    one, turns = parse(filled(sheet(recording)), recording)
    two = {**one, "clarify.first": (2, "thin"), "data.first": (None, "")}
    labels = merged(empty(recording), "one", "model A", one, turns)
    labels = settled(merged(labels, "two", "model B", two, turns))
    by_name = {label.criterion: label for label in labels.criteria}
    assert by_name["model.first"].final == 3
    assert "final" not in by_name["clarify.first"].read
    assert {c.criterion for c in disputed_criteria(labels)} == {"clarify.first", "data.first"}
    assert all(label.final is not None for label in labels.turns)
    again = sheet(recording, labels)
    assert again.count("\nverdict ") == 2
    assert "two readers said 3 and 2: thin" in again
    final, _ = parse(filled(again, "2"), recording)
    labels = settled(merged(labels, "final", "model C", final, {}))
    assert {c.final for c in labels.criteria} == {2, 3}
    assert labels.about.readers == {"one": "model A", "two": "model B", "final": "model C"}


def test_labels_are_read_as_they_were_written(recording: Recording, tmp_path: Path) -> None:
    labels = empty(recording, held_out=True)
    write_labels(tmp_path / "one.jsonl", labels)
    assert read_labels(tmp_path / "one.jsonl") == labels
    assert labels_of("one", tmp_path) == labels
    assert labels_of("two", tmp_path) is None
    assert flaws(labels, recording) == []


def test_flaws_are_named(recording: Recording) -> None:
    labels = empty(recording)
    odd = CriterionLabel(criterion="no.such")
    spoiled = labels.model_copy(
        update={
            "about": labels.about.model_copy(update={"fingerprint": "0" * 16}),
            "criteria": (odd, odd, *labels.criteria[1:]),
        }
    )
    found = "\n".join(flaws(spoiled, recording))
    for words in ("recorded anew", "'no.such' is not of", "labelled twice", "is not labelled"):
        assert words in found


@pytest.mark.parametrize("text", ["", "not json", '{"type": "Turn", "turn": 1}'])
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.jsonl").write_text(text)
    with pytest.raises(LabelError):
        read_labels(tmp_path / "x.jsonl")


def test_the_report_has_a_row_for_all_bands_and_criteria() -> None:
    seen = [
        Seen(metric="agreement.qwk", item=f"t{n}#{c}", cluster=f"t{n}", value=1.0,
             pair=(float(1 + n % 4), float(1 + n % 4)), group="low" if n < 2 else "high")
        for n in range(4) for c in ("a.one", "b.two")
    ]  # fmt: skip
    told = list(lines(seen))
    assert [line.split()[0] for line in told[2:-1]] == ["all", "high", "low", "a.one", "b.two"]
    assert "1.000" in told[2]
    assert "models reading independently" in told[0]
