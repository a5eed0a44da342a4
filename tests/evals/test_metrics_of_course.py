"""Metrics of an interview's course: time, help, what rests on notes, signals, packs, own notes."""

import pytest

from evals.metrics.cited import resting
from evals.metrics.exactness import clarified, signal_at
from evals.metrics.hints import hints, says_rung
from evals.metrics.in_time import closes_in_time, waits
from evals.suites.content import really_changes, sayable
from evals.suites.grounding import NOTES, _whole_sentence
from interviewer.domain.events import InterviewEnded
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.notes import Citation
from interviewer.domain.reading import Question, Reading
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.report.build import clarified as as_reported
from tests.builders import Log, opened, touch

CITED = Citation(chunk_id="c", source="n.md", start=0, end=4, quote="Note")


@pytest.mark.parametrize(
    ("seconds", "why", "fine"),
    [
        (40 * 60, "time", True),
        (40 * 60 + 60, "time", True),
        (50 * 60, "time", False),
        (20 * 60, "time", False),
        (20 * 60, "candidate", True),
        (50 * 60, "candidate", False),
    ],
)
def test_an_interview_closes_in_its_time(
    small: Content, seconds: float, why: str, fine: bool
) -> None:
    log = Log(small, opened(minutes=40.0)).begin()
    for _ in range(20):
        log.say(after=seconds / 20).ask()
    ended = InterviewEnded.model_validate({"why": why})
    assert closes_in_time(log.add(ended).session) is fine


def test_waiting_costs_nothing_or_is_noticed(small: Content) -> None:
    log = Log(small).begin().say().ask()
    assert waits(log.records) == [(3, True)]
    log.say()
    log.now += 5
    log.ask()
    assert waits(log.records)[-1] == (5, False)


def hint(level: int) -> Move:
    return Move(
        kind=MoveKind.HINT, stage=StageId.CLARIFY, criterion="clarify.first", hint_level=level
    )


def test_hints_come_rung_by_rung(small: Content) -> None:
    log = Log(small).begin().say().ask(hint(1)).say().ask(hint(2)).say().ask(hint(2))
    assert [(level, due) for *_, level, due in hints(log.session)] == [(1, 1), (2, 2), (2, 3)]


def test_a_hint_says_its_rung_and_no_higher_one(small: Content) -> None:
    ladder = small.problem.pack("clarify.first").hints
    say = f"{ladder.nudge} Take your time."
    assert says_rung(say, "clarify.first", 1, small.problem)
    assert not says_rung(ladder.direction, "clarify.first", 1, small.problem)
    assert not says_rung(f"{ladder.nudge} {ladder.example}", "clarify.first", 1, small.problem)
    assert says_rung(ladder.example, "clarify.first", 7, small.problem)


def test_a_what_if_without_a_note_rests_on_nothing(small: Content) -> None:
    thrown = Move(kind=MoveKind.WHAT_IF, stage=StageId.CLARIFY, source=Source.WHAT_IF, target="x")
    log = Log(small).begin().say().ask(thrown)
    assert resting(log.session) == [(3, False)]
    probe = Move(kind=MoveKind.PROBE, stage=StageId.CLARIFY, source=Source.PACK)
    assert resting(Log(small).begin().say().ask(probe).session) == []


QUESTION = Reading(words=5, questions=(Question(quote="How many?", fact=None),))
DESIGN = Reading(words=5, touches=(touch("model.first"),))
FRAMES = Reading(words=5, touches=(touch("framing.first"),))


@pytest.mark.parametrize(
    ("readings", "fine"),
    [
        ((QUESTION, DESIGN), True),
        ((FRAMES, QUESTION, DESIGN), True),
        ((DESIGN, QUESTION), False),
        ((FRAMES,), False),
        ((Reading(words=5, assumptions=("I assume ten.",)), DESIGN), True),
        ((Reading(words=5, touches=(touch("clarify.assumptions"), touch("model.first"))),), True),
        ((), False),
    ],
)
def test_asking_counts_before_designing_only(
    small: Content, readings: tuple[Reading, ...], fine: bool
) -> None:
    criteria = tuple(
        c.model_copy(update={"id": "clarify.assumptions"}) if c.id == "clarify.second" else c
        for c in small.rubric.criteria
    )
    rubric = small.rubric.model_copy(update={"criteria": criteria})
    log = Log(Content(small.problem, small.plan, rubric, small.catalogue, small.phrases)).begin()
    for reading in readings:
        log.say(reading).ask()
    assert clarified(log.session) is fine
    assert as_reported(log.session) is fine


def test_a_signal_follows_from_bar_coverage_and_cap(small: Content) -> None:
    rubric, senior = small.rubric, Seniority.SENIOR
    bar = rubric.bars[senior]
    assert signal_at(rubric, bar.strong_hire, 1.0, True, senior) == "strong_hire"
    assert signal_at(rubric, bar.hire, 1.0, True, senior) == "hire"
    assert signal_at(rubric, 1.0, 1.0, True, senior) == "no_hire"
    assert signal_at(rubric, 4.0, 0.0, True, senior) == "not_enough_evidence"
    assert signal_at(rubric, None, 1.0, True, senior) == "not_enough_evidence"
    capped = signal_at(rubric, 4.0, 1.0, False, senior)
    assert capped == (str(rubric.caps[0].best) if rubric.caps else "strong_hire")


def test_a_what_if_that_supposes_what_is_so_changes_nothing(small: Content) -> None:
    fact = small.problem.facts[3]
    assert really_changes("900 grains", fact.id, small.problem)
    assert really_changes("twice that", fact.id, small.problem)
    assert not really_changes(f"{3 + 100} grains", fact.id, small.problem)


def test_everything_a_pack_says_is_looked_at(small: Content) -> None:
    texts = dict(sayable(small.problem))
    pack = small.problem.criteria[0]
    for wanted in (pack.asks[0].text, pack.hints.example, small.problem.what_ifs[0].ask[0]):
        assert wanted in texts.values()
    assert small.problem.facts[0].answer not in texts.values()


def span(quote: str, note: str) -> Citation:
    start = note.index(quote)
    return CITED.model_copy(update={"start": start, "end": start + len(quote), "quote": quote})


def test_a_span_is_a_whole_sentence_of_the_note() -> None:
    note = "# A title\n\nOne thing is so. Another is not so.\n"
    assert _whole_sentence(span("One thing is so.", note), note)
    assert _whole_sentence(span("Another is not so.", note), note)
    assert not _whole_sentence(span("One thing is so. Ano", note), note)
    assert not _whole_sentence(span("thing is so.", note), note)
    assert not _whole_sentence(span("One thing is so", note), note)
    moved = span("One thing is so.", note).model_copy(update={"start": 12, "end": 28})
    assert not _whole_sentence(moved, note)


def test_no_pack_names_what_the_notes_are_about(contents: dict[str, Content]) -> None:
    for problem, technique, note in NOTES:
        assert technique in note.casefold()
        assert technique not in contents[problem].problem.model_dump_json().casefold()
