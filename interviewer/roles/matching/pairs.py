"""What can be measured about a pair of a statement and a sentence, for all pairs at once."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from interviewer.roles.matching.block import Block, lay_out
from interviewer.roles.matching.clauses import clauses
from interviewer.roles.matching.polarity import flip
from interviewer.roles.matching.similarity import word_similarities
from interviewer.roles.matching.vectors import Floats, VectorCache
from interviewer.roles.matching.words import words

CONTEXT: Final = "In a machine learning system,"
"""What stands for the question when a statement is matched with a sentence of an interview."""
GRAMS: Final = 4096


def measure(
    question: str, statements: Sequence[str], sentences: Sequence[str], cache: VectorCache | None
) -> dict[str, Floats]:
    """Each feature as an array of shape (len(statements), len(sentences))."""
    left, right = lay_out(statements, question), lay_out(sentences, question)
    sims = word_similarities(left.vocabulary, right.vocabulary, cache)
    out = {"cover": _cover(left, right, sims), "precise": _cover(right, left, sims.T).T}
    out["chars"] = _letters(statements, sentences)
    out["brief"] = np.minimum(1, right.mass[None, :] / np.maximum(left.mass[:, None], 1e-6))
    out["flip"] = _flips(left, right, sims)
    if cache is not None:
        out |= _meanings(question, statements, sentences, cache)
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


def _flips(left: Block, right: Block, sims: Floats) -> Floats:
    rows = {word.key: row for row, word in enumerate(left.vocabulary)}
    columns = {word.key: column for column, word in enumerate(right.vocabulary)}
    out = np.zeros((len(left.texts), len(right.texts)), dtype=np.float32)
    for i, statement in enumerate(left.texts):
        mine = [rows[word.key] for word in words(statement)]
        for j, sentence in enumerate(right.texts):
            other = [columns[word.key] for word in words(sentence)]
            out[i, j] = flip(statement, sentence, sims[np.ix_(mine, other)])
    return out


def _letters(statements: Sequence[str], sentences: Sequence[str]) -> Floats:
    one = np.stack([_grams(text) for text in statements])
    two = np.stack([_grams(text) for text in sentences])
    out: Floats = one @ two.T
    return out


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


def _meanings(
    question: str, statements: Sequence[str], sentences: Sequence[str], cache: VectorCache
) -> dict[str, Floats]:
    one, two = cache.vectors(statements), cache.vectors(sentences)
    out: dict[str, Floats] = {"cosine": one @ two.T}
    asked = question.strip() or CONTEXT
    out["beyond"] = _beyond(asked, statements, cache) @ _beyond(asked, sentences, cache).T
    left, left_at = _parts(statements)
    right, right_at = _parts(sentences)
    all_pairs = cache.vectors(left) @ cache.vectors(right).T
    best = np.maximum.reduceat(all_pairs, right_at, axis=1)
    counts = np.diff([*left_at, len(left)])
    whole = best[left_at]
    summed = np.add.reduceat(best, left_at, axis=0) - whole
    several = counts > 1
    means = summed / np.maximum(counts - 1, 1)[:, None]
    out["clauses"] = np.where(several[:, None], means, whole).astype(np.float32)
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
