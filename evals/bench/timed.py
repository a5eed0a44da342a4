"""Parts of a turn with a clock in front of them. Nothing else is changed."""

import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import contextmanager

from interviewer.domain.events import CandidateSaid, Record
from interviewer.domain.notes import Passage
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session
from interviewer.llm.chat import ChatModel, Completion, Request
from interviewer.roles.base import Foreseeing, Reader, Retriever
from interviewer.store import Lease, Store
from knowledge.arrays import Vectors
from knowledge.embedder import Embedder


class Marks:
    """When what happened in a turn, and how long its parts took, in milliseconds.

    `cpu` is the processor's time of this process, which a busy machine does not stretch.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A new turn."""
        self.started = time.perf_counter()
        self._cpu = time.process_time()
        self.cpu: dict[str, float] = {}
        self.spans: list[tuple[str, float, float]] = []
        self.at: dict[str, float] = {}
        self.asked: list[Request] = []

    def mark(self, name: str) -> None:
        """The first time something happened, since the turn began."""
        if name not in self.at:
            self.at[name] = (time.perf_counter() - self.started) * 1000
            self.cpu[name] = (time.process_time() - self._cpu) * 1000

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Keep when a part ran, as far as it comes before the first token."""
        began = time.perf_counter()
        try:
            yield
        finally:
            if "token" not in self.at:
                self.spans.append((name, began, time.perf_counter()))

    def spent(self, *names: str) -> float:
        """Milliseconds in which any of these parts ran; what ran side by side counts once."""
        spent, until = 0.0, 0.0
        for began, ended in sorted(span[1:] for span in self.spans if span[0] in names):
            spent += max(0.0, ended - max(began, until))
            until = max(until, ended)
        return spent * 1000

    def count(self, name: str) -> int:
        """How often a part ran."""
        return sum(span[0] == name for span in self.spans)


class TimedReader:
    """The local reading of a message."""

    def __init__(self, inner: Reader, marks: Marks) -> None:
        self._inner, self._marks = inner, marks

    def read(self, session: Session, text: str) -> Reading:
        """See `Reader`."""
        with self._marks.part("reading"):
            return self._inner.read(session, text)


def time_embedding(embedder: Embedder, marks: Marks) -> None:
    """Embedding, whoever asks for it: the reading of questions, or the search of the notes."""
    embed = embedder.embed

    def timed(texts: list[str]) -> Vectors:
        with marks.part("embedding"):
            return embed(texts)

    setattr(embedder, "embed", timed)  # noqa: B010 - the embedder itself, as others hold it too


class TimedNotes:
    """Searching the notes, the embedding of the query in it."""

    def __init__(self, inner: Retriever, marks: Marks) -> None:
        self._inner, self._marks = inner, marks

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """See `Retriever`."""
        with self._marks.part("search"):
            return self._inner.search(query, k, stages)

    def foresee(self, queries: Iterable[tuple[str, int, frozenset[str] | None]]) -> None:
        """See `Foreseeing`."""
        if isinstance(self._inner, Foreseeing):
            self._inner.foresee(queries)


class TimedStore(Store):
    """Committing the candidate's message, and whatever else is."""

    marks: Marks

    def append(self, records: Sequence[Record], lease: Lease | None = None) -> None:
        """See `Store`."""
        said = any(isinstance(record.event, CandidateSaid) for record in records)
        with self.marks.part("commit" if said else "other commits"):
            super().append(records, lease)

    def lease(self, session: str, holder: str, now: float, seconds: float) -> bool:
        """See `Store`."""
        with self.marks.part("other commits"):
            return super().lease(session, holder, now, seconds)


class TimedChat:
    """When the speaker's request goes out, when its first token and sentence come."""

    def __init__(self, inner: ChatModel, marks: Marks) -> None:
        self.name, self._inner, self._marks = inner.name, inner, marks

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        """See `ChatModel`."""
        marks, text = self._marks, ""
        marks.asked.append(request)
        speaks = request.role == "speaker"
        if speaks:
            marks.mark("asked")
        async for piece in self._inner.stream(request):
            if speaks and isinstance(piece, str):
                marks.mark("token")
                text += piece
                if text.rsplit(">", 1)[-1].rstrip().endswith((".", "?")):
                    marks.mark("sentence")
            yield piece

    async def complete(self, request: Request) -> Completion:
        """See `ChatModel`."""
        self._marks.asked.append(request)
        return await self._inner.complete(request)
