"""A question that makes no sense after the words it quotes is not asked; one that does is."""

import pytest

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session
from interviewer.domain.stages import StageId
from interviewer.roles.builtin.bridging import Bridge
from interviewer.roles.builtin.cutting import cut_short
from interviewer.roles.builtin.fitting import fits
from tests.builders import Log

DIG = Move(kind=MoveKind.DEEPEN, stage=StageId.DATA, source=Source.CLAIM)
WHAT_IF = Move(kind=MoveKind.WHAT_IF, stage=StageId.DATA, source=Source.WHAT_IF)


def _after(content: Content, text: str) -> Session:
    reading = Reading(words=len(text.split()))
    return Log(content).begin().say(reading, text=text).session


FAILS = [
    # So by the meaning of its words.
    (
        "A fresh pebble has no history.",
        '"A fresh pebble has no history": where is that least true?',
    ),
    (
        "Waiting a week would make the model a week older.",
        '"Waiting a week would make the model a week older": how would you find out whether that holds here?',
    ),
    # Weighed and not taken.
    (
        "A forest would be quick to train, but it cannot read the images.",
        'You said "A forest would be quick to train". What would you do differently if that were not so?',
    ),
    (
        "A forest is an option too, but a net can read the images so I'd go with that.",
        'You put it as "A forest is an option too". What follows from that for the rest?',
    ),
    (
        "I take a net. A forest would be quick, but it cannot read the images.",
        "Leave your last point standing for a moment. On which case would it go wrong?",
    ),
    ("Bias is real.", 'Say the amount in "Bias is real" is badly chosen. Where do you see it?'),
    ("Input is the pebble.", 'A colleague says the opposite of "Input is the pebble". Who wins?'),
    ("NDCG at 8.", 'You said "NDCG at 8". What would you do differently if that were not so?'),
    ("I wouldn't use a forest.", 'What if you could not rely on "I wouldn\'t use a forest"?'),
    # No one part.
    (
        "One hot for colours, hashing for ids.",
        'Somebody wants to leave "One hot for colours, hashing for ids" out. What do you tell them?',
    ),
    ("The existing sieve.", 'Somebody wants to leave "The existing sieve" out. What do you say?'),
    # What runs today was not chosen.
    (
        "The sieve that ships today finds 55 of 100 pebbles.",
        'Somebody would rather see another figure in "The sieve that ships today finds 55 of 100 pebbles". What do you answer?',
    ),
    # Its reason was just given, and so were its steps.
    (
        "A pebble counts after ten minutes, as nearly all are dry by then.",
        'Take "A pebble counts after ten minutes". By what would you set it in practice?',
    ),
    (
        "Leakage is what I watch: values must be as of then. So they are logged when we sort.",
        '"Leakage is what I watch": how exactly would that be done here, step by step?',
    ),
    # Given up again later on.
    (
        "I'd make a small server. It may be slow. Maybe we could run it nightly instead.",
        'Take "I\'d make a small server". Which deadline does the caller set?',
    ),
    # A subject is no means.
    (
        "That is easy.",
        "On what the product is meant to achieve, what exactly is done, step by step?",
    ),
    # Nothing learns there.
    (
        "Then fingerprints of known stones.",
        'Before "fingerprints of known stones" pays off, a model has to learn from rows. Which?',
    ),
    (
        "Check the beach.",
        'How would you explain "Check the beach" to somebody who is new to this?',
    ),
    ("The existing sieve.", 'What is hardest to get right about "The existing sieve" here?'),
    ("On the beach. We sort there.", 'Staying with "On the beach". Who may look at it?'),
    (
        "The sieve is made at night searching two is quick.",
        'You said "The sieve is made at night searching two is quick". Who needs it?',
    ),
    (
        "After that there is a step for the rules.",
        '"After that there is a step for the rules": how would you find out whether that holds?',
    ),
    (
        "Mud is the thing I would watch.",
        'Take "Mud is the thing I would watch". What is the strongest alternative to that?',
    ),
    (
        "Small and quick, but the sorter can't see the sea.",
        'Take "Small and quick, but the sorter can\'t see the sea". Where does it break?',
    ),
    ("40 sacks times 6 is 240 a day.", '"40 sacks times 6 is 240 a day": what happens at night?'),
    ("Trivial with our sieve.", '"Trivial with our sieve": what else hangs on that?'),
    ("Trivial with our sieve.", 'Somebody wants to leave "Trivial with our sieve" out. And you?'),
    (
        "I will consider a sieve for new stones, but it can't tell them apart.",
        '"I will consider a sieve for new stones": how exactly would that be done here?',
    ),
    ("I use the colour of a pebble.", "How did you choose where to cut the sequence?"),
    (
        "The list is new every day, doubts are few, one stone is not another, that is fine.",
        '"The list is new every day, doubts are few, one stone is not another": who says so?',
    ),
]
STANDS = [
    ("A fresh pebble has no history.", '"A fresh pebble has no history": what do you do about it?'),
    ("Flat pebbles skip best.", '"Flat pebbles skip best": where is that least true?'),
    (
        "I would take a forest, but it cannot read the images.",
        'You said "I would take a forest". What would you do differently if that were not so?',
    ),
    (
        "A forest is an option too, and it is quick.",
        'You put it as "A forest is an option too". What follows from that for the rest?',
    ),
    (
        "I take a net, but it cannot read the images.",
        "Leave your last point standing for a moment. On which case would it go wrong?",
    ),
    (
        "One row in ten stays.",
        'Say the amount in "One row in ten stays" is badly chosen. Where do you see it?',
    ),
    ("Input is the pebble.", 'You said "Input is the pebble". What else hangs on that?'),
    ("Rain at 8.", 'You said "Rain at 8". What would you do differently if that were not so?'),
    ("A two-tower model.", 'Somebody wants to leave "A two-tower model" out. What do you say?'),
    (
        "A pebble counts after ten minutes.",
        'Take "A pebble counts after ten minutes". By what would you set it in practice?',
    ),
    (
        "A pebble counts after ten minutes, as nearly all are dry by then.",
        'Take "A pebble counts after ten minutes". What does that leave out?',
    ),
    (
        "I'd make a small server. Maybe pictures help.",
        'Take "I\'d make a small server". Which deadline does the caller set?',
    ),
    ("That is easy.", 'On "a small server", what exactly is done, step by step?'),
    (
        "Then a tree on the known stones.",
        'Before "a tree on the known stones" pays off, a model has to learn from rows. Which?',
    ),
    ("A new sieve.", 'What is hardest to get right about "A new sieve" here?'),
    ("On the beach we sort twice.", 'Staying with "On the beach we sort twice". Who sees it?'),
    (
        "The sieve is made at night when nobody is there.",
        'You said "The sieve is made at night when nobody is there". Who needs it?',
    ),
    (
        "There is a step for the rules.",
        '"There is a step for the rules": what would a sceptical colleague ask about that?',
    ),
    (
        "I would watch the mud.",
        'Take "I would watch the mud". What is the strongest alternative to that?',
    ),
    ("Trivial with our sieve.", '"Trivial with our sieve": how would you notice it fails?'),
    ("40 sacks times 6 is 240 a day.", '"40 sacks times 6 is 240 a day": which number is unsure?'),
    ("A sieve of steel.", 'Somebody wants to leave "A sieve of steel" out. And you?'),
    (
        "I will consider a sieve for new stones, but later.",
        '"I will consider a sieve for new stones": how exactly would that be done here?',
    ),
    ("I cut the sequence at fifty.", "How did you choose where to cut the sequence?"),
]


