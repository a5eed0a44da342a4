"""The monotonicity suite: of two answers to the same stage, the better one scores higher."""

from collections.abc import Iterator
from itertools import combinations

from evals.ground import Ground
from evals.measuring import Seen
from evals.metrics.monotonicity import ordered
from evals.persona import Knows, Said, bank

ORDER: tuple[Knows, ...] = ("bluff", "junior", "mid", "strong")
"""Weakest first. Bluff against junior is not claimed: both say next to nothing."""


def observe(problem: str, ground: Ground) -> Iterator[Seen]:
    """Every stage of a problem's bank of answers, each two strengths against each other."""
    for stage, said in sorted(bank(problem).stages.items()):
        scores = {knows: _score(problem, str(stage), said, knows, ground) for knows in ORDER}
        for weak, strong in combinations(ORDER, 2):
            if (weak, strong) == ("bluff", "junior"):
                continue
            yield Seen(
                metric="monotonicity.pairs",
                item=f"{problem}.{stage}#{weak}<{strong}",
                cluster=f"{problem}.{stage}",
                value=float(ordered(scores[weak], scores[strong])),
                group=f"{weak}<{strong}",
                note=f"{weak} {scores[weak]:.2f}, {strong} {scores[strong]:.2f}",
            )


def _score(problem: str, stage: str, said: Said, knows: Knows, ground: Ground) -> float:
    """The weighted levels of a stage's criteria, had only this been said; not assessed is 0."""
    base = ground.base(problem)
    number = base.session.candidate_turns()[-1].number
    session = base.with_turns({number: "\n\n".join(said.of(knows))})
    given = {verdict.criterion: verdict.verdict for verdict in base.grade(session)}
    criteria = session.content.rubric.criteria
    rows = [(c.weight, given[c.id] or 0) for c in criteria if c.stage == stage]
    return sum(weight * level for weight, level in rows) / sum(weight for weight, _ in rows)
