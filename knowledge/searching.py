"""Searching a finished index by meaning and by words at once."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from time import sleep
from typing import IO, Protocol

import numpy as np
import numpy.typing as npt

from interviewer.domain.notes import Chunk, Passage
from interviewer.errors import IndexBrokenError, NotesError
from knowledge.arrays import Rows, Vectors
from knowledge.bm25 import Bm25
from knowledge.embedder import Embedder
from knowledge.exact_vectors import ExactVectors
from knowledge.hybrid import combine
from knowledge.manifest import Manifest, NoteEntry
from knowledge.progress import IndexReport
from knowledge.recipe import close_match
from knowledge.sayings import Sayings

# Candidates taken from each side before they are scored together.
_POOL = 60
ASKED_AT_ONCE = 4
"""So many queries may ask for neighbours at a time."""
BREATH_SECONDS = 0.02
"""Between two foreseen searches, so that whoever speaks meanwhile hardly shares the processor."""
AT_HAND = 2048
"""So many searches are remembered: those a few problems can foresee, and the latest."""
_QUERY_WORDS = 400
_QUERY_CHARS = 20_000

Asked = tuple[str, int, frozenset[str] | None]
"""A query, how many passages, and of which stages."""


class Nearest(Protocol):
    """Nearest neighbours of a vector: Chroma's, or exact ones."""

    def nearest(
        self, vector: Vectors, count: int, stages: frozenset[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids and cosines, nearest first."""

    def close(self) -> None:
        """Let go of the files."""


class Search:
    """A finished index, open for reading; safe to share between threads.

    `notice` says in a sentence how notes are searched; `report` what opening had to do.
    """

    def __init__(
        self,
        version: Path,
        manifest: Manifest,
        chunks: list[Chunk],
        vectors: Vectors,
        near: Nearest,
        words: Bm25,
        embedder: Embedder,
        hold: IO[str] | None = None,
    ) -> None:
        self._version = version
        self.manifest = manifest
        self._chunks = chunks
        self._own = np.array([chunk.origin == "own" for chunk in chunks], dtype=np.bool_)
        self._by_stages: dict[frozenset[str], npt.NDArray[np.bool_]] = {}
        self._rows = {chunk.id: row for row, chunk in enumerate(chunks)}
        self._vectors = vectors
        self._near = near
        self._words = words
        self._embedder = embedder
        self._hold = hold
        self._sayings: Sayings | None = None
        self._made: OrderedDict[Asked, tuple[Passage, ...]] = OrderedDict()
        self._making = Lock()
        self._asked = ThreadPoolExecutor(ASKED_AT_ONCE, "nearest")
        self.notice = ""
        self.report: IndexReport | None = None

    @property
    def embedder(self) -> str:
        """Name of the embedder that made the index."""
        return self.manifest.recipe.embedder

    @property
    def sentence_embedder(self) -> Embedder:
        """The embedder in use, for comparing sentences with the same vectors."""
        return self._embedder

    def use_sayings(self, sayings: Sayings) -> None:
        """From now on, search for what the notes call it too where the query says it plainly."""
        self._sayings = sayings
        with self._making:
            self._made.clear()

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """Up to `k` passages, best first, from chunks that have any of `stages`.

        An empty query finds nothing; one over 400 words or 20,000 characters is cut. Where the
        embedder fails, words alone decide; where Chroma fails, vectors are compared one by one.
        A score says how well a passage fits the query among all queries: below some 0.5 it hardly
        does. A search that was made before is not made again: the index never changes.
        """
        query = " ".join(query[:_QUERY_CHARS].split()[:_QUERY_WORDS])
        if not query or k < 1:
            return []
        asked = (query, k, stages)
        with self._making:
            if asked in self._made:
                self._made.move_to_end(asked)
                return list(self._made[asked])
        found, whole = self._found(query, k, stages)
        if whole:
            with self._making:
                self._made[asked] = tuple(found)
                while len(self._made) > AT_HAND:
                    self._made.popitem(last=False)
        return found

    def foresee(self, queries: Iterable[Asked]) -> None:
        """Make searches that will be asked for, with time for others between them."""
        for asked in queries:
            if asked not in self._made:
                self.search(*asked)
                sleep(BREATH_SECONDS)

    def _found(
        self, query: str, k: int, stages: frozenset[str] | None
    ) -> tuple[list[Passage], bool]:
        """What `search` finds, and whether nothing failed on the way."""
        try:
            vector = self._embedder.embed([query])[0]
        except NotesError:
            return self._by_words(self._words.scores(query), k, stages), False
        pool = max(_POOL, 4 * k)
        # Chroma is the slowest part, and needs nothing of the others.
        near = self._asked.submit(self._nearest, vector, pool, stages)
        words = self._words.scores(query)
        hints = self._hints(query, vector)
        rows = self._candidates(near.result(), words, pool, stages)
        if hints is not None:
            rows = np.union1d(rows, self._best(hints, pool, stages)).astype(np.intp)
        whole = hints is not None or self._sayings is None
        if not rows.size:
            return [], whole
        cosines = np.asarray(self._vectors[rows] @ vector, dtype=np.float32)
        recipe = self.manifest.recipe
        scores = combine(
            cosines,
            words[rows],
            recipe.weight,
            close_match(recipe.embedder),
            None if hints is None else hints[rows],
            self._own[rows],
        )
        return self._passages(rows, scores, k), whole

    def _hints(self, query: str, vector: Vectors) -> Vectors | None:
        """What the sayings say to every chunk; None without them or where they cannot be made."""
        if self._sayings is None:
            return None
        weight = self.manifest.recipe.weight
        try:
            return self._sayings.hints(query, vector, weight, self.plain, self._chunks)
        except NotesError:
            return None

    def plain(self, query: str, vector: Vectors) -> Vectors:
        """How well each chunk fits by its own words and meaning alone, 0..1, float32 (chunks,)."""
        cosines = np.asarray(self._vectors @ vector, dtype=np.float32)
        return combine(cosines, self._words.scores(query), self.manifest.recipe.weight)

    def ranking(self, query: str, weight: float) -> list[int]:
        """Rows of the candidates, best first, by another weight than the manifest's (for tuning)."""
        words = self._words.scores(query)
        vector = self._embedder.embed([query])[0]
        rows = self._candidates(self._nearest(vector, _POOL, None), words, _POOL, None)
        cosines = np.asarray(self._vectors[rows] @ vector, dtype=np.float32)
        scores = combine(cosines, words[rows], weight)
        return [int(rows[i]) for i in np.lexsort((rows, -scores))]

    def _nearest(
        self, vector: Vectors, pool: int, stages: frozenset[str] | None
    ) -> list[tuple[str, float]]:
        """Ids and cosines of the chunks nearest to a vector."""
        pool = min(pool, len(self._chunks))
        try:
            return self._near.nearest(vector, pool, stages)
        except IndexBrokenError:
            # An interview must not end because Chroma does.
            self._near = ExactVectors(self._chunks, self._vectors)
            self.notice = "Chroma failed; the notes are compared one by one."
            return self._near.nearest(vector, pool, stages)

    def _candidates(
        self,
        near: Sequence[tuple[str, float]],
        words: Vectors,
        pool: int,
        stages: frozenset[str] | None,
    ) -> Rows:
        """Rows of the chunks that either side ranks high."""
        rows = {self._rows[key] for key, _ in near}
        rows.update(self._best(words, pool, stages))
        return np.array(sorted(rows), dtype=np.intp)

    def _best(self, scores: Vectors, pool: int, stages: frozenset[str] | None) -> list[int]:
        allowed = scores > 0
        if stages:
            allowed &= self._speaking_to(stages)
        rows = np.flatnonzero(allowed)
        return [int(row) for row in rows[np.argsort(-scores[rows], kind="stable")][:pool]]

    def _speaking_to(self, stages: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Which chunks have any of the stages; the few sets that are asked for are remembered."""
        found = self._by_stages.get(stages)
        if found is None:
            marks = [not stages.isdisjoint(chunk.stages) for chunk in self._chunks]
            found = self._by_stages.setdefault(stages, np.array(marks, dtype=np.bool_))
        return found

    def _by_words(self, words: Vectors, k: int, stages: frozenset[str] | None) -> list[Passage]:
        rows = np.array(self._best(words, k, stages), dtype=np.intp)
        best = float(words.max(initial=0.0)) or 1.0
        return self._passages(rows, words[rows] / best, k)

    def _passages(self, rows: Rows, scores: Vectors, k: int) -> list[Passage]:
        order = np.lexsort((rows, -scores))[:k]
        return [
            Passage(chunk=self._chunks[int(rows[i])], score=min(1.0, max(0.0, float(scores[i]))))
            for i in order
        ]

    def chunk(self, chunk_id: str) -> Chunk | None:
        """The chunk of that id, or None where the index no longer has it."""
        row = self._rows.get(chunk_id)
        return None if row is None else self._chunks[row]

    def chunks(self) -> tuple[Chunk, ...]:
        """All chunks, by note and in the order of the text."""
        return tuple(self._chunks)

    def sources(self) -> tuple[NoteEntry, ...]:
        """The indexed notes."""
        return self.manifest.notes

    def text(self, source: str) -> str | None:
        """The loaded text of a note, which the chunks' spans count in; None for an unknown one."""
        for note in self.manifest.notes:
            if note.source == source:
                return (self._version / note.text).read_bytes().decode("utf-8")
        return None

    def close(self) -> None:
        """Let go of the files, so that old versions can be removed."""
        self._asked.shutdown()
        self._near.close()
        if self._hold is not None:
            self._hold.close()
