"""A diagram is told in plain sentences."""

import pytest

from interviewer.domain.diagram import diagram_text
from interviewer.domain.mermaid import parse_diagram


def _text(*lines: str) -> str:
    diagram = parse_diagram("\n".join(("```mermaid", "graph TD", *lines, "```")))
    assert diagram is not None
    return diagram_text(diagram)


TEXTS = {
    "A[Candidate generation] -->|candidates| B(Ranker)": (
        "Candidate generation sends candidates to the ranker."
    ),
    "A[Logs] --> B[Trainer]": "Logs feeds the trainer.",
    "A[Trainer] -- reads --> B[Feature store]": "Trainer reads the feature store.",
    "A[ANN index]": "There is the ANN index.",
}


@pytest.mark.parametrize(("line", "said"), TEXTS.items(), ids=TEXTS.keys())
def test_a_diagram_as_sentences(line: str, said: str) -> None:
    assert _text(line) == said


def test_groups_as_sentences() -> None:
    said = _text("subgraph Offline", "A[Logs] --> B[Trainer]", "end")
    assert said == "Logs feeds the trainer. Offline holds logs, trainer."
