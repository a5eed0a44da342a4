"""What is asked next: on what was just said, by the pack, and what if."""

import pytest

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.policy import next_moves
from interviewer.domain.reading import AskCue, Reading, WhatIfCue
from interviewer.domain.stages import StageId
from tests.builders import Log, touch
from tests.domain.deciding import CONTENT, PLAIN, after, covered, in_stage, kinds, reads, throw


def asked_in(stage: StageId, questions: int) -> Log:
    log = in_stage(stage).say(covered(stage))
    for n in range(questions):
        log.ask(Move(kind=MoveKind.DEEPEN, stage=stage, target=f"x{n}")).say(PLAIN, after=5)
    return log


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


def test_an_own_doubt_is_asked_about_before_the_packs_question() -> None:
    doubt = "What I am least sure of is the join of late clicks"
    cue = AskCue(criterion="data.first", ask=1, quote="I join by id", score=9)
    reading = Reading(words=20, telling="I join by id", ask_cues=(cue,))
    log = in_stage(StageId.DATA).say(reading, text=f"I join by id. {doubt}.")
    first = next_moves(log.session, log.now).moves[0]
    assert (first.source, first.said) == (Source.CLAIM, doubt)
