"""Assumptions: which sentences make one, and which of them still stand."""

from dataclasses import replace

import pytest

from interviewer.domain.assuming import assumes
from interviewer.domain.assumptions import standing
from interviewer.domain.claims import number_claims
from interviewer.domain.events import Assessed
from interviewer.domain.reading import Clash, Reading
from interviewer.domain.session import Session
from tests.builders import Log, small_content


@pytest.mark.parametrize(
    "text",
    [
        "I'll assume 10 million daily users.",
        "I assume yes, below 100 ms, and that we have logs of clicks.",
        "Let's say 50 million users a day.",
        "Ok so let's assume the app has about a million users.",
        "Assuming we log every impression, I can join them.",
        "I'd guess we have two years of history.",
        "I'd guess it's about ten million a day.",
        "I will take it that the phone is online.",
        "I treat consent as settled and assume the feed is the only surface.",
        "Suppose we have ten million rows.",
        "I will assume the worst case of 3x at peak.",
        "If that's open, I'd just assume we have a big set of labelled e-mails.",
        "If nothing is fixed there, let's say we keep logs for a year.",
        "I'd guess the users are mostly on phones.",
        "Let's assume Kubernetes on a major cloud and a model of Llama's scale.",
        "Let's say a person opens the page five times a day.",
    ],
)
def test_what_is_taken_as_given(text: str) -> None:
    assert assumes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Let's assume good faith here.",
        "I'd assume you know how a tree works.",
        "If you have no fixed numbers I'll assume something and say so.",
        "Assuming yes, I'd probably treat it as binary classification.",
        "I suppose I'd only count the time where somebody is there.",
        "We cannot assume that the labels are right.",
        "I wouldn't assume independence here.",
        "The model assumes nothing, people assume a lot.",
        "Can I assume 100 ms?",
        "If we assume that clicks are rare, weights help.",
        "Naive Bayes never assumes an order of words.",
        "I'd guess recall is around 60 percent.",
        "I'd guess it's the features that break first.",
        "You can assume what you like.",
        "Then I look at how many seconds she watched, let's say 400, so 400 out of 600 is a yes.",
        "For example, let's say 100 people see it and 3 of them click.",
        "Let's say Anna was shown a cooking video on Monday.",
        "Say the user watched 3 videos and liked 2 of them.",
        "Suppose the model gave 0.9 to a mail, then we assume it is spam.",
        "Let's say user A clicks twice and user B never.",
        "Take a new ad, let's say it got 5 views and one click.",
        "When we assume 10k queries a second, two servers do.",
        "If we had 10k people, I'd assume one server is enough.",
        "Unless the logs are wrong we may assume that order is kept.",
        "Not sure which of the two is better, I'd guess the top 20 one because people see that.",
        "I assumed a small survey, so most people never get one.",
        "I'll assume yes, because I always design for scale.",
        "As I assumed before, ads live for days.",
        "To show the idea, assume three videos with scores of 0.9, 0.5 and 0.1.",
        "Picture a feed: let's say the first ad costs 2 dollars and the second 1 dollar.",
    ],
)
def test_what_is_no_assumption(text: str) -> None:
    assert not assumes(text)


def talk(*messages: tuple[str, tuple[str, ...], tuple[str, ...]]) -> Session:
    """Messages, each with what the reading and the assessor took for assumptions."""
    log = Log(small_content()).begin()
    for text, read, judged in messages:
        said = Reading(words=9, assumptions=read, numbers=number_claims(text))
        log.say(said, text)
        turn = log.session.candidate_turns()[-1].number
        log.add(Assessed(turn=turn, findings=(), assumptions=judged)).ask()
    return log.session


TEN = "I'll assume 10 million daily users."


def test_the_same_said_twice_stands_once() -> None:
    told = talk((TEN, (TEN,), ("assume 10 million daily users",)), (TEN, (TEN,), ()))
    assert standing(told) == (TEN,)


def test_the_longer_of_two_that_say_the_same_is_kept() -> None:
    told = talk((TEN, (), ("assume 10 million daily users", TEN)))
    assert standing(told) == (TEN,)


@pytest.mark.parametrize(
    "later",
    [
        "Actually make that 20 million daily users.",
        "Let's assume 20 million daily users instead.",
        "Sorry, I was wrong: 20 million daily users.",
    ],
)
def test_what_was_put_right_later_no_longer_stands(later: str) -> None:
    told = talk((TEN, (TEN,), ()), (later, (), ()))
    assert TEN not in standing(told)


