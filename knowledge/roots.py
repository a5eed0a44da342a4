"""Where notes come from: those shipped, those the environment names, those `index PATH` added,
and those added one by one to the folder of own notes."""

import os
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from interviewer.domain.value import Value
from knowledge.note import NoteRoot
from knowledge.options import Options
from knowledge.own_notes import own_dir

SHIPPED = Path(__file__).resolve().parent / "notes"
_NAME = "note-paths.json"


class Registered(Value):
    """Paths given to `index`, kept in the data folder. `only`: the shipped notes stay out."""

    own: tuple[Path, ...] = ()
    only: bool = False


def note_roots(options: Options) -> list[NoteRoot]:
    """Every root to be indexed for `options`: the shipped notes first, then the user's own."""
    kept = registered(options.data_dir)
    roots = [] if kept.only else [NoteRoot(path=SHIPPED, origin="shipped")]
    # A folder that was indexed once and is gone now is no reason to stop an interview.
    own = [path for path in kept.own if path.exists()]
    own += [] if kept.only else options.own_notes
    added = own_dir(options.data_dir)
    own += [added] if added.is_dir() and not added.is_symlink() else []
    unique = dict.fromkeys(Path(os.path.abspath(path)) for path in own)
    return roots + [NoteRoot(path=path, origin="own") for path in unique if path != SHIPPED]


def registered(data_dir: Path) -> Registered:
    """What `index` was given so far; nothing where the file is absent or unreadable."""
    try:
        return Registered.model_validate_json((data_dir / _NAME).read_bytes())
    except (OSError, ValidationError):
        return Registered()


def register(data_dir: Path, paths: Sequence[Path], only: bool) -> Registered:
    """Add paths to those kept; with `only`, keep these alone and leave the shipped notes out."""
    old = registered(data_dir)
    before = () if only or old.only else old.own
    own = tuple(dict.fromkeys([*before, *(Path(os.path.abspath(path)) for path in paths)]))
    kept = Registered(own=own, only=only)
    save(data_dir, kept)
    return kept


def save(data_dir: Path, kept: Registered) -> None:
    """Write the list in one step."""
    data_dir.mkdir(parents=True, exist_ok=True)
    draft = data_dir / f"{_NAME}.{os.getpid()}.tmp"
    draft.write_text(kept.model_dump_json(), encoding="utf-8")
    draft.replace(data_dir / _NAME)
