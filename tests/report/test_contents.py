"""The report: what it leads with, what it tells and what it never prints."""

import asyncio
import re

import pytest

from evals.playing import Played
from interviewer.domain.events import (
    Graded,
    InterviewEnded,
)
from interviewer.domain.reading import Intent, Question, Reading, TrapHit
from interviewer.domain.rubric import Seniority, Signal
from interviewer.domain.session import Content
from interviewer.report import build_report
from interviewer.report.actions import next_actions
from interviewer.report.build import NotGradedError
from interviewer.report.printing import place, to_html, to_markdown
from interviewer.report.radar import radar, told
from interviewer.report.words import number, too_little
from interviewer.roles.builtin.grader import BuiltinGrader
from tests.builders import Log, touch
from tests.report.conftest import FORMS, reported

HIT = TrapHit(trap="trap-data", quote="a wrong thing I said", score=9)
WRONG = "It is a wrong thing I said, and these are words that count here."


def test_it_leads_with_three_actions(strong: Played) -> None:
    text = to_markdown(strong.report)
    head = text.split("\n## ")[1]
    assert head.startswith("Do these three things next")
    assert re.findall(r"^(\d)\. \*\*", head, re.MULTILINE) == ["1", "2", "3"]


def test_the_page_leads_with_them_too(strong: Played) -> None:
    text = to_html(strong.report)
    assert text.index('<ol class="actions">') < text.index("<h2>Signals")
    assert text.split('<ol class="actions">')[1].split("</ol>")[0].count("<li>") == 3


def test_an_action_is_of_another_stage_each(strong: Played) -> None:
    stages = [action.criterion.split(".")[0] for action in strong.report.actions]
    assert len(set(stages)) == 3


def test_an_action_names_a_note_to_read(strong: Played) -> None:
    for action in strong.report.actions:
        assert action.note is not None and place(action.note)


def test_who_did_not_ask_is_told_so_first(small: Content) -> None:
    texts = {"I build.": Reading(words=2, touches=(touch("model.first"),))}
    assert reported(small, list(texts), texts).actions[0].title == "Ask before you design"


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("not graded: E_NET", "could not be graded"),
        ("Asked, no metric is named.", "Nothing was counted"),
    ],
)
def test_what_has_no_grade_is_not_told_as_never_asked(strong: Played, why: str, told: str) -> None:
    bare = [c.model_copy(update={"verdict": None, "why": why}) for c in strong.report.criteria]
    actions = next_actions(strong.session, bare, clarified=True)
    assert actions and all(told in action.text for action in actions)


@pytest.mark.parametrize("form", FORMS)
def test_no_evidence_statement_is_printed(strong: Played, form: str) -> None:
    content = strong.session.content
    said = " ".join(turn.text for turn in strong.session.turns)
    evidence = [e.text for c in content.rubric.criteria for e in c.evidence]
    evidence += [e.text for pack in content.problem.criteria for e in pack.evidence]
    evidence += [e.text for what_if in content.problem.what_ifs for e in what_if.good]
    text = FORMS[form](strong.report)
    assert not [e for e in evidence if e in text and e not in said]


@pytest.mark.parametrize("form", FORMS)
def test_no_hidden_prompt_of_a_trap_is_printed(strong: Played, form: str) -> None:
    text = FORMS[form](strong.report)
    assert not [t.id for t in strong.session.content.problem.traps if t.why in text]


def test_every_quote_stands_in_the_turn_it_names(strong: Played) -> None:
    texts = {turn.number: turn.text for turn in strong.session.candidate_turns()}
    for criterion in strong.report.criteria:
        assert all(quote.text in texts[quote.turn] for quote in criterion.evidence)


def test_no_credit_without_a_quote(strong: Played) -> None:
    assert not [c.id for c in strong.report.criteria if (c.verdict or 0) > 1 and not c.quotes]


def test_what_was_asked_is_not_among_what_never_was(small: Content) -> None:
    texts = {"How big?": Reading(words=2, questions=(Question(quote="How big?", fact="fact-1"),))}
    report = reported(small, list(texts), texts)
    assert (report.asked, len(report.never_asked)) == (1, 23)
    assert "fact-1" not in {fact.id for fact in report.never_asked}


