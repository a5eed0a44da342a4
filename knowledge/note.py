"""A note as it comes out of loading, or the reason why it did not."""

from enum import StrEnum
from pathlib import Path

from interviewer.domain.notes import Origin
from interviewer.domain.value import Value


class Kind(StrEnum):
    """What a file turned out to hold, whatever its name says."""

    MARKDOWN = "markdown"
    TEXT = "text"
    PDF = "pdf"
    HTML = "html"
    NOTEBOOK = "notebook"
    WORD = "word"


class SkipCode(StrEnum):
    """Why a file was left out. Stable: front ends and tests key on it."""

    EMPTY = "empty"
    NO_TEXT = "no_text"
    TOO_BIG = "too_big"
    BINARY = "binary"
    UNSUPPORTED = "unsupported"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_SLOW = "too_slow"
    TOO_HUNGRY = "too_hungry"
    ARCHIVE_BOMB = "archive_bomb"
    OUTSIDE_ROOT = "outside_root"
    UNREADABLE = "unreadable"
    TOO_MANY = "too_many"
    ORDERS = "orders"


class Limits(Value):
    """Caps on what is taken in. Sizes in bytes, lengths in characters, times in seconds."""

    file_bytes: int = 20_000_000
    text_chars: int = 10_000_000
    pdf_pages: int = 500
    unpacked_bytes: int = 200_000_000
    files: int = 5_000
    chunks_per_note: int = 2_000
    chunks: int = 50_000
    parser_seconds: float = 20.0
    parser_bytes: int = 1_000_000_000


class NoteRoot(Value):
    """A folder (or one file) of notes, and whether it ships with the project."""

    path: Path
    origin: Origin = "own"


class FoundFile(Value):
    """A file to be read. `source` names it in citations: its path below its root, with slashes."""

    path: Path
    source: str
    origin: Origin


class LoadedNote(Value):
    """A note's text, cleaned. Every span in the project counts characters of `text`.

    `sha` is the SHA-256 of the file's bytes. `stages` are those its front matter names. `body` is
    where the text after the front matter starts. `cut` says in words what a cap left out.
    """

    source: str
    title: str
    text: str
    sha: str
    stages: tuple[str, ...] = ()
    kind: Kind
    origin: Origin = "own"
    body: int = 0
    cut: str | None = None


class Skip(Value):
    """A file that was left out, with a reason a person can act on."""

    source: str
    code: SkipCode
    reason: str


class SkipNote(Exception):
    """Raised by a reader to have its file reported and left out."""

    def __init__(self, code: SkipCode, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
