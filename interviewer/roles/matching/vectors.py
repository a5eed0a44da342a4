"""Sentence vectors, each text embedded once."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class SentenceEmbedder(Protocol):
    """Anything that turns texts into L2-normalised vectors of one length."""

    def embed(self, texts: list[str], /) -> Floats:
        """Vectors of `texts`, shape (n, d)."""
        ...


class VectorCache:
    """Remembers the vectors of the last `limit` texts; safe to share between threads."""

    def __init__(self, embedder: SentenceEmbedder, limit: int = 50_000) -> None:
        self._embedder = embedder
        self._limit = limit
        self._known: OrderedDict[str, Floats] = OrderedDict()
        self._lock = Lock()

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Vectors of `texts`, shape (n, d), embedding only those not seen before."""
        with self._lock:
            self._add(text for text in dict.fromkeys(texts) if text not in self._known)
            found = np.stack([self._known[text] for text in texts])
            while len(self._known) > self._limit:
                self._known.popitem(last=False)
        return found

    def _add(self, texts: Iterable[str]) -> None:
        new = list(texts)
        if new:
            rows = np.asarray(self._embedder.embed(new), dtype=np.float32)
            self._known.update(zip(new, rows, strict=True))
