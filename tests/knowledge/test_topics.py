"""Texts are near by what they are about, also where they share no word."""

import numpy as np
import pytest

from knowledge.topics import Topics

TEXTS = ["sofa couch cushion", "couch cushion armchair", "engine wheel", "wheel brake tyre"]


def test_words_that_go_together_lead_to_texts_without_the_word() -> None:
    found = Topics(TEXTS, 2).nearness("sofa")
    assert found[:2].min() > 0.5
    assert np.abs(found[2:]).max() < 1e-5


def test_a_text_is_nearest_to_itself() -> None:
    topics = Topics(TEXTS)
    for row, text in enumerate(TEXTS):
        found = topics.nearness(text)
        assert found.argmax() == row
        assert found[row] == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("query", ["", "unheard", "the of and"])
def test_a_query_without_a_known_word_is_near_to_nothing(query: str) -> None:
    assert Topics(TEXTS).nearness(query).tolist() == [0.0] * len(TEXTS)


def test_no_texts_and_empty_texts_are_no_trouble() -> None:
    assert Topics([]).nearness("sofa").shape == (0,)
    assert Topics(["", ""]).nearness("sofa").tolist() == [0.0, 0.0]
