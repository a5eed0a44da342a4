"""Every way a model fails: cut off, filtered, refusing, silent, endless, out of reach, broken off."""

import pytest

from interviewer.domain.events import Noticed
from interviewer.llm.errors import (
    BudgetError,
    ModelAuthError,
    ModelBusyError,
    ModelError,
    ModelFilteredError,
    ModelNetError,
    ModelProtocolError,
    ModelRefusedError,
    ModelTimeoutError,
)
from tests.llm_script import Says, Step
from tests.roles_model.replies import GOOD, NET, SECOND, builtin_text
from tests.roles_model.stage import DEEPEN, PROBE, hear, talk


def test_row_24_a_question_cut_off_is_never_shown_as_whole() -> None:
    steps: list[Step] = [
        Says(['<move n="1">You weigh twice. Wh', "at would"], "length"),
        f'<move n="1">{GOOD}',
    ]
    heard, chat = hear(steps)
    assert (heard.shown, [b.text for b in heard.broken]) == (GOOD, ["You weigh twice."])
    assert chat.calls[1].max_tokens == 2 * chat.calls[0].max_tokens
    assert heard.outcomes == ["E_CUT", "ok"]


def test_row_24_cut_off_twice_it_is_the_built_in_speakers_turn() -> None:
    heard, chat = hear([Says(['<move n="1">What'], "length")] * 2)
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_CUT"])
    chat.assert_complete()


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (Says(["", ""], "filter"), "E_FILTERED"),
        (ModelFilteredError("x", "y"), "E_FILTERED"),
    ],
)
def test_row_26_a_filter_gets_a_neutral_notice(step: Says | ModelError, code: str) -> None:
    heard, chat = hear([step])
    told = [p.text for p in heard.pieces if isinstance(p, Noticed)]
    assert heard.notices == [code] and "says nothing about your answer" in told[0]
    assert heard.shown == builtin_text(PROBE, DEEPEN) and len(chat.calls) == 1


@pytest.mark.parametrize("step", [Says(["I cannot."], "refusal"), ModelRefusedError("x", "y")])
def test_row_27_a_refusal_is_the_built_in_speakers_turn(step: Says | ModelError) -> None:
    heard, chat = hear([step])
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_REFUSED"])
    assert len(chat.calls) == 1 and "I cannot." not in heard.shown


@pytest.mark.parametrize(
    "step", ["", "  \n ", '<move n="1">', '<move n="1">   ', "<think>Hm.</think>"]
)
def test_row_35_nothing_said_is_the_built_in_speakers_turn(step: str) -> None:
    heard, _ = hear([step])
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_EMPTY"])


def test_row_35_a_turn_without_end_is_cut_at_a_sentence() -> None:
    endless = " ".join(f"Pebble number {n} lies in the box of the beach." for n in range(60))
    heard, chat = hear([f'<move n="1">{GOOD} {endless}'])
    assert len(heard.shown.split()) < 130 and heard.shown.startswith(GOOD)
    assert heard.spoken.blocked == ("length",) and chat.closed_early == 1


@pytest.mark.parametrize(
    "error",
    [
        ModelNetError("x", "y"),
        ModelTimeoutError("x", "y"),
        ModelBusyError("x", "y"),
        ModelAuthError("x", "y"),
        ModelProtocolError("x", "y"),
        BudgetError("x", "y"),
    ],
)
def test_a_model_that_cannot_be_had_leaves_the_whole_turn_to_the_built_in_speaker(
    error: ModelError,
) -> None:
    heard, chat = hear([error])
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), [error.code])
    assert heard.spoken.model == "" and heard.broken == []
    chat.assert_complete()


def test_a_line_that_breaks_after_text_was_shown_begins_anew_as_a_whole() -> None:
    heard, chat = hear([Says([f'<move n="1">{GOOD}', " An"], error=NET), f'<move n="2">{SECOND}'])
    assert [b.text for b in heard.broken] == [GOOD]
    assert (heard.shown, heard.spoken.text, heard.spoken.move) == (SECOND, SECOND, DEEPEN)
    assert [call.attempt for call in chat.calls] == [1, 2]


def test_a_line_that_breaks_before_text_was_shown_is_tried_once_more() -> None:
    heard, chat = hear([Says(['<move n="1">You wei'], error=NET), f'<move n="1">{GOOD}'])
    assert (heard.shown, heard.broken, heard.notices) == (GOOD, [], [])
    chat.assert_complete()


def test_a_line_that_breaks_twice_leaves_it_to_the_built_in_speaker() -> None:
    heard, _ = hear([Says([f'<move n="1">{GOOD} '], error=NET)] * 2)
    assert len(heard.broken) == 2
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_NET"])


def test_a_cause_is_told_once() -> None:
    told = talk().add(Noticed(code="E_NET", text="told")).session
    assert hear([NET], session=told)[0].notices == []
