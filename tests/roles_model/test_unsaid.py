"""Sentences that say what is kept back in words that nobody has said, whatever their form."""

import pytest

from interviewer.roles.model_backed.guarding.assuring import claimed_again, granted, stated_in
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.inventing import says_again
from interviewer.roles.model_backed.guarding.telling_words import keys
from interviewer.roles.model_backed.guarding.unsaid import tells_unsaid

NONE: frozenset[str] = frozenset()
NOTHING: frozenset[int] = frozenset()
SECRETS = Hidden(
    [
        ("Weigh parcels on arrival, photograph the label and hold back damaged boxes", ""),
        ("Couriers are paid by the parcel and keep their own vans", "pay"),
    ]
)


def told(sentence: str, said: str = "", supposed: bool = False) -> bool:
    return tells_unsaid(sentence, SECRETS, keys(said), NOTHING, NONE, supposed)


@pytest.mark.parametrize(
    "sentence",
    [
        "Damaged boxes get held back once a photograph of the label exists.",
        "Most depots weigh a parcel on arrival, photograph its label and hold back damaged boxes.",
        "Would you photograph the label on arrival, weigh the parcel and hold back damaged boxes?",
        "The couriers get paid by the parcel in their own vans.",
    ],
)
def test_several_words_of_one_secret_that_nobody_said_tell_it(sentence: str) -> None:
    assert told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You weigh parcels and photograph the label.",
        "Follow one damaged parcel from its arrival to the van.",
        "What happens to a damaged parcel on arrival?",
        "A courier photographs a damaged parcel.",
    ],
)
def test_recaps_tasks_questions_and_cases_may_use_some_words_of_their_own(sentence: str) -> None:
    assert not told(sentence)


def test_what_was_said_before_may_be_said_again() -> None:
    sentence = "Damaged boxes get held back once a photograph of the label exists."
    assert not told(sentence, said="I photograph the label and hold back damaged boxes.")


def test_a_what_if_may_suppose_another_fact_than_it_is() -> None:
    sentence = "Suppose couriers were paid by the hour and had no vans of their own."
    assert told(sentence) and not told(sentence, supposed=True)


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("As I said, vans leave at six.", "As I said, vans leave at six."),
        ("How does that go with what I told you about vans?", " you about vans?"),
        ("We agreed that vans leave at six, so what is late?", " that vans leave at six"),
        ("Vans leave at six.", ""),
    ],
)
def test_what_a_sentence_claims_to_say_again(sentence: str, claimed: str) -> None:
    assert claimed_again(sentence).strip() == claimed.strip()


def test_nothing_new_may_be_claimed_to_be_said_before() -> None:
    sentence = "As we settled, couriers leave the depot at midnight."
    assert says_again(sentence, NONE)
    assert not says_again(sentence, keys("Couriers leave the depot at midnight, we settled."))


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("Since vans leave at six, what is late?", " vans leave at six"),
        ("A van has a day to get there, so why hurry?", "A van has a day to get there"),
        ("When do vans leave?", ""),
    ],
)
def test_what_a_question_states_before_it_asks(question: str, stated: str) -> None:
    assert stated_in(question) == stated


def test_what_a_sentence_takes_for_granted_at_its_beginning() -> None:
    assert granted("Fine. Out of the ten vans, how many wait?") == ". Out of the ten vans"
