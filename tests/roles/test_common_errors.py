"""Misconceptions of all problems: heard where they are claimed, and nowhere else."""

import re
from pathlib import Path

import pytest

from evals.playing import Stage
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.policy import next_moves
from interviewer.domain.problem import Misconception
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.grounding import ground
from interviewer.roles.reading.common_errors import CommonErrors
from interviewer.roles.reading.reader import LocalReader
from knowledge.content import ROOT, Library
from tests.builders import Log
from tests.conftest import PROBLEMS

SHARED = Library().content("ad-click").problem.misconceptions
WRONG = [
    "AUC guarantees calibration, so that is done.",
    "Accuracy is fine for a 0.1 % positive rate.",
    "More negatives always help.",
    "With a sufficiently high AUC, the scores are going to be well calibrated as well.",
    "If the training accuracy is about 99% then we know the model is good.",
    "I'd run the experiment until it's statistically significant.",
    "The offline NDCG is better, so we can roll it out to everybody.",
    "For evaluation we use a balanced validation set with as many positives as negatives.",
    "With a neural net you don't have to normalise your inputs.",
    "With enough data any bias will average out.",
    "After launch we don't have to touch the model again, we never need to retrain it.",
    "The one number that matters is accuracy on the test set.",
    "Accuracy is the best way to see it, because it's just how often the answer is right.",
    "We look at how many predictions were right; 97 percent right means we're done.",
    "The network ends in a softmax, so its numbers can be read as probabilities directly.",
    "You try different thresholds on the test set and keep the one that gives the best result.",
    "I'd hold out a random 10% of rows over the 90 days.",
    "Once the offline AUC is up we can ship it, an A/B test is a formality.",
    "I downsample the clicks to one to one and what comes out is still the true probability.",
]
RIGHT = [
    "AUC does not guarantee calibration.",
    "Accuracy is not fine for a 0.1 % positive rate.",
    "More negatives don't always help.",
    "More negatives help, but only up to a point.",
    "Would more negatives always help?",
    "Some people say that more negatives always help.",
    "It is a myth that AUC guarantees calibration.",
    "More negatives might always help.",
    "NDCG went up by two percent offline, so the next step is an A/B test on five percent of people.",
    "Deep learning beats trees on text, but it does not always beat them on tabular data.",
    "We'd compute the sample size first and stop the experiment on the planned day.",
    "Clicks are a noisy proxy for what people like.",
    "0.5 is rarely the right threshold.",
    "The sigmoid gives a number between 0 and 1 that I calibrate before it is multiplied.",
    "I'd shuffle within each day, but split by time.",
    "I'd hold out a random sample of users as a control group.",
    "With enough data random noise averages out, bias does not.",
    "Accuracy is the number people ask for, but it misleads here.",
    "So I scale hides by about 10 on all their rows, both classes alike.",
    "After I downsample I shift the logit, so that it is still a probability.",
]


@pytest.fixture(scope="module")
def common(contents: dict[str, Content]) -> CommonErrors:
    return CommonErrors(contents["ad-click"].problem)


def heard(common: CommonErrors, text: str) -> list[str]:
    return [hit.trap for hit in common.hits(split_sentences(text))]


@pytest.mark.parametrize("error", SHARED, ids=lambda error: error.id)
def test_each_misconception_hears_its_claims_and_no_sound_ones(
    common: CommonErrors, error: Misconception
) -> None:
    assert [text for text in error.claims if error.id not in heard(common, text)] == []
    assert [text for text in error.sound if heard(common, text)] == []


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_claim_put_generally_is_heard(common: CommonErrors, text: str) -> None:
    assert heard(common, text) != []


@pytest.mark.parametrize("text", RIGHT)
def test_who_denies_doubts_limits_or_asks_claims_nothing(common: CommonErrors, text: str) -> None:
    assert heard(common, text) == []


@pytest.mark.parametrize(
    "rest", ["But that is too simple.", "That would be wrong, of course.", "Actually, no."]
)
def test_what_the_next_sentence_takes_back_is_not_claimed(common: CommonErrors, rest: str) -> None:
    claim = "More negatives always help."
    assert heard(common, f"{claim} I would add them all.") != []
    assert heard(common, f"{claim} {rest}") == []


def test_no_sentence_of_the_notes_is_called_wrong(common: CommonErrors) -> None:
    for note in sorted((ROOT / "notes").glob("[a-z]*.md")):
        for paragraph in re.split(r"\n\s*\n", note.read_text("utf-8")):
            assert heard(common, paragraph.replace("\n", " ")) == [], paragraph


@pytest.mark.parametrize("problem", PROBLEMS)
def test_no_good_answer_to_a_problem_is_called_wrong(
    contents: dict[str, Content], common: CommonErrors, problem: str
) -> None:
    pack = contents[problem].problem
    good = [piece.text for part in pack.criteria for piece in part.evidence]
    good += [part.outlines.four for part in pack.criteria]
    good += [text for trap in pack.traps for text in trap.sound]
    assert [text for text in good if heard(common, text)] == []


@pytest.mark.parametrize("problem", PROBLEMS)
def test_it_is_pushed_back_on_in_every_problem(contents: dict[str, Content], problem: str) -> None:
    text = "A high AUC guarantees that the probabilities are calibrated."
    log = Log(contents[problem]).begin()
    reading = LocalReader().read(log.session, text)
    move = next_moves(log.say(reading, text).session, 100).moves[0]
    assert (move.kind, move.source) == (MoveKind.CHALLENGE, Source.TRAP)
    assert (move.target, move.criterion) == ("auc-means-calibrated", "metrics.calibration")
    assert move.said in text


def test_a_trap_of_the_problem_itself_comes_before(contents: dict[str, Content]) -> None:
    trap = contents["ad-click"].problem.trap("random-split")
    text = f"{trap.claims[0]} The order in time does not matter for the split."
    log = Log(contents["ad-click"]).begin()
    hits = [hit.trap for hit in LocalReader().read(log.session, text).traps]
    assert hits == ["random-split"]


@pytest.mark.parametrize("error", SHARED, ids=lambda error: error.id)
def test_the_follow_up_finds_the_note_it_rests_on(stage: Stage, error: Misconception) -> None:
    name, heading = error.note.split("#")
    session = Log(stage.library.content("ad-click")).begin().session
    move = Move(kind=MoveKind.CHALLENGE, stage=error.stage, source=Source.TRAP, target=error.id)
    first = ground(stage.search, session, move).passages[0].chunk
    assert (Path(first.source).name, heading in first.heading_path) == (name, True)


def test_a_correction_sets_off_no_trap(contents: dict[str, Content]) -> None:
    claim = "AUC is only about the order and the order of the ads is all that matters"
    session = Log(contents["ad-click"]).begin().session
    reader = LocalReader()
    assert reader.read(session, f"{claim}.").traps != ()
    assert reader.read(session, f"Right, that was too quick: {claim} to the AUC alone.").traps == ()
