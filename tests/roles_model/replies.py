"""Replies of a scripted model, and what the built-in speaker says in its place."""

from interviewer.domain.moves import Decision, Move
from interviewer.llm.errors import ModelNetError
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from tests.roles_model.stage import grounded, talk

GOOD = "You weigh every pebble twice. What would a single weighing lose?"
SECOND = "Why the larger half?"
LEAK = "Matter number 5 stands at 105 grains on most mornings."
NET = ModelNetError("The line broke.", "Go on.")


def builtin_text(*moves: Move) -> str:
    session = talk().session
    decision = Decision(moves=moves)
    return BuiltinSpeaker().compose(session, decision, grounded(*moves), 60.0).text
