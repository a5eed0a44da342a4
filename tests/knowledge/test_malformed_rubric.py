"""A malformed rubric is refused when it is loaded, with the JSON pointer of what is wrong."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.rubric import Rubric
from interviewer.errors import ContentError
from knowledge.content import ROOT, Library
from tests.knowledge.content_edits import RUBRIC, Raw, set_to

EDITS: list[tuple[str, str, Any, str]] = [
    ("a weight below nothing", "/criteria/3/weight", -1, "/criteria/3/weight"),
    ("a weight that is no number", "/criteria/3/weight", "much", "/criteria/3/weight"),
    ("a future version", "/schema_version", 99, "/schema_version"),
    ("a bar for nobody", "/bars/wizard", {}, "/bars/wizard"),
    ("a level beyond the scale", "/criteria/0/evidence/0/level", 9, "/criteria/0/evidence/0/level"),
    ("an id given twice", "/criteria/4/id", "{first}", "/criteria"),
]


@pytest.fixture(scope="module")
def real() -> Raw:
    return dict(json.loads((ROOT / RUBRIC).read_text(encoding="utf-8")))


@pytest.mark.parametrize(("why", "where", "value", "pointer"), EDITS, ids=[e[0] for e in EDITS])
def test_row_43_a_rubric_is_refused_with_a_pointer_to_what_is_wrong(
    real: Raw, tmp_path: Path, why: str, where: str, value: Any, pointer: str
) -> None:
    raw = copy.deepcopy(real)
    set_to(raw, where, real["criteria"][0]["id"] if value == "{first}" else value)
    path = tmp_path / "rubric.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        Library(tmp_path).load(path, Rubric)
    assert caught.value.message.startswith(f"rubric.json#{pointer}")
