"""Transcripts as somebody could make them: changed, with a chain of hashes that fits again."""

import asyncio
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from interviewer.clock import ManualClock
from interviewer.domain.events import GENESIS, Record
from interviewer.domain.session import Content
from interviewer.headless import START, HeadlessRun
from interviewer.store import Store
from tests.builders import interviewer, setup


def finished(store: Store, clock: ManualClock, content: Content) -> str:
    """The id of a graded interview of three answers."""
    play = HeadlessRun(interviewer(store, clock), clock, store.records)
    answers = ["I sort by size — “roughly” 🙂.", "Then by colour.", "No more."]
    done, _ = asyncio.run(play.play(content, setup(), answers))
    return done.id


@dataclass(frozen=True)
class Kept:
    """A store with a finished interview, made once and copied for each test."""

    path: Path
    session: str

    def copied(self, folder: Path) -> Store:
        """A store of one's own with the same in it."""
        return Store(f"sqlite:///{shutil.copy(self.path, folder / 'kept.db')}")


def kept_in(folder: Path, content: Content) -> Kept:
    """Make such a store in a folder."""
    store = Store(f"sqlite:///{folder / 'kept.db'}")
    session = finished(store, ManualClock(START), content)
    store.close()
    return Kept(folder / "kept.db", session)


def raw(lines: list[str]) -> bytes:
    """Lines as a file holds them."""
    return "".join(f"{line}\n" for line in lines).encode()


def spoil(store: Store, sql: str) -> None:
    """Change a store behind its back."""
    with store._engine.begin() as connection:
        connection.exec_driver_sql(sql)


def forged(lines: list[str], change: dict[str, object], at: int) -> list[str]:
    """The transcript with a changed record and a chain of hashes made to fit."""
    previous = GENESIS
    out = []
    for number, line in enumerate(lines[1:]):
        record = Record.model_validate_json(line).model_copy(update={"previous": previous})
        record = record.model_copy(update=change) if number == at else record
        previous = record.hash
        out.append(record.model_dump_json())
    header = json.loads(lines[0]) | {"head": previous}
    return [json.dumps(header), *out]
