"""Events: the one record of an interview, from which everything else is derived."""

import hashlib
import json
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from interviewer.domain.moves import Move
from interviewer.domain.notes import Citation
from interviewer.domain.reading import Clash, Intent, NumberClaim, Reading, TrapHit
from interviewer.domain.rubric import Seniority
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value
from interviewer.domain.verdict import Finding, Quote, Verdict, WrongClaim

GENESIS = "0" * 64

Style = Literal["friendly", "neutral", "demanding"]
"""The interviewer's tone. It changes words, never moves or grades."""

CallRole = Literal["speaker", "assessor", "grader", "summary"]
"""Who called a model."""


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
    style: Style = "neutral"


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


class ModelCalled(Value):
    """One request to a model and what came of it, kept whether it helped or not.

    `turn` is the turn it was made for; `outcome` is "ok", an error's code, or what the guard found.
    `cost` is in US dollars, None where no price is known. No text of the model is kept here.
    """

    type: Literal["ModelCalled"] = "ModelCalled"
    role: CallRole
    turn: int
    attempt: int = 1
    prompt: str
    model: str
    outcome: str = "ok"
    finish: str = ""
    usage: Usage | None = None
    cost: float | None = None
    first_ms: float | None = None
    latency_ms: float = 0
    digests: dict[str, str] = Field(default_factory=dict)


class Noticed(Value):
    """Something the candidate was told beside the interview: a fallback, a limit that was met."""

    type: Literal["Noticed"] = "Noticed"
    code: str
    text: str


ADVICE = "ADVICE"
"""The code of what the grader advises at the end, for the head of the report."""


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
    assumptions: tuple[str, ...] = ()
    numbers: tuple[NumberClaim, ...] = ()
    traps: tuple[TrapHit, ...] = ()
    clashes: tuple[Clash, ...] = ()
    wrong: tuple[WrongClaim, ...] = ()
    intents: tuple[Intent, ...] = ()
    assessor: str = ""


class AssessmentDeferred(Value):
    """A message could not be assessed now; it is tried again with the next one."""

    type: Literal["AssessmentDeferred"] = "AssessmentDeferred"
    turn: int
    why: str


class StageGraded(Value):
    """Provisional verdicts on the criteria of a stage that has ended."""

    type: Literal["StageGraded"] = "StageGraded"
    stage: StageId
    grader: str
    verdicts: tuple[Verdict, ...]


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
    | ModelCalled
    | Noticed
    | InterviewerSaid
    | Assessed
    | AssessmentDeferred
    | StageGraded
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
        """SHA-256 over the record's canonical JSON, without what is at its default.

        So that a field which joins later leaves the hashes of older logs as they were.
        """
        body = self.model_dump(mode="json", exclude_defaults=True)
        body["schema_version"] = self.schema_version
        body["event"]["type"] = self.event.type
        return digest(body)


def digest(value: object) -> str:
    """SHA-256 (hex) of a JSON value in canonical form: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


__all__ = [
    "ADVICE",
    "GENESIS",
    "Assessed",
    "AssessmentDeferred",
    "CallRole",
    "CandidateSaid",
    "ClockStarted",
    "ClockStopped",
    "ContentRef",
    "Event",
    "Finding",
    "Graded",
    "InterviewEnded",
    "InterviewerSaid",
    "MessageRead",
    "ModelCalled",
    "Noticed",
    "Producer",
    "Quote",
    "Record",
    "SessionOpened",
    "StageEntered",
    "StageGraded",
    "Style",
    "Usage",
    "Verdict",
    "WrongClaim",
    "digest",
]
