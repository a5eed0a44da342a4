"""Events: what is written is what is read, and nothing else is taken."""

import json
from typing import get_args

import pytest
from pydantic import ValidationError

from interviewer.domain import events
from interviewer.domain.events import (
    Assessed,
    AssessmentDeferred,
    ClockStarted,
    ClockStopped,
    Graded,
    InterviewEnded,
    InterviewerSaid,
    ModelCalled,
    Noticed,
    Quote,
    Record,
    StageGraded,
    Usage,
    Verdict,
    WrongClaim,
    digest,
)
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.notes import Citation
from interviewer.domain.reading import Clash, Intent, NumberClaim, Question, Reading, Sum
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from tests.builders import Log, finding, touch


def every_event(content: Content) -> list[Record]:
    """A log with each kind of event, all fields set, odd characters in the texts."""
    citation = Citation(
        chunk_id="c", source="ä.md", heading_path=("A", "B"), start=1, end=4, quote="x\ny"
    )
    inner = Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.NOTE, said="“so”", ask=1)
    reading = Reading(
        words=3,
        intents=(Intent.HINT,),
        questions=(Question(quote="How many?", fact=None),),
        touches=(touch("data.first"),),
        numbers=(NumberClaim(value=1e9, unit="B", subject="x", quote="1B"),),
        sums=(Sum(quote="a", expression="2*2", said=5, correct=4, unit="", ok=False),),
        clashes=(Clash(quote="a", kind="fact", against="fact-1", earlier="b"),),
    )
    verdict = Verdict(
        criterion="data.first", verdict=3, quotes=(Quote(text="a b c d", turn=2, prompted=True),),
        prompted=True, hints=1, red_flags=("no",), why="w", grader="g",
    )  # fmt: skip
    log = (
        Log(content)
        .begin()
        .say(reading, text='emoji 🙂, quote ", back\\slash, \u2028 and {braces}')
    )
    log.add(
        InterviewerSaid(
            turn=3, reply_to=2, text="Why?", announces=StageId.DATA, citations=(citation,),
            move=Move(kind=MoveKind.ANSWER, stage=StageId.DATA, facts=("fact-1",), then=inner),
            blocked=("leak",), usage=Usage(input=3, estimated=True), latency_ms=1.5,
        ),
        Assessed(turn=2, findings=(finding("data.first"),)),
        ModelCalled(
            role="speaker", turn=3, prompt="speaker@1.0.0#abc", model="openai:m", outcome="leak",
            finish="stop", usage=Usage(input=9, cached=4, output=2), cost=0.25, first_ms=3.5,
            latency_ms=9.0, digests={"head": "d"},
        ),
        Noticed(code="E_NET", text="The model cannot be reached."),
        AssessmentDeferred(turn=2, why="E_NET"),
        StageGraded(stage=StageId.CLARIFY, grader="g", verdicts=(verdict,)),
        Assessed(
            turn=2, findings=(), wrong=(WrongClaim(quote="a b c d", why="w"),), assumptions=("a",),
            assessor="openai:m",
        ),
        ClockStopped(why="paused"),
        ClockStarted(),
        InterviewEnded(why="plan"),
        Graded(grader="g", verdicts=(verdict,)),
    )  # fmt: skip
    return log.records


def test_every_kind_of_event_is_tried(small: Content) -> None:
    kinds = {kind.__name__ for kind in get_args(get_args(events.Event)[0])}
    assert {record.event.type for record in every_event(small)} == kinds


def test_a_record_survives_json(small: Content) -> None:
    for record in every_event(small):
        assert Record.model_validate_json(record.model_dump_json()) == record


def test_the_hash_survives_json(small: Content) -> None:
    for record in every_event(small):
        assert Record.model_validate_json(record.model_dump_json()).hash == record.hash


def test_a_line_of_json_is_one_line(small: Content) -> None:
    assert all("\n" not in record.model_dump_json() for record in every_event(small))


def test_the_hash_of_a_known_record_does_not_change(small: Content) -> None:
    """A changed hash means that logs kept by people no longer add up."""
    first = Log(small).records[0]
    assert first.hash == "8fa196246acf70ad5bde5019d874978b32d0be7643b672db197988b0cf04f5bf"


def test_each_field_counts_in_the_hash(small: Content) -> None:
    first = Log(small).records[0]
    for field, value in {
        "owner": "x",
        "session": "x",
        "seq": 9,
        "active": 9.0,
        "previous": "x",
    }.items():
        assert first.model_copy(update={field: value}).hash != first.hash


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest({"a": 1, "b": [1, 2]}) == digest({"b": [1, 2], "a": 1})
    assert digest([1, 2]) != digest([2, 1])


@pytest.mark.parametrize("place", ["record", "event", "producer"])
def test_unknown_fields_are_refused(small: Content, place: str) -> None:
    raw = json.loads(Log(small).records[0].model_dump_json())
    (raw if place == "record" else raw[place])["surprise"] = 1
    with pytest.raises(ValidationError, match="surprise"):
        Record.model_validate_json(json.dumps(raw))


@pytest.mark.parametrize(
    ("field", "value"),
    [("seq", 0), ("active", -1), ("event", {"type": "Surprise"}), ("event", {}), ("at", "soon")],
)
def test_nonsense_is_refused(small: Content, field: str, value: object) -> None:
    raw = json.loads(Log(small).records[0].model_dump_json())
    with pytest.raises(ValidationError):
        Record.model_validate_json(json.dumps(raw | {field: value}))


def test_a_newer_schema_is_refused(small: Content) -> None:
    raw = json.loads(Log(small).records[0].model_dump_json()) | {"schema_version": 2}
    with pytest.raises(ValidationError):
        Record.model_validate_json(json.dumps(raw))


def test_a_refusal_does_not_repeat_what_the_candidate_said(small: Content) -> None:
    raw = json.loads(Log(small).begin().say(text="my secret").records[-1].model_dump_json())
    raw["event"]["turn"] = "not a number"
    with pytest.raises(ValidationError) as caught:
        Record.model_validate_json(json.dumps(raw))
    assert "my secret" not in str(caught.value)


def test_values_cannot_be_changed(small: Content) -> None:
    with pytest.raises(ValidationError):
        Log(small).records[0].seq = 5


def test_a_field_that_joins_later_leaves_hashes_alone(small: Content) -> None:
    """What is at its default is not in the hash, wherever it stands; what says something is."""
    plain = Log(small).records[0]
    body = plain.model_dump(mode="json")
    del body["event"]["style"], body["producer"]["model"]
    assert Record.model_validate(body).hash == plain.hash
    told = plain.model_copy(update={"event": plain.event.model_copy(update={"style": "friendly"})})
    assert told.hash != plain.hash
