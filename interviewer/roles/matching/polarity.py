"""Contradiction: the same thing said with a not, or its opposite said without one."""

from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.vectors import Floats
from interviewer.roles.matching.words import Word, words

ALIGNED = 0.6


def flip(statement: str, sentence: str, sims: Floats) -> float:
    """The share (0..1) of what both texts speak of on which they say the opposite.

    `sims` are the similarities of their words, shape (words(statement), words(sentence)).
    """
    mine, other = words(statement), words(sentence)
    shared = turned = 0.0
    keys = {(word.key, word.negated) for word in other}
    for row, word in enumerate(mine):
        same = _agreement(word, other, sims[row], keys)
        if same is not None:
            shared += word.weight
            turned += word.weight * (not same)
    return turned / shared if shared else 0.0


def _agreement(
    word: Word, other: tuple[Word, ...], sims: Floats, keys: set[tuple[str, bool]]
) -> bool | None:
    """Whether the other text agrees on a word, or None when it does not speak of it."""
    if (word.key, word.negated) in keys:
        return True
    if sims.size and sims.max() >= ALIGNED:
        close = [each.negated for each, sim in zip(other, sims, strict=True) if sim >= ALIGNED]
        return word.negated in close
    opposites = load().opposites.get(word.key, frozenset())
    facing = [each.negated for each in other if each.key in opposites]
    return (not word.negated) in facing if facing else None
