"""An embedder that needs no download: hashed stems, pairs of stems and letter groups.

It finds texts that share words or spellings with the query; it knows no synonyms.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.words import count_words, stems

if TYPE_CHECKING:
    from knowledge.arrays import Vectors

# With 1024 the some 800 features of a chunk collide enough to cost 3 points of recall (measured).
_DIMENSION = 2048
_VERSION = 1
_WORD, _PAIR, _LETTERS = 1.0, 0.3, 0.25


class LexicalEmbedder:
    """Feature hashing (Weinberger et al. 2009) with signs, and sublinear counts.

    Hashes are CRC-32, not Python's: vectors are the same in every process.
    """

    name = f"lexical/stems-{_DIMENSION}/{_VERSION}"
    dimension = _DIMENSION
    window = 256

    def count_tokens(self, text: str) -> int:
        """Words of `text`."""
        return count_words(text)

    def warm(self) -> None:
        """Nothing to load."""

    def embed(self, texts: list[str]) -> Vectors:
        """float32 (n, 2048), rows of norm 1; a text without words gets a fixed unit vector."""
        import numpy as np

        out = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for feature, weight in _features(text).items():
                code = zlib.crc32(feature.encode())
                out[row, code % _DIMENSION] += weight if code & 0x80000000 else -weight
            norm = float(np.linalg.norm(out[row]))
            if norm > 0:
                out[row] /= norm
            else:
                # Cosine is undefined for zero; the first axis keeps the index well-formed.
                out[row, 0] = 1.0
        return out


def _features(text: str) -> dict[str, float]:
    words = stems(text)
    features: dict[str, float] = {}
    for word, count in Counter(words).items():
        tf = 1.0 + math.log(count)
        features[f"w:{word}"] = _WORD * tf
        padded = f"<{word}>"
        groups = [padded[i : i + 4] for i in range(max(1, len(padded) - 3))]
        for group in groups:
            key = f"c:{group}"
            share = _LETTERS * tf / math.sqrt(len(groups))
            features[key] = features.get(key, 0.0) + share
    for pair, count in Counter(pairwise(words)).items():
        features[f"p:{pair[0]} {pair[1]}"] = _PAIR * (1.0 + math.log(count))
    return features
