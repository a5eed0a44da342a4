"""A file is one room: not too long, and named by what is in it."""

from pathlib import Path

import pytest

from tests.test_imports import NAMES, ROOT

MAX_LINES = 300


@pytest.mark.parametrize("name", NAMES)
def test_no_file_is_longer_than_a_room(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_LINES


def test_no_room_is_called_a_cupboard() -> None:
    assert not {Path(name).stem for name in NAMES} & {
        "utils",
        "helpers",
        "manager",
        "common",
        "misc",
    }
