"""Mermaid flowcharts become components and edges; a broken one is explained and never raises."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.diagram import Diagram, diagram_text
from interviewer.domain.mermaid import MAX_COMPONENTS, parse_diagram
from tests.timing import fastest


def _fenced(*lines: str) -> str:
    return "\n".join(("My design:", "```mermaid", "graph TD", *lines, "```", "What do you think?"))


def _read(text: str) -> Diagram:
    diagram = parse_diagram(text)
    assert diagram is not None
    return diagram


EDGES = {
    "plain": (["A --> B"], ["A>B"]),
    "no spaces": (["A-->B"], ["A>B"]),
    "chain": (["A --> B --> C"], ["A>B", "B>C"]),
    "both sides": (["A & B --> C & D"], ["A>C", "A>D", "B>C", "B>D"]),
    "piped label": (["A -->|clicks| B"], ["A>B:clicks"]),
    "spaced pipe": (["A --> |clicks| B"], ["A>B:clicks"]),
    "inline label": (["A -- top 500 --> B"], ["A>B:top 500"]),
    "quoted label": (['A -- "top 500" --> B'], ["A>B:top 500"]),
    "dotted": (["A -.-> B", "B -. daily .-> C"], ["A>B", "B>C:daily"]),
    "thick": (["A ==> B", "B == daily ==> C"], ["A>B", "B>C:daily"]),
    "open, long and round": (["A --- B ----> C", "C --o D"], ["A>B", "B>C", "C>D"]),
    "both ways": (["A <--> B"], ["A>B"]),
    "invisible": (["A ~~~ B"], []),
    "semicolons": (["A-->B; B-->C;"], ["A>B", "B>C"]),
    "comments and styles": (
        ["%% a comment", "A:::hot --> B", "classDef hot fill:#f00", "style A fill:#fff"]
        + ["class B hot", "click A href", "linkStyle 0 stroke:red", "direction LR"],
        ["A>B"],
    ),
    "dashes in names": (["user-tower --> ann-index"], ["user-tower>ann-index"]),
    "to a subgraph": (["subgraph one", "a --> b", "end", "one --> c"], ["a>b", "one>c"]),
}


@pytest.mark.parametrize(("lines", "expected"), EDGES.values(), ids=EDGES.keys())
def test_edges(lines: list[str], expected: list[str]) -> None:
    diagram = _read(_fenced(*lines))
    found = [f"{e.source}>{e.target}" + (f":{e.label}" if e.label else "") for e in diagram.edges]
    assert found == expected
    assert diagram.problems == ()


LABELS = {
    "A[Ranker]": "Ranker",
    "A(Ranker)": "Ranker",
    "A((Ranker))": "Ranker",
    "A(((Ranker)))": "Ranker",
    "A{Fresh?}": "Fresh?",
    "A{{Ranker}}": "Ranker",
    "A[(Event log)]": "Event log",
    "A[[Ranker]]": "Ranker",
    "A([Ranker])": "Ranker",
    "A>Ranker]": "Ranker",
    "A[/Ranker/]": "Ranker",
    'A["Ranker (v2); new"]': "Ranker (v2); new",
    'A["`**Ranker**`"]': "Ranker",
    "A[Feature<br/>store]": "Feature store",
    'A@{ shape: cyl, label: "Event log" }': "Event log",
    "A": "A",
    "Ränker": "Ränker",
}


@pytest.mark.parametrize(("node", "label"), LABELS.items(), ids=LABELS.keys())
def test_labels(node: str, label: str) -> None:
    diagram = _read(_fenced(f"{node} --> Z"))
    assert diagram.components[0].label == label
    assert diagram.problems == ()


PROBLEMS = {
    "unclosed bracket": (["A[Logs --> B"], "Line 2: the bracket '[' after 'A' is not closed."),
    "wrong arrow": (["A -> B"], "Line 2: '->' is no Mermaid arrow; write '-->'."),
    "unicode arrow": (["A → B"], "Line 2: '→' is no Mermaid arrow; write '-->'."),
    "to nowhere": (["A --> B", "B -->"], "Line 3: the arrow at the end leads nowhere"),
    "from nowhere": (["--> B"], "Line 2: the name of a box is missing before '--> B'."),
    "brackets in a label": (["A(rank (v2)) --> B"], "Line 2: an arrow like '-->' is missing"),
    "two boxes": (["A B"], "Line 2: an arrow like '-->' is missing before 'B'"),
    "end of nothing": (["end"], "Line 2: this 'end' closes no subgraph."),
    "no end": (["subgraph X", "A --> B"], "Line 2: the subgraph 'X' is not closed"),
    "prose": (["the ranker scores, then we blend."], "Line 2: an arrow like '-->' is missing"),
    "empty": ([], "Line 1: the diagram has no components yet"),
}


@pytest.mark.parametrize(("lines", "problem"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_problems_are_explained(lines: list[str], problem: str) -> None:
    (told,) = _read(_fenced(*lines)).problems
    assert told.startswith(problem)


def test_a_broken_line_leaves_the_others_standing() -> None:
    diagram = _read(_fenced("A[Logs] --> B[Model]", "B[[ --> C", "B --> D[Page]"))
    assert [edge.target for edge in diagram.edges] == ["B", "D"]
    assert len(diagram.problems) == 1


def test_subgraphs_name_groups() -> None:
    lines = ["subgraph off[Offline training]", "a[Logs] --> b[Trainer]", "end", "b --> c[Registry]"]
    diagram = _read(_fenced(*lines))
    assert [part.group for part in diagram.components] == ["Offline training"] * 2 + [""]


RAW = {
    "flowchart LR\n  a[Logs] --> b[Model]\n\nThat is my design, roughly.": 2,
    "graph TD; A-->B; B-->C": 3,
    "Here:\ngraph TD\nA-->B\nIt starts with the logs and then goes on.": 2,
    "```\nflowchart TB\nA-->B\n```": 2,
    "```mermaid\n---\ntitle: Mine\n---\nflowchart TD\nA-->B\n```": 2,
    "```mermaid\nflowchart TD\nA-->B": 2,
}


@pytest.mark.parametrize(("text", "components"), RAW.items(), ids=RAW.keys())
def test_with_and_without_fences(text: str, components: int) -> None:
    diagram = _read(text)
    assert len(diagram.components) == components
    assert diagram.problems == ()


@pytest.mark.parametrize(
    "text",
    ["", "A --> B", "I'd draw a graph of it", "```python\ngraph = 1\n```", "graph theory\nA-->B"],
)
def test_no_diagram(text: str) -> None:
    assert parse_diagram(text) is None


def test_other_kinds_and_missing_headers_are_told() -> None:
    other = _read("```mermaid\nsequenceDiagram\nA->>B: hi\n```")
    assert "only flowcharts" in other.problems[0]
    headless = _read("```mermaid\nA --> B\n```")
    assert "first line" in headless.problems[0]
    assert len(headless.edges) == 1


def test_limits_are_told() -> None:
    diagram = _read(_fenced(*(f"n{i} --> m{i}" for i in range(150))))
    assert len(diagram.components) == MAX_COMPONENTS
    assert any("more than 200 boxes" in problem for problem in diagram.problems)
    long = _read(_fenced(*["A --> B"] * 4000))
    assert any("20,000 characters" in problem for problem in long.problems)
    product = " & ".join(f"n{i}" for i in range(60))
    assert len(_read(_fenced(f"{product} --> {product}")).edges) == 1000


DRAWN = st.text('AB-=.~>|&()[]{}"\n; :%subgraphend<ox@#`', max_size=200)


@given(DRAWN | st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    parse_diagram(text)
    diagram = _read(f"```mermaid\ngraph TD\n{text}")
    names = {part.id for part in diagram.components}
    assert all(edge.source in names and edge.target in names for edge in diagram.edges)
    assert all(problem.startswith("Line ") for problem in diagram.problems)
    diagram_text(diagram)


@pytest.mark.parametrize(
    "piece",
    ["A-->B;", "A--", "A-- x ", "A[", 'A["', "A & ", "-", "=", "A@{", "```\n", "graph TD\n", "A<b"]
    + ["subgraph x\n", "A-->B\n", "A -. ", "A|", "((((", "B -->|x| "],
)
def test_long_diagrams_are_read_quickly(piece: str) -> None:
    for head in ("```mermaid\ngraph TD\n", "graph LR\n", ""):
        text = head + (piece * 20_000)[: 20_000 - len(head)]
        assert fastest(partial(parse_diagram, text)) < 0.1
