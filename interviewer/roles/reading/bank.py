"""The bank: how much more alike a sentence and a statement are than chance would have it."""

from collections.abc import Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from interviewer.roles.matching.vectors import Floats, SentenceEmbedder
from interviewer.roles.reading.space import FEW, MeaningSpace, Space, WordSpace
from interviewer.roles.reading.statements import Statement

WORDS_BESIDE_MEANING = 0.5
"""Weight of the likeness in words where there is one in meaning; the pair places 57 % of a pack's
statements with their criterion among 45 by the rubric's, meaning alone 51 %, words alone 53 %."""
MOST_BY_WORDS = 4.0
"""A likeness in words counts up to here beside meaning: rare words shared prove no more."""
LEAST_SPREAD = 0.02
ONE_THREAD = 64**3
"""Multiplications up to which OpenBLAS keeps a product to one thread. A message's are cut to that:
on a busy machine the second thread is waited for a hundred times as long as the product takes."""
WORTH_CUTTING = 128
"""Columns of a piece; a message so long that fewer are left is multiplied in one piece."""


class Bank:
    """Statements placed once. Likeness is in standard deviations above the usual.

    The usual of a statement is its likeness with statements about other things; the usual of a
    sentence is its likeness with all statements. Their mean makes scores comparable across both,
    in either space (after the z-normalisation used for cohorts in speaker verification).
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        embedder: SentenceEmbedder | None,
        few: int = FEW,
    ) -> None:
        """Of sentences that are compared, `few` at a time are embedded."""
        self._texts = [statement.text for statement in statements]
        self._owners = np.array([f"{s.kind}:{s.target}" for s in statements])
        self._few = few
        by_words = WordSpace(self._texts)
        self.rarity = by_words.rarity
        self._words = _Side(by_words, self._texts, self._owners)
        self._meaning = None if embedder is None else self._side(embedder)

    def by_meaning(self, embedder: SentenceEmbedder) -> "Bank":
        """The same bank, likeness in meaning counted too."""
        other = copy(self)
        other._meaning = self._side(embedder)
        return other

    def _side(self, embedder: SentenceEmbedder) -> "_Side":
        return _Side(MeaningSpace(embedder, self._few), self._texts, self._owners)

    def likeness(self, sentences: Sequence[str]) -> Floats:
        """Shape (statements, sentences)."""
        by_words = self._words.likeness(sentences)
        if self._meaning is None:
            return by_words
        capped = np.minimum(by_words, MOST_BY_WORDS)
        both = self._meaning.likeness(sentences) + WORDS_BESIDE_MEANING * capped
        return both.astype(np.float32)


class _Side:
    """One space with the bank's vectors and their usual likeness."""

    def __init__(self, space: Space, texts: Sequence[str], owners: NDArray[np.str_]) -> None:
        self._space = space
        self._vectors = space.place(texts)
        self._columns = np.ascontiguousarray(self._vectors.T)
        self._mean, self._spread = _usual(self._vectors, owners)

    def likeness(self, sentences: Sequence[str]) -> Floats:
        if not sentences:
            return np.zeros((len(self._vectors), 0), dtype=np.float32)
        placed = self._space.place(sentences)
        raw = self._raw(placed)
        by_statement = (raw - self._mean) / self._spread
        by_sentence = (raw - raw.mean(axis=0)) / (raw.std(axis=0) + LEAST_SPREAD)
        out: Floats = ((by_statement + by_sentence) / 2).astype(np.float32)
        return out

    def _raw(self, placed: Floats) -> Floats:
        """The inner products, shape (statements, sentences)."""
        # A message holds few of the bank's words: most columns of a word space would only add 0.
        held = np.flatnonzero(placed.any(axis=0))
        ours, theirs = placed[:, held], self._columns[held]
        width = ONE_THREAD // max(1, ours.size) // 16 * 16
        if width < WORTH_CUTTING:
            return (ours @ theirs).T
        starts = range(0, theirs.shape[1], width)
        return np.concatenate([ours @ theirs[:, at : at + width] for at in starts], axis=1).T


def _usual(vectors: Floats, owners: NDArray[np.str_]) -> tuple[Floats, Floats]:
    """Mean and spread of each statement's likeness with statements of other owners, (n, 1)."""
    pairs = vectors @ vectors.T
    others = owners[:, None] != owners[None, :]
    count = np.maximum(others.sum(axis=1, keepdims=True), 1)
    mean = np.where(others, pairs, 0).sum(axis=1, keepdims=True) / count
    square = np.where(others, (pairs - mean) ** 2, 0).sum(axis=1, keepdims=True) / count
    return mean.astype(np.float32), (np.sqrt(square) + LEAST_SPREAD).astype(np.float32)
