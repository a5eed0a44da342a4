"""The vectors in an embedded Chroma collection. The only file that imports chromadb.

The embedded client only: Chroma's server has an open remote code execution (CVE-2026-45829).
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interviewer.domain.notes import Chunk
from knowledge.arrays import Vectors
from knowledge.manifest import broken

FOLDER = "chroma"
_COLLECTION = "notes"
_BATCH = 2_000
# The search widths are above Chroma's defaults (100): misses are rare, at < 1 ms. The threshold
# has every batch written out at once; what is pending at closing would be replayed, and the files
# rewritten, at each opening.
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "sync_threshold": 2}


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    # Every client of a folder in a process must be given equal settings.
    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))


def write_chroma(version: Path, chunks: Sequence[Chunk], vectors: Vectors) -> None:
    """Write the chunks' vectors, ids and stages. Row i of `vectors` belongs to chunk i."""
    client = _client(version / FOLDER)
    try:
        # No embedding function: Chroma's default would download a model on a text query.
        collection = client.create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
        )
        most = min(_BATCH, int(client.get_max_batch_size()))
        # Even batches, as one of a single row would stay below the threshold.
        step = -(-len(chunks) // -(-len(chunks) // most))
        for start in range(0, len(chunks), step):
            batch = chunks[start : start + step]
            collection.add(
                ids=[chunk.id for chunk in batch],
                embeddings=vectors[start : start + step],
                documents=[chunk.text for chunk in batch],
                metadatas=[_metadata(chunk) for chunk in batch],
            )
    finally:
        client.close()


def _metadata(chunk: Chunk) -> dict[str, Any]:
    data: dict[str, Any] = {"source": chunk.source, "start": chunk.start, "end": chunk.end}
    # Chroma refuses empty lists.
    return {**data, "stages": list(chunk.stages)} if chunk.stages else data


class ChromaVectors:
    """Nearest neighbours by cosine from the collection in `version`.

    Opening checks the database and the count, and raises IndexBrokenError where they are off.
    """

    def __init__(self, version: Path, count: int) -> None:
        _check_database(version / FOLDER / "chroma.sqlite3")
        try:
            self._client = _client(version / FOLDER)
            self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
            found = int(self._collection.count())
        except Exception as error:
            raise broken(f"Chroma cannot open it ({type(error).__name__})") from error
        if found != count:
            raise broken(f"it holds {found} vectors where {count} are listed")

    def nearest(
        self, vector: Vectors, count: int, stages: frozenset[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids and cosines of up to `count` chunks that have any of the stages, nearest first.

        `vector` has shape (dimension,). Raises IndexBrokenError where Chroma fails.
        """
        try:
            reply = self._collection.query(
                query_embeddings=vector[None, :],
                n_results=count,
                include=["distances"],
                where=_any_of(stages),
            )
        except Exception as error:
            raise broken(f"Chroma cannot search it ({type(error).__name__})") from error
        distances = reply["distances"] or [[]]
        return [(key, 1.0 - float(d)) for key, d in zip(reply["ids"][0], distances[0], strict=True)]

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def _any_of(stages: frozenset[str] | None) -> Any:
    if not stages:
        return None
    clauses = [{"stages": {"$contains": stage}} for stage in sorted(stages)]
    return clauses[0] if len(clauses) == 1 else {"$or": clauses}


def _check_database(path: Path) -> None:
    """Have SQLite look for damage, since the digest cannot cover a file that opening changes."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise broken("its database cannot be read") from error
    if verdict != ("ok",):
        raise broken("its database is damaged")
