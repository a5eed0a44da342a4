"""How quick the web app is: a running app, visited over its own socket, without a browser."""

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from evals.bench.web_visitor import WebVisitor
from evals.playing import script
from interviewer.domain.events import CandidateSaid, Event, InterviewerSaid, Producer
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Session
from interviewer.engine import Setup
from interviewer.logbook import Logbook
from interviewer.model_settings import ModelSettings
from interviewer.settings import Settings
from interviewer.wiring import OWNER, House, open_house, open_library

PROBLEM = "video-recommender"
ROOT = Path(__file__).parents[2]
FIRST_WORDS = 0.3
RERUN = 0.1
CROWD = 2.0
THINKS = (4.0, 12.0)
"""A candidate of the crowd waits so long before each message; real ones take over a minute."""


class Figures(NamedTuple):
    """What was measured, in seconds."""

    first_words: float
    rerun: float
    crowd_first_words: list[float]
    crowd_turns: list[float]


def measured(settings: Settings, embedder: str, candidates: int, messages: int) -> Figures:
    """Run the app on an empty store and visit it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        update = {"data_dir": Path(folder), "embedder": embedder, "own_notes": ()}
        house = open_house(settings.model_copy(update=update | {"model": ModelSettings()}))
        try:
            with _app(Path(folder), embedder) as port:
                return asyncio.run(_measure(house, port, candidates, messages))
        finally:
            house.close()


def lines(figures: Figures) -> Iterator[str]:
    """The figures in words."""
    waits, turns = figures.crowd_first_words, figures.crowd_turns
    yield f"first words after a message: {figures.first_words * 1000:.0f} ms at the median, warm"
    yield f"a rerun with 200 messages: {figures.rerun * 1000:.0f} ms at the median"
    yield (
        f"a crowd's first words: {statistics.median(waits):.2f} s at the median, {p95(waits):.2f} s at"
        f" p95; a turn until it is kept: {statistics.median(turns):.2f} s, {p95(turns):.2f} s"
    )
    yield f"load of this machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def verdicts(figures: Figures, candidates: int) -> dict[str, bool]:
    """What must hold."""
    return {
        f"first words within {FIRST_WORDS * 1000:.0f} ms": figures.first_words <= FIRST_WORDS,
        f"a rerun with 200 messages within {RERUN * 1000:.0f} ms": figures.rerun <= RERUN,
        f"{candidates} candidates at once: p95 of a turn within {CROWD:g} s": (
            p95(figures.crowd_turns) <= CROWD
        ),
    }


async def _measure(house: House, port: int, candidates: int, messages: int) -> Figures:
    first = await _first_words(house, port)
    again = await _reruns(house, port)
    return Figures(first, again, *await _crowd(house, port, candidates, messages))


async def _first_words(house: House, port: int) -> float:
    visitor = WebVisitor(port)
    await visitor.come("interview", session=_opened(house).id)
    answers = script(PROBLEM, "strong")[:13]
    times = [(await visitor.say(answer))[0] for answer in answers]
    await visitor.leave()
    return statistics.median(times[1:])


async def _reruns(house: House, port: int) -> float:
    visitor = WebVisitor(port)
    await visitor.come("interview", session=_long(house).id)
    times = [await visitor.again() for _ in range(12)]
    await visitor.leave()
    return statistics.median(times[2:])


async def _crowd(
    house: House, port: int, candidates: int, messages: int
) -> tuple[list[float], list[float]]:
    sessions = [_opened(house).id for _ in range(candidates)]
    waits: list[float] = []
    turns: list[float] = []

    async def talk(session: str, number: int) -> None:
        chance = random.Random(number)
        visitor = WebVisitor(port)
        await asyncio.sleep(chance.uniform(0, 5))
        await visitor.come("interview", session=session)
        visitor.watch_the_clock()
        for answer in script(PROBLEM, "middling")[:messages]:
            await visitor.think(chance.uniform(*THINKS))
            sent = datetime.now(UTC)
            waits.append((await visitor.say(answer))[0])
            records = await asyncio.to_thread(house.store.records, session)
            kept = [r.at for r in records if isinstance(r.event, InterviewerSaid)]
            turns.append((kept[-1] - sent).total_seconds())
        await visitor.leave()

    await asyncio.gather(*(talk(session, n) for n, session in enumerate(sessions)))
    return waits, turns


def p95(values: Sequence[float]) -> float:
    """The value that 95 % do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def _opened(house: House) -> Session:
    setup = Setup(seniority=Seniority.SENIOR, minutes=45, seed=0)
    return house.interviewer.open(open_library().content(PROBLEM), setup)


def _long(house: House) -> Session:
    """An interview of 200 messages, written straight into the log."""
    session = _opened(house)
    answers = script(PROBLEM, "strong")
    log = Logbook(house.store, house.clock, Producer(code="bench"), OWNER)
    events: list[Event] = []
    for number in range(1, 201):
        if number % 2:
            move = Move(kind=MoveKind.REDIRECT, stage=session.stage)
            text = f"Let us go on. What follows from point {number} for what you would build next?"
            events.append(InterviewerSaid(turn=number, reply_to=None, text=text, move=move))
        else:
            text = answers[number // 2 % len(answers)]
            events.append(CandidateSaid(turn=number, turn_id=f"t{number}", text=text))
    events.append(events[0].model_copy(update={"turn": 201}))
    return log.commit(session, events, 0.0)


@contextmanager
def _app(data_dir: Path, embedder: str) -> Iterator[int]:
    port = _free_port()
    # The app reads them; what else is set stays as it is, but for what would make it ask a model.
    os.environ["INTERVIEWER_DATA_DIR"] = str(data_dir)
    os.environ["INTERVIEWER_EMBEDDER"] = embedder
    os.environ["INTERVIEWER_MODEL"] = "builtin"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    app = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, app)
        yield port
    finally:
        app.terminate()
        app.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, app: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if app.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the app did not start")
