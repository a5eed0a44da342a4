"""Which questions only ask, what a what-if may change, and what is said to be so either way."""

import pytest

from interviewer.domain.judging import praises
from interviewer.domain.machinery import tells_of_itself
from interviewer.domain.requesting import asks_twice, requests
from interviewer.domain.session import Content
from interviewer.roles.model_backed.guarding.asking_openly import asks_openly
from interviewer.roles.model_backed.guarding.asserted import Setting
from interviewer.roles.model_backed.guarding.assuring import assures, refers_back
from interviewer.roles.model_backed.guarding.conditions import lifts_condition
from interviewer.roles.model_backed.guarding.counted import numbers
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.supposing import changes_the_rules
from interviewer.roles.model_backed.guarding.telling_words import keys
from interviewer.roles.model_backed.guarding.unsaid import tells_unsaid

PAYS = "Advertisers pay for each click."


@pytest.mark.parametrize(
    ("text", "openly"),
    [
        ("What happens on the page when the cache doesn't answer?", True),
        ("If you could keep only one chart, which would it be?", True),
        ("How would you win over a doubtful manager before a release?", True),
        ("Would you weight each row by how likely it was to be seen?", False),
        ("How do you weight rows, given that low slots are seen less?", False),
        ("What about weighting each row by its slot?", False),
        ("How do you handle late clicks, such as those after a day?", False),
        ("Which weighted rows of the lower slots would you keep?", False),
        ("You weight each row by its slot.", False),
    ],
)
def test_a_question_is_open_where_it_tells_no_reason_means_or_example(
    text: str, openly: bool
) -> None:
    assert asks_openly(text) is openly


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Change of rules: no text leaves the phone any more.", True),
        ("The legal team bans all uploads from next week.", True),
        ("As I told you, the legal team bans all uploads.", False),
        ("Mails are kept for a year on our servers.", False),
        ("New rules: what would you drop?", False),
    ],
)
def test_a_what_if_may_say_that_something_is_another_way_from_now_on(
    text: str, changes: bool
) -> None:
    assert changes_the_rules(text) is changes


@pytest.mark.parametrize(
    ("text", "lifts"),
    [
        ("Advertisers pay for every showing, clicked or not.", True),
        ("Advertisers pay regardless of clicks.", True),
        ("Do advertisers pay for a post, clicked or not?", False),
        ("Advertisers pay for each click.", False),
        ("A viewer has an account or not.", False),
    ],
)
def test_what_is_so_either_way_depends_on_nothing(text: str, lifts: bool) -> None:
    assert lifts_condition(text, PAYS, [keys(PAYS)]) is lifts


@pytest.mark.parametrize(
    ("text", "judges"),
    [
        ("Okay, that's it.", False),
        ("Yes, that's it.", True),
        ("You got here without me pushing you.", True),
        ("I can't say that of many candidates.", True),
        ("I can't say how many people there are.", False),
    ],
)
def test_a_comparison_with_others_judges_and_an_end_does_not(text: str, judges: bool) -> None:
    assert praises(text) is judges


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("In short, it has me keep to one thing at a time.", True),
        ("The step handed to me says to leave the data.", True),
        ("The whole thing I can't paste, sorry.", True),
        ("It has me puzzled how the cache fills.", False),
        ("A user says a mail was sent to me by mistake.", False),
    ],
)
def test_the_prompt_is_not_told_in_reported_speech(text: str, tells: bool) -> None:
    assert tells_of_itself(text) is tells


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Take one row and follow it to the model.", True),
        ("Put a number on that.", True),
        ("Work out how much that is a day.", True),
        ("Take one row and a model of it.", False),
    ],
)
def test_a_task_is_a_request(text: str, asked: bool) -> None:
    assert requests(text) is asked


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("Describe your index, then put a figure on its size.", True),
        ("Walk me through a request and then explain the cache.", True),
        ("Walk me through what comes first and what comes then.", False),
        ("Take one viewer, then walk me through the request.", False),
    ],
)
def test_a_request_that_goes_on_with_another_asks_twice(text: str, twice: bool) -> None:
    assert asks_twice(text) is twice


@pytest.mark.parametrize(
    ("facts", "found"), [(("adversary",), False), ((), True)], ids=["given", "not given"]
)
def test_a_given_fact_may_be_said_again_in_other_words(
    contents: dict[str, Content], facts: tuple[str, ...], found: bool
) -> None:
    problem = contents["spam-filter"].problem
    said = frozenset().union(*(keys(problem.fact(fact).answer) for fact in facts))
    text = "The people over on that side install our app as well, and keep changing the text on their side until it's let through."
    hidden, setting = Hidden.of(contents["spam-filter"]), Setting(problem)
    told = tells_unsaid(text, hidden, said, frozenset(), frozenset(facts))
    assert (told or setting.denies(text, facts)) is found


def test_ideas_that_somebody_has_are_not_what_there_is_to_work_with() -> None:
    assert assures("You have a hundred cores.") and not assures("You have a hundred ideas.")


def test_what_somebody_had_before_refers_back() -> None:
    assert refers_back("You had that one from me before.")


def test_every_second_one_is_a_half() -> None:
    assert {amount for _, amount in numbers("Every second one gets opened.")} == {0.5}
