"""Turns: the whole loop in memory, and the log it leaves."""

import asyncio
import threading

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session, fold
from interviewer.engine import Interviewer
from interviewer.errors import (
    ConflictError,
    InterviewOverError,
    SessionNotFoundError,
)
from interviewer.headless import HeadlessRun
from interviewer.report import build_report
from interviewer.store import Store
from tests.builders import ScriptedReader, interviewer, listen, setup
from tests.engine.conftest import TEN, kinds, turn


def test_a_turn_leaves_its_events_in_order(lead: Interviewer, store: Store, started: str) -> None:
    turn(lead, started, "An answer.")
    assert kinds(store, started) == [
        "SessionOpened", "StageEntered", "InterviewerSaid",
        "CandidateSaid", "MessageRead", "InterviewerSaid", "Assessed",
    ]  # fmt: skip


def test_a_message_is_kept_without_waiting_for_its_reading(
    clock: ManualClock, store: Store, small: Content
) -> None:
    class Slow(ScriptedReader):
        def read(self, session: Session, text: str) -> Reading:
            kept.wait(30)
            return super().read(session, text)

    kept = threading.Event()
    lead = interviewer(store, clock, Slow())
    started = lead.open(small, setup()).id
    asyncio.run(listen(lead, started))
    lead.hear(started, "An answer.", "t")
    assert kinds(store, started)[-1] == "CandidateSaid"
    kept.set()


def test_a_whole_interview_ends_graded(
    lead: Interviewer, clock: ManualClock, small: Content, store: Store
) -> None:
    play = HeadlessRun(lead, clock, store.records)
    session, records = asyncio.run(play.play(small, setup(), TEN))
    assert session.graded is not None
    assert [r.event.type for r in records[-2:]] == ["InterviewEnded", "Graded"]


def test_the_log_adds_up_to_the_session(
    lead: Interviewer, clock: ManualClock, small: Content, store: Store
) -> None:
    play = HeadlessRun(lead, clock, store.records)
    session, records = asyncio.run(play.play(small, setup(), TEN))
    assert fold(small, records) == session


def test_each_message_gets_one_reply(
    lead: Interviewer, clock: ManualClock, small: Content, store: Store
) -> None:
    play = HeadlessRun(lead, clock, store.records)
    session, _ = asyncio.run(play.play(small, setup(), TEN))
    speakers = [t.speaker for t in session.turns]
    assert speakers == ["interviewer", "candidate"] * 10 + ["interviewer"]


def test_what_is_streamed_is_what_is_kept(lead: Interviewer, started: str) -> None:
    said = turn(lead, started, "An answer.")
    assert lead.session(started).turns[-1].text == said


def test_the_same_turn_id_twice_is_one_turn(lead: Interviewer, started: str) -> None:
    lead.hear(started, "An answer.", "t")
    lead.hear(started, "An answer.", "t")
    assert len(lead.session(started).candidate_turns()) == 1


def test_the_same_turn_id_after_the_reply_is_still_one_turn(
    lead: Interviewer, started: str
) -> None:
    turn(lead, started, "An answer.")
    turn(lead, started, "An answer.")
    assert len(lead.session(started).turns) == 3


def test_a_message_while_a_reply_is_due_is_refused(lead: Interviewer, started: str) -> None:
    lead.hear(started, "An answer.", "t")
    with pytest.raises(ConflictError):
        lead.hear(started, "Another one.", "u")


def test_a_message_before_the_opening_is_refused(lead: Interviewer, small: Content) -> None:
    session = lead.open(small, setup())
    with pytest.raises(ConflictError):
        lead.hear(session.id, "Too early.", "t")


def test_a_reply_that_is_not_due_says_nothing(lead: Interviewer, started: str) -> None:
    assert asyncio.run(listen(lead, started)) == ""


def test_a_reply_left_half_way_is_given_anew(lead: Interviewer, started: str) -> None:
    async def leave() -> None:
        stream = lead.reply(started)
        await anext(stream)
        await stream.aclose()

    lead.hear(started, "An answer.", "t")
    asyncio.run(leave())
    assert lead.session(started).awaiting_reply
    assert asyncio.run(listen(lead, started)) != ""


def test_a_message_after_the_end_is_refused_in_words(lead: Interviewer, started: str) -> None:
    turn(lead, started, "End.")
    with pytest.raises(InterviewOverError, match="not added"):
        lead.hear(started, "One more.", "u")
    assert len(lead.session(started).turns) == 3


def test_the_message_that_ended_it_sent_again_is_no_error(lead: Interviewer, started: str) -> None:
    turn(lead, started, "End.")
    assert len(lead.hear(started, "End.", "t").turns) == 3


def test_ending_says_goodbye(lead: Interviewer, started: str, small: Content) -> None:
    said = turn(lead, started, "End.")
    assert said in small.phrases.close_asked
    ended = lead.session(started).ended
    assert ended is not None and ended.why == "candidate"


def test_finishing_twice_grades_once(lead: Interviewer, store: Store, started: str) -> None:
    asyncio.run(lead.finish(started))
    asyncio.run(lead.finish(started))
    assert kinds(store, started).count("Graded") == 1


def test_finishing_reads_and_assesses_what_was_not_answered(
    lead: Interviewer, store: Store, started: str
) -> None:
    lead.hear(started, "An answer.", "t")
    asyncio.run(lead.finish(started))
    assert kinds(store, started)[-5:] == [
        "CandidateSaid", "InterviewEnded", "MessageRead", "Assessed", "Graded"
    ]  # fmt: skip


def test_an_interview_without_a_word_still_has_a_report(lead: Interviewer, started: str) -> None:
    report = build_report(asyncio.run(lead.finish(started)), None)
    assert {c.verdict for c in report.criteria} == {None}


def test_an_unknown_session_is_an_error(lead: Interviewer) -> None:
    with pytest.raises(SessionNotFoundError):
        lead.session("nobody")


def test_a_long_message_is_cut_and_marked(lead: Interviewer, store: Store, started: str) -> None:
    lead.hear(started, "word " * 10_000, "t")
    event = store.records(started)[-1].event
    assert event.type == "CandidateSaid" and event.cut and len(event.text) <= 20_000