@pytest.mark.parametrize(("said", "asked"), FAILS)
def test_a_question_that_makes_no_sense_does_not_fit(small: Content, said: str, asked: str) -> None:
    assert not fits(_after(small, said), DIG, asked)


@pytest.mark.parametrize(("said", "asked"), STANDS)
def test_a_question_that_makes_sense_fits(small: Content, said: str, asked: str) -> None:
    assert fits(_after(small, said), DIG, asked)


@pytest.mark.parametrize(
    ("said", "asked", "passes"),
    [
        ("Sorting is solved.", "Suppose the tide came twice as often: what changes?", False),
        ("Sorting is solved.", 'Suppose "Sorting is solved" fails: what changes?', True),
        ("Sorting is slow.", "Suppose the tide came twice as often: what changes?", True),
    ],
)
def test_no_what_if_passes_over_a_claim_of_too_much(
    small: Content, said: str, asked: str, passes: bool
) -> None:
    assert fits(_after(small, said), WHAT_IF, asked) is passes


def test_a_wording_is_said_with_the_short_quotation(small: Content) -> None:
    session = _after(small, "I predict three things: a chance, a size, a weight.")
    text = 'You said "I predict three things: a chance". What hangs on it?'
    assert cut_short(session, text) == 'You said "I predict three things". What hangs on it?'


