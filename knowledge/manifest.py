"""What an index says about itself: enough to tell whether it is whole, and still true."""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from interviewer.domain.notes import Origin
from interviewer.domain.value import Value
from interviewer.errors import IndexBrokenError
from knowledge.note import Kind, Skip
from knowledge.recipe import Recipe

NAME = "manifest.json"
# Chroma writes a lock row into its database whenever it is opened; that file is checked by SQLite.
_CHANGES_WHEN_OPENED = "chroma.sqlite3"


class NoteEntry(Value):
    """One indexed note. `sha` is of its file; `text` names the stored text within the index."""

    source: str
    origin: Origin
    sha: str
    title: str
    kind: Kind
    chunk_ids: tuple[str, ...]
    text: str
    left_out: str | None = None


class SkipEntry(Value):
    """One file that could not be indexed; `sha` is empty where it was not even read."""

    skip: Skip
    sha: str = ""


class Manifest(Value):
    """The contents of an index. `files` gives each file's SHA-256, by path below the index."""

    recipe: Recipe
    notes: tuple[NoteEntry, ...]
    skipped: tuple[SkipEntry, ...] = ()
    chunks: int
    with_chroma: bool
    files: dict[str, str]


def read_manifest(version: Path) -> Manifest:
    """The manifest of a finished index. Raises IndexBrokenError."""
    try:
        return Manifest.model_validate_json((version / NAME).read_bytes())
    except (OSError, ValidationError) as error:
        raise broken(f"its manifest cannot be read ({type(error).__name__})") from error


def digests(version: Path) -> dict[str, str]:
    """SHA-256 of every file that stays the same as long as an index lives."""
    found: dict[str, str] = {}
    for path in sorted(version.rglob("*")):
        relative = path.relative_to(version).as_posix()
        if path.is_file() and not _may_change(path):
            found[relative] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def check_files(version: Path, manifest: Manifest, only: tuple[str, ...] = ()) -> None:
    """Raise IndexBrokenError where a file is missing or altered.

    Chroma's native code may crash on altered files, so this comes before it opens them.
    """
    for relative, sha in manifest.files.items():
        if only and relative not in only:
            continue
        try:
            data = (version / relative).read_bytes()
        except OSError as error:
            raise broken(f"its file {relative!r} is missing") from error
        if hashlib.sha256(data).hexdigest() != sha:
            raise broken(f"its file {relative!r} is damaged")


def broken(why: str) -> IndexBrokenError:
    """The error for an index that is damaged, `why` as a clause."""
    return IndexBrokenError(
        f"The index of the notes is damaged: {why}.", "Run `python -m knowledge index`."
    )


def _may_change(path: Path) -> bool:
    if path.suffix == ".bin" and not (path.parent / "index_metadata.pickle").exists():
        # A graph too small to have been written out (one vector) is made again at each opening.
        return True
    return path.name == NAME or path.name.startswith((".", _CHANGES_WHEN_OPENED))
