"""The report as a value: everything its printed forms show, and nothing they have to work out."""

from typing import Literal

from interviewer.domain.events import Quote
from interviewer.domain.notes import Citation
from interviewer.domain.reading import Sum
from interviewer.domain.rubric import Competency, Level, Seniority
from interviewer.domain.scoring import Scores
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value


class CriterionResult(Value):
    """A criterion's verdict with what it rests on and what would come next.

    `quotes` are the candidate's words alone, `evidence` the same with turn and prompting.
    `missing` says what the next level takes, `next_level` what a candidate there would have said.
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


class Report(Value):
    """The whole report of one interview. `estimate` marks grades of the built-in grader."""

    type: Literal["Report"] = "Report"
    session: str
    problem: str
    problem_title: str
    seniority: Seniority
    minutes: float
    minutes_used: float
    interviewer: str
    grader: str
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
    sources: tuple[Citation, ...]
