"""A store in a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.domain.session import Content
from interviewer.store import Store
from tests.builders import Log


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
