"""Which words of a message a question can turn on, and which messages hold none."""

import pytest

from interviewer.domain.hooks import empty_handed, hooks, plain_sentences, waved_off
from interviewer.domain.reading import AskCue, Intent, Reading, TrapHit
from interviewer.domain.session import Turn
from interviewer.domain.stages import StageId
from tests.builders import touch


def said(text: str, **parts: object) -> Turn:
    reading = Reading.model_validate({"words": len(text.split()), **parts})
    return Turn(2, "candidate", text, StageId.DATA, 60.0, reading=reading)


def test_the_most_telling_words_come_first() -> None:
    cue = AskCue(criterion="data.labels", ask=0, quote="a tap within ten minutes", score=3)
    turn = said("I count a tap within ten minutes.", telling="I count a tap", ask_cues=(cue,))
    assert hooks(turn) == ("I count a tap", "a tap within ten minutes")


def test_a_circumstance_alone_is_no_hook() -> None:
    text = "With half of the pages being empty, the cache stays small."
    assert hooks(said(text, telling="With half of the pages being empty")) == (text.rstrip("."),)


def test_an_own_doubt_comes_before_what_is_more_telling() -> None:
    doubt = "What I am least sure of is the join of late clicks"
    turn = said(f"I keep one click in ten. {doubt}; I'd look there.", telling="I keep one click")
    assert hooks(turn) == (doubt, "I keep one click")


def test_two_sentences_are_no_hook() -> None:
    found = touch("data.first").model_copy(update={"quote": "Joined by id. One if clicked."})
    turn = said("Hmm. Joined by id. One if clicked.", touches=(found,))
    assert hooks(turn) == ()


def test_a_hook_does_not_begin_with_what_leads_up_to_it() -> None:
    found = touch("data.first").model_copy(update={"quote": "Also, I keep one click in ten."})
    turn = said("Well. Also, I keep one click in ten.", touches=(found,))
    assert hooks(turn) == ("I keep one click in ten",)


def test_a_wrong_claim_is_no_hook() -> None:
    hit = TrapHit(trap="t", quote="I split at random", score=9)
    assert hooks(said("I split at random.", telling="I split at random", traps=(hit,))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Age, gender, location, ad title, ad category.",
        "The clicks are the labels.",
        "Hashing trick to keep it small.",
        "Use AWS.",
        "By week.",
    ],
)
def test_a_short_message_is_said_back_as_it_is(text: str) -> None:
    assert hooks(said(text)) == (text.rstrip("."),)


@pytest.mark.parametrize(
    "text",
    [
        "Not sure about that.",
        "I would have to look it up somewhere.",
        "I haven't done that before.",
        "I have nothing that would change the design there.",
        "That is as far as I would go in the first version.",
        "I've built exactly this at scale for years.",
        "I'd rather spend the time elsewhere.",
        "I've run shops like this for years.",
        "Okay, got it.",
        "Let me think.",
        "I'd check that with records before I said any more.",
        "I could go on about this for hours.",
        "Okay, that should be enough to begin.",
    ],
)
def test_who_says_nothing_on_the_system_gives_no_hook(text: str) -> None:
    turn = said(text)
    assert (hooks(turn), waved_off(turn), empty_handed(turn)) == ((), "", True)


def test_who_gives_up_gives_no_hook() -> None:
    turn = said("Leave me alone with labels.", intents=(Intent.GIVE_UP,))
    assert (hooks(turn), waved_off(turn)) == ((), "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'd use the standard way.", "I'd use the standard way"),
        ("Obviously the model handles it.", "Obviously the model handles it"),
        ("That's solved in our stack. So yeah.", "That's solved in our stack"),
        ("Easy with our tools.", "Easy with our tools"),
        ("We test this on one user in twenty.", ""),
        ("I keep one click in ten.", ""),
    ],
)
def test_pointing_to_what_is_not_said_is_waved_off(text: str, words: str) -> None:
    assert waved_off(said(text)) == words


def test_a_short_sentence_that_speaks_for_a_criterion_is_a_hook() -> None:
    found = touch("data.first").model_copy(update={"quote": "I keep one click in ten."})
    turn = said("Well. I keep one click in ten.", touches=(found,))
    assert hooks(turn) == ("I keep one click in ten",)


@pytest.mark.parametrize("first", ["I'm not sure.", "Probably the usual approach."])
def test_who_rambles_on_after_saying_nothing_comes_empty_handed(first: str) -> None:
    turn = said(f"{first} That reminds me of a project years ago, which was quite another thing.")
    assert empty_handed(turn)


def test_what_is_offered_after_not_knowing_is_taken_up() -> None:
    text = "I don't remember how that is done. Maybe put the slot in as a column?"
    turn = said(text, intents=(Intent.GIVE_UP,))
    assert hooks(turn) == ("Maybe put the slot in as a column",)


@pytest.mark.parametrize("text", ["That depends.", "I never shipped anything like that."])
def test_what_holds_nothing_to_build_on_is_no_hook(text: str) -> None:
    assert hooks(said(text)) == ()


def test_words_that_say_what_becomes_of_a_thing_wave_nothing_off() -> None:
    assert waved_off(said("Autoplay ruins it.")) == ""
    assert (
        waved_off(said("Whatever the team has for labels.")) == "Whatever the team has for labels"
    )


def test_of_a_long_sentence_the_part_that_says_what_one_does_stands_alone() -> None:
    rest = "because the logs of that quarter were written by a program which nobody looks after"
    turn = said(f"I drop rows that come back twice, {rest}, and that was years ago. Fine.")
    assert plain_sentences(turn) == ("I drop rows that come back twice",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Okay, I will start with the model then.", False),
        ("Ok then I would start with the data.", False),
        ("For the ones nobody opened, hmm.", False),
        ("I will start with the plain price list.", True),
    ],
)
def test_where_somebody_begins_to_talk_is_no_hook(text: str, told: bool) -> None:
    assert bool(hooks(said(text))) is told
