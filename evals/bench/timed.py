"""Parts of a turn with a clock in front of them. Nothing else is changed."""

import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager

from interviewer.domain.events import CandidateSaid, Record
from interviewer.domain.notes import Passage
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session
from interviewer.llm.chat import ChatModel, Completion, Request
from interviewer.roles.base import Reader, Retriever
from interviewer.store import Store
from knowledge.arrays import Vectors
from knowledge.kept_vectors import KeptVectors


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
        self.took: dict[str, float] = {}
        self.at: dict[str, float] = {}
        self.asked: list[Request] = []

    def mark(self, name: str) -> None:
        """The first time something happened, since the turn began."""
        if name not in self.at:
            self.at[name] = (time.perf_counter() - self.started) * 1000
            self.cpu[name] = (time.process_time() - self._cpu) * 1000

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Add up the time of a part, as far as it comes before the first token."""
        began = time.perf_counter()
        try:
            yield
        finally:
            if "token" not in self.at:
                spent = (time.perf_counter() - began) * 1000
                self.took[name] = self.took.get(name, 0.0) + spent


class TimedReader:
    """The local reading of a message."""

    def __init__(self, inner: Reader, marks: Marks) -> None:
        self._inner, self._marks = inner, marks

    def read(self, session: Session, text: str) -> Reading:
        """See `Reader`."""
        with self._marks.part("reading"):
            return self._inner.read(session, text)


class TimedEmbedder:
    """Embedding the message's sentences, within the local reading."""

    def __init__(self, inner: KeptVectors, marks: Marks) -> None:
        self._inner, self._marks = inner, marks

    def embed(self, texts: list[str]) -> Vectors:
        """See `KeptVectors`."""
        with self._marks.part("embedding the message"):
            return self._inner.embed(texts)

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)


class TimedNotes:
    """Embedding the query, and searching."""

    def __init__(self, inner: Retriever, marks: Marks) -> None:
        self._inner, self._marks = inner, marks

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """See `Retriever`."""
        with self._marks.part("search"):
            return self._inner.search(query, k, stages)


class TimedStore(Store):
    """Committing the candidate's message."""

    marks: Marks

    def append(self, records: Sequence[Record]) -> None:
        """See `Store`."""
        said = any(isinstance(record.event, CandidateSaid) for record in records)
        with self.marks.part("commit" if said else "other commits"):
            super().append(records)


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
