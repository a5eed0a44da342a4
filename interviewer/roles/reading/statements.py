"""All statements that a sentence is compared with, in one numbered list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Rubric
from interviewer.domain.stages import StageId

Kind = Literal["evidence", "red_flag", "trap", "sound", "ask", "what_if", "fact"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with what it stands for: `target` is a criterion, trap or what-if id, `number`
    the place within it, `level` what an evidence statement supports."""

    text: str
    kind: Kind
    target: str
    number: int
    stage: StageId
    level: int = 0


def statements(rubric: Rubric, problem: Problem) -> tuple[Statement, ...]:
    """The statements of a rubric and a problem; the order is fixed by the files."""
    return (*_of_criteria(rubric, problem), *_of_problem(problem))


def _of_criteria(rubric: Rubric, problem: Problem) -> Iterator[Statement]:
    packs = {pack.criterion: pack for pack in problem.criteria}
    for criterion in rubric.criteria:
        name, stage = criterion.id, criterion.stage
        pack = packs.get(name)
        pieces = [*criterion.evidence, *(pack.evidence if pack else ())]
        pieces += [good for w in problem.what_ifs if w.criterion == name for good in w.good]
        for number, piece in enumerate(pieces):
            yield Statement(piece.text, "evidence", name, number, stage, piece.level)
        for number, flag in enumerate(criterion.red_flags):
            yield Statement(flag, "red_flag", name, number, stage)
        for number, ask in enumerate(pack.asks if pack else ()):
            for text in ask.when:
                yield Statement(text, "ask", name, number, stage)


def _of_problem(problem: Problem) -> Iterator[Statement]:
    for trap in problem.traps:
        for number, text in enumerate(trap.claims):
            yield Statement(text, "trap", trap.id, number, trap.stage)
        for number, text in enumerate(trap.sound):
            yield Statement(text, "sound", trap.id, number, trap.stage)
    for what_if in problem.what_ifs:
        for number, text in enumerate(what_if.when):
            yield Statement(text, "what_if", what_if.id, number, what_if.stage)
