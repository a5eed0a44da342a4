"""Two spaces in which sentences can be compared: by words, and by meaning and words."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np

from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.vectors import Floats, SentenceEmbedder
from interviewer.roles.matching.words import words

GROUP = 0.8
"""What a shared synonym counts beside a shared stem."""
PART = 0.5
"""What a word of a known phrase counts beside the phrase."""
FEW = 4
"""Sentences embedded at a time; a sixth quicker than a whole message at once (measured)."""
A_MESSAGE = 100
"""More texts than this are a bank, which is embedded once, as the embedder likes best."""


class Space(Protocol):
    """Turns sentences into unit vectors."""

    def place(self, texts: Sequence[str]) -> Floats:
        """float32 of shape (texts, dimension), rows of norm 1 (or 0 for an empty sentence)."""
        ...


class WordSpace:
    """Stems and synonym groups, weighted by how rare they are in a bank of statements."""

    def __init__(self, bank: Sequence[str]) -> None:
        features = [_features(text) for text in bank]
        seen = Counter(key for found in features for key in found)
        self._columns = {key: column for column, key in enumerate(sorted(seen))}
        self.rarity = {
            key: math.log((len(bank) + 1) / (count + 1)) + 0.3 for key, count in seen.items()
        }
        """How rare each stem of the bank is in it, from 0.3."""
        self._unseen = math.log(len(bank) + 1) + 0.3

    def place(self, texts: Sequence[str]) -> Floats:
        """Vectors of `texts`; words outside the bank lengthen a vector without matching."""
        out = np.zeros((len(texts), len(self._columns) + 1), dtype=np.float32)
        for row, text in enumerate(texts):
            beyond = 0.0
            for key, weight in _features(text).items():
                column = self._columns.get(key)
                if column is not None:
                    out[row, column] = weight * self.rarity[key]
                elif not key.startswith("#"):
                    beyond += (weight * self._unseen) ** 2
            out[row, -1] = math.sqrt(beyond)
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        out /= np.maximum(norms, 1e-6)
        out[:, -1] = 0.0
        return out


class MeaningSpace:
    """Vectors of a sentence embedder."""

    def __init__(self, embedder: SentenceEmbedder, few: int = FEW) -> None:
        self._embedder = embedder
        self._few = few

    def place(self, texts: Sequence[str]) -> Floats:
        """The embedder's vectors of `texts`, a few of like length at a time: less is padding."""
        if not texts:
            return np.asarray(self._embedder.embed([]), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        few = self._few if len(texts) <= A_MESSAGE else len(texts)
        parts = [order[start : start + few] for start in range(0, len(order), few)]
        rows = [self._embedder.embed([texts[at] for at in part]) for part in parts]
        out = np.concatenate([np.asarray(row, dtype=np.float32) for row in rows])
        placed = np.empty_like(out)
        placed[order] = out
        return placed


@lru_cache(maxsize=8192)
def _features(text: str) -> Mapping[str, float]:
    """What each stem, part of a phrase and synonym group of a text counts in it."""
    groups = load().groups
    found: dict[str, float] = {}
    for word in words(text):
        found[word.key] = max(found.get(word.key, 0.0), word.weight)
        parts = word.key.split()
        for part in parts if len(parts) > 1 else ():
            found[part] = max(found.get(part, 0.0), word.weight * PART)
        for group in groups.get(word.key, ()):
            key = f"#{group}"
            found[key] = max(found.get(key, 0.0), word.weight * GROUP)
    return found
