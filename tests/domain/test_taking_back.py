"""What a candidate takes back is not said back to them."""

import pytest

from interviewer.domain.hooks import hooks
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Turn
from interviewer.domain.stages import StageId
from interviewer.domain.taking_back import stands, struck, taken_back, takes_back
from tests.builders import Log, small_content

RANDOM = "I split the rows at random"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (f"{RANDOM}. Scratch that, by week.", (f"{RANDOM}.", "Scratch that, by week.")),
        ("Fair point, I take that back. By week.", ("Fair point, I take that back.",)),
        ("I take a point from each row, and put it back.", ()),
    ],
)
def test_what_a_message_strikes_out(text: str, gone: tuple[str, ...]) -> None:
    assert struck(text) == gone


@pytest.mark.parametrize(
    "text",
    [
        "Scrap that.",
        "Wait, no.",
        "I take that back.",
        "Right, that was too quick.",
        "Sorry, that was wrong.",
        "Ok, forget what I said about weeks.",
        "I've changed my mind.",
        "Let me correct that.",
    ],
)
def test_each_way_of_taking_back_is_told_for_everybody(text: str) -> None:
    assert takes_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fair point.",
        "Let me rephrase that.",
        "I'd drop that feature, since it is stale.",
        "A label that was wrong is put right by hand.",
        "We can ignore it when it is stale.",
        "The first try was too slow, so we cache.",
    ],
)
def test_who_agrees_or_designs_takes_nothing_back(text: str) -> None:
    assert not takes_back(text)


def test_what_was_questioned_and_given_up_is_taken_back() -> None:
    asked = Move(kind=MoveKind.CHALLENGE, stage=StageId.CLARIFY, source=Source.TRAP, said=RANDOM)
    log = Log(small_content()).begin().say(Reading(words=6), text=f"{RANDOM}.").ask(asked)
    assert taken_back(log.session) == ()
    log.say(Reading(words=12), text="Fair point, that would leak. I split by week instead.")
    assert not stands(RANDOM, taken_back(log.session))
    assert stands("I keep one week aside", taken_back(log.session))


def test_words_that_were_struck_out_are_no_hook() -> None:
    text = f"{RANDOM}. No wait, that leaks. I hold the last week out."
    reading = Reading(words=12, telling=RANDOM)
    assert hooks(Turn(2, "candidate", text, StageId.DATA, 60.0, reading=reading)) == ()


PUSH = Move(kind=MoveKind.CHALLENGE, stage=StageId.CLARIFY, source=Source.CLAIM,
            said="I split the rows at random")  # fmt: skip
CLAIMED = f"{RANDOM}, which is as good as by week. The model is a linear one."


def replied(reply: str, move: Move = PUSH, put: str = "How so?") -> tuple[str, ...]:
    log = Log(small_content()).begin().say(Reading(words=9), CLAIMED).ask(move, text=put)
    return taken_back(log.say(Reading(words=9), reply).session)


@pytest.mark.parametrize(
    "reply",
    [
        "Take a row from Monday. Its twin is in the test. So no, I wouldn't sign it.",
        "Let me see. Both halves hold the week. Then it would look great. Yeah, I was wrong.",
        "A row of May is on both sides. I'd take them out and go by week.",
        "One shop is on both sides, so there it breaks, I think.",
        "I forgot that a shop has many rows.",
        'The order stands, the share does not: a shop has many rows. I\'d drop "as good".',
        "A shop on both sides, I guess that one shouldn't be in the test.",
        "Hm. A shop is on both sides. I guess it's kind of cheating.",
    ],
)
def test_a_statement_is_given_up_in_milder_words_where_it_was_pushed_back_on(reply: str) -> None:
    gone = replied(reply)
    assert not stands("which is as good as by week", gone)
    assert stands("The model is a linear one", gone)
    dug = PUSH.model_copy(update={"kind": MoveKind.DEEPEN})
    assert stands("which is as good as by week", replied(reply, dug)) or "wrong" in reply


@pytest.mark.parametrize(
    "reply",
    [
        "For nobody. I stand by that, as nothing is wrong with it.",
        "There is no such row, so that stands.",
        "A shop has many rows, and the order is as before.",
        "A shop has many rows, so nothing is wrong there, and it isn't wrong elsewhere.",
    ],
)
def test_who_holds_to_a_statement_gives_nothing_up(reply: str) -> None:
    assert stands("which is as good as by week", replied(reply))


def test_what_a_push_back_quotes_is_what_it_is_on() -> None:
    free = PUSH.model_copy(update={"said": ""})
    gone = replied("I wouldn't sign it.", free, 'Is it "as good as by week"?')
    assert not stands(RANDOM, gone) and stands("The model is a linear one", gone)
