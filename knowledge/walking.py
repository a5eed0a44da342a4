"""Which files lie under the roots: in a fixed order, inside the root, none of them hidden."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from interviewer.errors import NotePathError
from knowledge.note import FoundFile, Limits, NoteRoot, Skip, SkipCode
from knowledge.sniffing import SUFFIXES

# What describes the shipped notes to a developer is no note.
_NOT_NOTES = {"coverage.md", "readme.md"}


def find_files(roots: Sequence[NoteRoot], limits: Limits) -> tuple[list[FoundFile], list[Skip]]:
    """All files of the roots that may hold notes, and those left out already here.

    Two files of one name in different roots keep apart by their root's name. Raises NotePathError
    for a root that does not exist.
    """
    found: list[FoundFile] = []
    skips: list[Skip] = []
    taken: dict[str, Path] = {}
    seen: set[Path] = set()
    for root in roots:
        for path, relative in _files_of(root):
            skip = _refusal(path, relative, root)
            real = path.resolve()
            if real in seen:
                continue
            source = _free_name(relative, root, taken)
            if skip is None and len(found) >= limits.files:
                skip = (SkipCode.TOO_MANY, f"Only the first {limits.files} files are read.")
            if skip is not None:
                skips.append(Skip(source=source, code=skip[0], reason=skip[1]))
                if skip[0] is SkipCode.TOO_MANY:
                    break
                continue
            seen.add(real)
            taken[source] = real
            found.append(FoundFile(path=path, source=source, origin=root.origin))
    return found, skips


def _files_of(root: NoteRoot) -> Iterator[tuple[Path, str]]:
    """Each file of a root with its path below it, sorted, hidden ones left out."""
    path = root.path
    if path.is_file():
        yield path, path.name
        return
    if not path.is_dir():
        raise NotePathError(
            f"There are no notes at {str(path)!r}.", "Give an existing file or folder."
        )
    # followlinks stays off: a linked folder may lead out of the root or round in a circle.
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "~$")):
                continue
            if root.origin == "shipped" and name.lower() in _NOT_NOTES:
                continue
            file = Path(folder) / name
            yield file, file.relative_to(path).as_posix()


def _refusal(path: Path, relative: str, root: NoteRoot) -> tuple[SkipCode, str] | None:
    if path.is_symlink():
        base = root.path.resolve() if root.path.is_dir() else root.path.resolve().parent
        if root.path.is_dir() and not path.resolve().is_relative_to(base):
            return SkipCode.OUTSIDE_ROOT, "It is a link that leads out of the folder."
    if not path.is_file():
        return SkipCode.UNREADABLE, "It is no regular file."
    if root.path.is_dir() and path.suffix.lower() not in SUFFIXES:
        return (
            SkipCode.UNSUPPORTED,
            f"Files of type {path.suffix or 'without ending'!r} are not read.",
        )
    return None


def _free_name(relative: str, root: NoteRoot, taken: dict[str, Path]) -> str:
    # Names are shown, stored as UTF-8 and printed: lone surrogates of odd file names must go.
    name = relative.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if name not in taken:
        return name
    folder = root.path.resolve()
    base = f"{folder.name if root.path.is_dir() else folder.parent.name}/{name}"
    candidate, count = base, 2
    while candidate in taken:
        candidate, count = f"{base}~{count}", count + 1
    return candidate
