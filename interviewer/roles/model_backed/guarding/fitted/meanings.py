"""Words grouped by meaning (`python -m evals.guard_words`): what is learnt of one holds for its like."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from interviewer.roles.model_backed.guarding.fitted.whose import FIGURE, Owned, loose_grams


@lru_cache(maxsize=1)
def meanings() -> Mapping[str, str]:
    """The number of each word's group."""
    raw = json.loads((files(__package__) / "meanings.json").read_text("utf-8"))
    return {word: str(at) for at, row in enumerate(raw["groups"]) for word in row.split()}


def meant(row: Sequence[Owned]) -> frozenset[str]:
    """What is in a row of words as `loose_grams` gives it, each by whose it is and what it means; marks and
    the words of any sentence stand for themselves."""
    known = meanings()
    told = [
        f"{each.whose}{known.get(each.word, '')}"
        if each.whose and each.whose != FIGURE
        else each.whose or each.word
        for each in row
    ]
    return frozenset(f"~{gram}" for gram in loose_grams(["<", *told, ">"]))
