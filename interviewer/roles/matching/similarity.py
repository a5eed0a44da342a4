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
    """Similarities in 0..1, shape (len(left), len(right)); opposites and unequal numbers are 0.

    Each side names a word once.
    """
    sims = _spelling(left, right)
    sims[sims < TYPO] = 0
    sims = np.maximum(sims, SYNONYM * _shared(left, right))
    if cache is not None:
        cosines = _vectors(left, cache) @ _vectors(right, cache).T
        sims = np.maximum(sims, 0.95 * np.clip((cosines - FAR) / (NEAR - FAR), 0, 1))
    sims[[word.key[:1].isdigit() for word in left], :] = 0
    sims[:, [word.key[:1].isdigit() for word in right]] = 0
    columns = {word.key: column for column, word in enumerate(right)}
    for row, word in enumerate(left):
        for opposite in load().opposites.get(word.key, ()):
            if opposite in columns:
                sims[row, columns[opposite]] = 0
        if word.key in columns:
            sims[row, columns[word.key]] = 1
    out: Floats = sims
    return out


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
    """1 where two words share a synonym group, else 0."""
    both = _membership(left) @ _membership(right).T
    out: Floats = (both > 0).astype(np.float32)
    return out


def _membership(words: Sequence[Word]) -> Floats:
    out = np.zeros((len(words), load().group_count), dtype=np.float32)
    for row, word in enumerate(words):
        out[row, list(load().groups.get(word.key, ()))] = 1
    return out


def _vectors(words: Sequence[Word], cache: VectorCache) -> Floats:
    return cache.vectors([word.surface or "." for word in words])
