"""What is damaged, newer, changed or unusable is refused in words."""

import sqlite3
from pathlib import Path

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.session import Content
from interviewer.errors import LogBrokenError, StoreError
from interviewer.store import STORE_VERSION, Store
from tests.builders import interviewer, setup
from tests.store.conftest import kept


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