@pytest.mark.parametrize(
    "later",
    [
        "So the 10 million daily users make 100 requests a second.",
        "A second model sees 20 million rows, as I said earlier.",
        "At 20 million daily users it would break.",
    ],
)
def test_other_numbers_correct_nothing(later: str) -> None:
    assert standing(talk((TEN, (TEN,), ()), (later, (), ()))) == (TEN,)


@pytest.mark.parametrize(
    "junk",
    [
        "I'd also drop clicks with a short dwell as accidental",
        "we would ask one question a month",
        "someone reconnects after three days",
        "A person who taps a notification lands on it",
        "Like mails with labels or something?",
        "let's assume good faith on their side",
    ],
)
def test_what_the_assessor_takes_for_one_and_is_none_is_left_out(junk: str) -> None:
    told = talk((junk, (), (junk, "about 20 percent of it is spam")))
    assert standing(told) == ("about 20 percent of it is spam",)


def test_they_stand_in_the_order_they_were_made() -> None:
    told = talk((TEN, (TEN,), ()), ("Let's say 5 ms.", ("Let's say 5 ms.",), ()))
    assert standing(told) == (TEN, "Let's say 5 ms.")
    assert standing(replace(told, turns=())) == ()


GOAL = "I assume the goal is watch time per person."


@pytest.mark.parametrize(
    "later",
    [
        "On second thought the goal should not be watch time.",
        "Actually the goal is not watch time but whether they come back.",
        "Scratch that, watch time as the goal was wrong.",
        "I'd use returning people instead of watch time as the goal.",
    ],
)
def test_what_was_taken_back_in_words_no_longer_stands(later: str) -> None:
    assert standing(talk((GOAL, (GOAL,), ()), (later, (), ()))) == ()


@pytest.mark.parametrize(
    "later",
    [
        "With the goal of watch time per person, a watch is a row.",
        "Actually, one more thing on features.",
        "I would use trees instead of a network.",
    ],
)
def test_what_takes_back_something_else_leaves_it(later: str) -> None:
    assert standing(talk((GOAL, (GOAL,), ()), (later, (), ()))) == (GOAL,)


def test_what_is_still_asked_is_not_assumed_yet() -> None:
    asked = "So we log every scroll, right, and I can assume a modern stack?"
    assert standing(talk((asked, (), ("I can assume a modern stack",)))) == ()


def test_what_was_found_to_contradict_something_does_not_stand() -> None:
    told = talk((GOAL, (GOAL,), ()), ("We grow people who come back.", (), ()))
    first, second = (turn.number for turn in told.candidate_turns())
    clash = Clash(quote="people who come back", kind="claim", against=str(first),
                  earlier="the goal is watch time per person")  # fmt: skip
    found = {**told.assessments, second: Assessed(turn=second, findings=(), clashes=(clash,))}
    assert standing(told) == (GOAL,) and standing(replace(told, assessments=found)) == ()


@pytest.mark.parametrize(
    "guess",
    [
        "I'd guess there are a few hundred brimming crates, but correct me.",
        "Let's say we have brimming crates for a day or two.",
    ],
)
def test_a_guess_on_what_was_then_answered_is_replaced(guess: str) -> None:
    content = small_content()
    fact = content.problem.fact("fact-3").model_copy(update={"terms": ("brimming crates",)})
    problem = content.problem.model_copy(update={"facts": (fact, *content.problem.facts[4:])})
    told = replace(talk((guess, (guess,), ())), content=replace(content, problem=problem))
    assert standing(told) == (guess,)
    assert standing(replace(told, facts_given={"fact-3": 3})) == ()
    assert standing(replace(told, facts_given={"fact-3": 1})) == (guess,)


@pytest.mark.parametrize(
    ("found", "left"),
    [
        ("is it pretty big? I'm guessing it is", ()),
        ("are we global from day one? I'll assume yes", ()),
        ("is it big? about 40 countries use it", ("about 40 countries use it",)),
        ("with 10 million daily users most follow few channels", (TEN,)),
    ],
)
def test_of_what_the_assessor_took_down_only_what_says_something_new_stands(
    found: str, left: tuple[str, ...]
) -> None:
    said = f"{TEN} {found}." if left == (TEN,) else found
    read = (TEN,) if left == (TEN,) else ()
    assert standing(talk((said, read, (found,)))) == left


def test_a_fact_given_since_overrules_it() -> None:
    content = small_content()
    fact = content.problem.fact("fact-3").model_copy(
        update={"answer": "We have 90 million daily users."}
    )
    problem = content.problem.model_copy(update={"facts": (fact, *content.problem.facts[4:])})
    told = replace(talk((TEN, (TEN,), ())), content=replace(content, problem=problem))
    assert standing(told) == (TEN,)
    assert standing(replace(told, facts_given={"fact-3": 9})) == ()
