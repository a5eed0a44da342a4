"""Pushing back: at most twice on one matter, and on contradictions found beside the talk."""

from dataclasses import replace

import pytest

from interviewer.domain.events import Assessed, WrongClaim
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.policy import next_moves
from interviewer.domain.pushing_back import (
    FRESH,
    MOST_IN_PART,
    OVERDUE,
    challenge,
    late_clashes,
    left_over,
)
from interviewer.domain.reading import Clash, Question, Reading, Sum, TrapHit
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from tests.builders import Log, small_content

EARLIER = "The stones are weighed twice by hand, which takes until the next day."
LATER = "So every label is there at once and we can train within the minute."
CLASH = Clash(quote="every label is there at once", kind="claim", against="2",
              earlier="which takes until the next day")  # fmt: skip
DIG = Move(kind=MoveKind.DEEPEN, stage=StageId.CLARIFY, source=Source.CLAIM, target="4")
OPEN = DIG.model_copy(update={"kind": MoveKind.CHALLENGE})


def talk(
    clash: Clash = CLASH, reply: Move = DIG, last: str = "And then I would sort them."
) -> Session:
    log = Log(small_content()).begin().say(Reading(words=12), EARLIER).ask()
    log.say(Reading(words=12), LATER).ask(reply, text="How would you find out?")
    log.add(Assessed(turn=4, findings=(), clashes=(clash,)))
    return log.say(Reading(words=6), last).session


def test_a_contradiction_found_beside_the_talk_is_the_first_move_of_the_next_turn() -> None:
    decision = next_moves(talk(), 200)
    move = decision.moves[0]
    assert (move.kind, move.source) == (MoveKind.CHALLENGE, Source.CONTRADICTION)
    assert (move.target, move.said) == ("claim:2", CLASH.quote)


def test_it_can_be_worded_with_both_sides() -> None:
    told = talk()
    move = next_moves(told, 200).moves[0]
    spoken = BuiltinSpeaker().compose(told, Decision(moves=(move,)), (Grounded(move=move),), 200)
    assert CLASH.quote in spoken.text and CLASH.earlier in spoken.text


def test_it_is_taken_up_once() -> None:
    told = talk()
    again = replace(told, turns=(*told.turns, replace(told.turns[3], number=7, speaker="interviewer",
                    move=next_moves(told, 200).moves[0])))  # fmt: skip
    assert challenge(again, Reading(words=3)) is None


@pytest.mark.parametrize(
    "told",
    [
        talk(reply=OPEN),  # pushed back on already
        talk(last="Sorry, the label is not there at once, I was wrong."),  # put right
        talk(last="Every label is there at once? I take that back."),  # taken back
        talk(CLASH.model_copy(update={"earlier": "nobody ever said these words"})),
        talk(CLASH.model_copy(update={"against": "9"})),
        talk(CLASH.model_copy(update={"earlier": ""})),
        talk(CLASH.model_copy(update={"kind": "fact", "against": "fact-1"})),  # never given
    ],
)
def test_what_needs_no_push_back_gets_none(told: Session) -> None:
    assert late_clashes(told) == () and challenge(told, Reading(words=3)) is None


def test_a_fact_that_was_given_may_be_held_against_them() -> None:
    fact = CLASH.model_copy(update={"kind": "fact", "against": "fact-1", "earlier": ""})
    told = replace(talk(fact), facts_given={"fact-1": 3})
    move = challenge(told, Reading(words=3))
    assert move is not None and move.target == "fact:fact-1"


def test_a_push_back_on_something_else_leaves_it_open() -> None:
    other = OPEN.model_copy(update={"said": "weigh them on Tuesdays only"})
    assert late_clashes(talk(reply=other)) == (CLASH,)
    same = OPEN.model_copy(update={"said": "every label is there at once"})
    assert late_clashes(talk(reply=same)) == ()


def test_old_contradictions_rest() -> None:
    log = Log(small_content()).begin().say(Reading(words=12), EARLIER).ask()
    log.say(Reading(words=12), LATER).ask(DIG, text="How would you find out?")
    log.add(Assessed(turn=4, findings=(), clashes=(CLASH,)))
    for _ in range(3):
        log.say(Reading(words=6), "And then I would sort them.").ask(DIG)
    assert late_clashes(log.say(Reading(words=3)).session) == ()


