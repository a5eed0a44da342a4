"""The candidate's words cut short: verbatim, at most twenty words, readable on their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.playing import SCRIPTS
from interviewer.domain.sentences import split_sentences
from interviewer.roles.reading.clip import FITS, MAX_WORDS, MIN_WORDS, clip

SENTENCES = [
    span.text
    for path in sorted(SCRIPTS.glob("*.txt"))
    for span in split_sentences(path.read_text(encoding="utf-8"))
]


def test_every_sentence_of_the_scripts_is_cut_verbatim_and_short() -> None:
    for sentence in SENTENCES:
        cut = clip(sentence)
        assert cut in sentence and len(cut.split()) <= MAX_WORDS, sentence


def test_most_sentences_of_the_scripts_leave_something_to_quote() -> None:
    assert sum(bool(clip(sentence)) for sentence in SENTENCES) > 0.85 * len(SENTENCES)


def test_no_quote_carries_a_question_or_a_quotation_mark() -> None:
    assert not [cut for cut in map(clip, SENTENCES) if set(cut) & set('"?\n')]


@given(st.text(max_size=200))
def test_any_text_is_cut_verbatim(text: str) -> None:
    cut = clip(text)
    assert cut in text and len(cut.split()) <= MAX_WORDS


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "240 million a day divided by 86,400 is about 2,800 a second for the page",
            "240 million a day divided by 86,400 is about 2,800 a second for the page",
        ),
        ("So basically I'd split by time.", "I'd split by time"),
        (
            "The score is P(open) × (P(watch over half) × 3 + a bonus for likes and for shares that come in "
            "later)",
            "The score is P(open)",
        ),
        ("I think we should log impressions.", "we should log impressions"),
        ("Train on weeks one to six, because the labels come late.", "Train on weeks one to six"),
        ("- use a two-tower model", "use a two-tower model"),
        (
            "Half of it never comes in and that saves more power and data than any model saves.",
            "Half of it never comes in and that saves more power and data than any model saves",
        ),
        (
            "we read the rows (one batched call for the user, since all the rest of it is kept in "
            "memory by each of the machines anyway) within ten milliseconds",
            "we read the rows",
        ),
        ("while the large index is built nightly", "the large index is built nightly"),
        (
            "User history is written by a stream job to a key-value store within a few seconds",
            "User history is written by a stream job to a key-value store within a few seconds",
        ),
        ("Second stage of it: a small model", "Second stage of it: a small model"),
        ("Second, we keep one row in ten.", "we keep one row in ten"),
        ("No model is trained on those rows", "No model is trained on those rows"),
        ("Two words", ""),
        ("", ""),
        ("What would that mean?", "What would that mean"),
        ('He said "no" to that plan', ""),
    ],
)
def test_examples(sentence: str, cut: str) -> None:
    assert clip(sentence) == cut


def test_no_quote_leaves_a_bracket_open() -> None:
    cuts = list(map(clip, SENTENCES))
    assert [cut for cut in cuts if cut.count("(") != cut.count(")")] == []


def test_a_cut_does_not_dangle() -> None:
    long = "we keep one store of features for training and serving so that the two never differ"
    assert clip(long).split()[-1] not in {"the", "and", "so", "that", "for", "of"}


def test_limits() -> None:
    assert (MIN_WORDS, FITS, MAX_WORDS) == (3, 14, 20)
