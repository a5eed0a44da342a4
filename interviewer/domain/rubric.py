"""The rubric: what is graded, against which anchors, and what each seniority has to show."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from interviewer.domain.stages import StageId
from interviewer.domain.value import Value

Level = Literal[1, 2, 3, 4]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]*$", max_length=60)]
Sentence = Annotated[str, Field(min_length=8, max_length=600)]


class Competency(StrEnum):
    """What an interviewer reports on across stages."""

    PROBLEM_SOLVING = "problem_solving"
    SYSTEM_DESIGN = "system_design"
    ML_KNOWLEDGE = "ml_knowledge"
    DATA_ENGINEERING = "data_engineering"
    COMMUNICATION = "communication"
    TRADE_OFFS = "trade_offs"
    PRACTICAL_EXPERIENCE = "practical_experience"


class Seniority(StrEnum):
    """The bar a report is held against, lowest first."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


class Signal(StrEnum):
    """What an interviewer would tell the hiring committee, weakest first."""

    NOT_ENOUGH = "not_enough_evidence"
    NO_HIRE = "no_hire"
    LEAN_NO_HIRE = "lean_no_hire"
    LEAN_HIRE = "lean_hire"
    HIRE = "hire"
    STRONG_HIRE = "strong_hire"


class Evidence(Value):
    """One thing a candidate may say that speaks for a criterion.

    `level` is the verdict this statement alone can support: 2 names the idea, 3 applies it to the
    problem with a reason, 4 weighs it against an alternative or its cost.
    """

    text: Sentence
    level: Literal[2, 3, 4]


class Criterion(Value):
    """One line of the rubric. `weight` counts within its stage; `topic` is what the interviewer
    calls its subject aloud, without saying what a good answer holds."""

    id: Slug
    stage: StageId
    competency: Competency
    title: str
    asks: Sentence
    weight: int = Field(ge=1, le=5)
    must_cover: tuple[Seniority, ...]
    unprompted_from: Seniority | None = None
    anchors: dict[int, Sentence]
    evidence: tuple[Evidence, ...] = Field(min_length=5)
    red_flags: tuple[Sentence, ...] = Field(min_length=1)
    search: str
    topic: str = ""

    @model_validator(mode="after")
    def _anchors_complete(self) -> Self:
        if sorted(self.anchors) != [1, 2, 3, 4]:
            raise ValueError("anchors must hold exactly the levels 1, 2, 3 and 4")
        return self


class Bar(Value):
    """The weighted mean verdict (1..4) from which each signal is given at one seniority.

    `prompted_discount` is taken from a verdict that came only after a probe on a criterion that
    this seniority should raise unprompted.
    """

    lean_no_hire: float
    lean_hire: float
    hire: float
    strong_hire: float
    prompted_discount: float = Field(ge=0, le=1)
    coverage: float = Field(ge=0, le=1)


class Cap(Value):
    """The best signal that is left when `when` holds."""

    id: Slug
    when: Literal["no_question_and_no_assumption"]
    best: Signal
    why: Sentence


class Rubric(Value):
    """A rubric file: criteria over the stages, with weights, bars and caps."""

    schema_version: Literal[1]
    id: Slug
    version: str
    title: str
    stage_weights: dict[StageId, float]
    bars: dict[Seniority, Bar]
    caps: tuple[Cap, ...]
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @field_validator("criteria")
    @classmethod
    def _named_once(cls, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        ids = [criterion.id for criterion in criteria]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"criteria named twice: {', '.join(twice)}")
        return criteria

    @field_validator("bars")
    @classmethod
    def _for_all(cls, bars: dict[Seniority, Bar]) -> dict[Seniority, Bar]:
        if set(bars) != set(Seniority):
            raise ValueError("bars must be given for junior, mid, senior and staff")
        return bars

    @model_validator(mode="after")
    def _whole(self) -> Self:
        stages = {criterion.stage for criterion in self.criteria}
        if stages != set(self.stage_weights):
            raise ValueError("stage_weights must name exactly the stages that have criteria")
        if any(weight <= 0 for weight in self.stage_weights.values()):
            raise ValueError("stage_weights must be above 0")
        return self

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion of that id. Raises `KeyError` for an unknown one."""
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)

    def of_stage(self, stage: StageId) -> tuple[Criterion, ...]:
        """The criteria of a stage, heaviest first, in file order among equals."""
        return tuple(
            sorted((c for c in self.criteria if c.stage == stage), key=lambda c: -c.weight)
        )
