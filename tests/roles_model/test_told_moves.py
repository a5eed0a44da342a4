"""Moves as a briefing tells them: the matter by name, an example only where it says something."""

import pytest

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.stages import StageId
from interviewer.roles.model_backed.options import Option
from interviewer.roles.model_backed.told_moves import told
from tests.builders import small_content
from tests.roles_model.stage import ANSWER, DEEPEN, PROBE, talk

SAID = "weigh every pebble twice"
SUM = Move(kind=MoveKind.CHALLENGE, stage=StageId.CLARIFY, source=Source.ARITHMETIC, said=SAID)
AT_ODDS = SUM.model_copy(update={"source": Source.CONTRADICTION, "target": "claim:2"})
HINT = Move(kind=MoveKind.HINT, stage=StageId.CLARIFY, criterion="clarify.first", hint_level=1)


def test_a_wrong_sum_is_told_without_its_result() -> None:
    option = Option(move=SUM, kind="challenge", plain="I get 12 for 3 x 4. Where is yours from?")
    shown = told(talk().session, 1, option, SUM)
    assert shown["sum"] is True and shown["plain"] == ""


def test_a_contradiction_is_told_by_both_statements() -> None:
    log = talk("I throw the smaller half away. It is cheap.")
    log = log.ask(PROBE).say(Reading(words=9), ANSWER)
    plain = f'Now it is "{SAID}", but before it was "throw the smaller half". Which one stands?'
    shown = told(log.session, 1, Option(move=AT_ODDS, kind="challenge", plain=plain), AT_ODDS)
    assert shown["against"] == "I throw the smaller half away" and shown["plain"] == ""


def test_a_contradiction_to_a_fact_is_told_with_the_fact() -> None:
    move = AT_ODDS.model_copy(update={"target": "fact:fact-3"})
    plain = f'Let me stop you at "{SAID}". As I said: it is weighed once. What follows for it?'
    shown = told(talk().session, 1, Option(move=move, kind="challenge", plain=plain), move)
    assert "weighed once" in str(shown["plain"]) and shown["against"] == ""


@pytest.mark.parametrize(
    ("plain", "left"),
    [("Think of what is cheap. Go on.", "Think of what is cheap."), ("Go on.", "Go on.")],
)
def test_a_hint_is_told_without_giving_the_floor(plain: str, left: str) -> None:
    shown = told(talk().session, 1, Option(move=HINT, kind="hint", plain=plain), HINT)
    assert shown["plain"] == left


def test_an_open_matter_has_its_name() -> None:
    topic = small_content().rubric.criterion("clarify.first").topic
    assert told(talk().session, 1, Option(PROBE, "probe", "How so?"), PROBE)["about"] == topic


def test_a_dig_into_any_words_has_no_example() -> None:
    option = Option(move=DEEPEN, kind="deepen", plain=f'"{SAID}": what is hard about it?')
    shown = told(talk().session, 1, option, DEEPEN)
    assert shown["plain"] == "" and SAID in str(shown["said"]) and shown["earlier"] is False


@pytest.mark.parametrize(("target", "back"), [("broad", True), ("unclear", True), ("", False)])
def test_a_question_that_can_mean_many_things_is_asked_back(target: str, back: bool) -> None:
    move = Move(kind=MoveKind.CLARIFY, stage=StageId.CLARIFY, target=target, said=SAID)
    shown = told(talk().session, 1, Option(move=move, kind="clarify", plain="Which one?"), move)
    assert shown["asked_back"] is back and shown["plain"] == ""
    both = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=("fact-3",), then=move)
    shown = told(talk().session, 1, Option(move=both, kind="answer", then="Which one?"), both)
    assert shown["asked_back"] is back and shown["then_kind"] == "clarify"


def test_a_technique_of_another_part_is_told_as_a_step_further() -> None:
    technique = small_content().catalogue.techniques[0]
    then = Move(kind=MoveKind.DEEPEN, stage=StageId.MODEL, source=Source.TECHNIQUE, ask=0,
                target=technique.id, criterion=technique.criterion, said=SAID)  # fmt: skip
    turn = Move(kind=MoveKind.TRANSITION, stage=StageId.FRAMING, source=Source.STAGE, then=then)
    shown = told(talk().session, 1, Option(turn, "transition", "On.", "How so?"), turn)
    assert shown["ahead"] is True
    near = turn.model_copy(update={"then": then.model_copy(update={"stage": StageId.FRAMING})})
    assert (
        told(talk().session, 1, Option(near, "transition", "On.", "How so?"), near)["ahead"]
        is False
    )


def test_a_wording_that_fits_any_words_is_no_example_of_a_matter() -> None:
    session = talk().session
    move = PROBE.model_copy(update={"said": SAID})
    way = session.content.phrases.claim_choice[0].format(said=SAID)
    assert told(session, 1, Option(move, "probe", way), move)["plain"] == ""
    assert told(session, 1, Option(move, "probe", "Who pays for it?"), move)["plain"] != ""
