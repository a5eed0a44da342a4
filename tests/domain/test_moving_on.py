"""When a stage ends: on request, announced, by time, or as the candidate leads."""

import pytest

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.policy import next_moves
from interviewer.domain.reading import Intent, Question, Reading
from interviewer.domain.stages import StageId
from interviewer.domain.unopened import unopened
from tests.builders import STAGES, Log
from tests.domain.deciding import CONTENT, PLAIN, after, ask, covered, in_stage, kinds, reads, trap


def test_a_request_to_move_on_is_weighed_first() -> None:
    decision = after(reads(Intent.MOVE_ON))
    assert (kinds(decision)[0], decision.enters) == ("probe", None)
    assert decision.announces == StageId.FRAMING


def test_it_is_granted_the_turn_after() -> None:
    log = Log(CONTENT).begin()
    held = after(reads(Intent.MOVE_ON), log)
    log.ask(held.moves[0], announces=held.announces)
    assert after(reads(Intent.MOVE_ON), log).enters == StageId.FRAMING


def test_it_is_granted_at_once_where_nothing_essential_is_open() -> None:
    log = Log(CONTENT).begin().say(covered(StageId.CLARIFY)).ask()
    decision = after(reads(Intent.MOVE_ON), log)
    assert (decision.enters, decision.why) == (StageId.FRAMING, "requested")


def test_moving_on_goes_one_stage_at_a_time() -> None:
    log = in_stage(StageId.DATA).say(covered(StageId.DATA)).ask()
    assert after(reads(Intent.MOVE_ON), log).enters == StageId.FEATURES


def test_a_stage_is_announced_before_its_time_is_up() -> None:
    log = Log(CONTENT).begin().say(PLAIN, after=110).ask()
    decision = next_moves(log.say(PLAIN, after=110).session, 220)
    assert (decision.enters, decision.announces) == (None, StageId.FRAMING)


def test_an_announced_stage_begins_with_the_next_turn() -> None:
    log = Log(CONTENT).begin().say(PLAIN).ask(announces=StageId.FRAMING)
    decision = after(PLAIN, log)
    assert (kinds(decision), decision.enters, decision.why) == (
        ["transition"], StageId.FRAMING, "announced"
    )  # fmt: skip


def slow(stage: StageId, seconds: float) -> Log:
    """An interview that has just come to a stage, with turns of that length."""
    log = Log(CONTENT).begin()
    for here in STAGES[1 : STAGES.index(stage) + 1]:
        log.say(PLAIN, after=seconds).ask(announces=here).say(PLAIN, after=seconds)
        log.enter(here).ask(Move(kind=MoveKind.TRANSITION, stage=here, source=Source.STAGE))
    return log


def test_who_is_slow_hears_of_the_part_after_the_next_as_that_one_begins() -> None:
    log = slow(StageId.FRAMING, 180).say(PLAIN, after=180).ask(announces=StageId.DATA)
    log.say(PLAIN, after=180)
    decision = next_moves(log.session, log.now)
    assert (decision.enters, decision.announces) == (StageId.DATA, StageId.FEATURES)


def test_who_is_in_time_does_not() -> None:
    log = slow(StageId.FRAMING, 60).say(PLAIN, after=60).ask(announces=StageId.DATA)
    log.say(PLAIN, after=60)
    decision = next_moves(log.session, log.now)
    assert (decision.enters, decision.announces) == (StageId.DATA, None)


@pytest.mark.parametrize("seconds", [120, 150, 180, 210])
def test_all_parts_are_reached_at_any_pace(seconds: float) -> None:
    log = Log(CONTENT).begin()
    while (decision := next_moves(log.say(PLAIN, after=seconds).session, log.now)).why not in (
        "time",
        "plan",
    ):
        if decision.enters is not None:
            log.enter(decision.enters)
        log.ask(decision.moves[0], announces=decision.announces)
    assert log.session.stage == STAGES[-1]


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_a_stage_with_nothing_left_to_ask_ends_announced(stage: StageId) -> None:
    log = in_stage(stage).say(covered(stage)).ask()
    for n in range(12):
        decision = after(PLAIN, log)
        if decision.enters is not None:
            assert decision.why == "announced", n
            return
        log.ask(decision.moves[0], announces=decision.announces)


