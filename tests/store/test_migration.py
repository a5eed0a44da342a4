"""Stores of other versions: older ones are brought up to date in one go, newer ones left alone."""

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.events import GENESIS, digest
from interviewer.domain.session import Content
from interviewer.errors import LogBrokenError, StoreError
from interviewer.store import STORE_VERSION, Store, versions
from tests.builders import interviewer
from tests.forging import finished


def older(path: Path, clock: ManualClock, content: Content) -> str:
    """A store as version 1 kept it: logs chained by a hash over every field, no sealed head."""
    store = Store(f"sqlite:///{path}")
    session = finished(store, clock, content)
    store.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        previous = GENESIS
        rows = connection.execute("SELECT seq, record FROM events ORDER BY seq").fetchall()
        for seq, record in rows:
            body = json.loads(record) | {"previous": previous}
            previous = digest(body)
            kept = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
            connection.execute("UPDATE events SET record = ? WHERE seq = ?", (kept, seq))
        connection.execute("ALTER TABLE sessions DROP COLUMN head")
        connection.execute("UPDATE store_version SET version = 1")
    return session


@pytest.fixture
def session(path: Path, clock: ManualClock, small: Content) -> str:
    """An interview in a store of version 1."""
    return older(path, clock, small)


def opened(path: Path) -> Store:
    return Store(f"sqlite:///{path}")


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def broken_off(path: Path, session: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that stopped when its work was done but not yet kept."""

    def stops(connection: object) -> None:
        seal(connection)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    seal = versions._MIGRATIONS[2]
    with monkeypatch.context() as patch:
        patch.setitem(versions._MIGRATIONS, 2, stops)
        with pytest.raises(KeyboardInterrupt):
            opened(path)


def test_row_49_an_older_log_reads_as_it_did(path: Path, session: str, clock: ManualClock) -> None:
    with closing(opened(path)) as store:
        found = interviewer(store, clock).session(session)
        assert [turn.text for turn in found.candidate_turns()][1:] == [
            "Then by colour.",
            "No more.",
        ]
        assert found.graded is not None


def test_row_49_an_older_store_is_put_aside_first(path: Path, session: str) -> None:
    before = query(path, "SELECT record FROM events ORDER BY seq")
    opened(path).close()
    aside = Path(f"{path}.v1")
    assert query(aside, "SELECT record FROM events ORDER BY seq") == before
    assert query(aside, "SELECT version FROM store_version") == [(1,)]


def test_row_49_the_end_of_a_migrated_log_is_sealed(path: Path, session: str) -> None:
    opened(path).close()
    query(path, "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")
    with closing(opened(path)) as store, pytest.raises(LogBrokenError):
        store.records(session)


def test_row_49_a_migration_that_broke_off_changed_nothing(path: Path, broken_off: None) -> None:
    assert query(path, "SELECT version FROM store_version") == [(1,)]
    assert "head" not in str(query(path, "SELECT sql FROM sqlite_master WHERE name = 'sessions'"))


def test_row_49_a_migration_that_broke_off_is_done_again(
    path: Path, broken_off: None, session: str, clock: ManualClock
) -> None:
    Path(f"{path}.v1.part").write_bytes(b"half a copy")
    with closing(opened(path)) as store:
        assert interviewer(store, clock).session(session).graded is not None
    assert query(path, "SELECT version FROM store_version") == [(STORE_VERSION,)]


def test_row_49_of_two_who_open_an_older_store_both_can_use_it(path: Path, session: str) -> None:
    found: list[int] = []
    gate = threading.Barrier(2)

    def use() -> None:
        gate.wait(5)
        with closing(opened(path)) as store:
            found.append(len(store.records(session)))

    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2 and len(set(found)) == 1


def test_row_49_an_older_log_that_does_not_add_up_says_so_and_the_others_are_kept(
    path: Path, session: str, clock: ManualClock, small: Content
) -> None:
    query(path, "UPDATE events SET record = replace(record, 'colour', 'weight')")
    with closing(opened(path)) as store:
        with pytest.raises(LogBrokenError):
            interviewer(store, clock).session(session)
        assert [row.id for row in store.sessions("local")] == [session]


def test_row_49_a_newer_store_is_left_as_it_is(path: Path) -> None:
    query(path, "CREATE TABLE store_version (version INTEGER PRIMARY KEY)")
    query(path, "INSERT INTO store_version VALUES (999)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        opened(path)
    assert path.read_bytes() == before


def test_row_49_of_two_who_open_a_new_store_both_can_use_it(path: Path) -> None:
    opened_by: list[str] = []
    gate = threading.Barrier(2)

    def use(name: str) -> None:
        gate.wait(5)
        with closing(opened(path)) as store:
            store.keep_pad(name, "mine")
            opened_by.append(store.pad(name))

    threads = [threading.Thread(target=use, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened_by == ["mine", "mine"]
