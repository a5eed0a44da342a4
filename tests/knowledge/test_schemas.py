"""The committed JSON schemas are those of the models."""

import json
from pathlib import Path

import pytest

from knowledge.content_schemas import FOLDER, schema_files, write_schemas


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_the_committed_schema_is_current(name: str) -> None:
    committed = (FOLDER / name).read_text(encoding="utf-8")
    assert committed == schema_files()[name], "run `python -m knowledge.content_schemas`"


def test_no_schema_is_left_over() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(schema_files())


def test_the_schemas_are_sorted_and_strict(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path / "new"):
        text = path.read_text(encoding="utf-8")
        schema = json.loads(text)
        assert text == json.dumps(schema, indent=2, sort_keys=True) + "\n"
        assert schema["additionalProperties"] is False
        assert "schema_version" in schema["required"]
