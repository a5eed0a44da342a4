"""The vectors as one array: the store of record, and exact search where Chroma cannot be used."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from interviewer.domain.notes import Chunk
from knowledge.arrays import Vectors

FILE = "vectors.npy"


def write_vectors(version: Path, vectors: Vectors) -> None:
    """Write float32 (chunks, dimension)."""
    np.save(version / FILE, vectors, allow_pickle=False)


def read_vectors(version: Path) -> Vectors:
    """float32 (chunks, dimension), mapped from the file."""
    array: Vectors = np.load(version / FILE, mmap_mode="r", allow_pickle=False)
    return array


class ExactVectors:
    """Nearest neighbours by comparing with every vector; answers as ChromaVectors does."""

    def __init__(self, chunks: Sequence[Chunk], vectors: Vectors) -> None:
        self._chunks = chunks
        self._vectors = vectors

    def nearest(
        self, vector: Vectors, count: int, stages: frozenset[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids and cosines of up to `count` chunks that have any of the stages, nearest first."""
        cosines = self._vectors @ vector
        found: list[tuple[str, float]] = []
        for row in np.argsort(-cosines, kind="stable"):
            chunk = self._chunks[int(row)]
            if not stages or stages.intersection(chunk.stages):
                found.append((chunk.id, float(cosines[row])))
                if len(found) == count:
                    break
        return found

    def close(self) -> None:
        """Nothing to let go of."""
