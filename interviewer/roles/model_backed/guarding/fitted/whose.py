"""Whose words a sentence is made of: those of the talk, those said before, new ones of what is kept
back, other new ones."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from interviewer.roles.matching.words import words
from interviewer.roles.model_backed.guarding.telling_words import (
    TELLING,
    counting,
    found_weight,
    key_of,
)

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*%?|[?!.,;:()\"–—-]")
FIGURE = "#"
_PLAIN = str.maketrans({"’": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Owned:
    """A word as it was spelled, and whose it is: "" a mark or a word of any sentence, `#` a figure, `C`
    a word that counts, `S` said before, `N` new and kept back, `O` new, `W` new but telling little."""

    word: str
    whose: str


def owned(sentence: str, said: Collection[str], kept: Collection[str]) -> list[Owned]:
    """The words of a sentence in order; `said` and `kept` are keys (`hidden.key_of`)."""
    found: list[Owned] = []
    for token in _TOKEN.findall(sentence.lower().translate(_PLAIN)):
        found.append(Owned(token, _whose(token, said, kept)))
    return found


def _whose(token: str, said: Collection[str], kept: Collection[str]) -> str:
    if not token[0].isalnum():
        return ""
    if token[0].isdigit():
        return FIGURE
    told = words(token)
    if not told:
        return ""
    key = key_of(told[0])
    if key in counting():
        return "C"
    if key in said:
        return "S"
    if found_weight(key) < TELLING:
        return "W"
    return "N" if key in kept else "O"


def in_order(row: list[Owned], plain: Collection[str]) -> list[str]:
    """The sentence with whose words they are in place of the words, the `plain` ones as they are."""
    told = [each.word if not each.whose or each.word in plain else each.whose for each in row]
    return ["<", *told, ">"]


def grams(row: Sequence[str]) -> frozenset[str]:
    """What is in a row of words: they alone, in pairs and triples, and pairs with one between them."""
    triples = (f"{a} {b} {c}" for a, b, c in zip(row, row[1:], row[2:], strict=False))
    return loose_grams(row) | frozenset(triples)


def loose_grams(row: Sequence[str]) -> frozenset[str]:
    """What is in a row of words: they alone, in pairs, and pairs with one between them."""
    found = set(row)
    found.update(f"{a} {b}" for a, b in pairwise(row))
    found.update(f"{a} * {b}" for a, b in zip(row, row[2:], strict=False))
    return frozenset(found)
