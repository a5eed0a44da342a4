"""Several texts laid out for matching at once: their distinct words, and which text has which."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from interviewer.roles.matching.vectors import Floats
from interviewer.roles.matching.words import Word, stems, words

GIVEN = 0.3
"""What is left of a word's weight when the question already gave it."""
_NOTHING = Word("", "", 0.0, False)


@dataclass(frozen=True)
class Block:
    """`flat` lists each text's rows in `vocabulary`, text after text from `offsets` on.

    `weights` has shape (texts, vocabulary): each text's word weights, summing to 1 (or 0 for a
    text without content words).
    """

    texts: tuple[str, ...]
    vocabulary: tuple[Word, ...]
    flat: NDArray[np.intp]
    offsets: NDArray[np.intp]
    weights: Floats
    mass: Floats


@lru_cache(maxsize=256)
def lay_out(texts: tuple[str, ...], question: str = "") -> Block:
    """The block of `texts`; words that `question` holds count for little."""
    given = stems(question)
    rows: dict[str, int] = {"": 0}
    vocabulary = [_NOTHING]
    flat: list[int] = []
    offsets: list[int] = []
    entries: list[tuple[int, int, float]] = []
    for number, text in enumerate(texts):
        offsets.append(len(flat))
        flat.append(0)
        for word in words(text):
            row = rows.setdefault(word.key, len(vocabulary))
            if row == len(vocabulary):
                vocabulary.append(word)
            flat.append(row)
            known = all(part in given for part in word.key.split())
            entries.append((number, row, word.weight * (GIVEN if known else 1.0)))
    weights = np.zeros((len(texts), len(vocabulary)), dtype=np.float32)
    for number, row, weight in entries:
        weights[number, row] = max(weights[number, row], weight)
    mass = weights.sum(axis=1)
    return Block(
        texts=texts,
        vocabulary=tuple(vocabulary),
        flat=np.array(flat, dtype=np.intp),
        offsets=np.array(offsets, dtype=np.intp),
        weights=weights / np.maximum(mass, 1e-6)[:, None],
        mass=mass,
    )
