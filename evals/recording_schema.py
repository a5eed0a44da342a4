"""The JSON schema of a recording's lines: python -m evals.recording_schema writes it."""

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from interviewer.domain.events import Record
from interviewer.domain.value import Value
from interviewer.llm.answers import Answer
from interviewer.recordings import Notes, SearchMade
from interviewer.transcript import Header

PATH = Path(__file__).parent / "transcripts" / "schema.json"


class Shelved(Value):
    """Notes that lie on the shelf beside the recording."""

    type: Literal["Notes"] = "Notes"
    sha: str


Line = Header | Record | Notes | Shelved | SearchMade | Answer


def schema() -> dict[str, Any]:
    """A line is one of these; the first is the header, the records of the log follow."""
    body: dict[str, Any] = TypeAdapter(Line).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}


def text() -> str:
    """The schema's file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
