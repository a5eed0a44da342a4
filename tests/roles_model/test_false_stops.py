"""What the guard lets pass since it only looks like what may not be said."""

import pytest

from interviewer.domain.guard import Violation
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.session import Content, Session
from interviewer.domain.speech import tells_of_itself
from interviewer.domain.stages import StageId
from interviewer.llm.prompts import load_prompt
from interviewer.roles.model_backed.guarding.known import Keeping, known
from interviewer.roles.model_backed.guarding.ledger import Ledger
from interviewer.roles.model_backed.guarding.stream_guard import StreamGuard
from interviewer.roles.model_backed.options import Option
from tests.builders import Log

KEEPING = Keeping(load_prompt("speaker"))
NONE: frozenset[str] = frozenset()
CHALLENGE = Move(kind=MoveKind.CHALLENGE, stage=StageId.CLARIFY, source=Source.CLAIM, target="2")
OPEN = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, unknown=("How much better?",))
EARLIER = 'You want "one model for all". Take a town with nine people in it: how do the two fit?'


def stopped(session: Session, move: Move, text: str) -> list[Violation]:
    """What a guard finds in a turn of that session."""
    kept = KEEPING.of(session)
    guard = StreamGuard(kept, known(session, kept, (Option(move, move.kind),), move), move)
    guard.feed(text)
    guard.end()
    return guard.found


@pytest.fixture
def asked(contents: dict[str, Content]) -> Session:
    """A talk in which something was asked by a question that points to what stands before it."""
    log = Log(contents["video-recommender"]).begin().say()
    return log.ask(CHALLENGE, text=EARLIER).say(text="The town gets its country's list.").session


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        (
            'Your country list is "good enough". Take a page that is empty: how do the two fit?',
            False,
        ),
        ('You retrain "once a year" and the list is "always fresh". How do the two fit?', False),
        ("One model for all, and a town with nine people in it: how do the two fit?", True),
        ("Take a town with nine people in it. How do the two fit?", True),
    ],
)
def test_a_question_that_points_is_asked_again_on_the_same_matter_only(
    asked: Session, text: str, repeats: bool
) -> None:
    assert (Violation.REPEAT in stopped(asked, CHALLENGE, text)) is repeats


@pytest.mark.parametrize(
    ("text", "then", "invented"),
    [
        ("That is open. Say you ship six lists side by side, forty lines each.", CHALLENGE, False),
        ("That is open. Take nine billion weights of two bytes each.", CHALLENGE, False),
        ("That is open. Say you ship six lists side by side, forty lines each.", None, True),
        ("It is forty lines a day. Say you ship six of them.", CHALLENGE, True),
    ],
)
def test_a_case_put_after_an_answer_is_no_answer(
    asked: Session, text: str, then: Move | None, invented: bool
) -> None:
    move = OPEN.model_copy(update={"then": then})
    assert (Violation.FACT in stopped(asked, move, text)) is invented


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Say the loss reads 0.03 on this week and 0.05 on the next: which is better?", False),
        ("At a threshold of 0.02, what do you show?", False),
        ("The present model has an AUC of 0.74: what would you beat it by?", True),
        ("Some 0.01 of the ads shown get a click: what does that do to the loss?", True),
    ],
)
def test_a_bare_decimal_of_one_digit_is_a_facts_with_its_matter_only(
    contents: dict[str, Content], text: str, told: bool
) -> None:
    assert Ledger(contents["ad-click"].problem).tells(text, frozenset(), NONE) is told


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ('Say a model answers "no" to each of them.', False),
        ("Your model answers within a second.", False),
        ("The model answers name three things here.", True),
        ("I compare that with model answers.", True),
        ("The model answer names three things.", True),
    ],
)
def test_a_model_that_answers_is_no_model_answer(text: str, tells: bool) -> None:
    assert tells_of_itself(text) is tells
