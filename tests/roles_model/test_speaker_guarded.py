"""What the guard stops: it is worded anew, cut, or left to the built-in speaker."""

from interviewer.domain.stages import StageId
from tests.roles_model.replies import GOOD, LEAK, SECOND, builtin_text
from tests.roles_model.stage import DEEPEN, PROBE, hear, talk


def test_row_32_a_leak_before_anything_is_shown_is_worded_anew() -> None:
    heard, chat = hear([f'<move n="1">{LEAK} Well?', f'<move n="2">{GOOD}'])
    assert (heard.shown, heard.spoken.blocked) == (GOOD, ("leak",))
    assert heard.outcomes == ["guard: leak", "ok"] and heard.notices == []
    chat.assert_complete()


def test_the_second_request_reminds_in_general_and_repeats_nothing_of_the_leak() -> None:
    _, chat = hear([f'<move n="1">{LEAK} Well?', f'<move n="2">{GOOD}'])
    assert LEAK not in chat.calls[1].last.text
    assert "find out themselves" in chat.calls[1].last.text
    assert (chat.calls[0].head, chat.calls[0].history) == (
        chat.calls[1].head,
        chat.calls[1].history,
    )


def test_two_leaks_in_a_row_leave_it_to_the_built_in_speaker_with_a_notice() -> None:
    heard, chat = hear([f'<move n="1">{LEAK}'] * 2)
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_GUARD"])
    assert heard.spoken.blocked[:2] == ("leak", "leak") and heard.spoken.model == ""
    chat.assert_complete()


def test_a_leak_after_the_question_just_ends_the_turn() -> None:
    heard, _ = hear([f'<move n="1">{GOOD} {LEAK}'])
    assert (heard.shown, heard.spoken.blocked) == (GOOD, ("leak",))


def test_row_33_a_second_question_is_not_shown() -> None:
    heard, _ = hear([f'<move n="1">{GOOD} And why the box?'])
    assert (heard.shown, heard.spoken.blocked) == (GOOD, ("questions",))


def test_row_33_a_repeated_question_is_worded_anew() -> None:
    session = talk().ask(text=SECOND).say(text="Since they are rarer.").session
    heard, _ = hear([f'<move n="1">{SECOND}', f'<move n="1">{GOOD}'], session=session)
    assert (heard.shown, heard.spoken.blocked) == (GOOD, ("repeat",))


def test_row_33_a_model_cannot_leave_the_stage() -> None:
    heard, _ = hear(['<move n="3" stage="serving">Let us go to serving. What breaks there?'])
    assert heard.spoken.move.stage == StageId.CLARIFY


def test_a_request_is_a_question() -> None:
    text = "Walk me through the second weighing."
    assert hear([f'<move n="1">{text}'])[0].shown == text


def test_nothing_of_a_leak_is_kept_with_the_calls() -> None:
    heard, _ = hear([f'<move n="1">{LEAK} Well?', f'<move n="2">{GOOD}'])
    kept = "".join(str(p) for p in heard.pieces if not isinstance(p, str))
    assert "105 grains" not in kept


def test_a_second_question_that_hangs_on_the_first_is_left_out_and_counted() -> None:
    both = "How would you find out, and what do you do by Friday about pebbles seldom weighed?"
    heard, chat = hear([f'<move n="1">You weigh every pebble. {both}'])
    assert heard.shown == "You weigh every pebble. How would you find out?"
    assert heard.spoken.text == heard.shown and heard.spoken.blocked == ("questions",)
    assert len(chat.calls) == 1
