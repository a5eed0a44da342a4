"""Faults of storage: what is acknowledged is there afterwards, what is not was never half kept."""

import asyncio
import os
import random
import shutil
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from interviewer.clock import ManualClock
from interviewer.domain.events import Record
from interviewer.domain.session import Content
from interviewer.errors import InterviewerError, LogBrokenError, SessionNotFoundError, StoreError
from interviewer.live_turn import TurnState
from interviewer.store import Store
from tests.builders import Log, interviewer, listen, setup
from tests.forging import Kept
from tests.gates import Gate, GatedSpeaker, lead_with, over, running

ROOT = Path(__file__).parents[1]
PAGE = 4096


# ---- 46: power loss


def test_46_every_commit_is_on_the_disk_before_it_is_acknowledged(store: Store) -> None:
    with store._engine.connect() as connection:
        full = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    assert (full, journal) == (2, "delete")


class PowerLoss:
    """Copies the database and its journal before each statement, each commit, and after the last.

    A cache of a few pages makes SQLite write to the database in the middle of a transaction, after
    it has synced the journal: what the disk holds then is what a power loss leaves.
    """

    def __init__(self, store: Store, path: Path, folder: Path) -> None:
        self._path, self._folder = path, folder
        self.copies: list[Path] = []
        self._store = store

    def __enter__(self) -> "PowerLoss":
        with self._store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA cache_size=4")
        event.listen(self._store._engine, "before_cursor_execute", self._copy)
        event.listen(self._store._engine, "after_cursor_execute", self._copy)
        event.listen(self._store._engine, "commit", self._copy)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(self._store._engine, "before_cursor_execute", self._copy)
        event.remove(self._store._engine, "after_cursor_execute", self._copy)
        event.remove(self._store._engine, "commit", self._copy)
        self._copy()

    def _copy(self, *_: Any) -> None:
        folder = self._folder / f"moment-{len(self.copies)}"
        folder.mkdir()
        for file in (self._path, Path(f"{self._path}-journal")):
            if file.exists():
                shutil.copy(file, folder / file.name)
        self.copies.append(folder / self._path.name)


@pytest.fixture
def moments(
    store: Store, path: Path, tmp_path: Path, small: Content
) -> tuple[list[Path], list[Record], list[Record]]:
    """What the disk held at each moment of an append, with the log before and after it."""
    log = Log(small).begin()
    store.append(log.records)
    before = list(log.records)
    for _ in range(8):
        log.say(text="A long answer indeed. " * 900).ask()
    with PowerLoss(store, path, tmp_path) as loss:
        store.append(log.records[len(before) :])
    return loss.copies, before, list(log.records)


def test_46_at_each_moment_the_log_is_as_before_or_as_after(
    moments: tuple[list[Path], list[Record], list[Record]],
) -> None:
    copies, before, after = moments
    bodies = {copy.read_bytes() for copy in copies}
    assert len(bodies) > 2, "the database was written to before the commit"
    for copy in copies:
        with closing(Store(f"sqlite:///{copy}")) as store:
            assert store.records("s1") in (before, after)


def test_46_pages_that_were_written_in_any_order_are_rolled_back(
    moments: tuple[list[Path], list[Record], list[Record]], tmp_path: Path
) -> None:
    """Before the journal is gone a disk may hold any of the pages that are being written."""
    copies, before, _ = moments
    chance = random.Random(46)
    spilt = next(c for c in reversed(copies) if Path(f"{c}-journal").exists())
    old, new = copies[0].read_bytes(), spilt.read_bytes()
    for number in range(12):
        torn = tmp_path / f"torn-{number}" / spilt.name
        torn.parent.mkdir()
        torn.write_bytes(mixed(old, new, chance))
        shutil.copy(f"{spilt}-journal", f"{torn}-journal")
        with closing(Store(f"sqlite:///{torn}")) as store:
            assert store.records("s1") == before


