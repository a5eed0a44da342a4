"""Facts that a reply tells, leaves out or gets wrong."""

import pytest

from interviewer.roles.model_backed.floor_last import gives_floor
from tests.roles_model.stage import GIVES, hear


def test_row_34_a_number_other_than_the_facts_is_not_shown() -> None:
    steps = ['<move n="1">It stands at 250 grains.', '<move n="1">At 103 grains on most mornings.']
    heard, _ = hear(steps, GIVES)
    assert (heard.shown, heard.spoken.blocked) == ("At 103 grains on most mornings.", ("fact",))


def test_row_34_a_fact_nobody_asked_for_is_not_shown() -> None:
    heard, _ = hear(['<move n="1">Matter number 5 stands at 105 grains on most mornings. So?'] * 2)
    assert "105" not in heard.shown and heard.notices == ["E_GUARD"]


def test_an_answer_cut_short_by_the_guard_still_gives_its_facts() -> None:
    heard, _ = hear(['<move n="1">Let me see. It stands at 250 grains.'], GIVES)
    assert "Matter number 3 stands at 103 grains" in heard.shown and "250" not in heard.shown


def test_a_fact_that_was_not_told_is_told_in_the_end() -> None:
    heard, _ = hear(['<move n="1">That I know.'], GIVES)
    assert "Matter number 3 stands at 103 grains" in heard.shown
    assert heard.spoken.text == heard.shown and heard.spoken.move.facts == ("fact-3",)


def test_a_fact_that_was_passed_over_for_a_question_is_not_given() -> None:
    assert hear(['<move n="1">What is it to you?'], GIVES)[0].spoken.move.facts == ()


def test_a_fact_told_in_other_words_is_given() -> None:
    heard, _ = hear(['<move n="1">Some 103 grains, mostly.'], GIVES)
    assert heard.spoken.move.facts == ("fact-3",) and heard.shown == "Some 103 grains, mostly."


@pytest.mark.parametrize("floor", ["Over to you.", "Go ahead with that.", "The floor is yours."])
def test_what_gives_the_floor_back_comes_after_all_facts(floor: str) -> None:
    heard, _ = hear([f'<move n="1">That I know. {floor}'], GIVES)
    assert heard.shown == heard.spoken.text and heard.shown.count(floor) == 1
    assert heard.shown.startswith("That I know. Matter number 3") and heard.shown.endswith(floor)


def test_it_is_shown_where_nothing_is_missing() -> None:
    whole = "It stands at 103 grains on most mornings. Carry on."
    heard, _ = hear([f'<move n="1">{whole}'], GIVES)
    assert heard.shown == heard.spoken.text == whole


@pytest.mark.parametrize(
    ("told", "gives"),
    [
        ("Take that as given, and carry on from there.", True),
        ("So, over to you!", True),
        ("The belt can go on for a day.", False),
        ("Shall we go on?", False),
    ],
)
def test_what_gives_the_floor_back(told: str, gives: bool) -> None:
    assert gives_floor(told) is gives