@pytest.mark.parametrize("asked", [ask("fact-1"), reads(Intent.HINT), reads(Intent.REPEAT)])
def test_an_announcement_stands_while_the_candidate_asks(asked: Reading) -> None:
    log = Log(CONTENT).begin().say(PLAIN).ask(announces=StageId.FRAMING)
    assert after(asked, log).announces == StageId.FRAMING


def test_the_candidate_may_lead_to_a_later_stage() -> None:
    log = Log(CONTENT).begin().say(covered(StageId.CLARIFY)).ask()
    decision = after(covered(StageId.DATA), log)
    assert (decision.enters, decision.why) == (StageId.FRAMING, "lead")


def test_who_leads_past_an_essential_is_held_back_once() -> None:
    log = Log(CONTENT).begin()
    held = after(covered(StageId.DATA), log)
    assert (kinds(held), held.enters) == (["redirect"], None)
    log.ask(held.moves[0])
    assert after(covered(StageId.DATA), log).enters == StageId.FRAMING


@pytest.mark.parametrize(("after", "held"), [(301, True), (601, False)])
def test_far_behind_time_nobody_is_held_back(after: float, held: bool) -> None:
    log = Log(CONTENT).begin().say(covered(StageId.DATA), after=after)
    decision = next_moves(log.session, log.now)
    assert (kinds(decision) == ["redirect"], decision.enters is None) == (held, held)


def test_nor_asked_what_a_vague_statement_means() -> None:
    log = Log(CONTENT).begin().say(reads(vague="leverage a robust pipeline"), after=601)
    assert "clarify" not in kinds(next_moves(log.session, log.now))


def test_a_wish_to_move_on_comes_before_what_nothing_answers() -> None:
    log = in_stage(STAGES[1]).say(covered(STAGES[1]))
    reading = reads(Intent.MOVE_ON, questions=(Question(quote="And now?", fact=None),))
    assert after(reading, log).enters == STAGES[2]


def test_what_is_asked_beside_a_wish_to_move_on_is_answered() -> None:
    reading = reads(Intent.MOVE_ON, questions=(Question(quote="How many?", fact="fact-1"),))
    assert kinds(after(reading)) == ["answer"]


@pytest.mark.parametrize("wish", [(), (Intent.MOVE_ON,)])
def test_a_part_that_began_with_a_push_back_on_another_is_opened_before_it_is_left(
    wish: tuple[Intent, ...],
) -> None:
    log = in_stage(StageId.DATA).say(PLAIN, after=10).enter(StageId.FEATURES)
    log.ask(after(trap(StageId.DATA), log).moves[0])
    led = covered(StageId.MODEL).model_copy(update={"intents": wish})
    decision = after(led, log)
    move = decision.moves[-1]
    assert (move.kind, move.stage, decision.enters) == ("transition", StageId.FEATURES, None)
    assert not unopened(log.ask(move).session)


def test_it_is_opened_even_where_the_one_after_it_was_announced_with_it() -> None:
    log = in_stage(StageId.DATA).say(PLAIN, after=10).enter(StageId.FEATURES)
    log.ask(after(trap(StageId.DATA), log).moves[0], announces=StageId.METRICS)
    decision = after(PLAIN, log)
    move = decision.moves[-1]
    assert (move.kind, move.stage, decision.enters) == ("transition", StageId.FEATURES, None)
    assert decision.announces == StageId.METRICS
    log.ask(move, announces=decision.announces)
    assert after(PLAIN, log).enters == StageId.METRICS


def test_a_push_back_on_its_own_matter_opens_a_part() -> None:
    log = in_stage(StageId.DATA).say(PLAIN, after=10).enter(StageId.FEATURES)
    log.ask(after(trap(StageId.FEATURES), log).moves[0])
    assert not unopened(log.session) and "transition" not in kinds(after(PLAIN, log))
