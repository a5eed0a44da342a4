"""The built-in grader: what was said and the help that was given make the verdict."""

import asyncio

import pytest

from interviewer.domain.events import (
    Assessed,
)
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.builtin.grader import BuiltinGrader
from tests.builders import Log, finding


@pytest.mark.parametrize(
    ("findings", "hints", "verdict"),
    [
        ([(2, "one thing said")], 0, 2),
        ([(3, "one thing said")], 0, 2),
        ([(3, "one thing of 50 ms")], 0, 3),
        ([(3, "one thing said"), (3, "a second thing")], 0, 3),
        ([(4, "one thing of 50 ms"), (4, "a second thing of 5 GB")], 0, 4),
        ([(4, "one thing of 50 ms"), (4, "one thing of 50 ms")], 0, 3),
        ([(4, "one thing of 50 ms"), (4, "a second thing of 5 GB")], 1, 3),
        ([(4, "one thing of 50 ms"), (4, "a second thing of 5 GB")], 3, 2),
    ],
)
def test_a_verdict_follows_from_what_was_said_and_the_help(
    small: Content, findings: list[tuple[int, str]], hints: int, verdict: int
) -> None:
    log = Log(small).begin()
    for rung in range(1, hints + 1):
        hint = Move(
            kind=MoveKind.HINT, stage=StageId.CLARIFY, criterion="data.first", hint_level=rung
        )
        log.say(Reading(words=1)).ask(hint)
    log.say(Reading(words=1))
    log.add(
        Assessed(turn=2, findings=tuple(finding("data.first", v, quote=q) for v, q in findings))
    )
    graded = {v.criterion: v for v in asyncio.run(BuiltinGrader().grade(log.session)).verdicts}
    assert graded["data.first"].verdict == verdict
