"""Chat text is cut into sentences whose offsets are exact."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.sentences import split_sentences
from tests.timing import fastest

CASES = {
    "two sentences": ("I log clicks. Then I join them.", ["I log clicks.", "Then I join them."]),
    "lower case after a stop": ("ok. so we rank", ["ok.", "so we rank"]),
    "semicolon": ("split by time; hold out a week", ["split by time", "hold out a week"]),
    "bullets": ("- log clicks\n* join\n• rank", ["log clicks", "join", "rank"]),
    "numbered lines": ("1. log clicks\n2) join them", ["log clicks", "join them"]),
    "numbered in a line": ("1. log clicks 2. join them", ["log clicks", "join them"]),
    "headings and boxes": ("## Data\n- [ ] log clicks", ["Data", "log clicks"]),
    "e.g.": ("Use a proxy, e.g. watch time. Fine.", ["Use a proxy, e.g. watch time.", "Fine."]),
    "i.e. in brackets": ("Freeze it (i.e. no updates) now", ["Freeze it (i.e. no updates) now"]),
    "etc. ends": ("Age, city, etc. We hash them.", ["Age, city, etc.", "We hash them."]),
    "etc. goes on": ("Age, city, etc. are hashed.", ["Age, city, etc. are hashed."]),
    "vs.": ("Batch vs. online serving", ["Batch vs. online serving"]),
    "decimals": (
        "AUC is 0.75. Aim at 0.8 by v1.2.",
        ["AUC is 0.75.", "Aim at 0.8 by v1.2."],
    ),
    "ends in a number": ("Retry at most 3. Then fail.", ["Retry at most 3.", "Then fail."]),
    "no as an answer": ("No. We need labels.", ["No.", "We need labels."]),
    "dotted names": ("Call model.predict on it", ["Call model.predict on it"]),
    "question and ellipsis": ("How many?! Hmm... ten", ["How many?!", "Hmm...", "ten"]),
    "quote after the stop": ('He said "no." We stop.', ['He said "no."', "We stop."]),
    "nothing said": ("... --- !!\n\n", []),
    "mermaid": ("Look:\n```mermaid\nA-->B\n```\nDone", ["Look:", "Done"]),
    "other fences": ("```\nrank by score\n```", ["rank by score"]),
    "crlf": ("one thing\r\nanother thing", ["one thing", "another thing"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_cuts(text: str, expected: list[str]) -> None:
    assert [span.text for span in split_sentences(text)] == expected


def test_a_hard_wrapped_line_goes_on() -> None:
    text = "I would hold out the last week of the logs to test the model and\ntrain on the rest"
    assert [span.text for span in split_sentences(text)] == [text]


def test_a_long_run_without_stops_is_cut_at_joints() -> None:
    clause = "and then we look at every click that people made"
    spans = split_sentences(" ".join([clause] * 8))
    assert len(spans) > 1
    assert all(len(span.text.split()) <= 40 for span in spans)


@given(st.text(alphabet="ab AB.;,!?\n-1)(`e.g*•", max_size=80))
def test_offsets_are_exact(text: str) -> None:
    spans = split_sentences(text)
    assert all(span.text == text[span.start : span.end] for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.text(alphabet="xyz .;,!?\n\r'", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    covered = "".join(span.text for span in split_sentences(text))
    assert [c for c in covered if c.isalpha()] == [c for c in text if c.isalpha()]


def test_a_unit_after_a_number_ends_its_sentence() -> None:
    told = [span.text for span in split_sentences("Ranking takes 10 ms. Lookup takes 2 s. Fine.")]
    assert told == ["Ranking takes 10 ms.", "Lookup takes 2 s.", "Fine."]


def test_a_long_run_can_be_left_whole() -> None:
    text = " ".join(["and then we look at every click that people made"] * 8)
    assert [span.text for span in split_sentences(text, at_joints=False)] == [text]


@pytest.mark.parametrize(
    "piece",
    ["and so ", "a, ", "a. ", "1. a ", "A. ", "e.g. ", "etc. ", ".", "a; ", "- a\n", "a 1. b "]
    + ["x" * 70 + "\nb", "。", " ", "word " * 45, "```\n", "!x"],
)
@pytest.mark.parametrize("tail", ["", "x"])
def test_long_texts_are_cut_quickly(piece: str, tail: str) -> None:
    text = "word " * 45 + piece * 20_000
    text = text[: 20_000 - len(tail)] + tail
    assert fastest(lambda: split_sentences(text)) < 0.05
