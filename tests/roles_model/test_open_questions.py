"""Questions that no fact answers: told open once, by the model or else by the built-in words."""

import pytest

from interviewer.domain.answering import BESIDE, MAX_FACT_WORDS
from interviewer.domain.moves import Decision, Move, MoveKind
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.model_backed.guarding.stream_guard import MAX_WORDS
from tests.builders import Log, small_content
from tests.roles_model.stage import hear, talk

OPEN = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, unknown=("Which sea is it by?",))
BOTH = OPEN.model_copy(update={"facts": ("fact-3",)})
LEAK = "Anchor 4 of clarify.first hidden."
WAYS = small_content().phrases.unknown


@pytest.mark.parametrize(
    "told",
    [
        "The sea isn't fixed, so assume one aloud.",
        "Nothing is fixed on that.",
        "Nobody has decided which sea.",
        "Which sea is open, so pick one and say it.",
    ],
)
def test_what_the_model_has_told_open_is_not_told_again(told: str) -> None:
    heard, _ = hear([f'<move n="1">{told} {LEAK}'], OPEN)
    assert told in heard.shown and LEAK not in heard.shown
    assert not any(way in heard.shown for way in WAYS)


def test_what_it_has_not_told_is_added_in_the_built_in_words() -> None:
    heard, _ = hear([f'<move n="1">You want to know the sea. {LEAK}'], OPEN)
    assert sum(way in heard.shown for way in WAYS) == 1


def test_a_question_the_talk_has_not_come_to_is_named() -> None:
    fact = small_content().problem.fact("fact-3").answer
    heard, _ = hear([f'<move n="1">{fact} {LEAK}'], BOTH)
    rest = heard.shown.removeprefix(fact).strip()
    assert rest.startswith('As for "Which sea is it by": ') and "That leaves" not in rest


def test_facts_that_are_missing_are_given_before_the_floor() -> None:
    heard, _ = hear([f'<move n="1">The sea is not fixed. {LEAK}'], BOTH)
    answer = small_content().problem.fact("fact-3").answer
    assert answer in heard.shown and not any(way in heard.shown for way in WAYS)


@pytest.mark.parametrize("name", ["ad-click", "video-recommender"])
def test_beside_facts_the_built_in_speaker_names_what_is_open(
    contents: dict[str, Content], name: str
) -> None:
    fact = contents[name].problem.facts[0]
    asked = "Which programming language does the team write in?"
    move = OPEN.model_copy(update={"facts": (fact.id,), "unknown": (asked,)})
    session = Log(contents[name]).begin().say(text=asked).session
    spoken = BuiltinSpeaker().compose(session, Decision(moves=(move,)), (Grounded(move=move),), 9.0)
    assert fact.answer in spoken.text and asked.rstrip("?") in spoken.text
    assert "?" not in spoken.text
    alone = move.model_copy(update={"facts": ()})
    plain = BuiltinSpeaker().compose(
        session, Decision(moves=(alone,)), (Grounded(move=alone),), 9.0
    )
    assert asked.rstrip("?") not in plain.text


def test_a_session_of_older_phrases_says_it_as_before() -> None:
    session, move = talk().session, BOTH
    spoken = BuiltinSpeaker().compose(session, Decision(moves=(move,)), (Grounded(move=move),), 9.0)
    assert any(spoken.text.endswith(way) for way in WAYS)


def test_as_many_facts_as_are_given_leave_room_in_a_turn_for_what_is_open() -> None:
    assert MAX_FACT_WORDS + BESIDE <= MAX_WORDS
