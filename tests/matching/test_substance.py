"""A sentence that states something stands off from buzz words, lists and empty hedges."""

import pytest

from interviewer.roles.matching import substance

SPECIFIC = [
    "I'd train on the first four weeks and hold out the last one.",
    "If the scorer doesn't answer in 80 ms we return the popular list.",
    "Hash the account id, so that a person sees one variant all week.",
    "Accuracy is useless here because saying no every time gives 99.9%.",
]
HOLLOW = [
    "",
    "We leverage state-of-the-art embeddings with robust monitoring to keep the model fresh.",
    "precision, recall, F1, AUC, NDCG",
    "time split, train, test, days, model",
    "It depends on many factors and we would handle that as needed.",
    "A seamless, scalable, end-to-end MLOps solution.",
]


@pytest.mark.parametrize("sentence", SPECIFIC)
def test_specific(sentence: str) -> None:
    assert substance(sentence) > 0.65


@pytest.mark.parametrize("sentence", HOLLOW)
def test_hollow(sentence: str) -> None:
    assert substance(sentence) < 0.35
