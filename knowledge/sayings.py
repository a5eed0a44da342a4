"""What candidates say, and what the notes call it: a bridge from plain speech to the field's terms.

"Only a tenth of the non-clicks are kept" has no word in common with a note on calibration. The
rubric's evidence and the problems' traps hold hundreds of such sentences, each group with the words
that the notes use; the index of subjects holds many more, with the sections that answer them. A
query is searched for by its own words and by what the groups and subjects nearest to it lead to.
"""

import threading
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np

from interviewer.domain.notes import Chunk
from interviewer.domain.rubric import Rubric
from interviewer.domain.value import Value
from knowledge.arrays import Vectors
from knowledge.content import ROOT, Library
from knowledge.embedder import Embedder
from knowledge.kept_vectors import KeptVectors
from knowledge.nearness import Groups, to_one
from knowledge.progress import OnProgress
from knowledge.subject_hints import SubjectHints
from knowledge.subjects import Subject, Subjects

# By the tune set: what the groups add where the query's own words and meaning count 1. More groups
# blur, and the power keeps the nearest ones ahead.
_HINTED = 0.4
_NEAREST = 8
_POWER = 8
ScoreAll = Callable[[str, Vectors], Vectors]


class Group(Value):
    """Sentences that say like things, and a query in the notes' own terms."""

    said: tuple[str, ...]
    search: str


class Embeds(Protocol):
    """The part of an embedder that is needed here."""

    def embed(self, texts: list[str], /) -> Vectors:
        """float32 (len(texts), dimension), each row of norm 1. Raises EmbedderError."""


def keep_sayings(embedder: Embedder, folder: Path, on_progress: OnProgress) -> None:
    """Embed what `shipped_sayings` will need, unless `folder` holds it, so that no query waits.

    Raises EmbedderError.
    """
    kept = KeptVectors(embedder, folder)
    groups, subjects = shipped_groups(), shipped_subjects()
    for texts in (_of_groups(groups), _of_subjects(subjects)):
        kept.embed_watched(texts, on_progress)


def _of_groups(groups: Sequence[Group]) -> list[str]:
    """What the groups say, then what to search for each: one batch, which is kept as one."""
    return [*(text for group in groups for text in group.said), *(g.search for g in groups)]


def _of_subjects(subjects: Sequence[Subject]) -> list[str]:
    return list(chain.from_iterable(subject.said for subject in subjects))


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


def shipped_subjects(library: Library | None = None) -> tuple[Subject, ...]:
    """The entries of the index of subjects."""
    return (library or Library()).load(ROOT / "subjects.yaml", Subjects).subjects


class Sayings:
    """The groups and subjects, made ready for one index by the first query; shared by threads."""

    def __init__(
        self, groups: Sequence[Group], embedder: Embeds, subjects: Sequence[Subject] = ()
    ) -> None:
        self._groups = groups
        self._subjects = subjects
        self._embedder = embedder
        self._lock = threading.Lock()
        self._ready: tuple[Groups, Vectors, SubjectHints | None] | None = None

    def hints(
        self,
        query: str,
        vector: Vectors,
        weight: float,
        score_all: ScoreAll,
        chunks: Sequence[Chunk],
    ) -> Vectors:
        """How well each chunk fits what is near to the query, 0 upwards, float32 (chunks,).

        `score_all` scores every chunk for a query and its vector, and is asked once per group.
        Raises EmbedderError.
        """
        groups, profiles, subjects = self._made_ready(score_all, chunks)
        nearest, shares = groups.nearest(query, vector, weight, _NEAREST, _POWER)
        hints: Vectors = _HINTED * to_one(shares @ profiles[nearest])
        return hints if subjects is None else hints + subjects.hints(query, vector, weight)

    def _made_ready(
        self, score_all: ScoreAll, chunks: Sequence[Chunk]
    ) -> tuple[Groups, Vectors, SubjectHints | None]:
        with self._lock:
            if self._ready is None:
                vectors = self._embedder.embed(_of_groups(self._groups))
                searches = [group.search for group in self._groups]
                said = len(vectors) - len(searches)
                profiles = np.stack(
                    [
                        score_all(search, vector)
                        for search, vector in zip(searches, vectors[said:], strict=True)
                    ]
                )
                groups = Groups([group.said for group in self._groups], vectors[:said])
                self._ready = groups, profiles, self._fitted(chunks)
            return self._ready

    def _fitted(self, chunks: Sequence[Chunk]) -> SubjectHints | None:
        if not self._subjects:
            return None
        said = self._embedder.embed(_of_subjects(self._subjects))
        return SubjectHints(self._subjects, said, chunks)


def shipped_sayings(embedder: Embedder, folder: Path) -> Sayings:
    """The shipped groups and subjects for an embedder, whose vectors for them are kept in `folder`."""
    return Sayings(shipped_groups(), KeptVectors(embedder, folder), shipped_subjects())
