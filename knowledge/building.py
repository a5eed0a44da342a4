"""Building an index: take over what has not changed, load, cut and embed the rest, then publish."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from interviewer.domain.notes import Chunk
from interviewer.errors import NothingIndexedError
from knowledge import bm25, chroma_vectors, exact_vectors
from knowledge.arrays import Vectors
from knowledge.chunking import chunk_note, embedded_text
from knowledge.embedder import Embedder
from knowledge.file_bytes import digest, read_bytes
from knowledge.linting import quarantine
from knowledge.loading import load_note
from knowledge.manifest import NAME, Manifest, NoteEntry, SkipEntry, digests
from knowledge.note import FoundFile, Kind, Limits, Skip, SkipCode, SkipNote
from knowledge.parser import Parser
from knowledge.previous import CHUNKS, Previous
from knowledge.progress import OnProgress, Progress
from knowledge.recipe import Recipe

TEXTS = "texts"
_BATCH = 64


class Build:
    """One build of an index into `version`, an empty folder."""

    def __init__(
        self,
        version: Path,
        recipe: Recipe,
        embedder: Embedder,
        previous: Previous | None,
        on_progress: OnProgress,
    ) -> None:
        self._version = version
        self._recipe = recipe
        self._limits: Limits = recipe.limits
        self._embedder = embedder
        self._previous = previous
        self._on_progress = on_progress
        self._chunks: list[Chunk] = []
        self._notes: list[NoteEntry] = []
        self._skipped: list[SkipEntry] = []
        self.embedded = 0
        self.unchanged: set[str] = set()

    def run(self, files: Sequence[FoundFile], skips: Sequence[Skip]) -> Manifest:
        """Index the files and write everything, the manifest last.

        Raises NothingIndexedError where no file gave a chunk.
        """
        (self._version / TEXTS).mkdir()
        self._skipped = [SkipEntry(skip=skip) for skip in skips]
        with Parser(self._limits) as parser:
            for done, file in enumerate(files):
                self._on_progress(Progress(step="read", done=done, total=len(files)))
                self._read(file, parser)
        if not self._chunks:
            raise NothingIndexedError(
                f"None of the {len(files) + len(skips)} files found could be read as a note.",
                "Give a folder with Markdown, text, PDF, HTML, notebook or Word files.",
            )
        vectors = self._embed()
        return self._write(vectors)

    def _read(self, file: FoundFile, parser: Parser) -> None:
        """Take one file in, or note why not."""
        sha = ""
        try:
            data = read_bytes(file, self._limits)
            sha = digest(data)
            if len(self._chunks) >= self._limits.chunks:
                most = self._limits.chunks
                raise SkipNote(SkipCode.TOO_MANY, f"The index is full: {most} chunks.")
            if self._take_over(file, sha):
                return
            note = load_note(file, data, parser, self._limits)
            cut = chunk_note(
                note, self._recipe.window, self._embedder.count_tokens, self._limits.chunks_per_note
            )
            if not cut.chunks:
                raise SkipNote(SkipCode.NO_TEXT, "It holds no words.")
            chunks, quarantined = quarantine(cut.chunks)
            if not chunks:
                raise SkipNote(SkipCode.ORDERS, "All of it gives orders to a model.")
        except SkipNote as skip:
            entry = Skip(source=file.source, code=skip.code, reason=skip.reason)
            self._skipped.append(SkipEntry(skip=entry, sha=sha))
            return
        left_out = "; ".join(filter(None, (note.cut, cut.left_out, quarantined))) or None
        self._add(file, sha, note.title, note.kind, chunks, note.text, left_out)

    def _take_over(self, file: FoundFile, sha: str) -> bool:
        old = self._previous.note(file, sha) if self._previous else None
        if old is None or self._previous is None or not self._previous.same_recipe:
            return False
        try:
            text, chunks = self._previous.text(old), self._previous.chunks(old)
        except (OSError, KeyError):
            return False
        self.unchanged.add(file.source)
        self._add(file, sha, old.title, old.kind, chunks, text, old.left_out)
        return True

    def _add(
        self,
        file: FoundFile,
        sha: str,
        title: str,
        kind: Kind,
        chunks: Sequence[Chunk],
        text: str,
        left_out: str | None,
    ) -> None:
        name = f"{TEXTS}/{len(self._notes):05d}.txt"
        (self._version / name).write_bytes(text.encode("utf-8"))
        self._chunks.extend(chunks)
        self._notes.append(
            NoteEntry(
                source=file.source,
                origin=file.origin,
                sha=sha,
                title=title,
                kind=kind,
                chunk_ids=tuple(chunk.id for chunk in chunks),
                text=name,
                left_out=left_out,
            )
        )

    def _embed(self) -> Vectors:
        """Vectors of all chunks, those of texts embedded before taken from the old index."""
        vectors = np.zeros((len(self._chunks), self._recipe.dimension), dtype=np.float32)
        missing: list[int] = []
        for row, chunk in enumerate(self._chunks):
            old = self._previous.vector(chunk) if self._previous else None
            if old is None:
                missing.append(row)
            else:
                vectors[row] = old
        for start in range(0, len(missing), _BATCH):
            self._on_progress(Progress(step="embed", done=start, total=len(missing)))
            rows = missing[start : start + _BATCH]
            vectors[rows] = self._embedder.embed([embedded_text(self._chunks[r]) for r in rows])
        self.embedded = len(missing)
        return vectors

    def _write(self, vectors: Vectors) -> Manifest:
        self._on_progress(Progress(step="write", done=0, total=1))
        with (self._version / CHUNKS).open("w", encoding="utf-8") as out:
            for chunk in self._chunks:
                out.write(chunk.model_dump_json() + "\n")
        exact_vectors.write_vectors(self._version, vectors)
        bm25.write_bm25(self._version, [embedded_text(chunk) for chunk in self._chunks])
        manifest = Manifest(
            recipe=self._recipe,
            notes=tuple(self._notes),
            skipped=tuple(self._skipped),
            chunks=len(self._chunks),
            with_chroma=self._write_chroma(vectors),
            files=digests(self._version),
        )
        (self._version / NAME).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
        return manifest

    def _write_chroma(self, vectors: Vectors) -> bool:
        """Whether Chroma took the vectors; without it the index is searched exactly."""
        try:
            chroma_vectors.write_chroma(self._version, self._chunks, vectors)
        except Exception:  # noqa: BLE001 - a missing or failing Chroma must not stop an interview
            return False
        return True
