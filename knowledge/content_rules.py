"""What must hold inside and between content files, words aside (those: `content_wording`).

Each rule yields where (a JSON pointer) and what.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from interviewer.domain.capacity import capacity_value
from interviewer.domain.evidence import words
from interviewer.domain.plan import Plan
from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Rubric
from interviewer.domain.stages import StageId
from interviewer.domain.technique import Catalogue

Found = tuple[str, str]
"""A JSON pointer, and what is wrong there."""

MOST_OFF = 0.02
"""A stated capacity may be rounded by this share of what its formula gives."""
LEAST_CRITERIA = 36


def check_problem(
    problem: Problem, rubric: Rubric | None, plans: Sequence[Plan]
) -> Iterator[Found]:
    """A problem pack against itself, the rubric and the plans."""
    yield from _facts(problem)
    yield from _capacity(problem)
    yield from _changes(problem)
    yield from _stages(problem, plans)
    if rubric is None:
        return
    known = {criterion.id: criterion.stage for criterion in rubric.criteria}
    given = {pack.criterion for pack in problem.criteria}
    for missing in [name for name in known if name not in given]:
        yield "/criteria", f"lacks the rubric's criterion {missing}"
    for at, pack in enumerate(problem.criteria):
        yield from in_rubric(f"/criteria/{at}", pack.criterion, None, known)
    for at, trap in enumerate(problem.traps):
        yield from in_rubric(f"/traps/{at}", trap.criterion, trap.stage, known)
    for at, what_if in enumerate(problem.what_ifs):
        yield from in_rubric(f"/what_ifs/{at}", what_if.criterion, what_if.stage, known)
    for at, component in enumerate(problem.components):
        # A missing part is asked about while the architecture is drawn, whatever it is graded as.
        yield from in_rubric(f"/components/{at}", component.criterion, None, known)


def check_rubric(rubric: Rubric, plans: Sequence[Plan]) -> Iterator[Found]:
    """A rubric against itself and the plans."""
    if len(rubric.criteria) < LEAST_CRITERIA:
        yield "/criteria", f"holds {len(rubric.criteria)} criteria, fewer than {LEAST_CRITERIA}"
    for stage in _planned(plans):
        if stage not in rubric.stage_weights:
            yield "/criteria", f"has none for the stage {stage} of a plan"
    for stage in rubric.stage_weights:
        if plans and stage not in _planned(plans):
            yield f"/stage_weights/{stage}", "is a stage of no plan"
    for seniority, bar in rubric.bars.items():
        steps = [bar.lean_no_hire, bar.lean_hire, bar.hire, bar.strong_hire]
        if not all(1 <= a < b <= 4 for a, b in pairwise(steps)):
            yield f"/bars/{seniority}", "does not rise from 1 to 4 with the signals"
    seen: dict[tuple[str, ...], str] = {}
    for pointer, text in _rubric_texts(rubric):
        first = seen.setdefault(tuple(words(text)), pointer)
        if first != pointer:
            yield pointer, f"says the same as {first}"


def check_catalogue(catalogue: Catalogue, rubric: Rubric | None) -> Iterator[Found]:
    """The techniques against themselves and the rubric."""
    known = {criterion.id: criterion.stage for criterion in rubric.criteria} if rubric else None
    owner: dict[str, str] = {}
    for at, technique in enumerate(catalogue.techniques):
        if known is not None:
            pointer = f"/techniques/{at}"
            yield from in_rubric(pointer, technique.criterion, technique.stage, known)
        for place, alias in enumerate(technique.aliases):
            first = owner.setdefault(alias.casefold(), technique.id)
            if first != technique.id:
                pointer = f"/techniques/{at}/aliases/{place}"
                yield pointer, f"{alias!r} names {first} as well"


def in_rubric(
    pointer: str, name: str, stage: StageId | None, known: dict[str, StageId]
) -> Iterator[Found]:
    """A criterion's name against the rubric, and its stage where one is given."""
    if name not in known:
        yield f"{pointer}/criterion", f"the rubric has no criterion {name}"
    elif stage is not None and known[name] != stage:
        yield f"{pointer}/stage", f"is {stage}, while {name} belongs to {known[name]}"


def _facts(problem: Problem) -> Iterator[Found]:
    """A question is a fact's only if it holds one of the fact's terms; its own asks must."""
    for at, fact in enumerate(problem.facts):
        # As the reader looks for terms: whole words, any case, a plural ending allowed.
        either = "|".join(re.escape(term.casefold()) for term in fact.terms)
        term = re.compile(rf"(?<![a-z0-9])(?:{either})(?:s|es)?(?![a-z0-9])")
        for place, ask in enumerate(fact.asks):
            if not term.search(ask.casefold()):
                yield f"/facts/{at}/asks/{place}", f"holds none of the terms of {fact.id}"


def _capacity(problem: Problem) -> Iterator[Found]:
    values = {fact.id: fact.value for fact in problem.facts if fact.value is not None}
    for at, capacity in enumerate(problem.capacity):
        try:
            computed = capacity_value(capacity.formula, values)
        except ValueError as error:
            yield f"/capacity/{at}/formula", str(error)
            continue
        if abs(capacity.value - computed) > MOST_OFF * abs(computed):
            yield f"/capacity/{at}/value", f"is {capacity.value:g}; the formula gives {computed:g}"


def _changes(problem: Problem) -> Iterator[Found]:
    """A what-if changes its fact to something else."""
    for at, what_if in enumerate(problem.what_ifs):
        if words(what_if.to) == words(problem.fact(what_if.fact).answer):
            yield f"/what_ifs/{at}/to", f"is what the fact {what_if.fact} says already"


def _stages(problem: Problem, plans: Sequence[Plan]) -> Iterator[Found]:
    """Each stage of a plan needs an opening and a what-if."""
    opened = {pack.stage for pack in problem.stages}
    changed = {what_if.stage for what_if in problem.what_ifs}
    for stage in _planned(plans):
        if stage not in opened:
            yield "/stages", f"lacks the stage {stage}"
        if stage not in changed:
            yield "/what_ifs", f"holds none for the stage {stage}"


def _planned(plans: Sequence[Plan]) -> list[StageId]:
    return list(dict.fromkeys(stage.id for plan in plans for stage in plan.stages))


def _rubric_texts(rubric: Rubric) -> Iterator[Found]:
    for at, criterion in enumerate(rubric.criteria):
        pointer = f"/criteria/{at}"
        yield f"{pointer}/title", criterion.title
        yield f"{pointer}/asks", criterion.asks
        for level, anchor in sorted(criterion.anchors.items()):
            yield f"{pointer}/anchors/{level}", anchor
        for place, piece in enumerate(criterion.evidence):
            yield f"{pointer}/evidence/{place}/text", piece.text
        for place, flag in enumerate(criterion.red_flags):
            yield f"{pointer}/red_flags/{place}", flag
