"""The index of subjects at the back of the shipped notes: ways to speak of one, and where it stands.

As the index of a book does, it leads from the words people use to every section that answers them,
also where the section says it in other words. It was written from the notes alone.
"""

from typing import Annotated, Literal

from pydantic import Field

from interviewer.domain.value import Value

Place = Annotated[str, Field(pattern=r"^[^#\s]+\.md#\S.*$")]
"""A section of a shipped note: its file, a number sign and its heading."""


class Subject(Value):
    """Questions and statements on one subject, and the sections that answer them."""

    said: tuple[str, ...] = Field(min_length=1)
    at: tuple[Place, ...] = Field(min_length=1)


class Subjects(Value):
    """The whole index."""

    schema_version: Literal[1]
    subjects: tuple[Subject, ...]
