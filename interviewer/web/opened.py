"""A transcript or recording that is open for replay: kept here, shipped, or handed in as a file."""

import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from interviewer.domain.events import Record
from interviewer.domain.session import Session, fold
from interviewer.errors import TranscriptError
from interviewer.recordings import Recording, read_recording
from interviewer.transcript import session_of
from interviewer.wiring import House

MAX_BYTES = 5_000_000
SHIPPED = Path(__file__).parents[2] / "evals" / "transcripts"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Opened:
    """An interview's log, folded and checked; `recording` holds what else a recording has."""

    session: Session
    records: tuple[Record, ...]
    recording: Recording | None = None

    @property
    def may_be_seen(self) -> bool:
        """Whether nothing is given away: the interview has ended, or shows its notes anyway."""
        return self.session.ended is not None or self.session.opened.coach


def kept(here: House, session_id: str) -> Opened:
    """An interview of this store. Raises `SessionNotFoundError`, `LogBrokenError`."""
    records = here.store.records(session_id)
    return Opened(session_of(here.store, records), tuple(records))


def shipped(folder: Path = SHIPPED) -> list[Path]:
    """The recordings that come with the program."""
    return sorted(folder.rglob("*.jsonl")) if folder.is_dir() else []


def from_file(path: Path) -> Opened:
    """A recording that comes with the program. Raises `TranscriptError`."""
    return _checked(read_recording(path))


def handed_in(name: str, raw: bytes) -> Opened:
    """A file that somebody hands in: it may be anything. Raises `TranscriptError`."""
    if len(raw) > MAX_BYTES:
        raise _refused(f"it has {len(raw) / 1e6:.1f} MB, more than {MAX_BYTES // 10**6}")
    _must_be_whole(raw)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "handed-in.jsonl"
        path.write_bytes(raw)
        try:
            return _checked(read_recording(path))
        except TranscriptError as error:
            raise _refused("it is cut, changed, or not what `export` writes") from error


def _must_be_whole(raw: bytes) -> None:
    """Everything it needs is in the file itself: no name in it may lead to another file."""
    try:
        lines = [json.loads(line) for line in raw.decode("utf-8").split("\n") if line.strip()]
        contents = lines[0]["contents"]
        whole = all(_HASH.fullmatch(sha) and part["body"] for sha, part in contents.items())
        notes = [line for line in lines[1:] if line.get("type") == "Notes"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _refused("it is not what `export` or `--record` writes") from error
    if not whole or any("sha" in line for line in notes):
        raise _refused("parts of it are kept in other files")


def _checked(recording: Recording) -> Opened:
    try:
        session = fold(recording.content, recording.records)
    except ValueError as error:
        raise _refused(str(error)) from error
    header = recording.header
    if (len(recording.records), session.head, session.id) != (
        header.records,
        header.head,
        header.session,
    ):
        raise _refused("records are missing at the end")
    return Opened(session, recording.records, recording)


def _refused(why: str) -> TranscriptError:
    return TranscriptError(f"The transcript cannot be opened: {why}.", "Export it again.")
