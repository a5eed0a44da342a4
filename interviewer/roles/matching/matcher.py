"""How well an answer says what the evidence statements say."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from interviewer.roles.matching.combine import Mode, combine
from interviewer.roles.matching.pairs import measure, to_embed
from interviewer.roles.matching.substance import substance
from interviewer.roles.matching.vectors import Floats, SentenceEmbedder, VectorCache
from interviewer.roles.matching.words import says_something

HOLLOW: Final = 0.05
"""What is left of the support of a sentence that states nothing specific."""
DENIED: Final = 0.9
"""What a sentence loses of its support when it says the opposite."""
FULLY: Final = 2 / 3
"""Share of the words in common that must be turned round for all of DENIED to be lost."""


class Matcher:
    """Scores meaning with sentence vectors, or by words alone when `embedder` is None.

    Safe to share between threads; vectors and word lists of texts seen before are kept.
    """

    def __init__(self, embedder: SentenceEmbedder | None = None) -> None:
        self._cache = None if embedder is None else VectorCache(embedder)
        self.mode = Mode.LEXICAL if embedder is None else Mode.MINILM

    def score(self, question: str, references: Sequence[str], answer: str) -> float:
        """0..1, about 0.5 for half right: the best of `references`; 0 when nothing is said."""
        known = [reference for reference in references if says_something(reference)]
        if not known or not says_something(answer):
            return 0.0
        measured = measure(question, known, [answer], self._cache)
        return float(combine(measured, self.mode, "score").max())

    def closeness(self, texts: Sequence[str], others: Sequence[str]) -> Floats:
        """How alike in meaning texts are, 0..1, shape (texts, others), whatever they state."""
        if not texts or not others:
            return np.zeros((len(texts), len(others)), dtype=np.float32)
        return combine(measure("", texts, others, self._cache), self.mode, "support")

    def prepare(self, cases: Iterable[tuple[str, Sequence[str], str]]) -> None:
        """Embed in one go what scoring these (question, references, answer) will need."""
        if self._cache is not None:
            texts = [text for q, refs, answer in cases for text in to_embed(q, refs, [answer])]
            if texts:
                self._cache.vectors(texts)

    def support(self, statements: Sequence[str], sentences: Sequence[str]) -> Floats:
        """How far each sentence says each statement, 0..1, shape (statements, sentences).

        Likeness times substance: buzz words, bare lists and contradiction take support away.
        """
        if not statements or not sentences:
            return np.zeros((len(statements), len(sentences)), dtype=np.float32)
        measured = measure("", statements, sentences, self._cache, brief=True)
        likeness = combine(measured, self.mode, "support")
        denial = 1 - DENIED * np.minimum(1, measured["flip"] / FULLY)
        solid = np.array([_solidity(text) for text in sentences], dtype=np.float32)
        out: Floats = (likeness * denial * solid).astype(np.float32)
        return out


def _solidity(sentence: str) -> float:
    if not says_something(sentence):
        return 0.0
    return HOLLOW + (1 - HOLLOW) * substance(sentence)
