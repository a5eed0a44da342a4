"""Moves: what the interviewer may do next."""

from enum import StrEnum

from interviewer.domain.stages import StageId
from interviewer.domain.value import Value


class MoveKind(StrEnum):
    """The twelve things an interviewer does."""

    OPEN = "open"
    ANSWER = "answer"
    CLARIFY = "clarify"
    PROBE = "probe"
    DEEPEN = "deepen"
    WHAT_IF = "what_if"
    CHALLENGE = "challenge"
    HINT = "hint"
    REDIRECT = "redirect"
    REPEAT = "repeat"
    TRANSITION = "transition"
    CLOSE = "close"


ASKS_EXACTLY_ONE = frozenset(
    {
        MoveKind.CLARIFY,
        MoveKind.PROBE,
        MoveKind.DEEPEN,
        MoveKind.WHAT_IF,
        MoveKind.CHALLENGE,
    }
)
"""Moves whose turn holds exactly one question; every other turn holds at most one."""


class Source(StrEnum):
    """Where a question comes from, which decides how it is worded and what it cites."""

    PACK = "pack"
    TECHNIQUE = "technique"
    NOTE = "note"
    NUMBER = "number"
    CLAIM = "claim"
    TRAP = "trap"
    WHAT_IF = "what_if"
    CONTRADICTION = "contradiction"
    ARITHMETIC = "arithmetic"
    COMPONENT = "component"
    STAGE = "stage"
    OPEN = "open"
    NONE = "none"


class Move(Value):
    """One legal thing to do next.

    `target` is the id of what the move is about, read by `source` (a trap's id for a trap and so
    on; the criterion's id for a pack or a note). `ask` picks one of a pack's or a technique's
    questions. `said` is the candidate's own words that the move turns on. `facts` are the ids of
    the facts to give, in the order asked; `unknown` holds the questions no fact covers, `own` those
    on what is the candidate's to choose, and `assume` those for which they have to assume something
    though a fact may bear on them: they were asked back and not put more clearly.
    """

    kind: MoveKind
    stage: StageId
    source: Source = Source.NONE
    target: str = ""
    criterion: str = ""
    ask: int | None = None
    said: str = ""
    facts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    assume: tuple[str, ...] = ()
    hint_level: int = 0
    reason: str = ""
    then: "Move | None" = None


class Decision(Value):
    """What the policy allows: one to three moves, best first.

    `enters` is the stage that begins with this turn; `announces` the stage that the interviewer
    says comes next, a turn ahead.
    """

    moves: tuple[Move, ...]
    enters: StageId | None = None
    why: str = ""
    announces: StageId | None = None
