"""The content suite: what a pack would have the interviewer say may be said at all."""

import re
from collections.abc import Iterator

from evals.ground import Ground
from evals.measuring import Seen
from evals.metrics.answer_leak import answer_key, leaked, prepare
from evals.metrics.what_if import valid_what_if
from interviewer.domain.problem import Problem

_NUMBER = re.compile(r"\d[\d.,]*")


def observe(problem: str, ground: Ground) -> Iterator[Seen]:
    """Every sentence of a problem's pack that may be said, and every what-if."""
    content = ground.content(problem)
    key = prepare(answer_key(content))
    for where, text in sayable(content.problem):
        found = leaked(text, key)
        yield _seen("content.leaks", f"{problem}.{where}", bool(found), text)
        marks = len(re.findall(r"[?？]+", text))
        if not where.startswith(("hint", "open")):
            yield _seen("content.questions", f"{problem}.{where}", marks == 1, text)
    for what_if in content.problem.what_ifs:
        for at, ask in enumerate(what_if.ask):
            valid = valid_what_if(ask, what_if.id, content.problem)
            changes = valid and really_changes(what_if.to, what_if.fact, content.problem)
            yield _seen("content.what_ifs", f"{problem}.{what_if.id}.{at}", changes, ask)


def sayable(problem: Problem) -> Iterator[tuple[str, str]]:
    """The texts that are said as they stand, with where each stands."""
    for pack in problem.criteria:
        for at, ask in enumerate(pack.asks):
            yield f"ask.{pack.criterion}.{at}", ask.text
        ladder = (pack.hints.nudge, pack.hints.direction, pack.hints.example)
        yield from ((f"hint.{pack.criterion}.{at}", text) for at, text in enumerate(ladder))
    for trap in problem.traps:
        yield from ((f"trap.{trap.id}.{at}", text) for at, text in enumerate(trap.challenge))
    for what_if in problem.what_ifs:
        yield from ((f"if.{what_if.id}.{at}", text) for at, text in enumerate(what_if.ask))
    for component in problem.components:
        yield f"component.{component.id}", component.ask
    for stage in problem.stages:
        yield from ((f"open.{stage.stage}.{at}", text) for at, text in enumerate(stage.openers))


def really_changes(to: str, fact_id: str, problem: Problem) -> bool:
    """Whether the supposed value is another one: other numbers where the fact has numbers."""
    answer = problem.fact(fact_id).answer
    numbers, supposed = set(_NUMBER.findall(answer)), set(_NUMBER.findall(to))
    return not supposed or not supposed <= numbers


def _seen(metric: str, item: str, value: bool, note: str) -> Seen:
    return Seen(metric=metric, item=item, cluster=item, value=float(value), note=note[:200])
