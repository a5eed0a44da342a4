"""The report as a value: everything its printed forms show, and nothing they have to work out."""

from typing import Literal

from interviewer.domain.diagram import DiagramComponent, DiagramEdge
from interviewer.domain.events import Quote, WrongClaim
from interviewer.domain.notes import Citation
from interviewer.domain.reading import Sum
from interviewer.domain.rubric import Competency, Level, Seniority
from interviewer.domain.scoring import Scores
from interviewer.domain.stages import StageId
from interviewer.domain.usage import Totals
from interviewer.domain.value import Value

LEAST_ANSWERS = 6
"""Of fewer answers there is too little to judge, and no signal is given."""


class CriterionResult(Value):
    """A criterion's verdict with what it rests on and what would come next.

    `quotes` are the candidate's words alone, `evidence` the same with turn and prompting. `why` is
    the grader's reason, above all where there is no verdict. `missing` says what the next level takes, `next_level` what a candidate there would have said.
    """

    id: str
    stage: StageId
    title: str
    competency: Competency
    weight: int
    must_cover: tuple[Seniority, ...]
    verdict: Level | None
    grader: str
    quotes: tuple[str, ...]
    evidence: tuple[Quote, ...]
    prompted: bool
    hints: int
    red_flags: tuple[str, ...]
    why: str
    asks: str
    missing: str
    next_level: str
    note: Citation | None


class Action(Value):
    """One thing to do next, and the note to read for it."""

    title: str
    text: str
    criterion: str
    note: Citation | None


class StageTime(Value):
    """Minutes of the candidate's clock in a stage, against the plan. `reached` is False for a
    stage the interview never got to."""

    stage: StageId
    title: str
    used: float
    planned: float
    reached: bool


class HintUsed(Value):
    """Help that was asked for: how many rungs, and on what."""

    criterion: str
    title: str
    rungs: int


class UnaskedFact(Value):
    """A fact the candidate never asked for, with what the answer would have been."""

    id: str
    label: str
    answer: str


class SentDiagram(Value):
    """A drawing the candidate sent, as it was written and as it was read."""

    turn: int
    source: str
    components: tuple[DiagramComponent, ...]
    edges: tuple[DiagramEdge, ...]
    problems: tuple[str, ...]


class Said(Value):
    """A turn of the transcript, with the minute of the candidate's clock it was kept at."""

    turn: int
    speaker: Literal["candidate", "interviewer"]
    text: str
    stage: StageId
    minute: float
    interrupted: bool = False


class Report(Value):
    """The whole report of one interview. `estimate` marks grades of the built-in grader.

    `date` is the day it was opened (ISO), empty where it is not known; `graders` are those who gave
    a verdict, the first of which gave the most.
    """

    type: Literal["Report"] = "Report"
    session: str
    problem: str
    problem_title: str
    date: str
    seniority: Seniority
    minutes: float
    minutes_used: float
    interviewer: str
    grader: str
    graders: tuple[str, ...]
    estimate: bool
    coach: bool
    ended: str
    turns: int
    signals: dict[Seniority, str]
    coverage: float
    scores: Scores
    actions: tuple[Action, ...]
    criteria: tuple[CriterionResult, ...]
    never_asked: tuple[UnaskedFact, ...]
    asked: int
    assumptions: tuple[str, ...]
    stage_times: tuple[StageTime, ...]
    hints: tuple[HintUsed, ...]
    sums: tuple[Sum, ...]
    wrong: tuple[WrongClaim, ...]
    diagrams: tuple[SentDiagram, ...]
    usage: Totals
    notices: tuple[str, ...]
    advice: str = ""
    sources: tuple[Citation, ...]
    transcript: tuple[Said, ...]
