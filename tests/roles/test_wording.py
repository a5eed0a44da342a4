"""Every move of every problem has words that the guard lets through."""

import pytest

from interviewer.domain.guard import Secrets, check
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.phrases import Phrases
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from tests.conftest import PROBLEMS
from tests.roles.wording import MOVES, drafts, moves, spoken_to


@pytest.fixture(scope="module")
def secrets(contents: dict[str, Content]) -> dict[str, Secrets]:
    """What must not be shown, but for the facts, which each answer brings along."""
    speaker = BuiltinSpeaker()
    made = {}
    for name, content in contents.items():
        every = Move(
            kind=MoveKind.ANSWER,
            stage=StageId.DATA,
            facts=tuple(f.id for f in content.problem.facts),
        )
        made[name] = speaker._secrets(spoken_to(content), every)
    return made


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("what", MOVES)
def test_every_move_has_words_that_may_be_shown(
    contents: dict[str, Content], secrets: dict[str, Secrets], problem: str, what: str
) -> None:
    session = spoken_to(contents[problem])
    mute = [
        move
        for move in moves(contents[problem], what)
        if not any(
            check(text, move.kind, [], secrets[problem]) == [] for text in drafts(session, move)
        )
    ]
    assert mute == []


@pytest.mark.parametrize("problem", PROBLEMS)
def test_no_slot_is_left_open(contents: dict[str, Content], problem: str) -> None:
    session = spoken_to(contents[problem])
    for what in MOVES:
        for move in moves(contents[problem], what):
            assert not [text for text in drafts(session, move) if "{" in text or "}" in text]


def test_a_fact_that_was_not_asked_for_is_no_answer(contents: dict[str, Content]) -> None:
    content = contents["video-recommender"]
    speaker = BuiltinSpeaker()
    session = spoken_to(content)
    for fact in content.problem.facts:
        other = Move(kind=MoveKind.ANSWER, stage=fact.stage)
        if len(fact.answer.split()) >= 8:
            assert check(fact.answer, MoveKind.ANSWER, [], speaker._secrets(session, other))


def test_no_phrase_praises_or_scores(small: Content) -> None:
    slots = dict.fromkeys(
        ("said", "stage", "next", "minutes", "topic", "gist", "given", "earlier", "expression",
         "correct", "unit", "question", "prompt", "premise"), "pebbles"
    )  # fmt: skip
    slots |= small.problem.nouns.model_dump()
    nothing = Secrets.of([])
    for name in Phrases.model_fields:
        ways = getattr(small.phrases, name)
        told = [way for each in ways.values() for way in each] if isinstance(ways, dict) else ways
        for way in told if isinstance(told, list | tuple) else ():
            assert not set(check(way.format(**slots), MoveKind.REPEAT, [], nothing)), way
