"""The matcher's two modes: by words alone, and with a (here: made-up) embedder."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from interviewer.roles.matching import Matcher
from interviewer.roles.matching.combine import FEATURES, Mode, load_weights, sign

STATEMENT = "Splits by time so that the model is tested on days after those it was trained on"


class Letters:
    """Unit vectors of letter-pair counts; remembers what it was asked for."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        self.seen += texts
        out = np.full((len(texts), 64), 1e-3, dtype=np.float32)
        for row, text in enumerate(texts):
            for a, b in itertools.pairwise(text):
                out[row, (ord(a) * 7 + ord(b)) % 64] += 1
        return np.asarray(out / np.linalg.norm(out, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture(params=["lexical", "embedded"])
def matcher(request: pytest.FixtureRequest) -> Matcher:
    return Matcher(Letters() if request.param == "embedded" else None)


@pytest.mark.parametrize("answer", ["", "...", "I don't know", "no idea"])
def test_saying_nothing_scores_nothing(matcher: Matcher, answer: str) -> None:
    assert matcher.score("What is a queue?", ["First in, first out."], answer) == 0
    assert not matcher.support([STATEMENT], [answer]).any()


def test_right_beats_wrong(matcher: Matcher) -> None:
    question, reference = "How does a stack order its items?", "The last item in is the first out."
    right = matcher.score(question, [reference], "Whatever went in last comes out first.")
    wrong = matcher.score(question, [reference], "They are kept in a hash table.")
    assert 1 >= right > wrong >= 0


def test_an_answer_counts_by_its_best_reference(matcher: Matcher) -> None:
    answer, other = "There is a gap in the circuit", "Nobody reads the manual"
    alone = matcher.score("Why?", [answer], answer)
    assert matcher.score("Why?", [other, answer], answer) == pytest.approx(alone, abs=1e-6)


def test_repeating_the_question_scores_below_answering_it(matcher: Matcher) -> None:
    question = "Why does a damaged bulb break the circuit?"
    reference = "It leaves a gap, so the path is not closed."
    echo = matcher.score(question, [reference], "A damaged bulb breaks the circuit.")
    assert echo < matcher.score(question, [reference], "There is a gap and no closed path.")


@pytest.mark.parametrize(
    "worse",
    [
        "We leverage robust time splits to ensure state-of-the-art test days for the model.",
        "time split, test, days, train, model",
        "I would never split by time or test on days after those it was trained on.",
        "A two-tower net lets us store all item vectors overnight.",
    ],
)
def test_a_plain_sentence_beats_bluff_denial_and_other_topics(worse: str) -> None:
    plain = "I'd split by time, so the test days come after the ones used for training."
    scores = Matcher().support([STATEMENT], [plain, worse])[0]
    assert scores[0] > 2 * scores[1]


def test_support_of_a_pair_does_not_depend_on_its_company(matcher: Matcher) -> None:
    statements = [STATEMENT, "Uses the same code for features in training and serving"]
    sentences = ["Hold out the last week because users change.", "", "One library makes both."]
    together = matcher.support(statements, sentences)
    assert together.shape == (2, 3)
    for i, statement in enumerate(statements):
        for j, sentence in enumerate(sentences):
            alone = matcher.support([statement], [sentence])[0, 0]
            assert together[i, j] == pytest.approx(alone, abs=1e-5)


def test_no_statements_or_sentences_give_an_empty_table(matcher: Matcher) -> None:
    assert matcher.support([], ["a"]).shape == (0, 1)
    assert matcher.support([STATEMENT], []).shape == (1, 0)


def test_each_text_is_embedded_once() -> None:
    embedder = Letters()
    matcher = Matcher(embedder)
    for _ in range(2):
        matcher.prepare([("Why?", ["There is a gap"], "It leaves a gap")])
        matcher.score("Why?", ["There is a gap"], "It leaves a gap")
    assert len(embedder.seen) == len(set(embedder.seen))


def test_the_weights_keep_their_signs() -> None:
    for (mode, job), names in FEATURES.items():
        weights = load_weights(Mode(mode), job).weights
        assert tuple(weights) == names
        assert all(weight * sign(name) >= 0 for name, weight in weights.items())
