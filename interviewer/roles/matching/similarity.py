"""How alike two words are: the same stem, synonyms, a typo, or near in meaning by their vectors."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.vectors import Floats, VectorCache
from interviewer.roles.matching.words import Word

SYNONYM: Final = 0.85
TYPO: Final = 0.6
"""Dice overlap of letter pairs from which two words count as spellings of one."""
FAR: Final = 0.35
NEAR: Final = 0.9
"""Cosines of single words' vectors that count as unrelated and as the same."""
BUCKETS: Final = 997


def word_similarities(
    left: Sequence[Word], right: Sequence[Word], cache: VectorCache | None
) -> Floats:
    """Similarities in 0..1, shape (len(left), len(right)); opposites and unequal numbers are 0."""
    sims = _spelling(left, right)
    sims[sims < TYPO] = 0
    sims = np.maximum(sims, SYNONYM * _shared(left, right))
    if cache is not None:
        cosines = _vectors(left, cache) @ _vectors(right, cache).T
        sims = np.maximum(sims, 0.95 * np.clip((cosines - FAR) / (NEAR - FAR), 0, 1))
    for row, word in enumerate(left):
        opposites = load().opposites.get(word.key, frozenset())
        for column, other in enumerate(right):
            if word.key == other.key:
                sims[row, column] = 1
            elif other.key in opposites or word.key[:1].isdigit() or other.key[:1].isdigit():
                sims[row, column] = 0
    return sims


def _spelling(left: Sequence[Word], right: Sequence[Word]) -> Floats:
    one = np.stack([_letters(word.key) for word in left])
    two = np.stack([_letters(word.key) for word in right])
    sizes = one.sum(axis=1)[:, None] + two.sum(axis=1)[None, :]
    dice: Floats = 2 * (one @ two.T) / np.maximum(sizes, 1)
    return dice


@lru_cache(maxsize=20_000)
def _letters(key: str) -> Floats:
    out = np.zeros(BUCKETS, dtype=np.float32)
    if len(key) >= 4:
        padded = f"^{key}$"
        for at in range(len(padded) - 1):
            first, second = padded[at], padded[at + 1]
            out[(ord(first) * 31 + ord(second)) % BUCKETS] = 1
    return out


def _shared(left: Sequence[Word], right: Sequence[Word]) -> Floats:
    groups = [load().groups.get(word.key, frozenset()) for word in right]
    width = 1 + max((number for known in load().groups.values() for number in known), default=0)
    table = np.zeros((len(right), width), dtype=np.float32)
    for row, numbers in enumerate(groups):
        table[row, list(numbers)] = 1
    mine = np.zeros((len(left), width), dtype=np.float32)
    for row, word in enumerate(left):
        mine[row, list(load().groups.get(word.key, frozenset()))] = 1
    shared: Floats = (mine @ table.T > 0).astype(np.float32)
    return shared


def _vectors(words: Sequence[Word], cache: VectorCache) -> Floats:
    return cache.vectors([word.surface or "." for word in words])
