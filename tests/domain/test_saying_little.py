"""Vague words, empty answers, giving up and steering: asked about, helped on, or led back."""

import pytest

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.policy import next_moves
from interviewer.domain.reading import Intent, Mention, Reading
from interviewer.domain.stages import StageId
from tests.builders import STAGES, Log
from tests.domain.deciding import CONTENT, FIRST, PLAIN, after, covered, in_stage, kinds, reads


def test_pointing_to_what_everybody_does_is_asked_to_be_made_concrete() -> None:
    log = in_stage(StageId.DATA).say(reads(words=5), text="I'd use the standard way.")
    move = next_moves(log.session, log.now).moves[0]
    assert (move.kind, move.said) == (MoveKind.CLARIFY, "I'd use the standard way")


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


def test_two_empty_answers_in_a_row_end_the_stage() -> None:
    log = in_stage(StageId.DATA).say(reads(words=2), text="Not sure.")
    once = next_moves(log.session, log.now)
    log.ask(once.moves[0]).say(reads(words=2), text="No idea.")
    assert (once.enters, next_moves(log.session, log.now).enters) == (None, StageId.FEATURES)


def test_who_says_nothing_leads_nowhere() -> None:
    ahead = CONTENT.catalogue.techniques[-1]
    mention = Mention(technique=ahead.id, quote="")
    log = in_stage(StageId.DATA).say(covered(StageId.DATA)).ask()
    told = log.say(Reading(words=3, mentions=(mention,)), text="Nothing more there.")
    decision = next_moves(told.session, told.now)
    assert decision.why != "lead"
