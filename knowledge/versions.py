"""Where indexes live on disk: finished versions, a pointer to the current one, and the locks.

<data>/index/CURRENT            name of the version in use, replaced atomically
<data>/index/v<time>-<pid>/     a finished version, never altered
<data>/index/v....building/     a build under way, or what a killed one left
<data>/index/.lock              held by the one process that builds
"""

import contextlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from filelock import FileLock, Timeout

from interviewer.errors import CannotWriteError, IndexBusyError

try:
    import fcntl
except ImportError:  # Windows: versions are kept two deep instead of being locked by readers
    fcntl = None  # type: ignore[assignment]

_POINTER = "CURRENT"
_BUILDING = ".building"
_READERS = ".readers"
_KEEP = 2


def index_dir(data_dir: Path) -> Path:
    """The folder of all versions."""
    return data_dir / "index"


def current(data_dir: Path) -> Path | None:
    """The finished version in use, or None. A pointer that leads nowhere counts as none."""
    try:
        name = (index_dir(data_dir) / _POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    # The name must not lead out of the folder, whoever wrote the pointer.
    if not name.startswith("v") or "/" in name or "\\" in name or name.endswith(_BUILDING):
        return None
    version = index_dir(data_dir) / name
    return version if version.is_dir() else None


@contextlib.contextmanager
def building(data_dir: Path, wait_s: float = 0.0) -> Iterator[None]:
    """Hold the lock for building. Raises IndexBusyError when another holds it after `wait_s`."""
    folder = index_dir(data_dir)
    lock = FileLock(str(folder / ".lock"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=wait_s)
    except Timeout:
        raise IndexBusyError(
            "Another process is indexing the notes.", "Wait until it is done and try again."
        ) from None
    except OSError as error:
        raise cannot_write(data_dir, error) from error
    try:
        yield
    finally:
        lock.release()


def cannot_write(data_dir: Path, error: OSError) -> CannotWriteError:
    """The error for a data folder that takes no files."""
    return CannotWriteError(
        f"The index cannot be written below {str(data_dir)!r}: {error.strerror or error}.",
        "Free space, allow writing there, or choose another folder with --data-dir.",
    )


def new_version(data_dir: Path) -> Path:
    """A fresh folder to build in; the lock must be held. Clears what killed builds left."""
    folder = index_dir(data_dir)
    for stale in folder.glob(f"v*{_BUILDING}"):
        shutil.rmtree(stale, ignore_errors=True)
    path = folder / f"v{time.time_ns():020d}-{os.getpid()}{_BUILDING}"
    path.mkdir()
    return path


def publish(data_dir: Path, built: Path) -> Path:
    """Make a built version the current one, in one step that a crash cannot halve."""
    for path in built.rglob("*"):
        if path.is_file():
            _sync(path)
    for path in [built, *(p for p in built.rglob("*") if p.is_dir())]:
        _sync(path)
    version = built.with_name(built.name.removesuffix(_BUILDING))
    built.rename(version)
    folder = index_dir(data_dir)
    _sync(folder)
    draft = folder / f"{_POINTER}.{os.getpid()}.tmp"
    draft.write_text(version.name + "\n", encoding="utf-8")
    _sync(draft)
    draft.replace(folder / _POINTER)
    _sync(folder)
    return version


def remove_old(data_dir: Path) -> None:
    """Remove versions beyond the last two, except those that a reader still holds."""
    folder = index_dir(data_dir)
    versions = sorted(p for p in folder.glob("v*") if p.is_dir() and p.suffix != _BUILDING)
    now = current(data_dir)
    others = [version for version in versions if version != now]
    for version in others[: max(0, len(others) - (_KEEP - 1))]:
        if not _is_read(version):
            shutil.rmtree(version, ignore_errors=True)


def hold(version: Path) -> IO[str] | None:
    """Mark a version as being read until the returned file is closed or the process ends."""
    if fcntl is None:
        return None
    try:
        handle = (version / _READERS).open("a", encoding="utf-8")
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:  # a read-only folder: nobody will remove it either
        return None
    return handle


def _is_read(version: Path) -> bool:
    if fcntl is None:
        return False
    try:
        with (version / _READERS).open("a", encoding="utf-8") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False


def _sync(path: Path) -> None:
    """Have the kernel write a file or folder to disk; not possible for folders on Windows."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
