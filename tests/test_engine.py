"""The engine in memory: the whole loop, its clock, and the log it leaves."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from evals.playing import Stage, script
from interviewer.clock import ManualClock
from interviewer.domain.events import ClockStarted, ClockStopped
from interviewer.domain.reading import Intent, Question, Reading
from interviewer.domain.session import Content, Session, fold
from interviewer.engine import Interviewer
from interviewer.errors import (
    ConflictError,
    InterviewOverError,
    SessionNotFoundError,
    StoreError,
)
from interviewer.headless import START, HeadlessRun
from interviewer.report import build_report
from interviewer.store import Store
from tests.builders import ScriptedReader, converse, interviewer, listen, setup, touch

TEN = [f"Answer number {n}, in my own plain words." for n in range(10)]


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def reader() -> ScriptedReader:
    return ScriptedReader(
        {
            "How big?": Reading(words=2, questions=(Question(quote="How big?", fact="fact-1"),)),
            "How odd?": Reading(words=2, questions=(Question(quote="How odd?", fact=None),)),
            "End.": Reading(words=1, intents=(Intent.END,)),
        }
    )


@pytest.fixture
def lead(store: Store, clock: ManualClock, reader: ScriptedReader) -> Interviewer:
    return interviewer(store, clock, reader)


@pytest.fixture
def started(lead: Interviewer, small: Content) -> str:
    """An interview whose opening was spoken."""
    session = lead.open(small, setup())
    asyncio.run(listen(lead, session.id))
    return session.id


def kinds(store: Store, session_id: str) -> list[str]:
    return [record.event.type for record in store.records(session_id)]


def turn(lead: Interviewer, session_id: str, text: str, turn_id: str = "t") -> str:
    lead.hear(session_id, text, turn_id)
    return asyncio.run(listen(lead, session_id))


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


# ---- the candidate's clock


def test_the_candidates_time_counts(lead: Interviewer, clock: ManualClock, started: str) -> None:
    clock.advance(42)
    assert lead.hear(started, "An answer.", "t").active == 42


def test_waiting_for_the_interviewer_does_not(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    clock.advance(42)
    lead.hear(started, "An answer.", "t")
    clock.advance(600)
    asyncio.run(listen(lead, started))
    clock.advance(8)
    assert lead.hear(started, "Another.", "u").active == 50


def test_a_pause_does_not(lead: Interviewer, clock: ManualClock, started: str) -> None:
    clock.advance(10)
    lead.pause(started)
    clock.advance(3600)
    lead.resume(started)
    clock.advance(5)
    assert lead.hear(started, "An answer.", "t").active == 15


def test_a_pause_is_kept_in_the_log(lead: Interviewer, store: Store, started: str) -> None:
    lead.pause(started)
    lead.resume(started)
    events = [record.event for record in store.records(started)[-2:]]
    assert [type(event) for event in events] == [ClockStopped, ClockStarted]


def test_pausing_twice_is_pausing_once(lead: Interviewer, store: Store, started: str) -> None:
    lead.pause(started)
    lead.pause(started)
    assert kinds(store, started).count("ClockStopped") == 1


def test_looking_in_again_takes_no_time_off_the_clock(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    """A page that is loaded anew resumes a session whose clock runs."""
    clock.advance(60)
    lead.resume(started)
    clock.advance(30)
    assert lead.hear(started, "An answer.", "t").active == 90


def test_speaking_ends_a_pause(lead: Interviewer, clock: ManualClock, started: str) -> None:
    lead.pause(started)
    turn(lead, started, "An answer.")
    clock.advance(20)
    assert lead.pause(started).active == 20
    clock.advance(1000)
    assert lead.active_seconds(started) == 20


def test_a_message_that_could_not_be_kept_costs_no_time(
    lead: Interviewer, clock: ManualClock, store: Store, started: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(*_: object) -> None:
        raise StoreError("The disk is full.", "Free some space.")

    clock.advance(60)
    with monkeypatch.context() as patch, pytest.raises(StoreError):
        patch.setattr(store, "append", full)
        lead.hear(started, "An answer.", "t")
    clock.advance(5)
    assert lead.hear(started, "An answer.", "t").active == 65


def test_time_while_no_process_ran_does_not_count(
    lead: Interviewer, clock: ManualClock, store: Store, started: str
) -> None:
    clock.advance(10)
    lead.hear(started, "An answer.", "t")
    asyncio.run(listen(lead, started))
    clock.advance(5000)
    again = interviewer(store, clock, start=50)
    again.resume(started)
    clock.advance(7)
    assert again.hear(started, "Another.", "u").active == 17


def test_the_clock_shown_is_the_clock_kept(
    lead: Interviewer, clock: ManualClock, started: str
) -> None:
    clock.advance(33)
    assert lead.active_seconds(started) == 33


def test_a_jump_of_the_wall_clock_changes_nothing(
    lead: Interviewer, clock: ManualClock, started: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.advance(10)
    monkeypatch.setattr(clock, "wall", lambda: datetime(1999, 1, 1, tzinfo=UTC))
    lead.hear(started, "An answer.", "t")
    asyncio.run(listen(lead, started))
    assert lead.session(started).active == 10


def test_at_the_end_of_time_it_closes(lead: Interviewer, clock: ManualClock, started: str) -> None:
    clock.advance(40 * 60)
    turn(lead, started, "An answer.")
    ended = lead.session(started).ended
    assert ended is not None and ended.why == "time"


# ---- facts


def test_a_fact_stays_the_same_forty_turns_later(
    lead: Interviewer, clock: ManualClock, small: Content
) -> None:
    session = lead.open(small, setup(minutes=240))
    plain = [
        f"I would sort amber pebbles by hand {n} times, as the belt is slow." for n in range(38)
    ]
    texts = ["How big?", *plain, "How big?"]
    said = asyncio.run(converse(lead, clock, session.id, texts, seconds=20))
    answer = small.problem.fact("fact-1").answer
    assert answer in said[1] and answer in said[-1]


def test_a_question_without_a_fact_gets_none(
    lead: Interviewer, started: str, small: Content
) -> None:
    said = turn(lead, started, "How odd?")
    assert said in small.phrases.unknown
    assert not lead.session(started).facts_given


def test_nothing_that_was_not_asked_for_is_given(
    lead: Interviewer, clock: ManualClock, small: Content
) -> None:
    session = lead.open(small, setup(minutes=120))
    said = " ".join(asyncio.run(converse(lead, clock, session.id, TEN * 3)))
    assert not [fact.id for fact in small.problem.facts if fact.answer in said]


# ---- determinism


def play(small: Content, seed: int) -> tuple[Session, list[str]]:
    store, clock = Store("sqlite://"), ManualClock(START)
    reader = ScriptedReader({t: Reading(words=8, touches=(touch("data.first"),)) for t in TEN[::2]})
    lead = interviewer(store, clock, reader)
    session, records = asyncio.run(
        HeadlessRun(lead, clock, store.records).play(small, setup(seed=seed), TEN)
    )
    store.close()
    return session, [record.model_dump_json() for record in records]


def test_the_same_seed_gives_the_same_log_byte_for_byte(small: Content) -> None:
    assert play(small, 3)[1] == play(small, 3)[1]


def test_another_seed_gives_other_words(small: Content) -> None:
    texts = [[t.text for t in play(small, seed)[0].turns] for seed in (0, 1)]
    assert texts[0] != texts[1]


def test_a_played_script_is_the_same_byte_for_byte(stage: Stage) -> None:
    answers = script("video-recommender", "terse")[:3]
    first, second = (stage.play("video-recommender", answers, seed=5) for _ in range(2))
    assert [r.model_dump_json() for r in first.records] == [
        r.model_dump_json() for r in second.records
    ]
    assert first.report == second.report
