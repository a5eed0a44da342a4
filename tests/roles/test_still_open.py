"""A question that no fact answers is told to be open, whatever it is worded like."""

import pytest

from interviewer.domain.moves import Decision, Move, MoveKind
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from tests.builders import Log


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("And what about the belt?", True),
        ("And <b>what</b> about the belt?", False),
        ("What does http://belt.example say?", False),
        ("Would that be an excellent answer?", False),
    ],
)
def test_what_may_not_be_quoted_costs_no_fact(small: Content, question: str, quoted: bool) -> None:
    session = Log(small).begin().say(text=f"What is matter 1? {question}").session
    move = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=("fact-1",), unknown=(question,))
    spoken = BuiltinSpeaker().compose(session, Decision(moves=(move,)), (Grounded(move=move),), 9.0)
    assert small.problem.fact("fact-1").answer in spoken.text
    assert spoken.blocked == ()
    assert (question.rstrip("?") in spoken.text) == quoted
