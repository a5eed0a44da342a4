"""How near the lines that are said of each section are to a query: the nearest, those around, all."""

from collections.abc import Sequence

import numpy as np

from knowledge.arrays import Rows, Vectors
from knowledge.bm25 import TextBm25
from knowledge.hybrid import combine
from knowledge.nearness import Likeness

# How fast a line's say falls with its distance from the nearest one, in cosines from the middle.
_REACH = 0.08


class Lines:
    """Lines with their vectors (row i is line i), and for each the sections it is said of.

    Every one of `sections` sections needs a line.
    """

    def __init__(
        self, said: Sequence[str], vectors: Vectors, at: Sequence[Rows], sections: int
    ) -> None:
        pairs = sorted((int(row), line) for line, rows in enumerate(at) for row in rows)
        self._section = np.array([row for row, _ in pairs], dtype=np.intp)
        self._line = np.array([line for _, line in pairs], dtype=np.intp)
        self._first = np.searchsorted(self._section, np.arange(sections))
        self._sections = sections
        self._words = TextBm25(said)
        self._likeness = Likeness(vectors)
        # All lines are about one field: what they have in common tells none from another.
        self._middle = vectors.mean(axis=0)
        self._to_middle = np.einsum("ij,j->i", vectors, self._middle)
        self._spread = _norms(vectors - self._middle)
        whole = np.zeros((sections, vectors.shape[1]), dtype=np.float32)
        np.add.at(whole, self._section, vectors[self._line])
        self._whole = _norms(whole)

    def nearness(
        self, query: str, vector: Vectors, weight: float
    ) -> tuple[Vectors, Vectors, Vectors]:
        """Per section, by its nearest line, its lines around that, and the middle of all of them.

        Each 0 upwards, float32 (sections,). The nearest is found by meaning, which has the share
        `weight`, and by words; the others by meaning.
        """
        cosines = self._likeness.to(vector)
        alike = combine(cosines, self._words.scores(query), weight)
        best = np.maximum.reduceat(alike[self._line], self._first)
        apart = np.einsum("i,i->", self._middle, self._middle - vector)
        length = _norms((vector - self._middle)[None, :])[0]
        centred = (cosines - self._to_middle + apart) / (self._spread * length)
        shares = np.exp((centred - centred.max()) / _REACH)
        return best, self._sum(shares), np.clip(self._sum(cosines) / self._whole, 0, None)

    def _sum(self, values: Vectors) -> Vectors:
        found = np.bincount(self._section, values[self._line], self._sections)
        return np.asarray(found, dtype=np.float32)


def _norms(rows: Vectors) -> Vectors:
    return np.asarray(
        np.maximum(np.sqrt(np.einsum("ij,ij->i", rows, rows)), 1e-6), dtype=np.float32
    )
