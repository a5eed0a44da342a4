"""Questions about the talk: none of them asks for a fact."""

import pytest

from interviewer.domain.reading import Intent
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.reading.clarifying import clarifying_questions
from interviewer.roles.reading.intents import intents
from interviewer.roles.reading.questions import FactFinder

OF_THE_TALK = [
    "Shall I go to the data?",
    "Should I start with the data or with the model?",
    "Would it be fine to move on?",
    "OK to continue with features?",
    "Can I take a second to think?",
    "Is it okay if I draw this first?",
    "Do you mind if I sketch it?",
    "Am I on the right track?",
    "Does that make sense so far?",
    "Does this answer your question?",
    "Is that what you meant?",
    "Or did you mean something else?",
    "You know what I mean?",
    "If I got that right?",
    "Do you want me to go deeper here?",
    "Makes sense, no?",
    "That is my baseline, is that clear?",
    "I'd log every impression, shall I go on?",
    "Where should I start?",
    "So, may I jump to the serving part?",
]
GUESSED = [
    "How much more, not sure, maybe 10 percent or so?",
    "Say 1 million ads?",
    "So I'd say maybe 10 percent or so are new, right?",
    "What share, no idea, perhaps a tenth?",
]
ASKED = [
    ("Am I right that about a hundred million people use it?", "daily_users"),
    ("Can we use GPUs for serving?", "hardware"),
    ("How many daily users do we have, maybe 10 million or so?", "daily_users"),
    ("Should I care about bots?", "invalid_traffic"),
    ("Is it okay to use health data?", "regulation"),
    ("Can I run an A/B test?", "experiments"),
]
TO_GO_ON = [
    "Shall I go to the data?",
    "Would it be fine to move on?",
    "OK to continue with features?",
    "So, may I jump to the serving part?",
    "Can we move on to the metrics now?",
    "Do you mind if we go on to the model?",
    "That's all on labels. Should I move to the features next?",
]
NOT_UNDERSTOOD = [
    'Not sure I understand "contract". Do you mean the API or what the features look like?',
    "Sorry, I don't quite follow. What do you mean by cut?",
    "I didn't get the question.",
]
UNDERSTOOD = [
    "I don't understand why anybody would use accuracy here.",
    "I'm not sure I get the numbers right, but about ten servers.",
]
NOT_TO_GO_ON = [
    "Should I go deeper here?",
    "Can we get to the data from the website too?",
    "The events go to the data warehouse every hour.",
    "We could move to the model server later.",
]


@pytest.fixture(scope="module")
def finder(contents: dict[str, Content]) -> FactFinder:
    return FactFinder(contents["ad-click"].problem, None)


def heard(finder: FactFinder, text: str) -> list[str | None]:
    found = clarifying_questions(finder, split_sentences(text), StageId.CLARIFY)
    return [question.fact for question in found]


@pytest.mark.parametrize("text", OF_THE_TALK + GUESSED)
def test_politeness_and_guesses_ask_for_no_fact(finder: FactFinder, text: str) -> None:
    assert heard(finder, text) == []


@pytest.mark.parametrize(("text", "fact"), ASKED)
def test_a_question_on_the_setting_is_still_heard(finder: FactFinder, text: str, fact: str) -> None:
    assert heard(finder, text) == [fact]


def test_a_nod_that_is_asked_for_does_not_unask_the_question_before(finder: FactFinder) -> None:
    text = "How many daily users do we have? Does that make sense?"
    assert heard(finder, text) == ["daily_users"]


@pytest.mark.parametrize("text", TO_GO_ON)
def test_who_asks_for_leave_to_go_on_wants_to(text: str) -> None:
    assert Intent.MOVE_ON in intents(text)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_who_has_not_understood_wants_it_again(text: str) -> None:
    assert Intent.REPEAT in intents(text)


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_who_does_not_understand_something_else_does_not(text: str) -> None:
    assert Intent.REPEAT not in intents(text)


@pytest.mark.parametrize("text", NOT_TO_GO_ON)
def test_not_everybody_who_goes_somewhere_does(text: str) -> None:
    assert Intent.MOVE_ON not in intents(text)
