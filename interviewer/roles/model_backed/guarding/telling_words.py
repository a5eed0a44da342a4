"""The words of a text that tell something, by keys that are the same for ways of saying the same."""

import math
from collections.abc import Iterable
from functools import lru_cache

from interviewer.roles.matching.lexicon import load, stem
from interviewer.roles.matching.words import Word, words

TELLING = 0.4
"""A word that weighs less tells nothing on its own."""

SAME = (
    "phone handset smartphone mobile cellphone",
    "click tap",
    "message mail email letter",
    "spam junk",
    "consent opt permission agree agreed",
    "video clip",
    "person folk viewer user",
    "change tweak edit rewrite",
    "weak feeble poor",
    "pay charge bill",
    "network connectivity connection",
    "night nightly overnight",
    "ban forbid prohibit outlaw",
    "worse costlier",
    "advert ad",
    "upload publish",
    "position slot place placement",
    "constant fixed frozen",
)
"""Rows of words that say the same in a paraphrase; matching's own synonyms come on top."""


@lru_cache(maxsize=8192)
def keys(text: str) -> frozenset[str]:
    """The words of a text that tell something, ways of saying the same taken as one."""
    return frozenset(_in_order(text))


@lru_cache(maxsize=8192)
def pairs(text: str) -> frozenset[frozenset[str]]:
    """The pairs of telling words that stand side by side, or with one between them."""
    row = _in_order(text)
    near = {frozenset(row[at : at + 2]) for at in range(len(row) - 1)}
    return frozenset(near | {frozenset((row[at], row[at + 2])) for at in range(len(row) - 2)})


def _in_order(text: str) -> list[str]:
    return [key_of(word) for word in words(text)]


def key_of(word: Word) -> str:
    """What a word is compared by: one name for all ways of saying the same."""
    key = _same().get(word.key, word.key)
    groups = load().groups
    return f"={min(groups[key])}" if key in groups else key


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    """Ways of saying the same that only count between a secret and its paraphrase."""
    return {stem(word): stem(row[0]) for row in map(str.split, SAME) for word in row[1:]}


@lru_cache(maxsize=1)
def counting() -> frozenset[str]:
    """Words that count or measure and tell nothing on their own."""
    spelled = (
        "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty"
        " fifty sixty seventy eighty ninety hundred thousand million billion percent half third"
        " quarter second minute hour day daily week month year millisecond kilobyte megabyte"
        " gigabyte first once twice most more less about roughly around"
    )
    figures = frozenset(str(number) for number in range(1, 101))
    return frozenset(key for word in spelled.split() for key in keys(word)) | figures


def weak_words(text: str) -> frozenset[str]:
    """The words of a text that tell nothing on their own."""
    return frozenset(key for key in keys(text) if found_weight(key) < TELLING)


def telling(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about."""
    return keys(text) - weak_words(text) - counting()


@lru_cache(maxsize=32_768)
def found_weight(key: str) -> float:
    """How much a word tells in general, 0..1."""
    return 0.6 if key.startswith("=") else load().weight(key)


def weight_of(found: Iterable[str]) -> float:
    """How much several words tell together; the same for any order of a set's words."""
    return math.fsum(map(found_weight, found))
