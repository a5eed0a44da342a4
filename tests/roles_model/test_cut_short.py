"""A turn whose end may not be shown: the built-in speaker ends it on the same point."""

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.stages import StageId
from tests.builders import small_content
from tests.roles_model.stage import GIVES, hear

BEGUN = "You weigh every pebble twice."
LEAK = "Matter number 5 stands at 105 grains on most mornings."
REST = "What would a single weighing lose?"
FIRST = f'<move n="1">{BEGUN} {LEAK} Why?'
GIVEN = "It stands at 103 grains on most mornings."


def test_the_built_in_speaker_asks_one_thing_in_its_place() -> None:
    heard, chat = hear([FIRST])
    assert heard.shown.startswith(BEGUN) and heard.shown == heard.spoken.text
    assert heard.shown.endswith("?") and heard.shown.count("?") == 1
    assert LEAK not in heard.shown and heard.broken == [] and len(chat.calls) == 1


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
    heard, _ = hear([f'<move n="1">{begun} {LEAK}'], claim)
    assert heard.shown.startswith(f"{begun} ") and heard.spoken.move == claim
    assert heard.shown.removeprefix(begun).count(".") == 0


def test_a_challenge_that_was_cut_is_not_ended_with_the_case_that_refutes_it() -> None:
    trap = Move(
        kind=MoveKind.CHALLENGE, stage=StageId.CLARIFY, source=Source.TRAP, target="trap-clarify",
        criterion="clarify.first", said="keep the larger half of them in a box",
    )  # fmt: skip
    begun = 'You "keep the larger half", and a pebble may break in two.'
    heard, _ = hear([f'<move n="1">{begun} {LEAK}'], trap)
    cases = small_content().problem.trap("trap-clarify").challenge
    assert heard.shown.startswith(f"{begun} ") and heard.shown.endswith("?")
    assert not any(case in heard.shown for case in cases)


def test_a_push_after_an_answer_is_ended_as_one() -> None:
    begun = f'{GIVEN} You "weigh every pebble twice".'
    heard, _ = hear([f'<move n="2">{begun} {LEAK}'], GIVES)
    then = heard.spoken.move.then
    assert heard.shown.endswith("?") and then is not None and then.kind == MoveKind.CHALLENGE


def test_a_free_push_back_that_only_showed_it_heard_ends_with_a_whole_question() -> None:
    begun = "So the scale stands beside the box."
    heard, _ = hear([f'<move n="3">{begun} {LEAK}'])
    assert heard.shown.startswith(f"{begun} ") and heard.shown.count("?") == 1
    assert heard.spoken.move.kind == MoveKind.PROBE
    assert not any(word in heard.shown for word in ("that case", "statement", "does that hold"))
