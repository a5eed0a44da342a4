"""A problem to design: what is said, what is hidden, and what the interviewer can do with it."""

from collections.abc import Iterator
from typing import Literal, Self, TypeVar

from pydantic import Field, model_validator

from interviewer.domain.rubric import Evidence, Sentence, Slug
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value

T = TypeVar("T")


def _only(found: Iterator[T], name: str) -> T:
    for value in found:
        return value
    raise KeyError(name)


class Fact(Value):
    """One thing the interviewer knows and gives only when asked.

    `asks` are ways of asking for it; `terms` are words or phrases one of which a question about
    it contains; `answer` is what the interviewer says; `value` with `unit` is its number, if any.
    A fact of a `kind` is also asked for as one asks for that kind in any problem.
    """

    id: Slug
    label: str
    stage: StageId
    asks: tuple[str, ...] = Field(min_length=3)
    terms: tuple[str, ...] = Field(min_length=1)
    answer: Sentence
    value: float | None = None
    unit: str = ""
    kind: str = ""


class Capacity(Value):
    """A number that follows from facts: `formula` is arithmetic over fact ids."""

    id: Slug
    label: str
    formula: str
    value: float
    unit: str
    says: Sentence


class Trap(Value):
    """A typical wrong claim, right claims that look like it, and the follow-up that exposes it."""

    id: Slug
    criterion: Slug
    stage: StageId
    claims: tuple[Sentence, ...] = Field(min_length=3)
    sound: tuple[Sentence, ...] = Field(min_length=2)
    challenge: tuple[Sentence, ...] = Field(min_length=1)
    why: Sentence
    search: str


class Misconception(Trap):
    """A wrong claim that is common in every problem.

    `says` are the wordings by which it is heard: words in their order, "|" between those that stand
    for each other, "..." where others may come between, NOT where the sentence denies. One of the
    words of `unless` shows that it is not meant. `note` is the section the follow-up rests on.
    """

    says: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    note: str = Field(pattern=r"^[^#\s]+\.md#\S.*$")


class WhatIf(Value):
    """A change of exactly one fact, and what a good answer then changes.

    `when` holds statements one of which the candidate must have made for the change to bite.
    """

    id: Slug
    fact: Slug
    to: str
    stage: StageId
    criterion: Slug
    ask: tuple[Sentence, ...] = Field(min_length=1)
    good: tuple[Evidence, ...] = Field(min_length=2)
    when: tuple[Sentence, ...] = ()
    search: str


class Component(Value):
    """A part that the finished architecture should have, and the question when it is missing."""

    id: Slug
    label: str
    aliases: tuple[str, ...] = Field(min_length=2)
    criterion: Slug
    ask: Sentence


class Ask(Value):
    """A question about a criterion.

    With `when`, it is asked only of a candidate who said something like one of those statements,
    and turns on it; without, it fits anywhere. It is not asked where one of `unless` stands in the
    message: words of somebody who has answered it already. `{said}` is replaced by the candidate's
    own words.
    """

    text: Sentence
    when: tuple[Sentence, ...] = ()
    unless: tuple[str, ...] = ()


class Hints(Value):
    """A ladder of help: each rung says more and costs more."""

    nudge: Sentence
    direction: Sentence
    example: Sentence


class Outlines(Value):
    """What a candidate of each level would say about a criterion in this problem."""

    two: Sentence
    three: Sentence
    four: Sentence


class CriterionPack(Value):
    """Everything this problem adds to one criterion of the rubric."""

    criterion: Slug
    asks: tuple[Ask, ...] = Field(min_length=2)
    hints: Hints
    evidence: tuple[Evidence, ...] = Field(min_length=3)
    outlines: Outlines
    search: str


class StagePack(Value):
    """How this problem's interview opens a stage."""

    stage: StageId
    openers: tuple[Sentence, ...] = Field(min_length=2)


class Nouns(Value):
    """This problem's words for the slots of general questions."""

    system: str
    user: str
    users: str
    item: str
    items: str
    event: str
    request: str


class Problem(Value):
    """A problem file. `misconceptions` are those of all problems, added where it is opened."""

    schema_version: Literal[1]
    id: Slug
    version: str
    title: str
    topic: str
    trains: str
    prompt: Sentence
    nouns: Nouns
    facts: tuple[Fact, ...] = Field(min_length=20)
    capacity: tuple[Capacity, ...] = Field(min_length=4)
    traps: tuple[Trap, ...] = Field(min_length=8)
    what_ifs: tuple[WhatIf, ...] = Field(min_length=8)
    components: tuple[Component, ...] = Field(min_length=6)
    stages: tuple[StagePack, ...]
    criteria: tuple[CriterionPack, ...]
    misconceptions: tuple[Misconception, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for kind, ids in {
            "facts": [f.id for f in self.facts],
            "traps": [t.id for t in (*self.traps, *self.misconceptions)],
            "what_ifs": [w.id for w in self.what_ifs],
            "components": [c.id for c in self.components],
            "criteria": [c.criterion for c in self.criteria],
            "stages": [str(s.stage) for s in self.stages],
        }.items():
            twice = sorted({name for name in ids if ids.count(name) > 1})
            if twice:
                raise ValueError(f"{kind} named twice: {', '.join(twice)}")
        known = {fact.id for fact in self.facts}
        lost = sorted({w.fact for w in self.what_ifs} - known)
        if lost:
            raise ValueError(f"what_ifs change facts that do not exist: {', '.join(lost)}")
        return self

    def fact(self, fact_id: str) -> Fact:
        """The fact of that id. Raises `KeyError` for an unknown one."""
        return _only((f for f in self.facts if f.id == fact_id), fact_id)

    def trap(self, trap_id: str) -> Trap:
        """The trap or misconception of that id. Raises `KeyError` for an unknown one."""
        known = (*self.traps, *self.misconceptions)
        return _only((t for t in known if t.id == trap_id), trap_id)

    def what_if(self, what_if_id: str) -> WhatIf:
        """The what-if of that id. Raises `KeyError` for an unknown one."""
        return _only((w for w in self.what_ifs if w.id == what_if_id), what_if_id)

    def component(self, component_id: str) -> Component:
        """The component of that id. Raises `KeyError` for an unknown one."""
        return _only((c for c in self.components if c.id == component_id), component_id)

    def pack(self, criterion_id: str) -> CriterionPack:
        """What this problem adds to a criterion. Raises `KeyError` where it adds nothing."""
        found = (c for c in self.criteria if c.criterion == criterion_id)
        return _only(found, criterion_id)
