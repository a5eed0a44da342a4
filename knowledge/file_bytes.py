"""A file's bytes and the digest by which a change is told."""

import hashlib

from knowledge.note import FoundFile, Limits, SkipCode, SkipNote


def read_bytes(file: FoundFile, limits: Limits) -> bytes:
    """The file's bytes. Raises SkipNote where it is too big or cannot be read."""
    try:
        size = file.path.stat().st_size
        if size > limits.file_bytes:
            cap = limits.file_bytes / 1e6
            raise SkipNote(SkipCode.TOO_BIG, f"It has {size / 1e6:.1f} MB; the cap is {cap:g} MB.")
        return file.path.read_bytes()
    except OSError as error:
        reason = f"It cannot be opened: {error.strerror or type(error).__name__}."
        raise SkipNote(SkipCode.UNREADABLE, reason) from None


def digest(data: bytes) -> str:
    """The SHA-256 by which a changed file is told, as hex."""
    return hashlib.sha256(data).hexdigest()
