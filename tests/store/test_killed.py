"""Killed at any moment: what was acknowledged is there, once."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from interviewer.clock import ManualClock
from interviewer.domain.session import Content
from interviewer.report import build_report
from interviewer.store import Store
from tests.builders import interviewer, setup

KILLS = int(os.environ.get("INTERVIEWER_KILLS", "20"))
TURNS = 25
ROOT = Path(__file__).parents[2]


class Victims:
    """Children of `tests.player`, started and killed one after the other."""

    def __init__(self, path: Path) -> None:
        self._player = subprocess.Popen(
            [sys.executable, "-m", "tests.player", f"sqlite:///{path}", str(TURNS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip

    def run(self, session: str, seconds: float) -> tuple[list[str], int]:
        """The turn ids a child was granted, and its exit code; -1 seconds to live is for ever."""
        assert self._player.stdin is not None and self._player.stdout is not None
        self._player.stdin.write(f"{session} {seconds}\n")
        self._player.stdin.flush()
        granted: list[str] = []
        for line in self._player.stdout:
            word, _, rest = line.strip().partition(" ")
            if word == "ended":
                return granted, int(rest)
            granted.append(word)
        raise AssertionError("the player itself has died")

    def close(self) -> None:
        """Let the player end."""
        self._player.communicate()


def test_kill_9_loses_and_doubles_nothing(path: Path, small: Content, clock: ManualClock) -> None:
    chance = random.Random(20)
    victims = Victims(path)
    store = Store(f"sqlite:///{path}")
    session, killed = "", 0
    granted: list[str] = []
    while killed < KILLS:
        if not session:
            session = interviewer(store, clock, start=killed + 1).open(small, setup(minutes=240)).id
            granted = []
        told, code = victims.run(session, seconds=chance.uniform(0.0, 0.25))
        granted += told
        said = [t.turn_id for t in interviewer(store, clock).session(session).candidate_turns()]
        assert said == [f"turn-{n}" for n in range(len(said))]
        assert set(granted) <= set(said)
        assert len(granted) == len(set(granted))
        assert len(said) - len(granted) <= killed + 1, "kept but not yet told, once a kill at most"
        if code == 0:
            session = ""
        else:
            assert code == -signal.SIGKILL
            killed += 1
    if not session:
        session = interviewer(store, clock, start=9000).open(small, setup(minutes=240)).id
    _, code = victims.run(session, seconds=-1)
    victims.close()
    finished = interviewer(store, clock).session(session)
    speakers = [turn.speaker for turn in finished.turns]
    assert code == 0
    assert speakers[:2] == ["interviewer", "candidate"]
    assert all(one != two for one, two in zip(speakers, speakers[1:], strict=False))
    assert build_report(finished, None).turns == TURNS
    store.close()
