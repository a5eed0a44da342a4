"""The kept recordings: readable, small, of the committed schema, with nothing private in them."""

import json
import re

import pytest

from evals.ground import transcript_names
from evals.labelling.labels import FOLDER as LABELS
from evals.labelling.labels import flaws, read_labels
from evals.recorded_set import RECORDED, TRANSCRIPTS
from evals.recording_schema import PATH, text
from interviewer.recordings import read_recording

NAMES = transcript_names(TRANSCRIPTS)
_PRIVATE = re.compile(
    r"\bsk-[A-Za-z0-9]{8,}|https?://|/(?:home|root|work|Users|tmp)/|Bearer |api[_-]?key", re.I
)


def test_the_schema_is_the_committed_one() -> None:
    assert PATH.read_text(encoding="utf-8") == text()


def test_all_that_are_made_are_there() -> None:
    assert {kept.name for kept in RECORDED} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_recording_is_readable_small_and_without_private_words(name: str) -> None:
    path = TRANSCRIPTS / f"{name}.jsonl"
    recording = read_recording(path)
    assert recording.header.made is not None
    assert recording.header.made.code
    assert recording.records[-1].event.type in ("Graded", "ModelCalled", "Noticed")
    assert any(record.event.type == "Graded" for record in recording.records)
    assert path.stat().st_size < 500_000
    assert _PRIVATE.findall(path.read_text(encoding="utf-8")) == []


def test_the_shelf_holds_nothing_else() -> None:
    needed = "".join(p.read_text("utf-8") for p in sorted(TRANSCRIPTS.glob("*.jsonl")))
    for path in sorted((TRANSCRIPTS / "contents").glob("*.json")):
        assert path.stem in needed
        json.loads(path.read_text("utf-8"))


def test_labels_fit_their_transcript() -> None:
    for path in sorted(LABELS.glob("*.jsonl")):
        recording = read_recording(TRANSCRIPTS / f"{path.stem}.jsonl")
        assert flaws(read_labels(path), recording) == [], path.stem
