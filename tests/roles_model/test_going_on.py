"""A turn whose end may not be shown: the model that began it goes on, else the built-in speaker."""

import pytest

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.stages import StageId
from interviewer.llm.errors import ModelNetError
from tests.llm_script import Says, Step
from tests.roles_model.stage import GIVES, PROBE, hear

BEGUN = "You weigh every pebble twice."
LEAK = "Matter number 5 stands at 105 grains on most mornings."
REST = "What would a single weighing lose?"
FIRST = f'<move n="1">{BEGUN} {LEAK} Why?'
GIVEN = "It stands at 103 grains on most mornings."


@pytest.mark.parametrize(
    "second",
    [
        f'<move n="1">{REST}',
        f'<move n="2">{REST}',
        REST,
        f'<move n="1">{BEGUN} {REST}',
        f" {REST} ",
    ],
)
def test_the_model_goes_on_from_what_was_heard(second: str) -> None:
    heard, chat = hear([FIRST, second])
    assert heard.shown == heard.spoken.text == f"{BEGUN} {REST}"
    assert (heard.spoken.move, heard.spoken.blocked) == (PROBE, ("leak",))
    assert (heard.outcomes, heard.broken, heard.notices) == (["guard: leak", "ok"], [], [])
    chat.assert_complete()


def test_it_is_told_what_was_heard_and_nothing_of_the_rest() -> None:
    _, chat = hear([FIRST, REST])
    told = chat.calls[1].last.text
    assert f'"{BEGUN}"' in told and '<move n="1">' in told and LEAK not in told
    assert BEGUN not in chat.calls[0].last.text


def test_a_turn_that_owes_a_question_is_gone_on_with() -> None:
    heard, _ = hear([f'<move n="1">{BEGUN}', REST])
    assert heard.shown == f"{BEGUN} {REST}" and heard.spoken.blocked == ("questions",)


@pytest.mark.parametrize(
    "second",
    [
        f"{LEAK} Why?",
        "",
        "Hm.",
        BEGUN,
        ModelNetError("The line broke.", "Go on."),
        Says(["What wo"], error=ModelNetError("The line broke.", "Go on.")),
        Says(["I cannot."], "refusal"),
    ],
)
def test_where_it_cannot_the_built_in_speaker_asks_one_thing(second: Step) -> None:
    heard, chat = hear([FIRST, second])
    assert heard.shown.startswith(BEGUN) and heard.shown == heard.spoken.text
    assert heard.shown.endswith("?") and heard.shown.count("?") == 1
    assert LEAK not in heard.shown and heard.broken == []
    chat.assert_complete()


def test_nothing_follows_a_question() -> None:
    heard, chat = hear([f'<move n="1">{BEGUN} {REST} {LEAK}'])
    assert heard.shown == f"{BEGUN} {REST}" and len(chat.calls) == 1


def test_an_endless_turn_is_not_gone_on_with() -> None:
    endless = " ".join(f"Pebble number {n} lies in the box of the beach." for n in range(60))
    heard, chat = hear([f'<move n="1">{endless}'])
    assert heard.shown.endswith("?") and len(chat.calls) == 1


def test_an_answer_that_was_cut_ends_without_another_request() -> None:
    heard, chat = hear([f'<move n="1">{GIVEN} {LEAK}'], GIVES)
    assert heard.shown.startswith(GIVEN) and "?" not in heard.shown and len(chat.calls) == 1


def test_a_challenge_stays_one_where_its_end_is_lost() -> None:
    claim = Move(
        kind=MoveKind.CHALLENGE, stage=StageId.CLARIFY, source=Source.CLAIM, target="2",
        said="keep the larger half of them in a box",
    )  # fmt: skip
    begun = 'You "keep the larger half", and a pebble may break in two.'
    heard, _ = hear([f'<move n="1">{begun} {LEAK}', LEAK], claim)
    assert heard.shown.startswith(f"{begun} ") and heard.spoken.move == claim
    assert heard.shown.removeprefix(begun).count(".") == 0


def test_a_push_after_an_answer_is_ended_as_one() -> None:
    begun = f'{GIVEN} You "weigh every pebble twice".'
    heard, _ = hear([f'<move n="2">{begun} {LEAK}', LEAK], GIVES)
    then = heard.spoken.move.then
    assert heard.shown.endswith("?") and then is not None and then.kind == MoveKind.CHALLENGE
