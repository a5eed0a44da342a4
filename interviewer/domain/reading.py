"""A reading: what a message holds, found without a model before the interviewer moves."""

from enum import StrEnum
from typing import Literal

from interviewer.domain.value import Value


class Intent(StrEnum):
    """What a message asks of the interviewer, beside its content."""

    END = "end"
    REPEAT = "repeat"
    HINT = "hint"
    MOVE_ON = "move_on"
    TIME = "time"
    GIVE_UP = "give_up"
    COMMAND = "command"
    OFF_TOPIC = "off_topic"
    HOSTILE = "hostile"


REQUESTS = frozenset({Intent.END, Intent.REPEAT, Intent.HINT, Intent.MOVE_ON, Intent.TIME})
"""What is asked of the interviewer about the talk itself."""
MOST_REQUEST_WORDS = 15


class Stand(StrEnum):
    """What may be said of a question that no fact was found for."""

    OPEN = "open"
    """No fact bears on it."""
    UNSURE = "unsure"
    """A fact may bear on it: nobody may call it open."""
    OWN = "own"
    """It asks which technique to take, which is the candidate's to choose."""


class Question(Value):
    """A question of the candidate's: the fact that answers it, or none and what may be said then."""

    quote: str
    fact: str | None
    stand: Stand = Stand.OPEN


class Touch(Value):
    """A sentence that says something about a criterion.

    `level` is what the best matching statement supports (2..4), `score` how well it matched
    (0..1), `statement` the number of that statement within the criterion's evidence.
    """

    criterion: str
    quote: str
    level: Literal[2, 3, 4]
    score: float
    statement: int


class Mention(Value):
    """A technique of the catalogue that the candidate named."""

    technique: str
    quote: str


class AskCue(Value):
    """A question of the pack that the candidate's words have made sensible."""

    criterion: str
    ask: int
    quote: str
    score: float


class WhatIfCue(Value):
    """A what-if that bites on what the candidate said."""

    what_if: str
    quote: str
    score: float


class TrapHit(Value):
    """A typical wrong claim that the candidate made."""

    trap: str
    quote: str
    score: float


class RedFlag(Value):
    """An alarming statement on a criterion, by the rubric's list."""

    criterion: str
    quote: str


class NumberClaim(Value):
    """A quantity the candidate stated: `value` in base units of `unit`, about `subject`."""

    value: float
    unit: str
    subject: str
    quote: str
    assumed: bool = False


class Sum(Value):
    """Arithmetic the candidate did: what they said it gives, and what it does give."""

    quote: str
    expression: str
    said: float
    correct: float
    unit: str
    ok: bool


class Clash(Value):
    """A statement at odds with a fact that was given, or with an earlier claim.

    `against` is a fact id or the number of the turn of the earlier claim.
    """

    quote: str
    kind: Literal["fact", "claim"]
    against: str
    earlier: str


class Reading(Value):
    """What one message holds. Quotes are verbatim spans of it.

    `asides` are what its sentences say of criteria they are not nearest to: too little to call a
    criterion met and stop asking about it, but heard when it is graded. `vague` is a statement, or
    one of the questions, that means nothing in particular yet. `nearby` are facts that may be asked for
    in words that were not placed: who words the reply settles that. `stuck_on` is the criterion that help
    is asked on, where the words tell.
    """

    words: int
    intents: tuple[Intent, ...] = ()
    questions: tuple[Question, ...] = ()
    nearby: tuple[str, ...] = ()
    touches: tuple[Touch, ...] = ()
    asides: tuple[Touch, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ask_cues: tuple[AskCue, ...] = ()
    what_if_cues: tuple[WhatIfCue, ...] = ()
    traps: tuple[TrapHit, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    numbers: tuple[NumberClaim, ...] = ()
    sums: tuple[Sum, ...] = ()
    clashes: tuple[Clash, ...] = ()
    assumptions: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    vague: str = ""
    telling: str = ""
    stuck_on: str = ""

    @property
    def unclear(self) -> str:
        """The question that has to be put more exactly before it can be answered, if there is one."""
        return self.vague if any(q.quote == self.vague for q in self.questions) else ""

    @property
    def only_requests(self) -> bool:
        """Whether the message asks for a hint, the time, the end or the like, and says no more."""
        told = self.touches or any(question.fact for question in self.questions)
        short = self.words <= MOST_REQUEST_WORDS
        return short and not told and bool(REQUESTS & set(self.intents))
