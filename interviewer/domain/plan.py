"""Plans: the ordered stages of an interview, with their minutes and goals."""

from typing import Literal, Self

from pydantic import Field, model_validator

from interviewer.domain.rubric import Slug
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value

STANDARD = "standard"
"""The plan of an interview for which none was chosen."""


class Stage(Value):
    """One part of the interview. `minutes` is its share of a plan of `Plan.minutes` minutes."""

    id: StageId
    title: str
    spoken: str
    goal: str
    minutes: float = Field(gt=0)
    what_ifs: int = Field(ge=0, le=2)


class Plan(Value):
    """A framework for leading an interview. `aim` says in a sentence whom its shares suit."""

    schema_version: Literal[1]
    id: Slug
    version: str
    title: str
    aim: str = ""
    stages: tuple[Stage, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ids = [stage.id for stage in self.stages]
        if len(set(ids)) != len(ids):
            raise ValueError("a stage is named twice")
        return self

    @property
    def minutes(self) -> float:
        """The plan's own length in minutes."""
        return sum(stage.minutes for stage in self.stages)

    def stage(self, stage_id: StageId) -> Stage:
        """The stage of that id. Raises `KeyError` for an unknown one."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def after(self, stage_id: StageId) -> Stage | None:
        """The stage that follows, or None after the last."""
        ids = [stage.id for stage in self.stages]
        at = ids.index(stage_id)
        return self.stages[at + 1] if at + 1 < len(ids) else None

    def minutes_of(self, stage_id: StageId, total: float) -> float:
        """A stage's share of an interview that lasts `total` minutes."""
        return self.stage(stage_id).minutes * total / self.minutes
