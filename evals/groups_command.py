"""`python -m evals groups`: the table of known groups, held against its baseline."""

import json
from collections.abc import Iterator
from pathlib import Path

from evals.groups import Group, Order, orders, play_groups
from evals.playing import Stage
from interviewer.domain.rubric import Seniority
from interviewer.settings import Settings

BASELINE = Path(__file__).with_name("groups_baseline.json")


def lines(settings: Settings, problems: list[str] | None, seed: int) -> Iterator[str | Order]:
    """A line a script, then a line a claim that does not hold; claims come as `Order` as well."""
    stage = Stage(settings)
    try:
        yield stage.notice
        yield f"{'problem':<19}{'script':<10}{'mean':>6}{'assessed':>10}  signal at senior"
        for problem in problems or stage.library.problem_ids():
            groups = play_groups(stage, problem, seed)
            yield from (_line(group) for group in groups)
            yield from orders(groups)
    finally:
        stage.close()


def known_failures(embedder: str) -> set[str]:
    """The claims that are known not to hold with an embedder, as "problem: claim"."""
    kinds = json.loads(BASELINE.read_text(encoding="utf-8"))
    return set(kinds.get(embedder.split("-")[0].split(":")[0], []))


def name(order: Order) -> str:
    """A claim as the baseline writes it."""
    return f"{order.problem}: {order.claim}"


def _line(group: Group) -> str:
    signal = group.signals[Seniority.SENIOR]
    return (
        f"{group.problem:<19}{group.kind:<10}{group.mean:>6.2f}{group.assessed:>10}  "
        f"{signal.replace('_', ' ')}"
    )
