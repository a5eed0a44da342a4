"""What the policy makes of questions and requests: an answer, help, or the question back."""

import pytest

from interviewer.domain.moves import MoveKind
from interviewer.domain.reading import AskCue, Intent, Question, Reading, Stand
from interviewer.domain.stages import StageId
from tests.builders import Log, touch
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


NEAR = "Is the feed crowded?"


@pytest.mark.parametrize("question", [BROAD, NEAR])
def test_a_question_that_can_mean_many_things_is_asked_back(question: str) -> None:
    move = after(unclear(question)).moves[0]
    assert (move.kind, move.said, move.unknown) == ("clarify", question, ())


def test_beside_one_that_is_answered_it_is_asked_back_after_the_answer() -> None:
    move = after(unclear(NEAR, Question(quote="How many?", fact="fact-1"))).moves[0]
    assert (move.kind, move.facts, move.unknown) == ("answer", ("fact-1",), ())
    assert move.then is not None
    assert move.then.kind == MoveKind.CLARIFY


def test_for_what_is_no_clearer_the_second_time_something_is_assumed() -> None:
    log = Log(CONTENT).begin()
    log.ask(after(unclear(NEAR), log).moves[0])
    again = "So is it crowded there?"
    move = after(unclear(again), log).moves[0]
    assert (move.kind, move.assume, move.unknown) == ("answer", (again,), ())


@pytest.mark.parametrize(
    ("stand", "unknown", "own", "assume"),
    [(Stand.OPEN, 1, 0, 0), (Stand.OWN, 0, 1, 0), (Stand.UNSURE, 0, 0, 1)],
)
def test_of_a_question_without_a_fact_only_that_is_said_which_is_sure(
    stand: Stand, unknown: int, own: int, assume: int
) -> None:
    asked = Question(quote="Is sorting fine?", fact=None, stand=stand)
    move = after(Reading(words=3, questions=(asked,))).moves[0]
    assert (len(move.unknown), len(move.own), len(move.assume)) == (unknown, own, assume)


def test_a_broad_question_is_never_called_open() -> None:
    log = Log(CONTENT).begin()
    for _ in range(4):
        move = after(unclear(BROAD), log).moves[0]
        assert not move.unknown
        log.ask(move)
