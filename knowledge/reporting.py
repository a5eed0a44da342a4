"""The report on an index, from its manifest."""

from knowledge.manifest import Manifest
from knowledge.progress import FileResult, IndexReport


def report_on(
    manifest: Manifest,
    *,
    built: bool,
    seconds: float,
    embedded: int = 0,
    unchanged: frozenset[str] | set[str] | None = None,
) -> IndexReport:
    """What came of each file; with `unchanged` None, all files are as they were."""
    files = [
        FileResult(
            source=note.source,
            chunks=len(note.chunk_ids),
            unchanged=unchanged is None or note.source in unchanged,
            left_out=note.left_out,
        )
        for note in manifest.notes
    ]
    files += [FileResult(source=entry.skip.source, skip=entry.skip) for entry in manifest.skipped]
    return IndexReport(
        built=built,
        files=tuple(sorted(files, key=lambda result: result.source)),
        chunks=manifest.chunks,
        embedded=embedded,
        seconds=round(seconds, 3),
    )
