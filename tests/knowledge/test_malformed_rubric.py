"""A malformed rubric is refused when it is loaded, with the JSON pointer of what is wrong."""

import copy
from pathlib import Path
from typing import Any

import pytest

from interviewer.errors import ContentError
from knowledge.content import Library
from knowledge.content_lint import lint
from tests.knowledge.content_edits import RUBRIC, Raw, at, set_to, shipped, write

EDITS: list[tuple[str, str, Any, str]] = [
    ("a weight below nothing", "/criteria/3/weight", -1, "/criteria/3/weight"),
    ("a weight that is no number", "/criteria/3/weight", "much", "/criteria/3/weight"),
    ("a future version", "/schema_version", 99, "/schema_version"),
    ("a bar for nobody", "/bars/wizard", {}, "/bars/wizard"),
    ("a level beyond the scale", "/criteria/0/evidence/0/level", 9, "/criteria/0/evidence/0/level"),
]


@pytest.fixture(scope="module")
def real() -> dict[str, Raw]:
    return shipped()


def pointers(folder: Path) -> list[str]:
    return [flaw.pointer for flaw in lint(Library(folder)) if flaw.file == RUBRIC]


@pytest.mark.parametrize(("why", "where", "value", "pointer"), EDITS, ids=[e[0] for e in EDITS])
def test_row_43_what_is_wrong_is_pointed_at(
    real: dict[str, Raw], tmp_path: Path, why: str, where: str, value: Any, pointer: str
) -> None:
    files = copy.deepcopy(real)
    set_to(files[RUBRIC], where, value)
    folder = write(tmp_path, files)
    assert any(found.startswith(pointer) for found in pointers(folder)), pointers(folder)
    with pytest.raises(ContentError):
        Library(folder).content("video-recommender")


def test_row_43_an_id_given_twice_is_pointed_at(real: dict[str, Raw], tmp_path: Path) -> None:
    files = copy.deepcopy(real)
    set_to(files[RUBRIC], "/criteria/4/id", at(files[RUBRIC], "/criteria/3/id"))
    folder = write(tmp_path, files)
    assert any(found.startswith("/criteria") for found in pointers(folder)), pointers(folder)
