"""How near groups of sentences are to a query, by meaning and by words."""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from knowledge.arrays import Rows, Vectors
from knowledge.bm25 import TextBm25
from knowledge.hybrid import combine


class Likeness:
    """Vectors made ready for being compared with one at a time."""

    def __init__(self, vectors: Vectors) -> None:
        # By dimension, so that the few that a sparse query uses lie together.
        self._columns = np.ascontiguousarray(vectors.T)

    def to(self, vector: Vectors) -> Vectors:
        """The cosine of each with the vector, float32 (vectors,)."""
        used = np.flatnonzero(vector)
        columns = self._columns if 2 * used.size > vector.size else self._columns[used]
        weights = vector if columns is self._columns else vector[used]
        # BLAS would start threads for this, which costs more than it saves.
        return np.asarray(np.einsum("ij,i->j", columns, weights), dtype=np.float32)


class Groups:
    """Groups of sentences with their vectors: row i of `vectors` is the i-th sentence of all."""

    def __init__(self, groups: Sequence[Sequence[str]], vectors: Vectors) -> None:
        self._owner = np.array([g for g, said in enumerate(groups) for _ in said], dtype=np.intp)
        self._likeness = Likeness(vectors)
        self._words = TextBm25(list(chain.from_iterable(groups)))
        self._count = len(groups)

    def nearest(
        self, query: str, vector: Vectors, weight: float, count: int, power: int
    ) -> tuple[Rows, Vectors]:
        """Up to `count` groups, nearest first, and the share that each has in the query, 0..1.

        A group is as near as its nearest sentence; the power keeps the nearest groups ahead.
        """
        alike = combine(self._likeness.to(vector), self._words.scores(query), weight)
        near = np.zeros(self._count, dtype=np.float32)
        np.maximum.at(near, self._owner, alike)
        top = np.argsort(-near, kind="stable")[:count]
        return top, near[top] ** power


def to_one(hints: Vectors) -> Vectors:
    """The hints divided by the greatest, 0..1, float32."""
    best = float(hints.max(initial=0.0))
    return np.asarray(hints / best if best > 0 else hints, dtype=np.float32)
