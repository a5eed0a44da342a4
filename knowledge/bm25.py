"""Search by words: BM25 over stems, stored beside the vectors."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.manifest import broken
from knowledge.words import stems

FOLDER = "bm25"
# Lucene's variant with the usual constants (Robertson and Zaragoza 2009 give 1.2-2 and 0.75).
_K1, _B = 1.5, 0.75


def write_bm25(version: Path, texts: Sequence[str]) -> None:
    """Index `texts`, row i being chunk i."""
    _index(texts).save(str(version / FOLDER), show_progress=False)


def _index(texts: Sequence[str]) -> Any:
    import bm25s  # type: ignore[import-untyped]

    # An index without any word cannot be built; a word nobody asks for stands in.
    words = [stems(text) or ["\u0000"] for text in texts]
    index = bm25s.BM25(method="lucene", k1=_K1, b=_B)
    index.index(words, show_progress=False)
    return index


def _scores(index: Any, query: str, count: int) -> npt.NDArray[np.float32]:
    known = [word for word in stems(query) if word in index.vocab_dict]
    if not known:
        return np.zeros(count, dtype=np.float32)
    return np.asarray(index.get_scores(known), dtype=np.float32)


class TextBm25:
    """An index of a few texts that lives in memory."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._index = _index(texts)
        self._count = len(texts)

    def scores(self, query: str) -> npt.NDArray[np.float32]:
        """BM25 of every text, float32 (texts,)."""
        return _scores(self._index, query, self._count)


class Bm25:
    """The stored index of `version`, read into memory. Raises IndexBrokenError."""

    def __init__(self, version: Path, count: int) -> None:
        import bm25s

        try:
            self._index: Any = bm25s.BM25.load(str(version / FOLDER), show_progress=False)
            self._count = int(self._index.scores["num_docs"])
        except Exception as error:
            raise broken(f"its word index cannot be read ({type(error).__name__})") from error
        if self._count != count:
            raise broken(f"its word index has {self._count} entries where {count} are listed")

    def scores(self, query: str) -> npt.NDArray[np.float32]:
        """BM25 of every chunk, float32 (chunks,), 0 where no word of the query occurs."""
        return _scores(self._index, query, self._count)
