"""A finished interview, its lines, and an empty store to take them to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.store import Store
from interviewer.transcript import export_lines
from tests.forging import Kept


@pytest.fixture
def stores(kept: Kept, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """One with a finished interview, and an empty one."""
    one, two = kept.copied(tmp_path), Store("sqlite://")
    yield one, two
    one.close()
    two.close()


@pytest.fixture
def session(kept: Kept) -> str:
    """The finished interview in the first store."""
    return kept.session


@pytest.fixture
def lines(stores: tuple[Store, Store], session: str) -> list[str]:
    return list(export_lines(stores[0], session))
