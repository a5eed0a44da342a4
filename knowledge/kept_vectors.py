"""Vectors of sentences that are compared again in every interview, kept on disk."""

import hashlib
import os
from pathlib import Path

import numpy as np

from knowledge.arrays import Vectors
from knowledge.embedder import Embedder

WORTH_KEEPING = 100
"""A call with so many new texts is content, not a message: its vectors are kept."""


class KeptVectors:
    """An embedder that looks up the vectors of a large batch before it works them out.

    A file holds one batch under the hash of its texts and the embedder's name; a damaged one is
    worked out again.
    """

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder

    def embed(self, texts: list[str], /) -> Vectors:
        """Vectors of `texts`, float32 (len(texts), dimension)."""
        if len(texts) < WORTH_KEEPING:
            return self._embedder.embed(texts)
        path = self._folder / f"{self._key(texts)}.npy"
        found = _read(path, len(texts), self._embedder.dimension)
        if found is not None:
            return found
        vectors = self._embedder.embed(texts)
        self._keep(path, vectors)
        return vectors

    def _key(self, texts: list[str]) -> str:
        whole = "\x1f".join([self._embedder.name, *texts])
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:40]

    def _keep(self, path: Path, vectors: Vectors) -> None:
        draft = path.with_suffix(f".{os.getpid()}.tmp.npy")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            np.save(draft, vectors)
            draft.replace(path)
        except OSError:
            return  # a full or read-only disk costs time at the next start, nothing else


def _read(path: Path, rows: int, dimension: int) -> Vectors | None:
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError):
        return None
    if found.shape != (rows, dimension) or found.dtype != np.float32:
        return None
    vectors: Vectors = found
    return vectors
