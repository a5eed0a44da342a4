"""What a build tells while it runs, and what it says when it is done."""

from collections.abc import Callable
from typing import Literal

from interviewer.domain.value import Value
from knowledge.note import Skip


class Progress(Value):
    """A step of a build: `done` of `total` files read, or chunks embedded."""

    step: Literal["read", "embed", "write"]
    done: int
    total: int


OnProgress = Callable[[Progress], None]


class FileResult(Value):
    """What came of one file: how many chunks, whether taken over unchanged, or the skip."""

    source: str
    chunks: int = 0
    unchanged: bool = False
    left_out: str | None = None
    skip: Skip | None = None


class IndexReport(Value):
    """What a build or a check did. `built` is False where the index was up to date."""

    built: bool
    files: tuple[FileResult, ...]
    chunks: int
    embedded: int
    seconds: float
    notice: str | None = None


def silent(_: Progress) -> None:
    """For callers that do not watch."""