def sum_of(expression: str, quote: str) -> Reading:
    wrong = Sum(quote=quote, expression=expression, said=1, correct=2, unit="", ok=False)
    return Reading(words=9, sums=(wrong,))


def test_a_third_challenge_on_the_same_words_is_not_made() -> None:
    log = Log(small_content()).begin()
    for at, expression in enumerate(("2 x 3", "2 x 30", "2 x 300")):
        reading = sum_of(expression, "two belts times so many stones")
        move = challenge(log.say(reading).session, reading)
        assert (move is None) == (at == 2)
        log.ask(move)


def test_another_matter_is_challenged_all_the_same() -> None:
    log = Log(small_content()).begin()
    for quote in (
        "two belts times so many stones",
        "nine hands at each scale",
        "a dry lens at noon",
    ):
        reading = sum_of(quote[:9], quote)
        move = challenge(log.say(reading).session, reading)
        assert move is not None
        log.ask(move)


def test_traps_of_one_criterion_count_as_one_matter() -> None:
    log = Log(small_content()).begin()
    hit = TrapHit(trap="trap-data", quote="a wrong thing", score=9)
    reading = Reading(words=9, traps=(hit,))
    criterion = log.content.problem.trap("trap-data").criterion
    for at in range(2):
        log.say(Reading(words=3)).ask(
            Move(kind=MoveKind.CHALLENGE, stage=StageId.DATA, source=Source.TRAP, target=f"t{at}",
                 criterion=criterion, said=f"some claim {at}"))  # fmt: skip
    assert challenge(log.say(reading).session, reading) is None


def test_a_right_sum_is_not_challenged() -> None:
    reading = sum_of("2 x 3", "two belts times so many stones")
    right = reading.model_copy(update={"sums": (reading.sums[0].model_copy(update={"ok": True}),)})
    assert challenge(Log(small_content()).begin().say(right).session, right) is None


WRONG = WrongClaim(
    quote="more stones always even the scale out", why="A biased scale stays biased."
)


def passed_over(last: str = "And then I would sort them.", reply: Move = DIG) -> Log:
    """An interview in which a false statement was found beside the talk."""
    log = Log(small_content()).begin().say(Reading(words=12), f"Besides, {WRONG.quote}.").ask(reply)
    log.add(Assessed(turn=2, findings=(), wrong=(WRONG,)))
    return log.say(Reading(words=6), last)


def test_a_false_statement_that_was_passed_over_is_taken_up_in_the_next_turn() -> None:
    log = passed_over()
    move = next_moves(log.session, log.now).moves[0]
    assert (move.kind, move.source, move.said) == (MoveKind.CHALLENGE, Source.CLAIM, WRONG.quote)
    log.ask(move).say(Reading(words=6), "They do, I think.")
    assert challenge(log.session, Reading(words=6)) is None


@pytest.mark.parametrize(
    "log",
    [
        passed_over(last="Sorry, I was wrong, more stones do not even the scale out."),
        passed_over(reply=OPEN.model_copy(update={"said": "more stones always even"})),
    ],
    ids=["put right", "pushed back on"],
)
def test_a_false_statement_that_was_dealt_with_is_not_taken_up(log: Log) -> None:
    assert challenge(log.session, Reading(words=6)) is None


def test_a_statement_that_a_push_back_quoted_was_not_passed_over() -> None:
    other = OPEN.model_copy(update={"said": "a part of the message that says something else"})
    log = Log(small_content()).begin().say(Reading(words=12), f"Besides, {WRONG.quote}.")
    log.ask(other, text='You say "even the scale out". Take a scale: does it?')
    log.add(Assessed(turn=2, findings=(), wrong=(WRONG,)))
    assert challenge(log.say(Reading(words=6), "It does.").session, Reading(words=6)) is None


def test_a_trap_that_was_passed_over_is_taken_up_later() -> None:
    hit = TrapHit(trap="trap-data", quote="a wrong thing", score=9)
    log = Log(small_content()).begin().say(Reading(words=9, traps=(hit,))).ask(DIG)
    move = challenge(log.say(Reading(words=6)).session, Reading(words=6))
    assert move is not None and move.target == "trap-data"


