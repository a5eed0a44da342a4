"""What is wrong is challenged: once, at once, and without making a part longer."""

import pytest

from interviewer.domain.moves import MoveKind
from interviewer.domain.policy import next_moves
from interviewer.domain.reading import Clash, Intent, Reading, Sum, TrapHit
from interviewer.domain.stages import StageId
from tests.builders import Log
from tests.domain.deciding import (
    BROAD,
    CONTENT,
    FIRST,
    PLAIN,
    after,
    ask,
    in_stage,
    kinds,
    reads,
    trap,
    unclear,
)


def test_a_wrong_claim_is_challenged_with_its_own_words() -> None:
    move = after(trap(StageId.DATA)).moves[0]
    assert (move.kind, move.target, move.said) == ("challenge", "trap-data", "a wrong thing")


def test_each_wrong_claim_is_challenged_once() -> None:
    log = Log(CONTENT).begin()
    first = after(trap(StageId.DATA), log).moves[0]
    log.ask(first)
    assert "challenge" not in kinds(after(trap(StageId.DATA), log))


def test_push_backs_do_not_make_a_part_longer() -> None:
    log = Log(CONTENT).begin().say(PLAIN, after=280)
    first = next_moves(log.say(trap(StageId.DATA), after=10).session, log.now)
    assert (first.moves[0].kind, first.announces) == ("challenge", StageId.FRAMING)
    log.ask(first.moves[0], announces=first.announces).say(trap(StageId.MODEL), after=60)
    assert next_moves(log.session, log.now).enters == StageId.FRAMING


def test_what_is_wrong_then_is_challenged_as_the_next_part_begins() -> None:
    log = Log(CONTENT).begin().say(PLAIN, after=280)
    log.ask(after(trap(StageId.DATA), log).moves[0], announces=StageId.FRAMING)
    log.say(trap(StageId.MODEL), after=60)
    decision = next_moves(log.session, log.now)
    assert (kinds(decision), decision.enters) == (["challenge", "transition"], StageId.FRAMING)
    assert (decision.moves[0].target, decision.announces) == ("trap-model", None)


def test_a_part_that_has_had_its_push_backs_goes_on() -> None:
    log = in_stage(StageId.DATA)
    wrong = [
        reads(traps=(TrapHit(trap=f"trap-{stage}", quote=f"{stage} {stage}s {stage}ing", score=9),))
        for stage in (StageId.CLARIFY, StageId.FRAMING, StageId.FEATURES, StageId.MODEL)
    ]
    for bluff in wrong[:-1]:
        log.ask(after(bluff, log).moves[0])
    decision = after(wrong[-1], log)
    assert (decision.enters, "challenge" in kinds(decision)) == (None, False)
    log.ask(decision.moves[0], announces=StageId.FEATURES)
    late = after(PLAIN, log)
    assert (late.moves[0].target, late.enters) == ("trap-model", StageId.FEATURES)


def test_nor_does_asking_what_a_vague_statement_means() -> None:
    log = Log(CONTENT).begin().say(PLAIN, after=280)
    vague = reads(vague="leverage a robust pipeline")
    first = next_moves(log.say(vague, after=10).session, log.now)
    assert (first.moves[0].kind, first.announces) == ("clarify", StageId.FRAMING)
    log.ask(FIRST, announces=first.announces).say(vague, after=60)
    assert next_moves(log.session, log.now).enters == StageId.FRAMING


def test_a_wrong_claim_comes_before_a_wish_to_move_on() -> None:
    both = trap(StageId.DATA).model_copy(update={"intents": (Intent.MOVE_ON,)})
    decision = after(both)
    assert (decision.moves[0].kind, decision.announces) == ("challenge", StageId.FRAMING)


def test_another_wrong_claim_is_challenged_after_the_first() -> None:
    log = Log(CONTENT).begin()
    log.ask(after(trap(StageId.DATA), log).moves[0])
    assert after(trap(StageId.MODEL), log).moves[0].target == "trap-model"


def test_a_wrong_claim_beside_a_question_is_challenged_in_the_same_turn() -> None:
    both = trap(StageId.DATA).model_copy(update={"questions": ask("fact-1").questions})
    then = after(both).moves[0].then
    assert then is not None
    assert then.kind == MoveKind.CHALLENGE


@pytest.mark.parametrize(
    "reading",
    [
        reads(clashes=(Clash(quote="ten users", kind="fact", against="fact-1", earlier="x"),)),
        reads(sums=(Sum(quote="2x2=5", expression="2*2", said=5, correct=4, unit="", ok=False),)),
    ],
    ids=["contradiction", "arithmetic"],
)
def test_contradictions_and_sums_are_challenged_once(reading: Reading) -> None:
    log = Log(CONTENT).begin()
    first = after(reading, log).moves[0]
    log.ask(first)
    assert first.kind == MoveKind.CHALLENGE
    assert "challenge" not in kinds(after(reading, log))


def test_a_right_sum_is_not_challenged() -> None:
    right = Sum(quote="2x2=4", expression="2*2", said=4, correct=4, unit="", ok=True)
    assert "challenge" not in kinds(after(reads(sums=(right,))))


def test_a_wrong_claim_comes_before_a_question_that_is_asked_back() -> None:
    both = unclear(BROAD).model_copy(update={"traps": trap(StageId.DATA).traps})
    assert after(both).moves[0].kind == MoveKind.CHALLENGE
