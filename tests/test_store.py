"""The store: what is acknowledged stays, in order, once, whatever happens to the process."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.events import CandidateSaid, Record
from interviewer.domain.session import Content
from interviewer.errors import ConflictError, LogBrokenError, SessionNotFoundError, StoreError
from interviewer.report import build_report
from interviewer.store import STORE_VERSION, Store
from tests.builders import Log, interviewer, setup

KILLS = int(os.environ.get("INTERVIEWER_KILLS", "20"))
TURNS = 25


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sessions.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{path}")
    yield opened
    opened.close()


def kept(store: Store, small: Content) -> Log:
    """An opened interview with one message, in the store."""
    log = Log(small).begin().say()
    store.append(log.records)
    return log


def test_records_come_back_as_they_were(store: Store, small: Content) -> None:
    log = kept(store, small)
    assert store.records("s1") == log.records


def test_records_survive_reopening(store: Store, path: Path, small: Content) -> None:
    log = kept(store, small)
    store.close()
    again = Store(f"sqlite:///{path}")
    assert again.records("s1") == log.records
    again.close()


def test_appending_nothing_is_no_error(store: Store) -> None:
    store.append([])


def test_a_sequence_number_is_taken_once(store: Store, small: Content) -> None:
    log = kept(store, small)
    with pytest.raises(ConflictError):
        store.append(log.records[-1:])


def test_a_gap_is_refused(store: Store, small: Content) -> None:
    log = kept(store, small).ask().say()
    with pytest.raises(ConflictError):
        store.append(log.records[-1:])


def test_an_opening_is_kept_once(store: Store, small: Content) -> None:
    log = kept(store, small)
    with pytest.raises(ConflictError):
        store.append(log.records[:1])


def test_a_turn_id_is_taken_once(store: Store, small: Content) -> None:
    log = kept(store, small).ask()
    log.add(CandidateSaid(turn=4, turn_id="t2", text="Another."))
    with pytest.raises(ConflictError):
        store.append(log.records[-2:])


def test_what_is_refused_leaves_nothing_behind(store: Store, small: Content) -> None:
    log = kept(store, small).ask()
    log.add(CandidateSaid(turn=4, turn_id="t2", text="Another."))
    with pytest.raises(ConflictError):
        store.append(log.records[-2:])
    assert store.last_seq("s1") == len(log.records) - 2


def test_a_turn_id_may_be_used_in_two_interviews(store: Store, small: Content) -> None:
    kept(store, small)
    others = [r.model_copy(update={"session": "s2"}) for r in Log(small).begin().say().records]
    store.append(others)
    assert store.last_seq("s2") == len(others)


def test_an_unknown_interview_is_an_error(store: Store, small: Content) -> None:
    with pytest.raises(SessionNotFoundError):
        store.records("s1")
    with pytest.raises(SessionNotFoundError):
        store.append(Log(small).begin().records[1:])
    assert store.last_seq("s1") == 0


def test_the_list_shows_an_owners_interviews(store: Store, small: Content) -> None:
    kept(store, small)
    assert [(row.id, row.state) for row in store.sessions("local")] == [("s1", "running")]
    assert store.sessions("somebody else") == []


def test_the_latest_comes_first(store: Store, clock: ManualClock, small: Content) -> None:
    lead = interviewer(store, clock)
    first = lead.open(small, setup()).id
    clock.advance(100)
    second = lead.open(small, setup()).id
    assert [row.id for row in store.sessions("local")] == [second, first]


def test_a_newer_store_is_refused(path: Path) -> None:
    Store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("update store_version set version = ?", (STORE_VERSION + 1,))
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        Store(f"sqlite:///{path}")


@pytest.mark.parametrize("damage", ["{", "[]", '{"schema_version": 1}', "\x00\x01", ""])
def test_an_unreadable_record_is_a_broken_log(
    store: Store, path: Path, small: Content, damage: str
) -> None:
    kept(store, small)
    with sqlite3.connect(path) as connection:
        connection.execute("update events set record = ? where seq = 2", (damage,))
    connection.close()
    with pytest.raises(LogBrokenError):
        store.records("s1")


@pytest.mark.parametrize(
    "sql",
    [
        "update contents set body = replace(body, 'pebbles', 'shells')",
        "delete from contents where kind = 'rubric'",
        "update contents set body = '{' where kind = 'plan'",
    ],
)
def test_what_was_changed_behind_its_back_is_a_broken_log(
    store: Store, path: Path, clock: ManualClock, small: Content, sql: str
) -> None:
    session = interviewer(store, clock).open(small, setup()).id
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()
    with pytest.raises(LogBrokenError):
        interviewer(store, clock).session(session)


@pytest.mark.parametrize("body", [b"", b"no database at all, just a text of some length" * 50])
def test_a_file_that_is_no_database(path: Path, body: bytes) -> None:
    path.write_bytes(body)
    if body:
        with pytest.raises(StoreError):
            Store(f"sqlite:///{path}")
    else:
        Store(f"sqlite:///{path}").close()


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////no/such/folder/x.db", "oracle://x/y"])
def test_an_address_that_cannot_be_used(url: str) -> None:
    with pytest.raises(StoreError):
        Store(url)


def test_an_error_does_not_show_the_password() -> None:
    with pytest.raises(StoreError) as caught:
        Store("nosuchdriver://me:hunter2@localhost/db")
    assert "hunter2" not in caught.value.shown()


def test_content_is_kept_once(store: Store) -> None:
    store.keep_content("plan", "sha", "one")
    store.keep_content("plan", "sha", "two")
    assert store.content("sha") == "one"


def test_of_two_who_append_at_once_one_wins(path: Path, small: Content) -> None:
    stores = [Store(f"sqlite:///{path}") for _ in range(2)]
    log = kept(stores[0], small)
    rivals = [Log(small).begin().say().ask(text=f"Question {n}?").records[-1] for n in range(2)]
    gate = threading.Barrier(2)
    outcome: list[str] = []

    def append(store: Store, record: Record) -> None:
        gate.wait()
        try:
            store.append([record])
            outcome.append("kept")
        except ConflictError:
            outcome.append("refused")

    threads = [
        threading.Thread(target=append, args=pair) for pair in zip(stores, rivals, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome) == ["kept", "refused"]
    assert stores[0].last_seq("s1") == len(log.records) + 1
    for store in stores:
        store.close()


def test_many_threads_fill_one_log_without_loss(path: Path, small: Content) -> None:
    store = Store(f"sqlite:///{path}")
    whole = Log(small).begin()
    for _ in range(10):
        whole.say().ask()
    store.append(whole.records[:1])
    granted: list[int] = []

    def fill() -> None:
        for record in whole.records[1:]:
            while store.last_seq("s1") < record.seq:
                try:
                    store.append([record])
                    granted.append(record.seq)
                except ConflictError:
                    continue

    threads = [threading.Thread(target=fill) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(granted) == [record.seq for record in whole.records[1:]]
    assert store.records("s1") == whole.records
    store.close()


# ---- kill -9


class Victims:
    """Children of `tests.player`, started and killed one after the other."""

    def __init__(self, path: Path) -> None:
        self._player = subprocess.Popen(
            [sys.executable, "-m", "tests.player", f"sqlite:///{path}", str(TURNS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1],
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
