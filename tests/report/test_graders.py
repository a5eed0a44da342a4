"""Who graded: one, several or nobody, and what it cost."""

import asyncio
from collections.abc import Callable

import pytest

from evals.playing import Played
from interviewer.domain.events import (
    Assessed,
    Graded,
    InterviewEnded,
    ModelCalled,
    Usage,
    WrongClaim,
)
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.headless import START
from interviewer.report import Report, build_report
from interviewer.report.printing import to_html, to_markdown
from interviewer.roles.builtin.grader import BuiltinGrader
from tests.builders import Log, NoteShelf


def test_grades_of_the_builtin_grader_are_called_an_estimate(strong: Played) -> None:
    assert strong.report.estimate
    assert all("estimate" in form(strong.report) for form in (to_markdown, to_html))


def test_each_verdict_names_its_grader(strong: Played) -> None:
    assert {c.grader for c in strong.report.criteria} == {BuiltinGrader.name}


@pytest.fixture(scope="module")
def mixed(small: Content) -> Report:
    """Graded by a model but for two criteria: one by the built-in grader, one by nobody."""
    drawing = "See:\n```mermaid\ngraph TD\n  a[Logs] --> b[Model]\n```"
    log = Log(small).begin().say(Reading(words=1), text=drawing)
    log.add(
        ModelCalled(
            role="grader", turn=2, prompt="grader@1#a", model="m:1", cost=0.0123,
            usage=Usage(input=1200, cached=200, output=34),
        ),
        Assessed(turn=2, findings=(), wrong=(WrongClaim(quote="See", why="It is not so."),)),
        InterviewEnded(why="candidate"),
    )  # fmt: skip
    verdicts = [
        v.model_copy(update={"grader": "m:1"})
        for v in asyncio.run(BuiltinGrader().grade(log.session)).verdicts
    ]
    verdicts[0] = verdicts[0].model_copy(update={"grader": BuiltinGrader.name})
    verdicts[1] = verdicts[1].model_copy(
        update={"grader": "m:1", "verdict": None, "why": "the model's answer was cut off"}
    )
    log.add(Graded(grader="m:1", verdicts=tuple(verdicts)))
    return build_report(log.session, NoteShelf(), START)


@pytest.mark.parametrize("form", [to_markdown, to_html])
@pytest.mark.parametrize(
    "words",
    ["2000-01-01", "m:1, builtin-2", "cut off", "1 request to m:1", "1,200 tokens in", "$0.0123",
     "It is not so.", "2 components, 1 arrow", "Your diagrams", "Transcript"],
)  # fmt: skip
def test_it_tells_who_graded_what_it_cost_and_what_was_drawn(
    mixed: Report, form: Callable[[Report], str], words: str
) -> None:
    assert words in form(mixed)


def test_grades_of_a_model_are_no_estimate(mixed: Report) -> None:
    assert not mixed.estimate and "estimate" not in to_markdown(mixed)


def test_a_grader_is_named_at_each_criterion_only_where_they_differ(
    mixed: Report, strong: Played
) -> None:
    assert to_html(mixed).count("<dt>Graded by</dt>") == len(mixed.criteria)
    assert "<dt>Graded by</dt>" not in to_html(strong.report)