def bluff(at: int) -> Reading:
    return sum_of(f"2 x {at}", f"{'abcdefgh'[at] * 4} times {'stuvwxyz'[at] * 5}")


@pytest.mark.parametrize(("after", "most"), [(30, MOST_IN_PART), (400, OVERDUE)])
def test_a_part_has_only_so_many_push_backs(after: float, most: int) -> None:
    log = Log(small_content()).begin().say(Reading(words=3), after=after).ask()
    made = 0
    for at in range(6):
        log.say(bluff(at), after=5)
        decision = next_moves(log.session, log.now)
        stays = decision.enters is None and decision.moves[0].kind == MoveKind.CHALLENGE
        made += stays
        assert stays == (at < most)
        log.ask(decision.moves[0])
    assert made == most
    log.enter(StageId.FRAMING).ask(OPEN).say(Reading(words=3), after=5)
    log.ask(next_moves(log.session, log.now).moves[0]).say(bluff(6), after=5)
    assert next_moves(log.session, log.now).moves[0].kind == MoveKind.CHALLENGE


def test_where_the_next_part_is_due_it_begins_with_the_push_back() -> None:
    log = Log(small_content()).begin().say(Reading(words=3), after=400).ask()
    log.say(bluff(0), after=5).ask(OPEN).say(bluff(1), after=5)
    decision = next_moves(log.session, log.now)
    assert (decision.enters, decision.why) == (StageId.FRAMING, "due")
    assert [move.kind for move in decision.moves] == [MoveKind.CHALLENGE, MoveKind.TRANSITION]


def test_a_wrong_claim_on_a_later_part_is_taken_up_as_that_begins() -> None:
    hit = TrapHit(trap="trap-data", quote="a wrong thing", score=9)
    log = Log(small_content()).begin().say(Reading(words=9, traps=(hit,)), "It is a wrong thing.")
    for _ in range(FRESH + 1):
        log.ask(DIG).say(Reading(words=6), "More of it.")
    assert challenge(log.session, Reading(words=6)) is None
    [move] = left_over(log.session, StageId.DATA)
    assert (move.target, move.said) == ("trap-data", "a wrong thing")
    assert not [*left_over(log.session, StageId.FRAMING)]
    log.ask(move).say(Reading(words=6), "More of it.")
    assert not [*left_over(log.session, StageId.DATA)]


def test_a_part_that_began_with_a_push_back_is_opened_before_the_next_one() -> None:
    log = Log(small_content()).begin().say(Reading(words=3), after=200).ask()
    log.say(bluff(1)).enter(StageId.FRAMING).ask(OPEN).say(bluff(6), after=5)
    decision = next_moves(log.session, log.now)
    opens = decision.moves[-1]
    assert (opens.kind, opens.stage, decision.enters) == ("transition", StageId.FRAMING, None)
    assert "challenge" not in {str(move.kind) for move in decision.moves}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("I stand by that.", ["challenge", "on", "on", "challenge", "on", "on"]),
        ("So no, I wouldn't sign it.", ["challenge", "on", "challenge", "on", "challenge", "on"]),
    ],
)
def test_far_behind_time_parts_come_before_a_push_back_after_the_last_one(
    reply: str, expected: list[str]
) -> None:
    log = Log(small_content()).begin().say(Reading(words=3), after=700).ask()
    kinds: list[str] = []
    for at in range(6):
        log.say(bluff(at), reply, after=5)
        decision = next_moves(log.session, log.now)
        if decision.enters is not None:
            log.enter(decision.enters)
        kinds.append("challenge" if decision.moves[0].kind == MoveKind.CHALLENGE else "on")
        log.ask(decision.moves[0], announces=decision.announces)
        log.now += 300
    assert kinds == expected


def test_an_answer_may_push_back_all_the_same() -> None:
    log = Log(small_content()).begin().say(Reading(words=3), after=400).ask()
    log.say(bluff(1)).ask(OPEN)
    asked = bluff(2).model_copy(update={"questions": (Question(quote="How?", fact="fact-1"),)})
    move = next_moves(log.say(asked).session, log.now).moves[0]
    assert move.kind == MoveKind.ANSWER and move.then is not None
    assert move.then.kind == MoveKind.CHALLENGE
