"""Events: the one record of an interview, from which everything else is derived."""

import hashlib
import json
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from interviewer.domain.moves import Move
from interviewer.domain.notes import Citation
from interviewer.domain.reading import Reading
from interviewer.domain.rubric import Level, Seniority
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value

GENESIS = "0" * 64


class Producer(Value):
    """What produced an event: names and versions, empty where it played no part."""

    code: str
    prompt: str = ""
    model: str = ""
    embedder: str = ""
    grader: str = ""


class ContentRef(Value):
    """A content file by id and by the hash of what it held."""

    id: str
    sha: str


class Finding(Value):
    """A criterion met in a turn, with the candidate's own words."""

    criterion: str
    verdict: Literal[2, 3, 4]
    quote: str
    turn: int
    prompted: bool
    statement: int
    score: float


class Quote(Value):
    """The candidate's own words, and where they stand."""

    text: str
    turn: int
    prompted: bool


class Verdict(Value):
    """A grade of one criterion: 1..4, or None for not assessed.

    A verdict above 1 always carries at least one quote that was checked in the candidate's turns.
    """

    criterion: str
    verdict: Level | None
    quotes: tuple[Quote, ...] = ()
    prompted: bool = False
    hints: int = 0
    red_flags: tuple[str, ...] = ()
    why: str = ""
    grader: str


class SessionOpened(Value):
    """The interview was set up; nothing in here changes later."""

    type: Literal["SessionOpened"] = "SessionOpened"
    problem: ContentRef
    plan: ContentRef
    rubric: ContentRef
    catalogue: ContentRef
    phrases: ContentRef
    seniority: Seniority
    minutes: float = Field(gt=0)
    seed: int
    interviewer: str
    grader: str
    embedder: str
    own_notes: bool = False
    coach: bool = False


class StageEntered(Value):
    """A stage began. `why` says what ended the one before."""

    type: Literal["StageEntered"] = "StageEntered"
    stage: StageId
    why: str


class CandidateSaid(Value):
    """A message of the candidate, kept before anything answers it."""

    type: Literal["CandidateSaid"] = "CandidateSaid"
    turn: int
    turn_id: str
    text: str
    cut: bool = False


class MessageRead(Value):
    """The local reading of a candidate's message."""

    type: Literal["MessageRead"] = "MessageRead"
    turn: int
    reading: Reading


class Usage(Value):
    """Tokens of a model call."""

    input: int = 0
    cached: int = 0
    output: int = 0
    estimated: bool = False


class InterviewerSaid(Value):
    """A turn of the interviewer: what was shown, and the move behind it."""

    type: Literal["InterviewerSaid"] = "InterviewerSaid"
    turn: int
    reply_to: int | None
    text: str
    move: Move
    announces: StageId | None = None
    citations: tuple[Citation, ...] = ()
    blocked: tuple[str, ...] = ()
    status: Literal["complete", "interrupted"] = "complete"
    usage: Usage | None = None
    latency_ms: float = 0


class Assessed(Value):
    """What a candidate's message showed."""

    type: Literal["Assessed"] = "Assessed"
    turn: int
    findings: tuple[Finding, ...]


class ClockStopped(Value):
    """The candidate's clock was stopped."""

    type: Literal["ClockStopped"] = "ClockStopped"
    why: Literal["paused", "suspended"]


class ClockStarted(Value):
    """The candidate's clock runs again."""

    type: Literal["ClockStarted"] = "ClockStarted"


class InterviewEnded(Value):
    """The interview is over."""

    type: Literal["InterviewEnded"] = "InterviewEnded"
    why: Literal["plan", "time", "candidate", "answers_used_up"]


class Graded(Value):
    """Verdicts on every criterion, over the whole transcript."""

    type: Literal["Graded"] = "Graded"
    grader: str
    verdicts: tuple[Verdict, ...]


Event = Annotated[
    SessionOpened
    | StageEntered
    | CandidateSaid
    | MessageRead
    | InterviewerSaid
    | Assessed
    | ClockStopped
    | ClockStarted
    | InterviewEnded
    | Graded,
    Field(discriminator="type"),
]


class Record(Value):
    """An event as it is kept.

    `at` is wall time (UTC, for people; order is `seq`), `active` the seconds of the candidate's
    clock, `previous` the hash of the record before, so that a gap or a change shows.
    """

    schema_version: Literal[1] = 1
    session: str
    owner: str
    seq: int = Field(ge=1)
    at: datetime
    active: float = Field(ge=0)
    producer: Producer
    previous: str
    event: Event

    @property
    def hash(self) -> str:
        """SHA-256 over the record's canonical JSON."""
        return digest(self.model_dump(mode="json"))


def digest(value: object) -> str:
    """SHA-256 (hex) of a JSON value in canonical form: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
