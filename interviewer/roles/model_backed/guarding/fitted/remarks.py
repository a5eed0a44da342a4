"""Remarks that no interviewer makes while the interview runs: on the worth of an answer, on marks and
levels, on how the interview is made."""

import re
from collections.abc import Collection

from interviewer.roles.model_backed.guarding.fitted.linear import as_features, load
from interviewer.roles.model_backed.guarding.fitted.whose import grams

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!.,;:]")


def features(sentence: str) -> frozenset[str]:
    """Its words, pairs and triples of words, and pairs with one word between; numbers are alike."""
    plain = sentence.lower().replace("’", "'")
    row = ["<", *("#" if t[0].isdigit() else t for t in _TOKEN.findall(plain)), ">"]
    return grams(row)


def remark(sentence: str, signs: Collection[str] = ()) -> float:
    """How far a sentence is from the cut, in log-odds: from 0 on it is such a remark.

    `signs` are the rules that found something (`remark_signs`).
    """
    model = load("remarks")
    return model.score(features(sentence), as_features(signs)) - model.cut
