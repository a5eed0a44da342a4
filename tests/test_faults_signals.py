"""Interrupted while it listens, a terminal says so by its exit code; what was said is kept."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from evals.playing import Stage
from interviewer.domain.events import CandidateSaid, ClockStopped, InterviewerSaid
from interviewer.store import Store

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0


@pytest.fixture
def folder(tmp_path: Path, stage: Stage) -> Path:
    """A data folder with the worker's index in it."""
    for part in stage.settings.data_dir.iterdir():
        if not part.name.startswith("sessions"):
            (tmp_path / part.name).symlink_to(part)
    return tmp_path


@contextmanager
def terminal(folder: Path, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m interviewer` in a process of its own; it is gone in the end."""
    environ = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("OPENAI_", "INTERVIEWER_", "DATABASE_URL"))
    }
    environ |= {"INTERVIEWER_DATA_DIR": str(folder), "INTERVIEWER_EMBEDDER": "lexical", **settings}
    process = subprocess.Popen(
        [sys.executable, "-m", "interviewer", "-p", "video-recommender", "-s", "mid", "-m", "30"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=ROOT, env=environ,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def events(folder: Path) -> list[object]:
    with closing(Store(f"sqlite:///{folder / 'sessions.db'}")) as store:
        return [r.event for row in store.sessions("local") for r in store.records(row.id)]


def until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.05)


def spoken(folder: Path) -> int:
    """How many turns of the interviewer are kept so far."""
    there = (folder / "sessions.db").exists()
    return sum(isinstance(event, InterviewerSaid) for event in events(folder)) if there else 0


def test_56_interrupted_while_it_listens(folder: Path) -> None:
    with terminal(folder) as process:
        assert process.stdin is not None
        process.stdin.write(b"I would count clicks by hand.\n")
        process.stdin.flush()
        until(lambda: spoken(folder) == 2)
        time.sleep(0.2)  # it is back at the prompt
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, b"Traceback" in err) == (130, False)
    assert b"Go on with: python -m interviewer resume" in out
    made = events(folder)
    assert isinstance(made[-1], ClockStopped) and any(isinstance(e, CandidateSaid) for e in made)
