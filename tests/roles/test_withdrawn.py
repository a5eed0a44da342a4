"""A claim that was taken back is no evidence any more; what is said in its place is."""

import asyncio

import pytest

from evals.playing import Stage
from interviewer.domain.events import Assessed, Verdict
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import Reading, TrapHit
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.roles.model_backed.quoting import OwnQuotes, Prepared
from interviewer.roles.reading.withdrawn import taken_back
from tests.builders import Log, finding

CLAIM = "I would split the impressions at random into two halves."
OTHER = "The ranker is a small tree model with two hundred features."
BETTER = "I would split the impressions by time, since tomorrow is what we predict."
PUSH = Move(kind=MoveKind.CHALLENGE, stage=StageId.METRICS, said=CLAIM.rstrip("."))


def said(content: Content, *texts: str, push: Move | None = None) -> Log:
    """An interview with these messages; before the last one the interviewer asks or pushes back."""
    log = Log(content).begin()
    for at, text in enumerate(texts):
        log.say(Reading(words=len(text.split())), text)
        log.ask(push if at == len(texts) - 2 else None, text="And how do you split them?")
    return log


@pytest.mark.parametrize(
    "back",
    [
        "Fair point, I take that back.",
        "You're right. I was wrong there.",
        "Hmm, I misspoke.",
        "Actually no, that would leak.",
        "I've changed my mind.",
    ],
)
def test_the_claim_that_was_challenged_is_taken_back(small: Content, back: str) -> None:
    log = said(small, f"{CLAIM} {OTHER}", f"{back} {BETTER}", push=PUSH)
    assert taken_back(log.session) == {2: [CLAIM]}


@pytest.mark.parametrize("back", ["Scrap that.", "No, wait.", "Actually, no, that leaks."])
def test_what_was_just_said_is_taken_back_at_once(small: Content, back: str) -> None:
    log = said(small, f"{OTHER} {CLAIM} {back} {BETTER}")
    assert taken_back(log.session) == {2: [CLAIM]}


def test_all_that_is_named_is_taken_back(small: Content) -> None:
    more = "With random halves the impressions are alike."
    back = "Forget what I said about random halves."
    log = said(small, f"{CLAIM} {more}", OTHER, f"{back} {BETTER}")
    assert taken_back(log.session) == {2: [CLAIM, more]}


def test_the_same_claim_said_before_goes_with_it(small: Content) -> None:
    again = "So the impressions are split at random in halves."
    log = said(small, CLAIM, f"{OTHER} {again}", "I take that back.", push=PUSH)
    assert taken_back(log.session) == {2: [CLAIM], 4: [again]}


@pytest.mark.parametrize(
    "text",
    [
        "If the model was wrong we would scrap the version and roll back.",
        "We can ignore the views that were too short.",
        "Users change their mind, so the label takes a day.",
        "Rolling back takes a minute, since the old model stays loaded.",
    ],
)
def test_talk_of_a_design_takes_nothing_back(small: Content, text: str) -> None:
    assert taken_back(said(small, f"{CLAIM} {OTHER}", text, push=PUSH).session) == {}


def graded(log: Log) -> Verdict:
    verdicts = asyncio.run(BuiltinGrader().grade(log.session)).verdicts
    return next(verdict for verdict in verdicts if verdict.criterion == "data.first")


def test_it_counts_neither_for_nor_against(small: Content) -> None:
    texts = f"{CLAIM} {OTHER}", f"I take that back. {BETTER}"
    log = said(small, *texts, push=PUSH)
    log.add(Assessed(turn=2, assessor="a", findings=(finding("data.first", 4, 2, CLAIM),)))
    assert graded(log).verdict is None
    log.add(Assessed(turn=4, assessor="a", findings=(finding("data.first", 3, 4, BETTER),)))
    kept = graded(log)
    assert kept.verdict is not None and [quote.text for quote in kept.quotes] == [BETTER]


def test_a_wrong_claim_taken_back_no_longer_limits(small: Content) -> None:
    log = Log(small).begin()
    trap = small.problem.traps[0]
    reading = Reading(words=9, traps=(TrapHit(trap=trap.id, quote=CLAIM.rstrip("."), score=9),))
    log.say(reading, CLAIM).ask(PUSH)
    assert flags(log) == 1
    log.say(Reading(words=4), "I take that back.")
    assert flags(log) == 0


def flags(log: Log) -> int:
    return sum(len(v.red_flags) for v in asyncio.run(BuiltinGrader().grade(log.session)).verdicts)


def test_a_model_cannot_quote_it(small: Content) -> None:
    log = said(small, f"{CLAIM} {OTHER}", f"Scrap that. {BETTER}", push=PUSH)
    quotes = OwnQuotes(log.session, Prepared.of(small))
    assert quotes.find(CLAIM) is None
    assert quotes.find(OTHER) is not None and quotes.find(BETTER) is not None


def test_a_better_answer_later_raises_the_grade(stage: Stage) -> None:
    weak = "I'd just take some of the impressions at random for the test."
    better = (
        "I'd split by time: train on three weeks and test on the week after. A random split leaks "
        "tomorrow's clicks into training, so the offline number looks better than it is. I keep a "
        "gap of two days between training and test, because conversions arrive late."
    )
    between = ["The ranker is a small tree model with two hundred features."] * 3
    first = stage.play("ad-click", [weak, *between]).report
    later = stage.play("ad-click", [weak, *between, better]).report
    level = [{c.id: c.verdict or 1 for c in r.criteria}["metrics.split"] for r in (first, later)]
    assert level[1] > level[0]