def test_what_was_asked_with_too_much_else_is_not_called_never_asked(small: Content) -> None:
    text = "How big? And then a lot of other things I would like to know?"
    facts = [fact.id for fact in small.problem.facts[:12]]
    many = tuple(Question(quote="How big?", fact=fact) for fact in facts)
    report = reported(small, [text], {text: Reading(words=14, questions=many)})
    assert report.asked == len(facts)
    assert {fact.id for fact in report.never_asked}.isdisjoint(facts)


def test_hints_are_told(small: Content) -> None:
    texts = {"A hint?": Reading(words=2, intents=(Intent.HINT,))}
    report = reported(small, ["Well.", "A hint?"], texts)
    assert [hint.rungs for hint in report.hints] == [1]


@pytest.mark.parametrize(
    ("answers", "told"), [(3, "Too little to judge"), (8, "A short interview")]
)
def test_nothing_is_too_little_to_judge_where_a_signal_is_given(
    small: Content, answers: int, told: str
) -> None:
    said = [f"Words that count here, for the {at}th time." for at in range(answers)]
    met = tuple(
        touch(criterion.id, quote="Words that count here") for criterion in small.rubric.criteria
    )
    readings = {text: Reading(words=8, touches=met, assumptions=(text,)) for text in said}
    report = reported(small, said, readings)
    signals = {result.signal for result in report.scores.seniorities.values()}
    assert (signals == {Signal.NOT_ENOUGH}) == (answers < 6)
    assert too_little(report).startswith(told)


@pytest.mark.parametrize("form", ["md", "html"])
def test_numbers_that_counted_are_not_called_no_calculation(small: Content, form: str) -> None:
    said = "We serve 500 candidates at 3000 requests, that is plenty."
    readings = {said: Reading(words=10, touches=(touch("data.first", quote=said),))}
    printed = FORMS[form](reported(small, [said, "And so on."], readings))
    assert "Your numbers count in the grades" in printed
    assert "No calculation was found" not in printed
    silent = FORMS[form](reported(small, ["Nothing.", "And so on."]))
    assert "No calculation was found" in silent


def test_all_four_seniorities_are_told(strong: Played) -> None:
    assert list(strong.report.signals) == [str(s) for s in Seniority]


def test_the_minutes_of_the_stages_add_up(strong: Played) -> None:
    used = sum(time.used for time in strong.report.stage_times)
    assert used == pytest.approx(strong.report.minutes_used, abs=0.5)


def test_an_unfinished_interview_has_no_report(small: Content) -> None:
    with pytest.raises(NotGradedError):
        build_report(Log(small).begin().session, None)


def test_without_notes_it_names_none(small: Content) -> None:
    log = Log(small).begin().say(Reading(words=1)).add(InterviewEnded(why="candidate"))
    verdicts = asyncio.run(BuiltinGrader().grade(log.session)).verdicts
    log.add(Graded(grader="g", verdicts=verdicts))
    assert {c.note for c in build_report(log.session, None).criteria} == {None}


def test_a_wrong_claim_never_put_right_is_shown(small: Content) -> None:
    said = (touch("data.first"), touch("data.first", quote="It is a wrong thing I said"))
    texts = {WRONG: Reading(words=5, traps=(HIT,), touches=said)}
    report = reported(small, list(texts), texts)
    (found,) = [c for c in report.criteria if c.id == "data.first"]
    assert (found.red_flags, found.verdict) == (("a wrong thing I said",), 2)


def test_a_wrong_claim_alone_is_no_blank(small: Content) -> None:
    """It was challenged, so the interview did get to it; it must not fall outside the mean."""
    report = reported(small, [WRONG, "Well."], {WRONG: Reading(words=5, traps=(HIT,))})
    (found,) = [c for c in report.criteria if c.id == "data.first"]
    assert (found.red_flags, found.verdict) == (("a wrong thing I said",), 1)


@pytest.mark.parametrize(
    ("value", "told"),
    [(3.14159, "3.142"), (9999, "9,999"), (12_345, "12,345"), (3e7, "30,000,000"), (2e15, "2e+15")],
)
def test_numbers_are_told_in_full_as_long_as_they_can_be_read(value: float, told: str) -> None:
    assert number(value) == told


def test_the_radar_says_what_it_shows(strong: Played) -> None:
    svg = radar(strong.report)
    assert told(strong.report) in svg and svg.count("<circle") == sum(
        found.mean is not None for found in strong.report.scores.competencies.values()
    )
