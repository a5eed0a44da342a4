"""The commands that read: search, a file of queries, and how a note is cut."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from interviewer.domain.notes import Chunk, Passage
from interviewer.domain.stages import StageId
from interviewer.errors import QueryFileError
from knowledge.chunking import chunk_note
from knowledge.embedder import choose_embedder
from knowledge.file_bytes import read_bytes
from knowledge.loading import load_note
from knowledge.note import Limits, NoteRoot, SkipNote
from knowledge.opening import open_index
from knowledge.options import Options
from knowledge.parser import Parser
from knowledge.roots import note_roots
from knowledge.run_index import shown_progress
from knowledge.sayings import shipped_sayings
from knowledge.searching import Search
from knowledge.terminal import plain
from knowledge.walking import find_files

_QUERY_FILE_BYTES = 50_000_000


def opened(options: Options) -> Search:
    """The index for `options`, built or updated where needed; notices go to stderr."""
    embedder, notice = choose_embedder(options)
    with shown_progress() as show:
        search = open_index(options.data_dir, note_roots(options), embedder, show)
    search.use_sayings(shipped_sayings(embedder, options.data_dir / "vectors"))
    for line in (notice if search.report and search.report.built else "", search.notice):
        if line:
            print(line, file=sys.stderr)
    return search


def run_search(
    options: Options, query: str, k: int, stages: Sequence[str], *, as_json: bool
) -> None:
    """Print the passages for one query."""
    wanted = _stages(stages)
    passages = opened(options).search(query, k, wanted)
    if as_json:
        print(json.dumps([_row(passage) for passage in passages], ensure_ascii=False))
        return
    if not passages:
        print("Nothing found.")
    for passage in passages:
        chunk = passage.chunk
        path = " > ".join((chunk.source, *chunk.heading_path))
        print(f"{passage.score:.3f}  {plain(path)}  [{chunk.start}:{chunk.end}]")
        print(f"       {plain(chunk.text, 200)}")


def run_queries(options: Options, file: Path, k: int, stages: Sequence[str]) -> None:
    """Print one JSON line per query of the file, in its order."""
    wanted = _stages(stages)
    queries = _read_queries(file)
    search = opened(options)
    for query in queries:
        rows = [_row(passage) for passage in search.search(query, k, wanted)]
        print(json.dumps({"query": query, "results": rows}, ensure_ascii=False))


def run_chunks(options: Options, path: Path, *, as_json: bool) -> None:
    """Print the pieces of the notes at `path`; files that cannot be read are told on stderr."""
    embedder, _ = choose_embedder(options)
    limits = Limits()
    files, skips = find_files([NoteRoot(path=path)], limits)
    for skip in skips:
        print(f"skipped  {plain(skip.source)}: {skip.reason}", file=sys.stderr)
    with Parser(limits) as parser:
        for file in files:
            try:
                note = load_note(file, read_bytes(file, limits), parser, limits)
            except SkipNote as skip:
                print(f"skipped  {plain(file.source)}: {skip.reason}", file=sys.stderr)
                continue
            cut = chunk_note(note, embedder.window, embedder.count_tokens, limits.chunks_per_note)
            for reason in filter(None, (note.cut, cut.left_out)):
                print(f"{plain(file.source)}: {reason}", file=sys.stderr)
            for chunk in cut.chunks:
                _show_chunk(chunk, as_json)


def _show_chunk(chunk: Chunk, as_json: bool) -> None:
    if as_json:
        print(json.dumps({**_fields(chunk), "tokens": chunk.tokens}, ensure_ascii=False))
        return
    path = " > ".join((chunk.source, *chunk.heading_path))
    stages = ", ".join(chunk.stages)
    print(f"{plain(path)}  [{chunk.start}:{chunk.end}]  {chunk.tokens} tokens  {stages}")
    print(f"       {plain(chunk.text, 160)}")


def _fields(chunk: Chunk) -> dict[str, object]:
    keys = {"id", "source", "title", "heading_path", "start", "end", "stages", "origin", "text"}
    return chunk.model_dump(mode="json", include=keys)


def _row(passage: Passage) -> dict[str, object]:
    return {**_fields(passage.chunk), "score": round(passage.score, 4)}


def _stages(stages: Sequence[str]) -> frozenset[str] | None:
    known = {stage.value for stage in StageId}
    unknown = [stage for stage in stages if stage not in known]
    if unknown:
        raise QueryFileError(
            f"{unknown[0]!r} is no stage.", f"Choose from: {', '.join(sorted(known))}."
        )
    return frozenset(stages) or None


def _read_queries(file: Path) -> list[str]:
    """One query a line, plain or as JSON with a `query`. Raises QueryFileError."""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise QueryFileError(
            f"{str(file)!r} cannot be read: {reason}.", "Check the path."
        ) from error
    if len(data) > _QUERY_FILE_BYTES:
        raise QueryFileError(f"{str(file)!r} has over 50 MB.", "Split it.")
    queries: list[str] = []
    # Split at newlines alone: JSON may hold U+2028, which `splitlines` would cut at.
    for number, line in enumerate(data.decode("utf-8-sig", "replace").split("\n"), start=1):
        line = line.strip()
        if not line:
            continue
        if not line.startswith("{"):
            queries.append(line)
            continue
        try:
            queries.append(str(json.loads(line)["query"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise QueryFileError(
                f"Line {number} of {str(file)!r} is no JSON with a query.",
                'Write {"query": "..."} or plain text.',
            ) from None
    return queries
