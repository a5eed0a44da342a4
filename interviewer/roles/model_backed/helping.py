"""What of a pack's help a model is handed: about what was asked, and a rung less than is written."""

import re

from interviewer.domain.moves import Move
from interviewer.domain.problem import Hints
from interviewer.domain.reading import Intent
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session, Turn
from interviewer.roles.model_backed.guarding.telling_words import TELLING, found_weight, keys
from interviewer.roles.reading.intents import wished

NEAR = 0.5
"""So much of what help is asked on has to be of the criterion."""
LATE = 2
"""Up to this step of the ladder a nudge is enough."""
_POINTS_BACK = re.compile(r"\b(?:there|that|this|those|these|them|it|here)\b", re.IGNORECASE)
_DOUBTS = re.compile(
    r"\b(?:not (?:\w+ )?(?:sure|certain)|unsure|stuck|lost|no (?:idea|clue)|do(?:n['’]t| not) (?:\w+ )?(?:know|see|get))\b",
    re.IGNORECASE,
)
_OF_ASKING = keys("could you would please give what after do should want look start begin ask me")


def asked_help_on(turn: Turn | None) -> str:
    """The words of a message that say what help is asked on; "" where it is what was asked last."""
    told = [span.text.strip() for span in split_sentences(turn.text)] if turn else []
    at = next((n for n in reversed(range(len(told))) if Intent.HINT in wished(told[n])), None)
    if at is None:
        return ""
    start, end = wished(told[at])[Intent.HINT]
    beside = keys(told[at][:start]) | keys(told[at][end:])
    if any(found_weight(key) >= TELLING for key in beside - _OF_ASKING):
        return told[at]
    before = told[at - 1] if at else ""
    back = _POINTS_BACK.search(told[at]) is not None and _DOUBTS.search(before) is not None
    return f"{before} {told[at]}" if back else ""


def rung(session: Session, move: Move) -> str:
    """The pack's words for a model's hint, "" where they are not on what the candidate asked for.

    A model says what it is handed, and more: so the nudge serves for two steps, the direction, which
    names parts of the matter, for the last, and the example is not handed over.
    """
    if not move.criterion:
        return ""
    turn = session.last_candidate
    told_on = turn.reading.stuck_on if turn and turn.reading else ""
    asked = asked_help_on(turn)
    if asked and not (told_on == move.criterion and _is_of(session, move.criterion, asked)):
        return ""
    hints: Hints = session.content.problem.pack(move.criterion).hints
    return hints.direction if move.hint_level > LATE else hints.nudge


def _is_of(session: Session, criterion: str, asked: str) -> bool:
    """Whether words are on a criterion by what its questions and its evidence speak of."""
    pack = session.content.problem.pack(criterion)
    texts = [*(ask.text for ask in pack.asks), *(piece.text for piece in pack.evidence)]
    own = keys(session.content.rubric.criterion(criterion).topic).union(*map(keys, texts))
    telling = {key for key in keys(asked) - _OF_ASKING if found_weight(key) >= TELLING}
    return len(telling & own) >= NEAR * len(telling)
