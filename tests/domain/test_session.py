"""The fold: a log adds up to a session, or is refused."""

import pytest

from interviewer.domain.events import (
    Assessed,
    ClockStarted,
    ClockStopped,
    InterviewEnded,
    InterviewerSaid,
)
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, fold
from interviewer.domain.stages import StageId
from tests.builders import Log, finding, opened

PLAIN = Reading(words=2)


def probe(**parts: object) -> Move:
    return Move.model_validate({"kind": "probe", "stage": "clarify", **parts})


def interrupted(log: Log, text: str = "Half a ques") -> Log:
    return log.add(
        InterviewerSaid(
            turn=log.session.next_turn, reply_to=None, text=text, move=probe(facts=("fact-1",)),
            announces=StageId.FRAMING, status="interrupted",
        )
    )  # fmt: skip


def test_turns_keep_their_order(small: Content) -> None:
    session = Log(small).begin().say(PLAIN).ask().say(PLAIN).session
    assert [(t.number, t.speaker) for t in session.turns] == [
        (1, "interviewer"), (2, "candidate"), (3, "interviewer"), (4, "candidate")
    ]  # fmt: skip


def test_no_records_are_refused(small: Content) -> None:
    with pytest.raises(ValueError, match="no records"):
        fold(small, [])


def test_a_log_begins_with_its_opening(small: Content) -> None:
    with pytest.raises(ValueError, match="begins with SessionOpened"):
        fold(small, Log(small).begin().records[1:])


def test_a_second_opening_is_refused(small: Content) -> None:
    with pytest.raises(ValueError, match="opened once"):
        _ = Log(small).add(opened()).session


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_gap_is_refused(small: Content, at: int) -> None:
    records = Log(small).begin().say(PLAIN).ask().records
    with pytest.raises(ValueError, match="one is missing"):
        fold(small, records[:at] + records[at + 1 :])


def test_records_out_of_order_are_refused(small: Content) -> None:
    records = Log(small).begin().say(PLAIN).records
    records[2], records[3] = records[3], records[2]
    with pytest.raises(ValueError, match="one is missing"):
        fold(small, records)


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_changed_record_breaks_the_chain(small: Content, at: int) -> None:
    records = Log(small).begin().say(PLAIN).ask().records
    records[at] = records[at].model_copy(update={"active": 999.0})
    with pytest.raises(ValueError, match="log changed"):
        fold(small, records)


def test_a_record_of_another_session_is_refused(small: Content) -> None:
    log = Log(small).begin()
    last = log.records[-1].model_copy(update={"session": "somebody-else"})
    with pytest.raises(ValueError):
        fold(small, [*log.records[:-1], last])


def test_a_reply_is_due_at_the_start(small: Content) -> None:
    assert Log(small).session.awaiting_reply


def test_a_reply_is_due_after_a_message_alone(small: Content) -> None:
    log = Log(small).begin()
    assert not log.session.awaiting_reply
    assert log.say().session.awaiting_reply
    assert not log.ask().session.awaiting_reply


def test_an_ended_interview_awaits_nothing(small: Content) -> None:
    assert not Log(small).begin().say().add(InterviewEnded(why="time")).session.awaiting_reply


def test_an_interrupted_turn_leaves_the_reply_due(small: Content) -> None:
    assert interrupted(Log(small).begin().say(PLAIN)).session.awaiting_reply


def test_an_interrupted_turn_gives_no_fact_and_announces_nothing(small: Content) -> None:
    session = interrupted(Log(small).begin().say(PLAIN)).session
    assert (dict(session.facts_given), session.announced) == ({}, None)


def test_an_interrupted_turn_is_no_question_asked(small: Content) -> None:
    session = interrupted(Log(small).begin().say(PLAIN)).session
    assert "Half a ques" not in session.questions_asked()
    assert session.last_interviewer is not None
    assert session.last_interviewer.number == 1


def test_moves_count_those_that_came_along(small: Content) -> None:
    both = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, then=probe(criterion="clarify.first"))
    session = Log(small).begin().say(PLAIN).ask(both).session
    assert [move.kind for move in session.moves] == ["open", "answer", "probe"]


def test_a_fact_is_given_once_for_all(small: Content) -> None:
    answer = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=("fact-1",))
    session = Log(small).begin().say(PLAIN).ask(answer).say(PLAIN).ask(answer).session
    assert dict(session.facts_given) == {"fact-1": 3}


def test_the_highest_rung_of_help_counts(small: Content) -> None:
    log = Log(small).begin()
    for rung in (1, 2, 1):
        move = Move(
            kind=MoveKind.HINT, stage=StageId.CLARIFY, criterion="clarify.first", hint_level=rung
        )
        log.say(PLAIN).ask(move)
    assert dict(log.session.hints) == {"clarify.first": 2}


def test_stages_leave_spans_of_the_clock(small: Content) -> None:
    log = Log(small).begin().say(PLAIN, after=90)
    spans = log.enter(StageId.FRAMING).session.spans
    assert [(s.stage, s.entered, s.left) for s in spans] == [
        ("clarify", 0.0, 90.0), ("framing", 90.0, None)
    ]  # fmt: skip


def test_the_end_closes_the_last_span(small: Content) -> None:
    log = Log(small).begin().say(PLAIN, after=90).add(InterviewEnded(why="time"))
    assert log.session.spans[-1].left == 90.0


def test_an_announcement_lasts_until_the_stage_begins(small: Content) -> None:
    log = Log(small).begin().say(PLAIN).ask(announces=StageId.FRAMING)
    assert log.session.announced == StageId.FRAMING
    assert log.enter(StageId.FRAMING).session.announced is None


def test_a_turn_belongs_to_the_stage_it_was_said_in(small: Content) -> None:
    log = Log(small).begin().say(PLAIN).enter(StageId.FRAMING).ask().say(PLAIN)
    assert [t.stage for t in log.session.turns] == ["clarify", "clarify", "framing", "framing"]


def test_a_reading_joins_its_message(small: Content) -> None:
    session = Log(small).begin().say(PLAIN).say(Reading(words=7)).session
    assert [t.reading.words for t in session.candidate_turns() if t.reading] == [2, 7]


def test_findings_add_up(small: Content) -> None:
    log = Log(small).begin().say(PLAIN)
    log.add(Assessed(turn=2, findings=(finding("data.first"),)), Assessed(turn=4, findings=()))
    assert len(log.session.findings) == 1
    assert log.session.assessed_turns == {2, 4}


def test_the_clock_stops_and_starts(small: Content) -> None:
    log = Log(small).begin().add(ClockStopped(why="paused"))
    assert log.session.clock_stopped
    assert not log.add(ClockStarted()).session.clock_stopped


def test_folding_does_not_change_the_session_before(small: Content) -> None:
    log = Log(small).begin()
    before = log.session
    log.say(PLAIN)
    assert len(before.turns) == 1
