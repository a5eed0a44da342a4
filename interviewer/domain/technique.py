"""Techniques: named methods a candidate may mention, and the questions that dig into them."""

from typing import Literal, Self

from pydantic import Field, model_validator

from interviewer.domain.rubric import Sentence, Slug
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value


class Technique(Value):
    """A named method. `aliases` are the ways it is written (matched as whole words, any case).

    `digs` are questions that make sense only to somebody who proposed it; they may use the
    slots of the problem's nouns, such as `{item}`.
    """

    id: Slug
    name: str
    aliases: tuple[str, ...] = Field(min_length=1)
    stage: StageId
    criterion: Slug
    digs: tuple[Sentence, ...] = Field(min_length=2)
    search: str


class Catalogue(Value):
    """A file of techniques, shared by all problems."""

    schema_version: Literal[1]
    version: str
    techniques: tuple[Technique, ...]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        ids = [technique.id for technique in self.techniques]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"techniques named twice: {', '.join(twice)}")
        return self
