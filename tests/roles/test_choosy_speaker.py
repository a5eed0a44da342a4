"""The speaker passes over wordings that make no sense, and goes on openly where none is left."""

import pytest

from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.reading import Reading, TrapHit
from interviewer.domain.session import Content, Session
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded, Spoken
from interviewer.roles.builtin.bridging import Bridge
from interviewer.roles.builtin.fitting import fits
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from tests.builders import Log

NOTHING = "So yeah, where was I, right."
# What is wrong in a message is not said back by other questions: so nothing was found in this one.
PLAIN = "And then see on the beach if people like it."


def _asked(content: Content, text: str) -> Session:
    last = Move(
        kind=MoveKind.PROBE,
        stage=StageId.DATA,
        source=Source.PACK,
        target="data.sampling",
        criterion="data.sampling",
        ask=0,
    )
    log = Log(content).begin().enter(StageId.DATA).ask(last)
    trap = content.problem.traps[0].id
    wrong = (TrapHit(trap=trap, quote=text.rstrip("."), score=0.9),) if text == PLAIN else ()
    return log.say(Reading(words=len(text.split()), traps=wrong), text=text).session


def _speak(session: Session, move: Move, choosy: bool = True) -> Spoken:
    speaker = BuiltinSpeaker(choosy=choosy)
    return speaker.compose(session, Decision(moves=(move,)), (Grounded(move=move),), 60.0)


def _claim(said: str) -> Move:
    return Move(kind=MoveKind.DEEPEN, stage=StageId.DATA, source=Source.CLAIM, said=said)


def _open() -> Move:
    return Move(
        kind=MoveKind.PROBE,
        stage=StageId.DATA,
        source=Source.OPEN,
        target="adrift",
        criterion="data.sampling",
        ask=0,
    )


@pytest.mark.parametrize("said", ["A fresh pebble has no history", "We sort by size"])
def test_what_is_said_fits(contents: dict[str, Content], said: str) -> None:
    session = _asked(contents["ad-click"], f"{said}.")
    spoken = _speak(session, _claim(said))
    assert said in spoken.text
    assert fits(session, spoken.move, spoken.text)


def test_a_run_on_is_not_said_back_whole(contents: dict[str, Content]) -> None:
    said = "The sieve is made at night searching two is quick"
    session = _asked(contents["ad-click"], f"{said}.")
    assert said in _speak(session, _claim(said), choosy=False).text
    assert said not in _speak(session, _claim(said)).text


def test_who_stands_in_for_a_model_is_not_choosy(contents: dict[str, Content]) -> None:
    said = "A fresh pebble has no history"
    session = _asked(contents["ad-click"], f"{said}.")
    plain = BuiltinSpeaker().compose(
        session, Decision(moves=(_claim(said),)), (Grounded(move=_claim(said)),), 60.0
    )
    assert plain == _speak(session, _claim(said), choosy=False)


def test_an_answer_in_plain_words_is_gone_on_from(contents: dict[str, Content]) -> None:
    spoken = _speak(_asked(contents["ad-click"], PLAIN), _open())
    assert "see on the beach if people like it" in spoken.text
    assert spoken.move.source != Source.OPEN
    assert spoken.text.count("?") == 1


def test_an_answer_that_says_nothing_is_still_called_that(contents: dict[str, Content]) -> None:
    spoken = _speak(_asked(contents["ad-click"], NOTHING), _open())
    assert spoken.move == _open()


def test_no_answer_is_noted_missing_where_one_was_given(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    lead = content.phrases.not_said["adrift"][0].format(topic="which rows you train on")
    text = f"{lead} Let's turn to the model. Which one?"
    move = Move(kind=MoveKind.TRANSITION, stage=StageId.MODEL, source=Source.STAGE)
    assert lead not in Bridge(_asked(content, PLAIN)).over(move, text)
    assert Bridge(_asked(content, NOTHING)).over(move, text) == text


def test_questions_beside_facts_are_not_all_called_unclear(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    asks = 'What counts as "glad"? How many users? Who pays?'
    session = Log(content).begin().say(Reading(words=9), text=asks).session
    back = Move(
        kind=MoveKind.CLARIFY, stage=StageId.CLARIFY, target="unclear", said='What is "glad"?'
    )
    fact = content.problem.facts[0]
    move = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=(fact.id,), then=back)
    spoken = _speak(session, move)
    assert fact.answer in spoken.text
    assert "?" not in spoken.text
    assert "?" in _speak(session, move, choosy=False).text
