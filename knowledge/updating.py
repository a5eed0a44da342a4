"""Bringing the index up to date: a look whether it is, and a build where it is not."""

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from interviewer.errors import IndexBrokenError
from knowledge import versions
from knowledge.embedder import Embedder
from knowledge.manifest import Manifest, check_files, read_manifest
from knowledge.note import Limits, NoteRoot
from knowledge.progress import IndexReport, OnProgress, silent
from knowledge.recipe import recipe_for
from knowledge.reporting import report_on
from knowledge.staleness import is_current
from knowledge.walking import find_files


def update_index(
    data_dir: Path,
    roots: Sequence[NoteRoot],
    embedder: Embedder,
    on_progress: OnProgress = silent,
    *,
    limits: Limits | None = None,
    rebuild: bool = False,
    wait_s: float = 0.0,
) -> IndexReport:
    """Bring the index in `data_dir` up to date with the notes under `roots`.

    Does nothing, and loads no model, where it is up to date and whole. Raises IndexBusyError where
    another process builds, NotePathError for a missing root, NothingIndexedError, and
    CannotWriteError where the disk is full or the folder read-only.
    """
    began = time.monotonic()
    limits = limits or Limits()
    recipe = recipe_for(embedder, limits)
    files, skips = find_files(roots, limits)
    version = None if rebuild else versions.current(data_dir)
    manifest = _whole_manifest(version)
    if manifest is not None and is_current(manifest, recipe, files, skips):
        return report_on(manifest, built=False, seconds=time.monotonic() - began)
    with versions.building(data_dir, wait_s):
        # The process that was waited for may have built just this.
        version = None if rebuild else versions.current(data_dir)
        manifest = _whole_manifest(version)
        if manifest is not None and is_current(manifest, recipe, files, skips):
            return report_on(manifest, built=False, seconds=time.monotonic() - began)
        from knowledge.building import Build
        from knowledge.previous import open_previous

        folder = versions.new_version(data_dir)
        try:
            build = Build(folder, recipe, embedder, open_previous(version, recipe), on_progress)
            manifest = build.run(files, skips)
            versions.publish(data_dir, folder)
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise versions.cannot_write(data_dir, error) from error
            raise
        versions.remove_old(data_dir)
    return report_on(
        manifest,
        built=True,
        seconds=time.monotonic() - began,
        embedded=build.embedded,
        unchanged=build.unchanged,
    )


def _whole_manifest(version: Path | None) -> Manifest | None:
    """The manifest of a version whose files are all as they were written, else None."""
    if version is None:
        return None
    try:
        manifest = read_manifest(version)
        check_files(version, manifest)
    except IndexBrokenError:
        return None
    return manifest
