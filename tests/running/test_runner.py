"""The runner: turns go on apart from who watches them, and one message has one answer."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator
from dataclasses import replace

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.moves import Decision
from interviewer.domain.session import Content, Session
from interviewer.errors import ConflictError, NotesError
from interviewer.live_turn import LiveTurn, TurnState
from interviewer.roles.base import Broken, Grounded, Piece, Spoken
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.runner import Runner
from interviewer.store import Store
from tests.builders import interviewer_with, roles, setup

ENDS = 5.0


class SlowSpeaker:
    """Says the first word of its turn, then waits to be let on, as a model's stream does."""

    name = "slow"

    def __init__(self) -> None:
        self.let_on = threading.Event()
        self.closed = False
        self.breaks = False
        self.fails = False
        self._builtin = BuiltinSpeaker()

    async def speak(
        self, session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
    ) -> AsyncGenerator[Piece, None]:
        whole = self._builtin.compose(session, decision, grounded, now)
        if self.fails:
            raise NotesError("It failed.", "Try again.")
        if self.breaks:
            yield "Half a"
            yield Broken(move=whole.move, text="Half a", why="E_NET")
        first, rest = whole.text.split(" ", 1)
        yield first + " "
        try:
            while not self.let_on.is_set():  # noqa: ASYNC110 - set from the test's own thread
                await asyncio.sleep(0.002)
        finally:
            self.closed = not self.let_on.is_set()
        yield rest
        yield Spoken(move=whole.move, text=whole.text)


@pytest.fixture
def speaker() -> SlowSpeaker:
    return SlowSpeaker()


@pytest.fixture
def runner(store: Store, clock: ManualClock, speaker: SlowSpeaker) -> Iterator[Runner]:
    lead = interviewer_with(store, clock, replace(roles(), speaker=speaker))
    made = Runner(lead, store, clock, "one")
    yield made
    made.close()


@pytest.fixture
def other(store: Store, clock: ManualClock) -> Iterator[Runner]:
    """Another process on the same store."""
    made = Runner(interviewer_with(store, clock, roles()), store, clock, "two")
    yield made
    made.close()


def begun(runner: Runner, content: Content) -> tuple[str, LiveTurn]:
    """An interview whose opening is being spoken: its first word is out."""
    session = runner.open(content, setup())
    turn = runner.answer(session.id)
    assert turn is not None
    next(seen for seen in turn.watch() if seen.state == TurnState.SPEAKING)
    return session.id, turn


def opened(runner: Runner, speaker: SlowSpeaker, content: Content) -> str:
    session_id, turn = begun(runner, content)
    speaker.let_on.set()
    assert turn.wait(ENDS)
    return session_id


def test_a_watcher_sees_the_words_before_the_turn_is_done(runner: Runner, small: Content) -> None:
    _, turn = begun(runner, small)
    assert (turn.running, turn.text.count(" ")) == (True, 1)


def test_who_attaches_again_gets_the_same_turn(runner: Runner, small: Content) -> None:
    session_id, turn = begun(runner, small)
    assert runner.answer(session_id) is turn


def test_a_done_turn_shows_what_was_kept(
    runner: Runner, speaker: SlowSpeaker, small: Content
) -> None:
    session_id, turn = begun(runner, small)
    speaker.let_on.set()
    assert turn.wait(ENDS)
    assert (turn.state, turn.text) == (TurnState.DONE, runner.session(session_id).turns[-1].text)


def test_the_same_message_twice_is_one_turn_of_each_side(
    runner: Runner, speaker: SlowSpeaker, small: Content
) -> None:
    session_id = opened(runner, speaker, small)
    first = runner.say(session_id, "An answer.", "t")
    second = runner.say(session_id, "An answer.", "t")
    assert first is not None
    assert first.wait(ENDS)
    assert second is None or second is first
    speakers = [t.speaker for t in runner.session(session_id).turns]
    assert speakers == ["interviewer", "candidate", "interviewer"]


def test_another_message_while_the_interviewer_speaks_is_refused(
    runner: Runner, speaker: SlowSpeaker, small: Content
) -> None:
    session_id = opened(runner, speaker, small)
    speaker.let_on.clear()
    runner.say(session_id, "An answer.", "t")
    with pytest.raises(ConflictError):
        runner.say(session_id, "Another one.", "u")


def test_a_stopped_turn_is_kept_as_interrupted_and_stays_due(
    runner: Runner, speaker: SlowSpeaker, small: Content
) -> None:
    session_id, turn = begun(runner, small)
    runner.stop(session_id)
    assert turn.wait(ENDS)
    session = runner.session(session_id)
    assert (turn.state, session.turns[-1].interrupted, session.awaiting_reply, speaker.closed) == (
        TurnState.STOPPED, True, True, True,
    )  # fmt: skip


def test_after_a_stop_the_candidate_may_speak(
    runner: Runner, speaker: SlowSpeaker, small: Content
) -> None:
    session_id, turn = begun(runner, small)
    runner.stop(session_id)
    assert turn.wait(ENDS)
    speaker.let_on.set()
    after = runner.say(session_id, "Let me start over.", "t")
    assert after is not None
    assert after.wait(ENDS)
    assert [t.interrupted for t in runner.session(session_id).turns] == [True, False, False]


def test_text_that_broke_off_is_taken_back(
    runner: Runner, speaker: SlowSpeaker, small: Content
) -> None:
    speaker.breaks = True
    session_id, turn = begun(runner, small)
    speaker.let_on.set()
    assert turn.wait(ENDS)
    turns = runner.session(session_id).turns
    assert [t.interrupted for t in turns] == [True, False]
    assert "Half a" not in turn.text


def test_a_failure_is_told_and_the_reply_stays_due(
    runner: Runner, speaker: SlowSpeaker, small: Content
) -> None:
    session_id = runner.open(small, setup()).id
    speaker.fails = True
    turn = runner.answer(session_id)
    assert turn is not None
    assert turn.wait(ENDS)
    assert (turn.state, turn.error and turn.error.code) == (TurnState.FAILED, "E_NOTES")
    assert runner.session(session_id).awaiting_reply


def test_two_processes_do_not_answer_the_same_turn(
    runner: Runner, other: Runner, small: Content
) -> None:
    session_id, _ = begun(runner, small)
    seen = other.answer(session_id)
    assert seen is not None
    assert seen.state == TurnState.ELSEWHERE


def test_a_lease_that_was_not_renewed_ends(
    store: Store, runner: Runner, other: Runner, speaker: SlowSpeaker, clock: ManualClock,
    small: Content,
) -> None:  # fmt: skip
    session_id = runner.open(small, setup()).id
    now = clock.wall().timestamp()
    assert store.lease(session_id, "dead process", now, 30.0)
    clock.advance(31.0)
    turn = other.answer(session_id)
    assert turn is not None
    assert turn.wait(ENDS)
    assert turn.state == TurnState.DONE


def test_finishing_twice_grades_once(
    runner: Runner, speaker: SlowSpeaker, store: Store, small: Content
) -> None:
    session_id = opened(runner, speaker, small)
    for _ in range(2):
        assert runner.finish(session_id).result(ENDS).graded is not None
    kinds = [record.event.type for record in store.records(session_id)]
    assert kinds.count("Graded") == 1
