"""Several at once, processes and people: nothing is lost, doubled, or seen by another."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.session import Content
from interviewer.engine import Interviewer
from interviewer.errors import (
    ConflictError,
    InterviewOverError,
    SessionNotFoundError,
    TooMuchError,
)
from interviewer.live_turn import TurnState
from interviewer.roles.base import Assessment
from interviewer.store import Store
from tests.builders import finding, listen, setup
from tests.gates import (
    ENDS,
    Gate,
    GatedAssessor,
    GatedSpeaker,
    all_of,
    kinds,
    lead_with,
    over,
    running,
)


async def meanwhile(
    one: Interviewer, gate: Gate, session: str, act: Callable[[], Awaitable[object]]
) -> None:
    """Do something while `one` speaks; it learns that its turn is not wanted any more."""
    speaking = asyncio.create_task(all_of(one, session))
    await gate.reached()
    await act()
    gate.open()
    with pytest.raises(ConflictError):
        await speaking


# ---- two processes, the same session


def test_of_two_who_answer_the_same_turn_one_is_heard(
    one: Interviewer, two: Interviewer, gate: Gate, small: Content
) -> None:
    session = one.open(small, setup()).id
    asyncio.run(meanwhile(one, gate, session, lambda: all_of(two, session)))
    assert [turn.speaker for turn in one.session(session).turns] == ["interviewer"]


def test_nobody_speaks_after_the_end(
    one: Interviewer, two: Interviewer, gate: Gate, store: Store, small: Content
) -> None:
    session = one.open(small, setup()).id
    asyncio.run(meanwhile(one, gate, session, lambda: two.finish(session)))
    made = kinds(store, session)
    assert "InterviewerSaid" not in made[made.index("InterviewEnded") :]


def test_a_message_is_judged_once(store: Store, clock: ManualClock, small: Content) -> None:
    gate = Gate()
    text = "Well, words that count here indeed."
    found = Assessment(findings=(finding("clarify.first", quote="words that count here"),))
    one = lead_with(store, clock, assessor=GatedAssessor(gate, found))
    two = lead_with(store, clock, start=50, assessor=GatedAssessor(found=found))
    session = one.open(small, setup()).id

    async def both() -> None:
        await all_of(one, session)
        one.hear(session, text, "t")
        await all_of(one, session)
        judging = asyncio.create_task(one.catch_up(session))
        await gate.reached()
        await two.catch_up(session)
        gate.open()
        await judging

    asyncio.run(both())
    assert len(one.session(session).findings) == 1


def test_a_lease_that_was_lost_stops_the_turn(
    one: Interviewer, gate: Gate, store: Store, clock: ManualClock, small: Content
) -> None:
    """The machine slept for longer than a lease holds, and another process took the session over."""
    with running(one, store, clock, renew_every=0.01) as runner:
        turn = runner.answer(runner.open(small, setup()).id)
        assert turn is not None
        gate.come()
        session = turn.session_id
        clock.advance(31)
        while not store.lease(session, "two", clock.wall().timestamp(), 30):
            clock.advance(31)  # renewed in between
        assert over(turn).state == TurnState.ELSEWHERE
        gate.open()


def test_an_interview_is_its_owners_only(store: Store, clock: ManualClock, small: Content) -> None:
    anna = lead_with(store, clock, owner="anna")
    ben = lead_with(store, clock, start=50, owner="ben")
    session = anna.open(small, setup()).id
    asyncio.run(listen(anna, session))
    looks: list[Callable[[], object]] = [
        lambda: ben.session(session),
        lambda: ben.hear(session, "Mine?", "t"),
        lambda: ben.pause(session),
        lambda: asyncio.run(ben.finish(session)),
    ]
    for look in looks:
        with pytest.raises(SessionNotFoundError):
            look()
    assert len(anna.session(session).turns) == 1


def test_nothing_of_one_persons_reaches_another(
    store: Store, clock: ManualClock, small: Content
) -> None:
    canaries = {"anna": "the heron of Anna", "ben": "the magpie of Ben"}
    sessions = {}
    for number, (owner, canary) in enumerate(canaries.items()):
        lead = lead_with(store, clock, start=number * 50 + 1, owner=owner)
        sessions[owner] = lead.open(small, setup()).id
        asyncio.run(listen(lead, sessions[owner]))
        lead.hear(sessions[owner], f"I would count {canary} by hand.", "t")
        asyncio.run(listen(lead, sessions[owner]))
        asyncio.run(lead.finish(sessions[owner]))
        store.keep_pad(sessions[owner], canary)
    for owner, other in (("anna", "ben"), ("ben", "anna")):
        assert [row.id for row in store.sessions(owner)] == [sessions[owner]]
        whole = "".join(r.model_dump_json() for r in store.records(sessions[owner], owner))
        assert canaries[owner] in whole
        assert canaries[other] not in whole + store.pad(sessions[owner])


# ---- a message at the wrong moment


def test_a_message_during_a_second_attempt_is_refused_not_swallowed(
    store: Store, clock: ManualClock, small: Content
) -> None:
    gate = Gate(open_already=True)
    speaker = GatedSpeaker(gate)
    with running(lead_with(store, clock, speaker=speaker), store, clock) as runner:
        session = runner.open(small, setup()).id
        over(runner.answer(session))
        gate.shut()
        speaker.breaks = True
        turn = runner.say(session, "First answer.", "t1")
        gate.come()
        with pytest.raises(ConflictError):
            runner.say(session, "Second thought.", "t2")
        gate.open()
        over(turn)
        assert not runner.session(session).awaiting_reply


def test_a_message_while_the_interview_is_being_ended_is_refused(
    store: Store, clock: ManualClock, small: Content
) -> None:
    gate = Gate()
    lead = lead_with(store, clock, assessor=GatedAssessor(gate))
    with running(lead, store, clock) as runner:
        session = runner.open(small, setup()).id
        over(runner.answer(session))
        over(runner.say(session, "One.", "t1"))
        ending = runner.finish(session)
        gate.come()
        with pytest.raises(InterviewOverError):
            runner.say(session, "Two.", "t2")
        gate.open()
        assert ending.result(ENDS).graded is not None


def test_another_text_under_the_same_id_is_refused_not_swallowed(
    two: Interviewer, small: Content
) -> None:
    session = two.open(small, setup()).id
    asyncio.run(listen(two, session))
    two.hear(session, "One.", "t")
    with pytest.raises(ConflictError):
        two.hear(session, "Another one.", "t")


def test_no_more_messages_than_an_interview_holds(
    two: Interviewer, small: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interviewer.turn_keeping.MAX_MESSAGES", 1)
    session = two.open(small, setup()).id
    asyncio.run(listen(two, session))
    two.hear(session, "One.", "t1")
    asyncio.run(listen(two, session))
    with pytest.raises(TooMuchError, match="full"):
        two.hear(session, "Two.", "t2")
