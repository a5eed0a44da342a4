"""Vectors of sentences that are compared again in every interview, kept on disk."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.arrays import Vectors
from knowledge.embedder import Embedder
from knowledge.progress import OnProgress, Progress, silent

WORTH_KEEPING = 100
"""A call with so many texts is content, not a message: its vectors are kept."""
AT_ONCE = 256
"""So many are embedded between two words on the progress."""


class KeptVectors:
    """An embedder that works out the vectors of a large batch only where it has not met a text yet.

    A file holds one batch: the hashes of its texts and their vectors. Problems share their rubric,
    and new content is mostly the old one, so a batch that is new takes over what it can. A damaged
    file is worked out again.
    """

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder
        self._prefix = _hash(embedder.name)[:12]

    def embed(self, texts: list[str], /) -> Vectors:
        """Vectors of `texts`, float32 (len(texts), dimension)."""
        return self.embed_watched(texts, silent)

    def embed_watched(self, texts: list[str], on_progress: OnProgress) -> Vectors:
        """The same, and what is worked out anew is told in between."""
        if len(texts) < WORTH_KEEPING:
            return self._embedder.embed(texts)
        names = [_hash(text) for text in texts]
        path = self._folder / f"{self._prefix}-{_hash(*names)[:40]}.npz"
        known = self._read(path)
        if not known.keys() >= set(names):
            known = self._completed(known, names, texts, on_progress)
            self._keep(path, names, known)
        return np.array([known[name] for name in names], dtype=np.float32)

    def _completed(
        self,
        known: dict[str, Vectors],
        names: Sequence[str],
        texts: Sequence[str],
        on_progress: OnProgress,
    ) -> dict[str, Vectors]:
        """What is known and what other batches know, with all that nobody knew worked out."""
        for other in sorted(self._folder.glob(f"{self._prefix}-*.npz")):
            known = known | self._read(other)
        missing = {name: text for name, text in zip(names, texts, strict=True) if name not in known}
        hashes, new = [*missing], [*missing.values()]
        for start in range(0, len(new), AT_ONCE):
            on_progress(Progress(step="embed", done=start, total=len(new)))
            some = slice(start, start + AT_ONCE)
            known.update(zip(hashes[some], self._embedder.embed(new[some]), strict=True))
        return known

    def _keep(self, path: Path, names: Sequence[str], known: dict[str, Vectors]) -> None:
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                np.savez(file, names=np.array(names), vectors=[known[name] for name in names])
            draft.replace(path)
        except OSError:
            return  # a full or read-only disk costs time at the next start, nothing else

    def _read(self, path: Path) -> dict[str, Vectors]:
        """The vectors of a file by the hashes of their texts; none where it cannot be read."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                names, vectors = kept["names"], kept["vectors"]
        except Exception:  # noqa: BLE001 - zip, numpy and the system each have errors of their own
            return {}
        if vectors.shape != (len(names), self._embedder.dimension) or vectors.dtype != np.float32:
            return {}
        return dict(zip(names.tolist(), vectors, strict=True))


def _hash(*texts: str) -> str:
    whole = "\x1f".join(texts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:40]
