"""Opening the index of the notes: built or updated where needed, checked, never served broken."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import numpy as np

from interviewer.errors import (
    CannotWriteError,
    IndexBrokenError,
    IndexBusyError,
    IndexMismatchError,
    IndexMissingError,
)
from knowledge import versions
from knowledge.arrays import Vectors
from knowledge.bm25 import Bm25
from knowledge.embedder import Embedder
from knowledge.exact_vectors import ExactVectors, read_vectors
from knowledge.manifest import Manifest, broken, check_files, read_manifest
from knowledge.note import Limits, NoteRoot
from knowledge.previous import read_chunks
from knowledge.progress import OnProgress, silent
from knowledge.searching import Nearest, Search
from knowledge.updating import update_index

_SAMPLE = 8
# Another process is most likely building the same index: worth a wait where there is no old one.
_WAIT_S = 120.0


def open_index(
    data_dir: Path,
    roots: Sequence[NoteRoot],
    embedder: Embedder,
    on_progress: OnProgress = silent,
    *,
    limits: Limits | None = None,
) -> Search:
    """The index of the notes under `roots`, ready to search; built or updated first where needed.

    While another process builds, a whole older index of the same embedder is served. A damaged one
    is rebuilt; where Chroma itself cannot be used, search is exact. Raises what `update_index` does.
    """
    notice = ""
    try:
        report = update_index(data_dir, roots, embedder, on_progress, limits=limits)
    except IndexBusyError:
        try:
            search = open_finished(data_dir, embedder)
        except (IndexMissingError, IndexBrokenError, IndexMismatchError):
            report = update_index(
                data_dir, roots, embedder, on_progress, limits=limits, wait_s=_WAIT_S
            )
        else:
            search.notice = "The notes are being indexed; until then the older index is searched."
            return search
    try:
        search = open_finished(data_dir, embedder)
    except IndexBrokenError:
        with suppress(CannotWriteError):
            report = update_index(
                data_dir, roots, embedder, on_progress, limits=limits, rebuild=True, wait_s=_WAIT_S
            )
            notice = "The index of the notes was damaged and has been rebuilt."
        search = open_finished(data_dir, embedder, exact_if_needed=True)
    search.report = report
    search.notice = search.notice or notice
    return search


def open_finished(data_dir: Path, embedder: Embedder, *, exact_if_needed: bool = False) -> Search:
    """The index as it is, without a look at the notes.

    Raises IndexMissingError, IndexMismatchError (another embedder made it), IndexBrokenError.
    """
    version = versions.current(data_dir)
    if version is None:
        raise IndexMissingError(
            "The notes are not indexed yet.", "Run `python -m knowledge index`."
        )
    hold = versions.hold(version)
    try:
        return _open_held(version, embedder, exact_if_needed, hold)
    except BaseException:
        if hold is not None:
            hold.close()
        raise


def _open_held(
    version: Path, embedder: Embedder, exact_if_needed: bool, hold: IO[str] | None
) -> Search:
    manifest = read_manifest(version)
    if manifest.recipe.embedder != embedder.name:
        raise IndexMismatchError(
            f"The index was made by the embedder {manifest.recipe.embedder!r}, "
            f"not {embedder.name!r}.",
            "Run `python -m knowledge index` with the embedder you want.",
        )
    # The model loads while Chroma is being imported: the two take most of the time of opening.
    threading.Thread(target=_warm, args=(embedder,), daemon=True).start()
    check_files(version, manifest)
    chunks = read_chunks(version)
    vectors = read_vectors(version)
    if vectors.shape != (manifest.chunks, manifest.recipe.dimension) or len(chunks) != len(vectors):
        raise broken("its parts do not fit together")
    exact = ExactVectors(chunks, vectors)
    near: Nearest = exact
    notice = ""
    try:
        if not manifest.with_chroma:
            exact_if_needed = True
        near = _open_chroma(version, manifest, vectors, [chunk.id for chunk in chunks])
    except IndexBrokenError:
        if not exact_if_needed:
            raise
        notice = "Chroma cannot be used here; the notes are compared one by one."
    search = Search(
        version, manifest, chunks, vectors, near, Bm25(version, len(chunks)), embedder, hold
    )
    search.notice = notice
    return search


def _warm(embedder: Embedder) -> None:
    try:
        embedder.warm()
    except Exception:  # noqa: BLE001 - the first search meets the same error where it can be told
        return


def _open_chroma(version: Path, manifest: Manifest, vectors: Vectors, ids: list[str]) -> Nearest:
    """Chroma's side of the index, after a sample of its vectors has found itself.

    The count can be right while vectors are lost: two writers made 16-30 % of them unfindable.
    """
    from knowledge.chroma_vectors import ChromaVectors

    near = ChromaVectors(version, manifest.chunks)
    rows = np.linspace(0, len(ids) - 1, num=min(_SAMPLE, len(ids)), dtype=int)
    missed = 0
    for row in rows:
        found = dict(near.nearest(np.asarray(vectors[row]), min(5, len(ids))))
        # Chunks with equal words share a vector, so that another id may stand for this one.
        missed += max(found.values(), default=0.0) < 0.999
    # A graph index may miss a vector now and then by its nature.
    if missed > 1 or (missed and len(ids) < 1000):
        near.close()
        raise broken(f"{missed} of {len(rows)} sampled vectors cannot be found")
    return near
