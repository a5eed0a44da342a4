"""`repair`, and what `doctor` says before it: damage is told in a line, and what is whole comes back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interviewer.cli.checkup import FAIL, OK, sessions
from interviewer.settings import Settings
from tests.cli.conftest import Run


@pytest.fixture
def kept(run: Run) -> str:
    """The id of a finished interview in the data folder."""
    ran = run("run", "--problem", "ad-click", "--answers", "-", "--json", stdin=b"I don't know.\n")
    return str(json.loads(ran.out.splitlines()[-1])["session"])


def spoil(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "sessions.db")) as connection, connection:
        connection.execute("UPDATE events SET record = replace(record, 'know', 'care')")
        connection.execute("UPDATE contents SET body = '{' WHERE kind = 'problem'")


def test_row_48_damage_is_told_repaired_and_gone(run: Run, kept: str, folder: Path) -> None:
    spoil(folder)
    state, told = sessions(Settings(data_dir=folder))
    assert (state, "interviewer repair" in told, kept[:12] in told) == (FAIL, True, True)
    ran = run("repair")
    assert (ran.code, ran.err) == (0, "")
    assert f"{kept[:12]}: " in ran.out and "put aside" in ran.out
    assert list(folder.glob("sessions.db.damaged-1"))
    assert sessions(Settings(data_dir=folder))[0] == OK
    assert run("export", kept).code == 0


def test_row_48_a_whole_store_is_told_to_be_whole(run: Run, kept: str) -> None:
    assert run("repair").out == "Nothing is damaged; 1 interview is whole.\n"


def test_row_48_nothing_to_repair_is_one_line(run: Run) -> None:
    ran = run("repair")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


def test_row_48_a_report_of_a_broken_log_is_one_line(run: Run, kept: str, folder: Path) -> None:
    spoil(folder)
    ran = run("report", kept)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
