"""When a question of the pack makes sense: most of its condition has been said, and not answered."""

from collections.abc import Sequence

import pytest

from interviewer.domain.problem import Ask, Problem
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.roles.reading.cueing import ask_cues, makes_claim, said_of
from interviewer.roles.reading.imputing import imputed
from interviewer.roles.reading.lens import Lens

TREES = "For ranking I would use gradient boosted trees."


@pytest.fixture(scope="module")
def lens(contents: dict[str, Content]) -> Lens:
    return Lens.of(contents["video-recommender"], None)


def cued(lens: Lens, text: str) -> Sequence[tuple[str, int]]:
    spans = split_sentences(text)
    found = ask_cues(lens, spans, lens.bank.likeness([span.text for span in spans]))
    return [(cue.criterion, cue.ask) for cue in found]


def test_a_synonym_says_it_too(lens: Lens) -> None:
    assert said_of(lens, TREES, "The ranker is LightGBM first.") > 0.5


def test_a_word_in_passing_says_little(lens: Lens) -> None:
    assert said_of(lens, TREES, "Maybe some freshness boost for new videos too.") < 0.5


def test_what_is_denied_is_not_said(lens: Lens) -> None:
    one = said_of(lens, TREES, "For ranking I would use gradient boosted trees.")
    other = said_of(lens, TREES, "For ranking I would not use gradient boosted trees.")
    assert other < one == 1.0


def test_a_question_takes_up_what_was_said(lens: Lens) -> None:
    assert ("model.choice", 1) in cued(lens, "For the ranking I'd use gradient boosted trees.")


def test_an_answered_question_is_not_asked(contents: dict[str, Content]) -> None:
    content = contents["video-recommender"]
    pack = content.problem.pack("model.choice")
    asks = list(pack.asks)
    asks[1] = Ask(text=asks[1].text, when=asks[1].when, unless=("million numbers",))
    other = _with_asks(content.problem, "model.choice", tuple(asks))
    lens = Lens.of(
        Content(other, content.plan, content.rubric, content.catalogue, content.phrases), None
    )
    text = "For the ranking I'd use gradient boosted trees. A million numbers are hashed first."
    assert ("model.choice", 1) not in cued(lens, text)


def _with_asks(problem: Problem, criterion: str, asks: tuple[Ask, ...]) -> Problem:
    packs = tuple(
        pack.model_copy(update={"asks": asks}) if pack.criterion == criterion else pack
        for pack in problem.criteria
    )
    return problem.model_copy(update={"criteria": packs})


def test_a_claim_about_a_few_cases_is_not_the_sweeping_one(lens: Lens) -> None:
    claim = "We split all the rows at random into training and test."
    assert makes_claim(lens, claim, "I split the rows at random into training and test.")
    assert not makes_claim(
        lens, claim, "Only in the demo we split the rows at random for the test."
    )
    assert not makes_claim(lens, claim, "I never split the rows at random into training and test.")
    assert not makes_claim(lens, claim, "The weights would have to be tuned somehow.")


RULES = Ask(
    text="You take keyword rules as the yardstick, so how would you set the two side by side?",
    when=("The baseline is a keyword filter.", "The current rules are my baseline."),
)


def test_what_a_question_says_was_chosen_is_told_by_its_conditions() -> None:
    assert imputed(RULES) == "keyword rules"
    assert imputed(RULES.model_copy(update={"when": ()})) == ""
    assert imputed(RULES.model_copy(update={"text": "Which rules did you take?"})) == ""


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("The baseline is a rule-based filter by keyword.", True),
        ("The baseline is a blocklist of senders plus the rules for authentication.", False),
    ],
)
def test_a_question_puts_no_choice_into_anybodys_mouth(
    contents: dict[str, Content], said: str, asked: bool
) -> None:
    other = contents["spam-filter"]
    lens = Lens.of(other, None)
    number = next(
        n
        for n, ask in enumerate(other.problem.pack("framing.baseline").asks)
        if imputed(ask) == "keyword rules"
    )
    assert (("framing.baseline", number) in cued(lens, said)) is asked
