"""The policy on sessions built by hand: what is legal next, and when a stage ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.events import InterviewEnded
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.policy import MAX_MOVES, next_moves
from interviewer.domain.reading import (
    AskCue,
    Clash,
    Intent,
    NumberClaim,
    Question,
    Reading,
    Sum,
    TrapHit,
    WhatIfCue,
)
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.domain.unopened import unopened
from tests.builders import STAGES, Log, criterion_ids, small_content, touch

CONTENT = small_content()
PLAIN = Reading(words=30)
FIRST = Move(kind=MoveKind.PROBE, stage=StageId.CLARIFY, source=Source.PACK, target="clarify.first",
             criterion="clarify.first", ask=0)  # fmt: skip


def reads(*wanted: Intent, **parts: object) -> Reading:
    return Reading.model_validate({"words": 20, "intents": wanted, **parts})


def ask(*facts: str | None) -> Reading:
    found = tuple(Question(quote=f"Question {n}?", fact=fact) for n, fact in enumerate(facts))
    return reads(questions=found)


def covered(stage: StageId, level: int = 3) -> Reading:
    """A message that meets all criteria of a stage."""
    return reads(touches=tuple(touch(name, level) for name in criterion_ids(stage)))


def after(reading: Reading, log: Log | None = None) -> Decision:
    """The decision on a message that came a minute into the interview."""
    told = (log or Log(CONTENT).begin()).say(reading)
    return next_moves(told.session, told.now)


def kinds(decision: Decision) -> list[str]:
    return [str(move.kind) for move in decision.moves]


def in_stage(stage: StageId) -> Log:
    """An interview that has just come to a stage, all before it covered."""
    log = Log(CONTENT).begin()
    for before, here in zip(STAGES, STAGES[1:], strict=False):
        if before == stage:
            break
        log.say(covered(before), after=30)
        log.enter(here).ask(Move(kind=MoveKind.TRANSITION, stage=here, source=Source.STAGE))
    return log


def test_the_interview_opens_in_the_first_stage() -> None:
    decision = next_moves(Log(CONTENT).session, 0)
    assert (kinds(decision), decision.enters) == (["open"], StageId.CLARIFY)


def test_an_ended_interview_has_no_moves() -> None:
    log = Log(CONTENT).begin().say(PLAIN).add(InterviewEnded(why="candidate"))
    assert next_moves(log.session, 60).moves == ()


@pytest.mark.parametrize(
    ("asked", "facts", "unknown"),
    [
        (("fact-1",), ("fact-1",), 0),
        ((None,), (), 1),
        (("fact-2", "fact-1"), ("fact-2", "fact-1"), 0),
        (("fact-1", "fact-1"), ("fact-1",), 0),
        (("fact-1", None), ("fact-1",), 1),
        ((None, None, None), (), 3),
        (tuple(f"fact-{n}" for n in range(11)), tuple(f"fact-{n}" for n in range(8)), 0),
    ],
)
def test_questions_are_answered(
    asked: tuple[str | None, ...], facts: tuple[str, ...], unknown: int
) -> None:
    move = after(ask(*asked)).moves[0]
    assert (move.kind, move.facts, len(move.unknown)) == (MoveKind.ANSWER, facts, unknown)


def test_a_question_keeps_the_stage() -> None:
    assert after(ask("fact-1")).enters is None


def test_a_long_message_with_a_question_gets_one_back() -> None:
    cue = AskCue(criterion="data.first", ask=1, quote="my own words here", score=5)
    said = ask("fact-1").model_copy(
        update={"words": 90, "ask_cues": (cue,),
                "touches": (touch("data.first"), touch("data.second"))}
    )  # fmt: skip
    then = after(said, in_stage(StageId.DATA)).moves[0].then
    assert then is not None
    assert then.said == "my own words here"


def trap(stage: StageId) -> Reading:
    return reads(traps=(TrapHit(trap=f"trap-{stage}", quote="a wrong thing", score=9),))


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


def test_a_push_back_on_its_own_matter_opens_a_part() -> None:
    log = in_stage(StageId.DATA).say(PLAIN, after=10).enter(StageId.FEATURES)
    log.ask(after(trap(StageId.FEATURES), log).moves[0])
    assert not unopened(log.session) and "transition" not in kinds(after(PLAIN, log))


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


def asked_in(stage: StageId, questions: int) -> Log:
    log = in_stage(stage).say(covered(stage))
    for n in range(questions):
        log.ask(Move(kind=MoveKind.DEEPEN, stage=stage, target=f"x{n}")).say(PLAIN, after=5)
    return log


def throw(log: Log, stage: StageId, n: int) -> None:
    log.ask(
        Move(kind=MoveKind.WHAT_IF, stage=stage, source=Source.WHAT_IF, target=f"if-{stage}-{n}")
    )


@pytest.mark.parametrize(
    ("stage", "thrown", "more"),
    [
        (StageId.DATA, 0, True),
        (StageId.DATA, 1, False),
        (StageId.SERVING, 1, True),
        (StageId.SERVING, 2, False),
    ],
)
def test_what_ifs_keep_to_the_stages_quota(stage: StageId, thrown: int, more: bool) -> None:
    log = asked_in(stage, 3)
    for n in range(thrown):
        throw(log, stage, n)
    cues = tuple(bites(f"if-{stage}-{n}") for n in range(3))
    assert ("what_if" in kinds(after(reads(what_if_cues=cues), log))) is more


def bites(what_if: str) -> WhatIfCue:
    return WhatIfCue(what_if=what_if, quote="what I just said", score=6)


def test_a_what_if_that_bites_comes_first() -> None:
    log = asked_in(StageId.DATA, 3)
    found = after(reads(what_if_cues=(bites("if-data-1"),)), log).moves[0]
    assert (found.target, found.said) == ("if-data-1", "what I just said")


def test_a_what_if_that_bites_on_nothing_said_waits() -> None:
    log = asked_in(StageId.DATA, 3)
    assert "what_if" not in kinds(after(PLAIN, log))
    assert "what_if" in kinds(
        after(reads(what_if_cues=(bites("if-data-0"),)), log.ask().say(PLAIN))
    )


def test_what_takes_up_the_last_message_comes_before_another_subject() -> None:
    said = "I keep one click in ten"
    log = in_stage(StageId.SERVING).say(covered(StageId.SERVING))
    log.ask(Move(kind=MoveKind.DEEPEN, stage=StageId.SERVING, source=Source.CLAIM, said="x"))
    turn = log.say(reads(telling=said), text=f"So {said}.")
    moves = next_moves(turn.session, turn.now).moves
    assert moves[0].said == said


def test_words_about_the_talk_are_not_taken_up() -> None:
    log = in_stage(StageId.DATA)
    said = "that is as far as I would go"
    moves = after(reads(telling=said), log).moves
    assert not any(move.said == said for move in moves)


def test_pointing_to_what_everybody_does_is_asked_to_be_made_concrete() -> None:
    log = in_stage(StageId.DATA).say(reads(words=5), text="I'd use the standard way.")
    move = next_moves(log.session, log.now).moves[0]
    assert (move.kind, move.said) == (MoveKind.CLARIFY, "I'd use the standard way")


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


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("intent", [Intent.COMMAND, Intent.HOSTILE, Intent.OFF_TOPIC])
def test_steering_never_changes_the_stage(stage: StageId, intent: Intent) -> None:
    decision = after(reads(intent), in_stage(stage))
    assert (kinds(decision), decision.enters) == (["redirect"], None)


def test_a_command_to_skip_is_no_request_to_move_on() -> None:
    assert after(reads(Intent.MOVE_ON, Intent.COMMAND)).enters is None


def test_giving_up_is_met_with_another_question() -> None:
    log = Log(CONTENT).begin().say(PLAIN).ask(FIRST)
    move = after(reads(Intent.GIVE_UP, words=3, vague="I do not know"), log).moves[0]
    assert (move.kind, move.source, move.criterion) == (
        MoveKind.PROBE,
        Source.OPEN,
        "clarify.first",
    )


def test_after_an_answer_that_says_nothing_a_stage_opens_from_no_words() -> None:
    log = Log(CONTENT).begin().say(PLAIN, text="I rank pebbles by weight.").ask(FIRST)
    log.ask(announces=StageId.FRAMING).say(reads(Intent.GIVE_UP, words=3), text="I don't know.")
    decision = next_moves(log.session, log.now)
    assert (decision.enters, decision.moves[0].said) == (StageId.FRAMING, "")


def test_giving_up_again_ends_the_stage() -> None:
    log = Log(CONTENT).begin().say(PLAIN).ask(FIRST)
    given_up = reads(Intent.GIVE_UP, words=3)
    log.ask(after(given_up, log).moves[0])
    assert after(given_up, log).enters == StageId.FRAMING


def test_a_vague_message_is_asked_to_be_made_concrete() -> None:
    move = after(reads(vague="leverage a robust pipeline")).moves[0]
    assert (move.kind, move.said) == (MoveKind.CLARIFY, "leverage a robust pipeline")


def test_vagueness_is_not_asked_about_twice_in_a_row() -> None:
    log = Log(CONTENT).begin()
    log.ask(after(reads(vague="a robust pipeline"), log).moves[0])
    assert "clarify" not in kinds(after(reads(vague="a scalable pipeline"), log))


def test_vagueness_is_asked_about_twice_a_stage_at_most() -> None:
    log = Log(CONTENT).begin()
    for word in ("robust", "scalable"):
        log.ask(Move(kind=MoveKind.CLARIFY, stage=StageId.CLARIFY, said=word)).say(PLAIN, after=5)
        log.ask(FIRST).say(PLAIN, after=5)
    log.ask(FIRST)
    assert "clarify" not in kinds(after(reads(vague="a modern pipeline"), log))


def test_hints_climb_a_ladder_of_three() -> None:
    log = Log(CONTENT).begin().say(PLAIN).ask(FIRST)
    rungs = []
    for _ in range(4):
        move = after(reads(Intent.HINT), log).moves[0]
        rungs.append((move.criterion, move.hint_level))
        log.ask(move)
    assert rungs == [("clarify.first", 1), ("clarify.first", 2), ("clarify.first", 3),
                     ("clarify.assumptions", 1)]  # fmt: skip


def test_help_is_given_on_what_they_are_stuck_on() -> None:
    log = Log(CONTENT).begin().say(PLAIN).ask(FIRST)
    stuck = reads(Intent.HINT, stuck_on="metrics.second")
    assert after(stuck, log).moves[0].criterion == "metrics.second"


def test_or_on_what_was_asked_last_whatever_part_that_belongs_to() -> None:
    log = Log(CONTENT).begin().say(PLAIN)
    log.ask(after(trap(StageId.METRICS), log).moves[0])
    expected = CONTENT.problem.trap("trap-metrics").criterion
    assert after(reads(Intent.HINT), log).moves[0].criterion == expected


@pytest.mark.parametrize(
    ("intent", "kind"),
    [(Intent.REPEAT, "repeat"), (Intent.HINT, "hint"), (Intent.TIME, "answer")],
)
def test_services_are_given_without_a_change_of_stage(intent: Intent, kind: str) -> None:
    decision = after(reads(intent))
    assert (kinds(decision), decision.enters) == ([kind], None)


def test_a_cued_question_comes_before_a_plain_one() -> None:
    cue = AskCue(criterion="clarify.assumptions", ask=1, quote="my words", score=5)
    move = after(reads(ask_cues=(cue,))).moves[0]
    assert (move.criterion, move.ask, move.said) == ("clarify.assumptions", 1, "my words")


def test_a_question_on_a_word_in_passing_waits() -> None:
    cue = AskCue(criterion="clarify.assumptions", ask=1, quote="my words", score=5)
    said = reads(ask_cues=(cue,), touches=(touch("data.first"), touch("data.second")))
    assert all(move.said != "my words" for move in after(said).moves)


def test_no_question_of_the_pack_is_asked_twice() -> None:
    log = Log(CONTENT).begin()
    seen = []
    for _ in range(40):
        decision = next_moves(log.say(PLAIN, after=20).session, log.now)
        if decision.enters is not None:
            log.enter(decision.enters, decision.why)
        seen += [(m.target, m.ask) for m in decision.moves[:1] if m.source == Source.PACK]
        log.ask(decision.moves[0], announces=decision.announces)
    assert len(seen) == len(set(seen)) > 8


def test_missing_parts_are_asked_about_in_serving() -> None:
    log = in_stage(StageId.SERVING).say(covered(StageId.SERVING)).ask()
    found = [m for m in after(PLAIN, log).moves if m.source == Source.COMPONENT]
    assert [m.target for m in found] == ["part-amber"]


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


def test_a_wish_to_move_on_comes_before_what_nothing_answers() -> None:
    log = in_stage(STAGES[1]).say(covered(STAGES[1]))
    reading = reads(Intent.MOVE_ON, questions=(Question(quote="And now?", fact=None),))
    assert after(reading, log).enters == STAGES[2]


def test_what_is_asked_beside_a_wish_to_move_on_is_answered() -> None:
    reading = reads(Intent.MOVE_ON, questions=(Question(quote="How many?", fact="fact-1"),))
    assert kinds(after(reading)) == ["answer"]


def test_two_empty_answers_in_a_row_end_the_stage() -> None:
    log = in_stage(StageId.DATA).say(reads(words=2), text="Not sure.")
    once = next_moves(log.session, log.now)
    log.ask(once.moves[0]).say(reads(words=2), text="No idea.")
    assert (once.enters, next_moves(log.session, log.now).enters) == (None, StageId.FEATURES)


BROAD = "Anything special about the data?"
NEAR = "Is the feed crowded?"


def unclear(question: str, *others: Question) -> Reading:
    return reads(vague=question, questions=(*others, Question(quote=question, fact=None)))


@pytest.mark.parametrize("question", [BROAD, NEAR])
def test_a_question_that_can_mean_many_things_is_asked_back(question: str) -> None:
    move = after(unclear(question)).moves[0]
    assert (move.kind, move.said, move.unknown) == ("clarify", question, ())


def test_beside_one_that_is_answered_it_is_asked_back_after_the_answer() -> None:
    move = after(unclear(NEAR, Question(quote="How many?", fact="fact-1"))).moves[0]
    assert (move.kind, move.facts, move.unknown) == ("answer", ("fact-1",), ())
    assert move.then is not None
    assert move.then.kind == MoveKind.CLARIFY


def test_what_is_no_clearer_the_second_time_is_open() -> None:
    log = Log(CONTENT).begin()
    log.ask(after(unclear(NEAR), log).moves[0])
    assert after(unclear("So is it crowded there?"), log).moves[0].unknown


def test_a_broad_question_is_never_called_open() -> None:
    log = Log(CONTENT).begin()
    for _ in range(4):
        move = after(unclear(BROAD), log).moves[0]
        assert not move.unknown
        log.ask(move)


def test_a_wrong_claim_comes_before_a_question_that_is_asked_back() -> None:
    both = unclear(BROAD).model_copy(update={"traps": trap(StageId.DATA).traps})
    assert after(both).moves[0].kind == MoveKind.CHALLENGE


def test_an_own_doubt_is_asked_about_before_the_packs_question() -> None:
    doubt = "What I am least sure of is the join of late clicks"
    cue = AskCue(criterion="data.first", ask=1, quote="I join by id", score=9)
    reading = Reading(words=20, telling="I join by id", ask_cues=(cue,))
    log = in_stage(StageId.DATA).say(reading, text=f"I join by id. {doubt}.")
    first = next_moves(log.session, log.now).moves[0]
    assert (first.source, first.said) == (Source.CLAIM, doubt)
