"""From what was measured about a pair to one score: logistic regressions of fixed signs."""

import json
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

import numpy as np

from interviewer.domain.value import Value
from interviewer.roles.matching.vectors import Floats

Job = Literal["score", "support"]


class Mode(StrEnum):
    """Whether sentence vectors are at hand."""

    MINILM = "minilm"
    LEXICAL = "lexical"


FEATURES: Final[dict[tuple[Mode, Job], tuple[str, ...]]] = {
    (Mode.MINILM, "score"): (
        *("cosine", "beyond", "clauses", "cover", "precise", "chars", "brief", "flip"),
    ),
    (Mode.LEXICAL, "score"): ("cover", "precise", "chars", "brief", "flip"),
    (Mode.MINILM, "support"): ("beyond", "cover"),
    (Mode.LEXICAL, "support"): ("cover", "precise"),
}


def sign(feature: str) -> float:
    """More likeness never lowers a score and contradiction never raises it."""
    return -1.0 if feature == "flip" else 1.0


class Weights(Value):
    """One model: score = sigmoid(bias + sum of weight x feature)."""

    bias: float
    weights: dict[str, float]


@lru_cache(maxsize=8)
def load_weights(mode: Mode, job: Job) -> Weights:
    """A model out of weights.json, which says how they were made."""
    raw = json.loads((files(__package__) / "weights.json").read_text("utf-8"))
    return Weights.model_validate(raw[mode][job])


def combine(features: dict[str, Floats], mode: Mode, job: Job) -> Floats:
    """Scores in 0..1 of the shape the features have."""
    fitted = load_weights(mode, job)
    logit = fitted.bias + sum(
        weight * features[name].astype(np.float64) for name, weight in fitted.weights.items()
    )
    return np.asarray(1 / (1 + np.exp(-logit)), dtype=np.float32)
