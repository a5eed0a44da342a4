"""What hides its words is not shown; names, figures and the trade's own terms are read."""

import codecs

import pytest

from interviewer.domain.session import Content
from interviewer.roles.model_backed.guarding.unreadable import Reader

SECRET = "forty million people"


@pytest.fixture(scope="module")
def reader(contents: dict[str, Content]) -> Reader:
    return Reader(contents["video-recommender"])


@pytest.mark.parametrize(
    "text",
    [
        f"It is {'-'.join('forty')} {'-'.join('million')}.",
        f"It is {' '.join('forty')}.",
        f"It is {codecs.encode(SECRET, 'rot13')}.",
        f"It is {SECRET[::-1]}.",
        "It is Zm9ydHkgbWlsbGlvbiBwZW9wbGU=.",
        "It is 666f727479206d696c6c696f6e.",
        "It is f0rty m1ll10n.",
        "Es sind vierzig Millionen Menschen am Tag, und das ist viel.",
        "Il y a quarante millions de personnes chaque jour dans la ville.",
        "Son cuarenta millones de personas en el día.",
        "Это сорок миллионов.",
        "四千万人です。",
    ],
)
def test_what_hides_its_words_is_found(reader: Reader, text: str) -> None:
    assert reader.cannot_read(text, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "Which of XGBoost, LightGBM and CatBoost would you try first?",
        "A family in Jakarta and a student in Lima open the same app. What differs?",
        "What does NDCG@10 tell you that AUC does not?",
        "You would use HNSW with 8-bit codes. What is lost?",
        'How does a line like "Fr33 l0an, apply n0w" look once it is hashed?',
        "You split A/B/C, by person. Who sees which?",
        "With taps so rare, nearly every shown ad ends as a no; which rows do you read?",
        "What would a cliché or a naïve rule do there?",
        "At 10 20 30 and 40 minutes, what do you log?",
        "With your λ at 0.3, which of the two moves first?",
    ],
)
def test_ordinary_talk_is_read(reader: Reader, text: str) -> None:
    assert not reader.cannot_read(text, frozenset())


def test_words_said_before_are_known(reader: Reader) -> None:
    text = "You called it zqxv brglm frobz. Which of them comes first?"
    said = frozenset({"zqxv", "brglm", "frobz"})
    assert reader.cannot_read(text, frozenset()) and not reader.cannot_read(text, said)
