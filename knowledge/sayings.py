"""What candidates say, and what the notes call it: a bridge from plain speech to the field's terms.

"Only a tenth of the non-clicks are kept" has no word in common with a note on calibration. The
rubric's evidence and the problems' traps hold hundreds of such sentences, each group with the words
that the notes use. A query is searched for by its own words and by those of the groups nearest to it.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from interviewer.domain.rubric import Rubric
from interviewer.domain.value import Value
from knowledge.arrays import Vectors
from knowledge.bm25 import TextBm25
from knowledge.content import ROOT, Library
from knowledge.embedder import Embedder
from knowledge.hybrid import combine
from knowledge.kept_vectors import KeptVectors

# By `python -m knowledge tune`: more groups blur, and the power keeps the nearest ones ahead.
_NEAREST = 8
_POWER = 8


class Group(Value):
    """Sentences that say like things, and a query in the notes' own terms."""

    said: tuple[str, ...]
    search: str


class Embeds(Protocol):
    """The part of an embedder that is needed here."""

    def embed(self, texts: list[str], /) -> Vectors:
        """float32 (len(texts), dimension), each row of norm 1. Raises EmbedderError."""


def shipped_groups(library: Library | None = None) -> list[Group]:
    """The rubric's evidence by criterion, and each trap's wrong and right claims, of all problems."""
    library = library or Library()
    rubric = library.load(ROOT / "rubrics" / "ml-system-design.json", Rubric)
    groups = [
        Group(said=tuple(e.text for e in criterion.evidence), search=criterion.search)
        for criterion in rubric.criteria
    ]
    for problem in library.problems():
        groups += [Group(said=(*t.claims, *t.sound), search=t.search) for t in problem.traps]
    return groups


class Sayings:
    """The groups, made ready for one index by the first query; safe to share between threads."""

    def __init__(self, groups: Sequence[Group], embedder: Embeds) -> None:
        self._groups = groups
        self._embedder = embedder
        self._owner = np.array([g for g, group in enumerate(groups) for _ in group.said])
        self._lock = threading.Lock()
        self._ready: tuple[Vectors, TextBm25, Vectors] | None = None

    def hints(
        self,
        query: str,
        vector: Vectors,
        weight: float,
        score_all: Callable[[str, Vectors], Vectors],
    ) -> Vectors:
        """How well each chunk fits the groups nearest to the query, 0..1, float32 (chunks,).

        `score_all` scores every chunk for a query and its vector, and is asked once per group.
        Raises EmbedderError.
        """
        vectors, words, profiles = self._made_ready(score_all)
        # BLAS would start threads for this, which costs more than it saves.
        likeness = np.einsum("ij,j->i", vectors, vector)
        alike = combine(likeness, words.scores(query), weight)
        nearest = np.zeros(len(self._groups), dtype=np.float32)
        np.maximum.at(nearest, self._owner, alike)
        top = np.argsort(-nearest, kind="stable")[:_NEAREST]
        shares = nearest[top] ** _POWER
        hints = shares @ profiles[top]
        best = float(hints.max(initial=0.0))
        return np.asarray(hints / best if best > 0 else hints, dtype=np.float32)

    def _made_ready(
        self, score_all: Callable[[str, Vectors], Vectors]
    ) -> tuple[Vectors, TextBm25, Vectors]:
        with self._lock:
            if self._ready is None:
                said = [text for group in self._groups for text in group.said]
                searches = [group.search for group in self._groups]
                # One batch, so that an embedder that keeps large batches keeps this one.
                vectors = self._embedder.embed([*said, *searches])
                profiles = np.stack(
                    [
                        score_all(search, vector)
                        for search, vector in zip(searches, vectors[len(said) :], strict=True)
                    ]
                )
                self._ready = vectors[: len(said)], TextBm25(said), profiles
            return self._ready


def shipped_sayings(embedder: Embedder, folder: Path) -> Sayings:
    """The shipped groups for an embedder, whose vectors for them are kept in `folder`."""
    return Sayings(shipped_groups(), KeptVectors(embedder, folder))
