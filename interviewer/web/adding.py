"""Adding and removing notes of one's own, with the index brought up to date."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from interviewer.domain.value import Value
from interviewer.report.words import counted
from interviewer.wiring import House
from knowledge.own_notes import OwnNote, add_own_note, own_notes, remove_own_note
from knowledge.progress import Progress

_STEPS = {
    "read": (0.3, 0.6, "Reading the notes"),
    "embed": (0.6, 0.95, "Indexing what is new"),
    "write": (0.95, 1.0, "Writing the index"),
}
"""Where each step begins and ends on the bar; the files are checked before."""

OnStep = Callable[[float, str], None]
"""Told how far it is (0..1) and what is being done."""


class Result(Value):
    """What came of a file, in words."""

    name: str
    used: bool
    told: str


@dataclass(slots=True)
class Work:
    """Notes being added or removed, in a thread of their own: a page drawn anew breaks off nothing."""

    text: str
    share: float = 0.0
    done: Future[list[Result]] = field(default_factory=Future)

    def step(self, share: float, text: str) -> None:
        """Told how far it is."""
        self.share, self.text = share, text


def begin(what: str, do: Callable[[OnStep], list[Result]]) -> Work:
    """Begin to do it, whoever watches."""
    work = Work(what)

    def run() -> None:
        try:
            work.done.set_result(do(work.step))
        except Exception as error:  # noqa: BLE001 - whoever watches is told
            work.done.set_exception(error)

    threading.Thread(target=run, name="notes", daemon=True).start()
    return work


def add(here: House, files: Sequence[tuple[str, bytes]], on_step: OnStep) -> list[Result]:
    """Take files in and index them. Raises what `add_own_note` and `House.reindex` do."""
    data_dir = here.settings.data_dir
    taken = []
    for at, (name, data) in enumerate(files):
        on_step(0.3 * at / len(files), f"Checking {name}")
        taken.append(add_own_note(data_dir, name, data))
    if any(found.kept for found in taken):
        here.reindex(_watching(on_step))
    kept = {note.name: note for note in own_notes(data_dir)}
    return [
        Result(name=found.name, used=False, told=f"Left out: {found.told}")
        if not found.kept
        else _indexed(here, found.name, found.told, kept[found.name])
        for found in taken
    ]


def remove(here: House, name: str, on_step: OnStep) -> bool:
    """Remove a file and forget what it said. Raises what `House.reindex` does."""
    if not remove_own_note(here.settings.data_dir, name):
        return False
    here.reindex(_watching(on_step))
    return True


def source_of(here: House, note: OwnNote) -> str:
    """What citations call a file of one's own; "" where it is not in use."""
    found = (e.source for e in here.search.sources() if (e.origin, e.sha) == ("own", note.sha))
    return next(found, "")


def why_unused(here: House, note: OwnNote) -> str:
    """Why a file is not in use."""
    skips = (s.skip.reason for s in here.search.manifest.skipped if s.sha == note.sha)
    return next(skips, "It is not indexed yet.")


def _indexed(here: House, name: str, told: str, note: OwnNote) -> Result:
    entries = [e for e in here.search.sources() if (e.origin, e.sha) == ("own", note.sha)]
    if not entries:
        return Result(name=name, used=False, told=f"Kept, but not used: {why_unused(here, note)}")
    entry = entries[0]
    pieces = f"It is searched in {counted(len(entry.chunk_ids), 'piece')}"
    left_out = f"; {entry.left_out}" if entry.left_out else ""
    return Result(name=name, used=True, told=f"{told} {pieces}{left_out}.")


def _watching(on_step: OnStep) -> Callable[[Progress], None]:
    def see(step: Progress) -> None:
        begins, ends, text = _STEPS[step.step]
        share = step.done / step.total if step.total else 1.0
        on_step(begins + (ends - begins) * min(1.0, share), text)

    return see
