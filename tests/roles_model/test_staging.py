"""Cases that a challenge makes up, and those it has the candidate try."""

import pytest

from interviewer.domain.guard import Violation
from interviewer.domain.moves import MoveKind
from interviewer.roles.model_backed.guarding.counted import numbers
from interviewer.roles.model_backed.guarding.staging import makes_a_case
from tests.roles_model.stage import DEEPEN, hear

NONE: frozenset[tuple[str, float]] = frozenset()


@pytest.mark.parametrize(
    "sentence",
    [
        "One scale gives 0.6 and 0.3, the other 0.9 and 0.1.",
        "Of the large ones 5 percent break, of the small ones 40 percent.",
    ],
)
def test_a_case_made_for_one_outcome(sentence: str) -> None:
    assert makes_a_case(sentence, NONE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow one pebble over both scales: where would you not bet that word?",
        "Go through a thousand pebbles: which of them has it to get right?",
        "You hold 0.6 against it: what speaks for that?",
        "Say all weights are doubled: what changes?",
        "Every pebble is weighed: in which case does that fail?",
    ],
)
def test_a_case_of_the_candidates_own(sentence: str) -> None:
    assert not makes_a_case(sentence, NONE)


def test_figures_that_were_said_are_no_case_of_its_own() -> None:
    said = numbers(
        "I expect 5 percent of the large ones and 40 percent of the small ones to break."
    )
    assert not makes_a_case(
        "Of the large ones 5 percent break, of the small ones 40 percent.", said
    )


def test_a_challenge_that_makes_one_is_worded_anew() -> None:
    challenge = DEEPEN.model_copy(update={"kind": MoveKind.CHALLENGE})
    plain = "Which pebble would that fail for?"
    heard, _ = hear(
        [
            '<move n="1">Say one weighs 0.6 and 0.3, one 0.9 and 0.1: what is left of it?',
            f'<move n="1">{plain}',
        ],
        challenge,
    )
    assert heard.shown == plain and str(Violation.LEAK) in heard.spoken.blocked
