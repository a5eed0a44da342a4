"""What can be measured about a pair of a statement and a sentence, for all pairs at once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from interviewer.roles.matching.block import Block, lay_out
from interviewer.roles.matching.clauses import clauses
from interviewer.roles.matching.polarity import flip
from interviewer.roles.matching.similarity import word_similarities
from interviewer.roles.matching.vectors import Floats, VectorCache
from interviewer.roles.matching.words import words

CONTEXT: Final = "In a machine learning system,"
"""What stands for the question when a statement is matched with a sentence of an interview."""
GRAMS: Final = 4096
FAINT: Final = 0.15
"""Share of a statement's words in a sentence below which nobody asks for contradiction."""


def measure(
    question: str,
    statements: Sequence[str],
    sentences: Sequence[str],
    cache: VectorCache | None,
    *,
    brief: bool = False,
) -> dict[str, Floats]:
    """Each feature as an array of shape (len(statements), len(sentences)).

    `brief` leaves out what matching single sentences does not use: "chars", "cosine", "clauses".
    """
    left, right = lay_out(tuple(statements), question), lay_out(tuple(sentences), question)
    sims = word_similarities(left.vocabulary, right.vocabulary, cache)
    out = {"cover": _cover(left, right, sims), "precise": _cover(right, left, sims.T).T}
    out["brief"] = np.minimum(1, right.mass[None, :] / np.maximum(left.mass[:, None], 1e-6))
    out["flip"] = _flips(left, right, sims, out["cover"] >= FAINT)
    if not brief:
        out["chars"] = _letters(statements, sentences)
    if cache is not None:
        asked = question.strip() or CONTEXT
        out["beyond"] = _beyond(asked, statements, cache) @ _beyond(asked, sentences, cache).T
        if not brief:
            out["cosine"] = cache.vectors(statements) @ cache.vectors(sentences).T
            out["clauses"] = _clausewise(statements, sentences, cache)
    return out


def to_embed(question: str, statements: Sequence[str], sentences: Sequence[str]) -> list[str]:
    """Every text whose vector `measure` will ask for."""
    asked = question.strip() or CONTEXT
    texts = [*statements, *sentences]
    followed = [f"{asked} {text}" for text in texts]
    parts = [part for text in texts for part in clauses(text)]
    single = [word.surface for text in texts for word in words(text)]
    return [asked, *followed, *parts, *single]


def _cover(left: Block, right: Block, sims: Floats) -> Floats:
    """How much of each left text's weight finds a like word in each right text."""
    best = np.maximum.reduceat(sims[:, right.flat], right.offsets, axis=1)
    out: Floats = left.weights @ best
    return out


def _flips(left: Block, right: Block, sims: Floats, near: NDArray[np.bool_]) -> Floats:
    """Contradiction of the pairs that are `near`; the others speak of different things."""
    rows = {word.key: row for row, word in enumerate(left.vocabulary)}
    columns = {word.key: column for column, word in enumerate(right.vocabulary)}
    out = np.zeros(near.shape, dtype=np.float32)
    for i, j in np.argwhere(near):
        mine = [rows[word.key] for word in words(left.texts[i])]
        other = [columns[word.key] for word in words(right.texts[j])]
        out[i, j] = flip(left.texts[i], right.texts[j], sims[np.ix_(mine, other)])
    return out


def _letters(statements: Sequence[str], sentences: Sequence[str]) -> Floats:
    one = np.stack([_grams(text) for text in statements])
    two = np.stack([_grams(text) for text in sentences])
    out: Floats = one @ two.T
    return out


@lru_cache(maxsize=2_000)
def _grams(text: str) -> Floats:
    """Letter trigrams of the content words, as a unit vector of hashed square-root counts."""
    out = np.zeros(GRAMS, dtype=np.float32)
    for word in words(text):
        padded = f" {word.key} "
        for at in range(len(padded) - 2):
            a, b, c = (ord(letter) for letter in padded[at : at + 3])
            out[(a * 961 + b * 31 + c) % GRAMS] += word.weight
    out = np.sqrt(out)
    return out / max(float(np.linalg.norm(out)), 1e-6)


def _clausewise(statements: Sequence[str], sentences: Sequence[str], cache: VectorCache) -> Floats:
    """How near, on average, each clause of a statement comes to some clause of a sentence."""
    left, left_at = _parts(statements)
    right, right_at = _parts(sentences)
    pairs = cache.vectors(left) @ cache.vectors(right).T
    best = np.maximum.reduceat(pairs, right_at, axis=1)
    whole = best[left_at]
    counts = np.diff([*left_at, len(left)])
    means = (np.add.reduceat(best, left_at, axis=0) - whole) / np.maximum(counts - 1, 1)[:, None]
    out: Floats = np.where(counts[:, None] > 1, means, whole).astype(np.float32)
    return out


def _parts(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    flat: list[str] = []
    offsets: list[int] = []
    for text in texts:
        offsets.append(len(flat))
        flat.extend(clauses(text))
    return flat, offsets


def _beyond(question: str, texts: Sequence[str], cache: VectorCache) -> Floats:
    """What each text adds to the question: its vector read after the question, less the question's."""
    asked = cache.vectors([question])[0]
    rows = cache.vectors([f"{question} {text}" for text in texts])
    rest = rows - np.outer(rows @ asked, asked)
    out: Floats = rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)
    return out
