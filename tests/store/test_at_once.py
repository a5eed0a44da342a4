"""Several writers at once: one wins, and nothing is lost."""

import threading
from pathlib import Path

from interviewer.domain.events import Record
from interviewer.domain.session import Content
from interviewer.errors import ConflictError
from interviewer.store import Store
from tests.builders import Log
from tests.store.conftest import kept


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
