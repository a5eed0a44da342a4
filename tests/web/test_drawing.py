"""Drawings: only what was understood is handed to Mermaid."""

import re

import pytest

from interviewer.domain.mermaid import MAX_EDGES
from interviewer.web.drawing import MAX_DRAWN, counted, safe_source, understood

LINE = re.compile(
    r'flowchart (TD|TB|BT|LR|RL)|n\d+(\[\(|\(\(|\(\[|\[\[|\{\{|[{([])"[^"\n]+"[\])}]{1,2}|n\d+ -->(\|"[^"\n]+"\|)? n\d+'
    r'|subgraph g\d+\["[^"\n]+"\]|end'
)


@pytest.mark.parametrize(
    "source",
    [
        "graph TD\n a[Logs] --> b[Model]",
        "flowchart LR\n a((Users)) -->|click & <b>go</b>| b[(Store)]; b -.-> c{{Ranker}}",
        'graph TD\n end --> class\n default["a \\"quoted\\" `label`"] --> style',
        "graph TD\n subgraph Online [Serving #1]\n a --> b\n end\n b --> c[x]",
        "graph TD\n a[unclosed --> b\n c --> d",
        "graph TD\n a->b\n a → c\n b ==> c",
        'graph TD\n a --> b\n click a href "javascript:alert(1)"\n style a fill:#f00',
        "graph TD\n a[<img src=x onerror=alert(1)>] --> b[![x](http://evil.test)]",
        "%%{init: {'securityLevel':'loose'}}%%\ngraph TD\n a --> b",
        'graph TD\n a@{ shape: cyl, label: "Feature store" } --> b',
    ],
)
def test_what_is_drawn_is_plain(source: str) -> None:
    drawn = safe_source(source)
    assert drawn
    assert all(LINE.fullmatch(line) for line in drawn.split("\n")), drawn


def test_components_arrows_and_groups_are_drawn() -> None:
    source = "graph LR\n subgraph Online\n a[Ranker]\n end\n b[Logs] -->|events| a"
    assert safe_source(source) == (
        'flowchart LR\nsubgraph g0["Online"]\nn0["Ranker"]\nend\nn1["Logs"]\nn1 -->|"events"| n0'
    )


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("b[(Store)]", 'n1[("Store")]'),
        ("b((Users))", 'n1(("Users"))'),
        ("b{Fresh?}", 'n1{"Fresh?"}'),
        ("b(Soft)", 'n1("Soft")'),
        ("b[/Odd/]", 'n1["'),
        ("b", 'n1["b"]'),
    ],
)
def test_a_component_keeps_its_shape(written: str, drawn: str) -> None:
    assert drawn in safe_source(f"graph TD\n ab[(Not this)] --> {written}\n {written} --> ab")


@pytest.mark.parametrize("source", ["", "graph TD", "sequenceDiagram\n a->>b: hi"])
def test_nothing_understood_is_not_drawn(source: str) -> None:
    assert safe_source(source) == ""
    assert understood(source).problems


def test_a_broken_line_is_named_and_the_others_are_drawn() -> None:
    source = "graph TD\n a[Logs] --> b[Model]\n c[unclosed --> d"
    assert "Line 3" in understood(source).problems[0]
    assert 'n0["Logs"]' in safe_source(source)


def test_mermaid_is_not_asked_for_more_than_it_draws() -> None:
    lines = [f"n{number % 40} --> n{number % 39}" for number in range(MAX_EDGES)]
    assert safe_source("graph TD\n" + "\n".join(lines)).count("-->") == MAX_DRAWN


def test_counting_is_said_in_words() -> None:
    assert counted(understood("graph TD\n a --> b")) == "2 components, 1 arrow"
