"""JSON schemas of the content files, for editors: `python -m knowledge.content_schemas` writes them."""

import json
from pathlib import Path

from interviewer.domain.phrases import Phrases
from interviewer.domain.plan import Plan
from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Rubric
from interviewer.domain.technique import Catalogue
from interviewer.domain.value import Value
from knowledge.asking import Asking
from knowledge.misconceptions import Misconceptions
from knowledge.subjects import Subjects

FOLDER = Path(__file__).parent / "schemas"
KINDS: dict[str, type[Value]] = {
    "asking": Asking,
    "misconceptions": Misconceptions,
    "phrases": Phrases,
    "plan": Plan,
    "problem": Problem,
    "rubric": Rubric,
    "subjects": Subjects,
    "techniques": Catalogue,
}


def schema_files() -> dict[str, str]:
    """The name and text of each schema file, as the models stand now."""
    return {
        f"{name}.schema.json": json.dumps(kind.model_json_schema(), indent=2, sort_keys=True) + "\n"
        for name, kind in KINDS.items()
    }


def write_schemas(folder: Path = FOLDER) -> list[Path]:
    """Write the schema files and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    return written


if __name__ == "__main__":
    for path in write_schemas():
        print(f"Written: {path}")
