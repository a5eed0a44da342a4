"""A search whose index may be replaced while it is in use."""

import threading

from interviewer.domain.notes import Chunk, Passage
from knowledge.embedder import Embedder
from knowledge.manifest import Manifest, NoteEntry
from knowledge.progress import IndexReport
from knowledge.searching import Search


class LiveSearch(Search):
    """Passes everything on to the index of the moment.

    Each call takes the index once, so that a replacement in its midst does not mix two. The one
    that was replaced stays open for another replacement, as a call may still be at it.
    """

    def __init__(self, first: Search) -> None:
        self._now = first
        self._before: Search | None = None
        self._lock = threading.Lock()

    def replace(self, other: Search) -> None:
        """Search another index from now on."""
        with self._lock:
            old, self._before, self._now = self._before, self._now, other
        if old is not None:
            old.close()

    @property
    def manifest(self) -> Manifest:  # type: ignore[override]
        """What the index says of itself."""
        return self._now.manifest

    @property
    def notice(self) -> str:  # type: ignore[override]
        """In a sentence, how notes are searched."""
        return self._now.notice

    @property
    def report(self) -> IndexReport | None:  # type: ignore[override]
        """What opening had to do."""
        return self._now.report

    @property
    def sentence_embedder(self) -> Embedder:
        """The embedder in use."""
        return self._now.sentence_embedder

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """As `Search.search`."""
        return self._now.search(query, k, stages)

    def ranking(self, query: str, weight: float) -> list[int]:
        """As `Search.ranking`."""
        return self._now.ranking(query, weight)

    def chunk(self, chunk_id: str) -> Chunk | None:
        """As `Search.chunk`."""
        return self._now.chunk(chunk_id)

    def chunks(self) -> tuple[Chunk, ...]:
        """As `Search.chunks`."""
        return self._now.chunks()

    def sources(self) -> tuple[NoteEntry, ...]:
        """As `Search.sources`."""
        return self._now.sources()

    def text(self, source: str) -> str | None:
        """As `Search.text`."""
        return self._now.text(source)

    def close(self) -> None:
        """Let go of the files."""
        for search in (self._before, self._now):
            if search is not None:
                search.close()
