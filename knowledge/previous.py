"""The index before this one, as a store of chunks and vectors that need not be made again."""

import hashlib
from pathlib import Path

from interviewer.domain.notes import Chunk
from interviewer.errors import IndexBrokenError
from knowledge.arrays import Vectors
from knowledge.chunking import embedded_text
from knowledge.exact_vectors import FILE, read_vectors
from knowledge.manifest import NoteEntry, check_files, read_manifest
from knowledge.note import FoundFile
from knowledge.recipe import Recipe

CHUNKS = "chunks.jsonl"


def read_chunks(version: Path) -> list[Chunk]:
    """All chunks of an index, in the order of its vectors."""
    with (version / CHUNKS).open(encoding="utf-8") as lines:
        return [Chunk.model_validate_json(line) for line in lines]


class Previous:
    """What can be reused of the index at `version`. Raises IndexBrokenError where it is damaged."""

    def __init__(self, version: Path, recipe: Recipe) -> None:
        manifest = read_manifest(version)
        check_files(version, manifest, only=(CHUNKS, FILE, *(n.text for n in manifest.notes)))
        self._version = version
        self.same_recipe = manifest.recipe.model_copy(update={"weight": recipe.weight}) == recipe
        self._notes = {(note.source, note.origin, note.sha): note for note in manifest.notes}
        chunks = read_chunks(version)
        self._chunks = {chunk.id: chunk for chunk in chunks}
        self._rows: dict[bytes, int] = {}
        self._vectors: Vectors | None = None
        if manifest.recipe.embedder == recipe.embedder:
            self._vectors = read_vectors(version)
            self._rows = {_key(chunk): row for row, chunk in enumerate(chunks)}

    def note(self, file: FoundFile, sha: str) -> NoteEntry | None:
        """The entry of a file that has not changed."""
        return self._notes.get((file.source, file.origin, sha))

    def chunks(self, note: NoteEntry) -> list[Chunk]:
        """The chunks of a note, in order."""
        return [self._chunks[key] for key in note.chunk_ids]

    def text(self, note: NoteEntry) -> str:
        """The loaded text of a note."""
        return (self._version / note.text).read_bytes().decode("utf-8")

    def vector(self, chunk: Chunk) -> Vectors | None:
        """The vector of a chunk that was embedded with the same words and the same embedder."""
        row = self._rows.get(_key(chunk))
        return self._vectors[row] if row is not None and self._vectors is not None else None


def open_previous(version: Path | None, recipe: Recipe) -> Previous | None:
    """The previous index, or None where there is none worth reading."""
    if version is None:
        return None
    try:
        return Previous(version, recipe)
    except (IndexBrokenError, OSError, ValueError):
        return None


def _key(chunk: Chunk) -> bytes:
    return hashlib.sha256(embedded_text(chunk).encode("utf-8", "replace")).digest()
