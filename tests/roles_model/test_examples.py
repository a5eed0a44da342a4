"""Example wordings: one question, and nothing that was cut short to be said back."""

import pytest

from interviewer.roles.model_backed.examples import LONGEST, example, sentence_of, without_leads
from tests.roles_model.stage import talk

SAID = "the score is what counts"


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        (f'You said "{SAID}". What are you taking as given?', "What are you taking as given?"),
        (f'"{SAID}": how would that be done here?', '"…": how would that be done here?'),
        (
            f'Suppose I doubt this: "{SAID}". How would you show it?',
            'Suppose I doubt this: "…". How would you show it?',
        ),
        (
            f'Now it is "{SAID}", before it was "we count twice". Which one holds?',
            'Now it is "…", before it was "we count twice". Which one holds?',
        ),
        (f'Is "{SAID}" one problem or several, and where would you cut it?',
         'Is "…" one problem or several?'),
        ("Hold that; one thing first. Who pays for it? And who does not?",
         "Hold that; one thing first. Who pays for it?"),
        (f'Say once more what you mean by "{SAID}".', 'Say once more what you mean by "…".'),
    ],
)  # fmt: skip
def test_an_example_asks_one_thing_without_the_words_it_is_on(plain: str, told: str) -> None:
    assert example(plain, SAID) == told


@pytest.mark.parametrize(
    ("plain", "told"),
    [
        ("Walk me through the data; where do you start?",
         "Walk me through the data; where do you start?"),
        ("Back to the data for a moment; there is more to hear. Who reads a row?",
         "Who reads a row?"),
    ],
)  # fmt: skip
def test_no_half_of_a_sentence_is_left(plain: str, told: str) -> None:
    assert example(plain, "", "", "the data") == told


def test_where_the_talk_goes_is_left_to_the_briefing() -> None:
    session = talk().session
    phrases, stages = session.content.phrases, session.content.plan.stages
    way, granted = phrases.announce_at_once[0], phrases.move_on_granted[0]
    lead = way.format(next=stages[2].spoken)
    plain = f"{granted} So we leave it. {lead} The model is old. Who checks it?"
    assert without_leads(session, plain) == "So we leave it. The model is old. Who checks it?"


def test_a_lead_to_the_part_is_left_to_the_move() -> None:
    assert (
        example("On to the data. Which rows do you need?", "", "the data")
        == "Which rows do you need?"
    )
    assert (
        example("Which of the data do you need?", "", "the data")
        == "Which of the data do you need?"
    )


def test_a_move_shows_the_whole_sentence_its_words_stand_in() -> None:
    said = "We shard it by person. The score is what counts, whatever the value, so we sort. Then we stop."
    session = talk(said).session
    whole = "The score is what counts, whatever the value, so we sort"
    assert sentence_of(session, "is what counts") == whole
    assert sentence_of(session, "nobody said this") == "nobody said this"
    assert sentence_of(session, "") == ""


def test_a_sentence_without_end_is_not_shown_whole() -> None:
    long = "it goes " * LONGEST + "to the belt"
    assert sentence_of(talk(long).session, "to the belt") == "to the belt"
