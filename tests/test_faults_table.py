"""Every row of the table of faults is shown by a test that is there."""

from pathlib import Path

import pytest

from tests.faults import LAST, NAMED, OPEN, functions, rows

ROOT = Path(__file__).parents[1]
SHOWN = rows()


@pytest.mark.parametrize("row", range(1, LAST + 1))
def test_a_row_is_shown_or_said_to_be_open(row: int) -> None:
    assert (row in OPEN) != bool(SHOWN.get(row)), (
        f"row {row}: name its test, or list it as open" if row not in OPEN else "no longer open"
    )


@pytest.mark.parametrize("name", sorted({test for tests in NAMED.values() for test in tests}))
def test_the_tests_named_are_there(name: str) -> None:
    path, _, function = name.partition("::")
    assert function in functions(ROOT / path)
