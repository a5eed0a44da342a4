"""Playing scripts against the interviewer: one index, a store in memory, a clock of its own."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from interviewer.clock import ManualClock
from interviewer.domain.events import Record
from interviewer.domain.notes import Passage
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Session
from interviewer.engine import Interviewer, Setup
from interviewer.headless import START, HeadlessRun
from interviewer.report import Report, build_report
from interviewer.roles.base import Retriever
from interviewer.settings import Settings
from interviewer.store import Store
from interviewer.wiring import house_with, open_library, open_search
from knowledge.progress import silent

SCRIPTS = Path(__file__).parent / "scripts"


@dataclass(frozen=True, slots=True)
class Played:
    """A finished interview: its session, its log and its report."""

    session: Session
    records: list[Record]
    report: Report


class Shelf:
    """The notes that reports name; every report asks for the same ones, so each is sought once."""

    def __init__(self, search: Retriever) -> None:
        self._search = search
        self._found: dict[tuple[str, int, frozenset[str] | None], list[Passage]] = {}

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """What the index finds."""
        asked = (query, k, stages)
        if asked not in self._found:
            self._found[asked] = self._search.search(query, k, stages)
        return self._found[asked]


class Stage:
    """Plays any number of interviews on one index, each with a store of its own."""

    def __init__(self, settings: Settings) -> None:
        self.search, self.notice = open_search(settings, silent)
        self.settings = settings
        self.library = open_library()
        self._shelf = Shelf(self.search)
        self.roles = house_with(settings, Store("sqlite://"), self.search).roles

    def play(
        self,
        problem: str,
        answers: Sequence[str],
        seniority: Seniority = Seniority.SENIOR,
        minutes: float = 45.0,
        seed: int = 0,
        pace: float = 130.0,
    ) -> Played:
        """The whole interview with those answers."""
        numbers = count(1)
        clock = ManualClock(START)
        store = Store("sqlite://")
        house = house_with(
            self.settings,
            store,
            self.search,
            clock=clock,
            ids=lambda: f"{next(numbers):032x}",
            roles=self.roles,
        )
        interviewer: Interviewer = house.interviewer
        setup = Setup(
            seniority=seniority, minutes=minutes, seed=seed, own_notes=house.has_own_notes
        )
        run = HeadlessRun(interviewer, clock, store.records, pace)
        session, records = asyncio.run(run.play(self.library.content(problem), setup, answers))
        report = build_report(session, self._shelf)
        store.close()
        return Played(session, records, report)

    def close(self) -> None:
        """Let go of the index."""
        self.search.close()


def script(problem: str, kind: str) -> list[str]:
    """The answers of a candidate's script."""
    text = (SCRIPTS / f"{problem}.{kind}.txt").read_text(encoding="utf-8")
    return [answer.strip() for answer in text.split("\n---\n")]
