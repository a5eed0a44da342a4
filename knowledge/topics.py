"""What a text is about, by words that go together: latent semantic analysis of a few documents.

Words that occur in like documents point in like directions, so that a query is near to a document
that says it in other words (Deerwester et al. 1990).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from knowledge.arrays import Vectors
from knowledge.words import stems

# More topics than these keep the words' own accidents.
_TOPICS = 120
# Two words side by side say more than each alone; a pair that only one document has says nothing.
_PAIR, _OFTEN = 0.5, 2
# Rare words weigh more, but not by as much as a plain inverse frequency would have it.
_SPREAD = 10
# Directions that hold less of the best one's share are rounding errors.
_LEAST = 1e-6


class Topics:
    """The documents in the space of their `count` main topics."""

    def __init__(self, texts: Sequence[str], count: int = _TOPICS) -> None:
        words = [_counted(text) for text in texts]
        found = Counter(term for of_text in words for term in of_text)
        kept = sorted(term for term in found if " " not in term or found[term] >= _OFTEN)
        self._ids = {term: column for column, term in enumerate(kept)}
        rarity = [np.log(_SPREAD * len(texts) / found[term]) for term in kept]
        self._rarity = np.array(rarity, dtype=np.float32)
        weights = np.zeros((len(texts), len(kept)), dtype=np.float32)
        for row, of_text in enumerate(words):
            columns, values = self._weighed(of_text)
            weights[row, columns] = values
        # The left directions of few documents give those of many words.
        shares, turned = np.linalg.eigh(weights @ weights.T)
        main = np.flatnonzero(shares > _LEAST * shares.max(initial=0.0))[-count:]
        self._by_term = np.ascontiguousarray(
            weights.T @ (turned[:, main] / np.sqrt(shares[main])), dtype=np.float32
        )
        self._documents = _unit(turned[:, main] * np.sqrt(shares[main]))

    def nearness(self, query: str) -> Vectors:
        """How near each document is to the query, 0..1, float32 (documents,)."""
        columns, values = self._weighed(_counted(query))
        place = _unit(np.einsum("i,ij->j", values, self._by_term[columns])[None, :])[0]
        # BLAS would start threads for this, which costs more than it saves.
        near = np.einsum("ij,j->i", self._documents, place)
        return np.asarray(np.clip(near, 0, 1), dtype=np.float32)

    def _weighed(self, terms: dict[str, float]) -> tuple[list[int], Vectors]:
        """The known terms' columns and their weights, a vector of norm 1."""
        known = [term for term in terms if term in self._ids]
        columns = [self._ids[term] for term in known]
        often = np.array([terms[term] for term in known], dtype=np.float32)
        return columns, _unit((np.sqrt(often) * self._rarity[columns])[None, :])[0]


def _counted(text: str) -> dict[str, float]:
    """How often each stem stands in a text, and each pair of neighbours, which counts less."""
    words = stems(text)
    pairs = Counter(" ".join(pair) for pair in pairwise(words))
    return Counter(words) | {pair: _PAIR * count for pair, count in pairs.items()}


def _unit(rows: Vectors) -> Vectors:
    """Each row by its norm; a row of zeros stays."""
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)
