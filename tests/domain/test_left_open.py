"""Answers that say nothing: in what way, and what is asked about that."""

import pytest

from interviewer.domain.left_open import A_STAGE, Lack, asks, lack_of, left_open
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Turn
from interviewer.domain.stages import StageId
from tests.builders import Log, small_content, touch

CONTENT = small_content()
ASKED = Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.PACK, target="data.second",
             criterion="data.second", ask=0)  # fmt: skip


def answered(text: str, move: Move = ASKED, **parts: object) -> Log:
    reading = Reading.model_validate({"words": len(text.split()), **parts})
    return Log(CONTENT).begin().enter(StageId.DATA).ask(move).say(reading, text=text)


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("I don't know.", Lack.UNKNOWN),
        ("Hmm.", Lack.UNKNOWN),
        ("I have never done this.", Lack.UNKNOWN),
        ("I'd have to look that one up.", Lack.LOOK_UP),
        ("Not sure, I would need to read about it.", Lack.LOOK_UP),
        ("Not sure what you mean.", Lack.UNCLEAR),
        ("I would measure that before saying more.", Lack.CHECK),
        ("There is nothing more to say from my side.", Lack.SAID_ALL),
        ("Let me skip this, other parts are bigger.", Lack.ELSEWHERE),
        ("The platform does it for us.", Lack.ASSURED),
        ("So yes, my old boss would have had an opinion.", Lack.ADRIFT),
    ],
)
def test_the_way_of_saying_nothing_is_told(text: str, lack: Lack) -> None:
    reading = Reading(words=len(text.split()))
    assert lack_of(Turn(2, "candidate", text, StageId.DATA, 60.0, reading=reading)) == lack


def test_what_got_no_answer_is_asked_about_once_more() -> None:
    move = next(asks(answered("I don't know.").session))
    assert (move.source, move.criterion, move.target) == (Source.OPEN, "data.second", "unknown")


def test_after_a_question_on_no_subject_the_stage_is_asked_about() -> None:
    opened = Move(kind=MoveKind.TRANSITION, stage=StageId.DATA, source=Source.STAGE)
    assert next(asks(answered("I don't know.", opened).session)).criterion == "data.first"


def test_an_answer_leaves_nothing_open() -> None:
    log = answered("We keep one row in ten, by user.", touches=(touch("data.second"),))
    assert (left_open(log.session), list(asks(log.session))) == (None, [])


def test_after_a_question_what_words_mean_the_one_before_counts() -> None:
    vague = Move(kind=MoveKind.CLARIFY, stage=StageId.DATA, said="the usual way")
    log = answered("The usual way.").ask(vague).say(Reading(words=3), text="I don't know.")
    assert next(asks(log.session)).criterion == "data.second"


def test_not_twice_in_a_row() -> None:
    log = answered("I don't know.")
    log.ask(next(asks(log.session))).say(Reading(words=3), text="No idea, sorry.")
    assert list(asks(log.session)) == []


def test_a_stage_has_so_many_of_them_at_most() -> None:
    log = answered("I don't know.")
    for _ in range(A_STAGE):
        log.ask(next(asks(log.session))).say(Reading(words=3), text="No idea, sorry.")
        log.ask(ASKED).say(Reading(words=3), text="I don't know.")
    assert list(asks(log.session)) == []
