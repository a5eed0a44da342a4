"""The built-in assessor: findings from the local reading of a message."""

from interviewer.domain.agenda import asked_by
from interviewer.domain.events import Finding
from interviewer.domain.evidence import find_quote
from interviewer.domain.moves import MoveKind
from interviewer.domain.session import Session
from interviewer.roles.base import Assessment

_PROMPTS = frozenset(
    {
        MoveKind.PROBE,
        MoveKind.CLARIFY,
        MoveKind.HINT,
        MoveKind.REDIRECT,
        MoveKind.CHALLENGE,
        MoveKind.WHAT_IF,
        MoveKind.DEEPEN,
    }
)


class BuiltinAssessor:
    """Turns what a message touched into findings; nothing without a quote that stands in it."""

    name = "builtin-1"

    async def assess(self, session: Session, turn: int) -> Assessment:
        """The findings of that turn; each quote stands verbatim in it."""
        said = next(t for t in session.turns if t.number == turn)
        if said.reading is None:
            return Assessment()
        asked = asked_before(session, turn)
        findings = tuple(
            Finding(
                criterion=touch.criterion,
                verdict=touch.level,
                quote=touch.quote,
                turn=turn,
                prompted=touch.criterion in asked,
                statement=touch.statement,
                score=touch.score,
            )
            for touch in said.reading.touches
            if find_quote(touch.quote, [(turn, said.text)]) is not None
        )
        return Assessment(findings=findings)


def asked_before(session: Session, turn: int) -> frozenset[str]:
    """The criteria the interviewer asked about before that turn, by any kind of question."""
    return asked_by(session, _PROMPTS, turn)
