"""Notes of the person's own, kept in a folder below the data folder and indexed with the rest.

A file is taken in by what it holds, not by what it is called: it is sized, read and looked at for
orders to a model before it joins the others. Nothing here reaches outside the folder: names are
reduced to their last part, and links are neither followed nor listed.
"""

import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from interviewer.domain.value import Value
from interviewer.errors import CannotWriteError
from knowledge.file_bytes import digest
from knowledge.linting import gives_orders
from knowledge.loading import load_note
from knowledge.note import FoundFile, Limits, SkipCode, SkipNote
from knowledge.parser import Parser
from knowledge.sniffing import SUFFIXES

FOLDER = "own-notes"
MAX_FILES = 500
MAX_BYTES = 5_000_000
"""The longest file that is taken in here: what an app on one's own machine accepts in one go."""
_NAME = 120
_ODD = re.compile(r"[^\w .,()+&'-]")


class OwnNote(Value):
    """A file of the person's own: its name in the folder, bytes, and SHA-256."""

    name: str
    size: int
    sha: str


class Taken(Value):
    """What came of a file that was offered: kept under `name`, or left out, in words."""

    name: str
    kept: bool
    told: str
    code: SkipCode | None = None


def own_dir(data_dir: Path) -> Path:
    """The folder of own notes; it need not be there yet."""
    return data_dir / FOLDER


def own_notes(data_dir: Path) -> list[OwnNote]:
    """The files there, by name. Links, folders and hidden files are passed over."""
    found: list[OwnNote] = []
    for path in _files(data_dir):
        try:
            data = path.read_bytes()
        except OSError:
            continue
        found.append(OwnNote(name=path.name, size=len(data), sha=digest(data)))
    return found


def add_own_note(data_dir: Path, name: str, data: bytes, limits: Limits | None = None) -> Taken:
    """Take a file in, if it is a note; the index is brought up to date by whoever asks next.

    The same name again replaces the file. Raises `CannotWriteError` where the folder takes none.
    """
    limits = limits or Limits(file_bytes=MAX_BYTES)
    kept_as = safe_name(name)
    try:
        _check(kept_as, data, data_dir, limits)
        told = _keep(data_dir, kept_as, data, limits)
    except SkipNote as skip:
        return Taken(name=kept_as or "?", kept=False, told=skip.reason, code=skip.code)
    return Taken(name=kept_as, kept=True, told=told)


def remove_own_note(data_dir: Path, name: str) -> bool:
    """Remove a file of the folder; False where there is none of that name."""
    for path in _files(data_dir):
        if path.name == name:
            path.unlink(missing_ok=True)
            return True
    return False


def safe_name(name: str) -> str:
    """The last part of a name, of letters that are harmless in every file system; "" if none."""
    last = PureWindowsPath(PurePosixPath(name.replace("\0", "")).name).name
    plain = _ODD.sub("-", unicodedata.normalize("NFC", last.encode("utf-8", "replace").decode()))
    stem, suffix = os.path.splitext(plain.strip(" ."))
    stem = stem.strip(" .-")
    return f"{stem[: _NAME - len(suffix)]}{suffix.lower()}" if stem else ""


def _check(name: str, data: bytes, data_dir: Path, limits: Limits) -> None:
    """Raises `SkipNote` for what is refused before it is opened."""
    suffix = os.path.splitext(name)[1]
    if not name or suffix not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        raise SkipNote(SkipCode.UNSUPPORTED, f"Files of this type are not read; {kinds} are.")
    if len(data) > limits.file_bytes:
        cap = limits.file_bytes / 1e6
        raise SkipNote(SkipCode.TOO_BIG, f"It has {len(data) / 1e6:.1f} MB; the cap is {cap:g} MB.")
    names = {path.name for path in _files(data_dir)}
    if name not in names and len(names) >= MAX_FILES:
        raise SkipNote(SkipCode.TOO_MANY, f"{MAX_FILES} files are the most; remove one first.")


def _keep(data_dir: Path, name: str, data: bytes, limits: Limits) -> str:
    """Read the file where the index does not look, and move it in if it is a note."""
    folder = own_dir(data_dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.is_symlink():
            raise NotADirectoryError(20, "the folder of own notes is a link")
        # A hidden folder beside the files: the same file system, and passed over by the index.
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as incoming:
            draft = Path(incoming) / name
            draft.write_bytes(data)
            _must_be_a_note(draft, data, limits)
            target = folder / name
            if target.is_dir():
                raise SkipNote(SkipCode.UNREADABLE, "A folder of that name is in the way.")
            before = _bytes(target)
            draft.replace(target)
    except OSError as error:
        raise CannotWriteError(
            f"The note cannot be kept below {str(data_dir)!r}: {error.strerror or error}.",
            "Free space, or allow writing there, and add it again.",
        ) from error
    if before is None:
        return "Added."
    return "It was there already." if before == data else "It replaces the file of that name."


def _must_be_a_note(path: Path, data: bytes, limits: Limits) -> None:
    """Raises `SkipNote` where it cannot be read, or does nothing but give orders."""
    with Parser(limits) as parser:
        note = load_note(FoundFile(path=path, source=path.name, origin="own"), data, parser, limits)
    if _all_orders(note.text[note.body :].split("\n\n")) or gives_orders(note.title):
        raise SkipNote(SkipCode.ORDERS, "It gives orders to a model, so it is left out.")


def _all_orders(paragraphs: Sequence[str]) -> bool:
    said = [text for text in paragraphs if text.strip() and not text.lstrip().startswith("#")]
    return bool(said) and all(map(gives_orders, said))


def _files(data_dir: Path) -> list[Path]:
    folder = own_dir(data_dir)
    if folder.is_symlink() or not folder.is_dir():
        return []
    return [
        path
        for path in sorted(folder.iterdir())
        if not path.name.startswith(".") and stat.S_ISREG(path.lstat().st_mode)
    ]


def _bytes(path: Path) -> bytes | None:
    if path.is_symlink() or not path.is_file():
        return None
    return path.read_bytes()
