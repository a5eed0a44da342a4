"""The policy at an interview's ends, and what holds for any candidate."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.events import InterviewEnded
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.policy import MAX_MOVES, next_moves
from interviewer.domain.reading import AskCue, Intent, NumberClaim, Question, Reading, TrapHit
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from tests.builders import STAGES, Log, criterion_ids, touch
from tests.domain.deciding import CONTENT, PLAIN, after, ask, covered, in_stage, kinds, reads, throw


def test_the_interview_opens_in_the_first_stage() -> None:
    decision = next_moves(Log(CONTENT).session, 0)
    assert (kinds(decision), decision.enters) == (["open"], StageId.CLARIFY)


def test_an_ended_interview_has_no_moves() -> None:
    log = Log(CONTENT).begin().say(PLAIN).add(InterviewEnded(why="candidate"))
    assert next_moves(log.session, 60).moves == ()


@pytest.mark.parametrize("stage", STAGES)
def test_time_up_closes_in_every_stage(stage: StageId) -> None:
    log = in_stage(stage).say(PLAIN)
    decision = next_moves(log.session, 40 * 60)
    assert (kinds(decision), decision.why) == (["close"], "time")


def test_time_up_closes_whatever_was_asked() -> None:
    log = Log(CONTENT).begin().say(ask("fact-1"))
    assert kinds(next_moves(log.session, 40 * 60)) == ["close"]


def test_the_candidate_may_end_it() -> None:
    decision = after(reads(Intent.END))
    assert (kinds(decision), decision.why) == (["close"], "candidate")


def test_after_the_last_stage_it_closes_when_nothing_is_left() -> None:
    log = in_stage(StageId.OPERATIONS)
    for stage in STAGES:
        log.say(covered(stage), after=1)
        for n in range(2):
            throw(log, stage, n)
        log.ask(Move(kind=MoveKind.PROBE, stage=stage, source=Source.NOTE))
    for part in CONTENT.problem.components:
        log.ask(
            Move(
                kind=MoveKind.PROBE, stage=StageId.SERVING, source=Source.COMPONENT, target=part.id
            )
        )
    decision = after(PLAIN, log)
    assert (kinds(decision), decision.why) == (["close"], "plan")


NAMES = [name for stage in STAGES for name in criterion_ids(stage)]
READINGS = st.builds(
    Reading,
    words=st.integers(0, 200),
    intents=st.lists(st.sampled_from(list(Intent)[1:]), max_size=2).map(tuple),
    questions=st.lists(
        st.sampled_from([None, "fact-1", "fact-2", "fact-3"]), max_size=6
    ).map(lambda facts: tuple(Question(quote="q?", fact=f) for f in facts)),
    touches=st.lists(st.sampled_from(NAMES), max_size=4).map(lambda n: tuple(map(touch, n))),
    ask_cues=st.lists(st.sampled_from(NAMES), max_size=3).map(
        lambda n: tuple(AskCue(criterion=c, ask=1, quote="own words", score=5) for c in n)
    ),
    traps=st.lists(st.sampled_from(STAGES), max_size=2).map(
        lambda n: tuple(TrapHit(trap=f"trap-{s}", quote="wrong", score=9) for s in n)
    ),
    numbers=st.sampled_from([(), (NumberClaim(value=5, unit="ms", subject="", quote="5 ms"),)]),
    vague=st.sampled_from(["", "a robust thing"]),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(READINGS, min_size=4, max_size=12), st.sampled_from([15.0, 60.0, 200.0]))
def test_any_candidate_gets_one_to_three_moves_and_stages_in_order(
    readings: list[Reading], pace: float
) -> None:
    log = Log(CONTENT).begin()
    for reading in readings:
        log.say(reading, after=pace)
        before = log.session.stage
        decision = next_moves(log.session, log.now)
        assert 1 <= len(decision.moves) <= MAX_MOVES
        if decision.enters is not None:
            assert STAGES.index(decision.enters) == STAGES.index(before) + 1
            log.enter(decision.enters, decision.why)
        if decision.moves[0].kind == MoveKind.CLOSE:
            break
        log.ask(decision.moves[0], announces=decision.announces)


def test_the_same_session_gives_the_same_decision(small: Content) -> None:
    session = Log(small).begin().say(covered(StageId.DATA)).session
    assert next_moves(session, 60) == next_moves(session, 60)