def test_a_quotation_keeps_what_the_question_turns_on(small: Content) -> None:
    session = _after(small, "I predict three things: a chance, a size, a weight.")
    text = 'You said "I predict three things: a chance". What is such a chance good for?'
    assert cut_short(session, text) == text


@pytest.mark.parametrize(
    ("said", "led"),
    [
        ("I run it every night. I think that should be fine?", True),
        ("I run it every night, or is it too late then?", False),
        ("I run it every night. It should be fine.", False),
    ],
)
def test_the_little_question_at_the_end_is_heard(small: Content, said: str, led: bool) -> None:
    question = "What happens at noon?"
    assert (Bridge(_after(small, said)).over(DIG, question) != question) is led


def test_what_was_given_up_again_is_not_asked_about_unquoted(small: Content) -> None:
    said = "I'd make a small server"
    move = DIG.model_copy(update={"said": said})
    ask = "Which deadline does the caller set?"
    assert fits(_after(small, f"{said}. It is quick."), move, ask)
    revised = f"{said}. It may be slow. Maybe we could run it nightly instead."
    assert not fits(_after(small, revised), move, ask)


def test_a_long_answer_is_named_before_its_subject_is_left(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    session = _after(content, "I sort by colour first and put all the flat ones in a box by hand.")
    subject = next(c for c in content.rubric.criteria if c.topic)
    move = DIG.model_copy(update={"criterion": subject.id})
    same = content.phrases.gap_same[0].format(topic=subject.topic)
    over = Bridge(session).over
    assert over(move, f"{same} Why?").endswith(f"{same} Why?")
    assert over(move, f"{same} Why?") != f"{same} Why?"
    assert over(move, "One more on this, then the rest. Why?").startswith("One more on this")


def test_a_bare_question_on_something_else_is_led_up_to(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    session = _after(content, "I sort by colour first and put all the flat ones in a box by hand.")
    subject = next(c for c in content.rubric.criteria if c.topic)
    over, move = Bridge(session).over, DIG.model_copy(update={"criterion": subject.id})
    assert "I sort by colour first" in over(move, "Who pays for the lorry?")
    assert over(move, "Which colour comes first?") == "Which colour comes first?"


def test_an_open_way_on_names_the_words_and_asks_once(small: Content) -> None:
    session = _after(small, "I sort the pebbles by their colour first.")
    found = list(Bridge(session).onward(DIG.model_copy(update={"stage": session.stage})))
    assert found
    assert all("I sort the pebbles by their colour first" in text for _, text in found)
    assert all(text.count("?") == 1 for _, text in found)


def test_without_words_to_say_back_there_is_no_open_way_on(small: Content) -> None:
    assert not list(Bridge(_after(small, "No idea.")).onward(DIG))
