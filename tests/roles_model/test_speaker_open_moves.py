"""Moves the model may choose besides the policy's: a dig, a push back, after a lead or an answer."""

import asyncio

import pytest

from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.pushing_back import MOST_IN_PART
from interviewer.domain.reading import Reading
from interviewer.domain.stages import StageId
from interviewer.roles.base import Piece, Spoken
from interviewer.roles.model_backed.speaker import ModelSpeaker
from tests.llm_script import ScriptedChat
from tests.roles_model.replies import GOOD
from tests.roles_model.stage import ANSWER, DEEPEN, GIVES, PROBE, grounded, hear, talk


def test_a_candidate_who_leads_on_may_be_followed_by_a_dig() -> None:
    move = Move(kind=MoveKind.TRANSITION, stage=StageId.FRAMING, source=Source.STAGE, reason="lead")
    chat = ScriptedChat([f'<move n="3">{GOOD}'])
    session = talk().session
    decision = Decision(moves=(move,), enters=StageId.FRAMING, why="lead")

    async def speak() -> list[Piece]:
        pieces = ModelSpeaker(chat).speak(session, decision, grounded(move), 60.0)
        return [piece async for piece in pieces]

    spoken = asyncio.run(speak())[-1]
    assert isinstance(spoken, Spoken)
    assert spoken.move.kind == MoveKind.TRANSITION and spoken.move.then is not None
    assert (spoken.move.then.kind, spoken.move.then.stage) == (MoveKind.DEEPEN, StageId.FRAMING)
    assert spoken.move.then.said in session.turns[-1].text != ""


def test_a_claim_opens_a_challenge_and_a_dig() -> None:
    heard, chat = hear([f'<move n="3">{GOOD}'], PROBE, DEEPEN)
    assert "3. Push back on something" in chat.calls[0].last.text
    assert "4. Dig into whichever detail" in chat.calls[0].last.text
    assert (heard.spoken.move.kind, heard.spoken.move.source) == (MoveKind.CHALLENGE, Source.CLAIM)
    assert heard.spoken.move.said and heard.spoken.move.said in talk().session.turns[-1].text


@pytest.mark.parametrize(
    "said", ["AUC guarantees calibration.", "More stones always fix the bias."]
)
def test_a_general_rule_is_a_claim_however_short(said: str) -> None:
    _, chat = hear([f'<move n="1">{GOOD}'], PROBE, session=talk(said).session)
    assert "Push back on something" in chat.calls[0].last.text


def test_an_open_move_is_on_the_words_it_quotes() -> None:
    said = (
        "The big belt sorts every pebble by weight and colour. More pebbles always help the scale."
    )
    text = 'Take the big belt that sorts by weight and colour. "Always help": when do they not?'
    heard, _ = hear([f'<move n="2">{text}'], PROBE, session=talk(said).session)
    assert heard.spoken.move.said == "More pebbles always help the scale"


def test_a_part_that_was_pushed_back_on_enough_opens_no_challenge() -> None:
    log = talk()
    pushes = DEEPEN.model_copy(update={"kind": MoveKind.CHALLENGE, "source": Source.ARITHMETIC})
    for _ in range(MOST_IN_PART):
        log.ask(pushes).say(Reading(words=16), ANSWER, after=5)
    _, chat = hear([f'<move n="1">{GOOD}'], PROBE, session=log.session)
    assert "Push back" not in chat.calls[0].last.text
    assert "Dig into whichever detail" in chat.calls[0].last.text


@pytest.mark.parametrize("said", ["How many stones are there?", "Yes.", "Hm, no idea."])
def test_a_message_that_claims_nothing_opens_no_challenge(said: str) -> None:
    _, chat = hear([f'<move n="1">{GOOD}'], PROBE, session=talk(said).session)
    assert "Push back" not in chat.calls[0].last.text


def test_an_answer_may_push_back_as_well() -> None:
    text = "At 103 grains on most mornings. You weigh every pebble twice: with which scale?"
    heard, _ = hear([f'<move n="2">{text}'], GIVES)
    assert heard.shown == text and heard.spoken.move.facts == ("fact-3",)
    assert heard.spoken.move.then is not None
    assert heard.spoken.move.then.kind == MoveKind.CHALLENGE


def test_an_open_move_is_on_the_quoted_words_where_they_say_something() -> None:
    claim = "keep the larger half of them"
    heard, _ = hear([f'<move n="3">You "{claim.upper()}": what then?'])
    assert heard.spoken.move.said == claim
