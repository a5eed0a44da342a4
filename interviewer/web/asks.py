"""What the buttons beside the message field say in the candidate's name, and what help costs."""

from interviewer.domain.answering import hint
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session

HINT = "Can I have a hint?"
REPEAT = "Could you repeat the question?"
MOVE_ON = "Can we move on?"
_CAPS = (3, 3, 2)
"""The best grade after the first, the second and every further hint on a criterion."""


def hint_cost(session: Session) -> str:
    """What the next hint costs, in words: it is on what the interviewer would help with now."""
    criterion = hint(session, Reading(words=len(HINT.split()))).criterion
    if not criterion:
        return "costs nothing here"
    best = _CAPS[min(session.hints.get(criterion, 0), len(_CAPS) - 1)]
    return f"caps this topic at {best} of 4"
