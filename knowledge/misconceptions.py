"""The misconceptions that all problems share: wrong claims people make about any of them."""

from typing import Literal

from pydantic import Field

from interviewer.domain.problem import Misconception
from interviewer.domain.value import Value


class Misconceptions(Value):
    """The file of misconceptions."""

    schema_version: Literal[1]
    misconceptions: tuple[Misconception, ...] = Field(min_length=1)