def test_46_a_disk_that_only_said_that_it_had_written_is_found_out(
    moments: tuple[list[Path], list[Record], list[Record]], tmp_path: Path
) -> None:
    """The journal is gone and some pages never came: an error, never another log."""
    copies, before, after = moments
    chance = random.Random(47)
    old, new = copies[0].read_bytes(), copies[-1].read_bytes()
    outcomes: set[str] = set()
    for number in range(30):
        lied = tmp_path / f"lied-{number}.db"
        lied.write_bytes(mixed(old, new, chance))
        try:
            with closing(Store(f"sqlite:///{lied}")) as store:
                assert store.records("s1") in (before, after)
                outcomes.add("whole")
        except InterviewerError as error:
            outcomes.add(error.code)
    assert outcomes & {"E_LOG", "E_STORE"}


def mixed(old: bytes, new: bytes, chance: random.Random) -> bytes:
    """Pages of the one and of the other, at random."""
    size = max(len(old), len(new))
    old, new = old.ljust(size, b"\0"), new.ljust(size, b"\0")
    pages = range(0, size, PAGE)
    return b"".join(chance.choice((old, new))[at : at + PAGE] for at in pages)


# ---- 47: a system that refuses


@pytest.mark.parametrize("trouble", ["size", "files"])
def test_47_a_system_without_room_or_files_keeps_nothing_by_half_and_recovers(
    path: Path, trouble: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.full_disk", str(path), trouble],
        capture_output=True, text=True, timeout=60, cwd=ROOT, check=False,
    )  # fmt: skip
    said = ran.stdout.splitlines()
    assert (said[0], said[-2], ran.returncode) == ("refused E_STORE", "kept meanwhile 0", 0)
    assert said[-1].startswith("recovered ")
    assert trouble == "files" or said[1] == "read 1", "what is there can be read meanwhile"


def test_47_a_full_database_is_told_and_the_interview_can_be_read(
    store: Store, clock: ManualClock, small: Content
) -> None:
    lead = interviewer(store, clock)
    session = lead.open(small, setup()).id
    asyncio.run(listen(lead, session))
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")
    with pytest.raises(StoreError, match="cannot be used") as caught:
        lead.hear(session, "word " * 3900, "t")
    assert "disk is not full" in caught.value.next_step
    assert len(lead.session(session).turns) == 1


def test_47_a_read_only_store_can_be_read_and_says_that_nothing_is_kept(
    kept: Kept, tmp_path: Path, clock: ManualClock, small: Content
) -> None:
    kept.copied(tmp_path).close()
    url = f"sqlite:///file:{tmp_path / 'kept.db'}?mode=ro&uri=true"
    with closing(Store(url)) as store:
        assert interviewer(store, clock).session(kept.session).graded is not None
        assert store.sessions("local")
        with pytest.raises(StoreError):
            interviewer(store, clock, start=50).open(small, setup())


def test_47_a_disk_that_fills_up_while_the_interviewer_speaks(
    store: Store, clock: ManualClock, small: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The turn failed, says so, and is spoken anew once there is room."""
    gate = Gate()
    with running(lead_with(store, clock, speaker=GatedSpeaker(gate)), store, clock) as runner:
        session = runner.open(small, setup()).id
        turn = runner.answer(session)
        gate.come()

        def full(*_: object) -> None:
            raise StoreError("The disk is full.", "Free some space.")

        with monkeypatch.context() as patch:
            patch.setattr(store, "append", full)
            patch.setattr(store, "release", full)
            gate.open()
            failed = over(turn)
        assert (failed.state, failed.error and failed.error.code) == (TurnState.FAILED, "E_STORE")
        assert over(runner.answer(session)).state == TurnState.DONE


# ---- 48: damage is seen


def test_48_no_flipped_bit_changes_a_log_unseen(
    kept: Kept, tmp_path: Path, clock: ManualClock
) -> None:
    with closing(kept.copied(tmp_path)) as store:
        good = store.records(kept.session)
    body = kept.path.read_bytes()
    chance = random.Random(48)
    flips = int(os.environ.get("INTERVIEWER_FLIPS", "60"))
    for _ in range(flips):
        spoilt = bytearray(body)
        spoilt[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        file = tmp_path / "spoilt.db"
        file.write_bytes(spoilt)
        with (
            suppress(SessionNotFoundError, LogBrokenError, StoreError),
            closing(Store(f"sqlite:///{file}")) as store,
        ):
            store.sessions("local")
            interviewer(store, clock).session(kept.session)
            assert store.records(kept.session) == good
        Path(f"{file}-journal").unlink(missing_ok=True)
