"""A diagram on paper: in layers, arrows downward, each box in a place of its own."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from interviewer.domain.diagram import Diagram
from interviewer.domain.mermaid import parse_diagram
from interviewer.report.layered import MOST, drawn, layers

FUNNEL = """flowchart LR
  logs --> train
  train --> model
  request --> rank
  model --> rank
  rank -->|taps| logs
  logs --> rank
"""


def read(source: str) -> Diagram:
    found = parse_diagram(f"```mermaid\n{source}\n```")
    assert found is not None
    return found


def laid(source: str) -> list[list[str]]:
    diagram = read(source)
    return layers([part.id for part in diagram.components], diagram.edges)


def test_each_stands_below_all_that_lead_to_it_and_a_ring_is_no_harm() -> None:
    assert laid(FUNNEL) == [["logs", "request"], ["train"], ["model"], ["rank"]]


@pytest.mark.parametrize("source", ["graph TD\n a --> a", "graph TD\n a --> b\n b --> a"])
def test_rings_alone_end(source: str) -> None:
    assert sorted(name for row in laid(source) for name in row) == sorted(
        part.id for part in read(source).components
    )


def test_boxes_do_not_overlap_and_stay_within() -> None:
    diagram = read(FUNNEL + "  request --> other\n  request --> third[A store with a long name]\n")
    made = drawn(diagram.components, diagram.edges)
    assert made is not None
    found = [
        [float(box.get(name, "")) for name in ("x", "y", "width", "height")]
        for box in ElementTree.fromstring(made.svg).iter(  # noqa: S314 - our own
            "{http://www.w3.org/2000/svg}rect"
        )
        if box.get("rx")
    ]
    assert len(found) == len(diagram.components)
    for x, y, wide, high in found:
        assert x >= 0 and y >= 0 and x + wide <= made.width and y + high <= made.height
    for (x, y, wide, high), (x2, y2, wide2, high2) in combinations(found, 2):
        assert x + wide <= x2 or x2 + wide2 <= x or y + high <= y2 or y2 + high2 <= y


def test_words_are_no_markup() -> None:
    diagram = read('graph TD\n a["<b>R & D</b> \u0007"] -->|x < y| b[Model]')
    made = drawn(diagram.components, diagram.edges)
    assert made is not None
    ElementTree.fromstring(made.svg)  # noqa: S314 - our own
    assert "<b>" not in made.svg


@pytest.mark.parametrize("boxes", [0, MOST + 1])
def test_nothing_and_too_much_are_not_drawn(boxes: int) -> None:
    diagram = read("graph TD\n" + "\n".join(f" n{at}[N{at}]" for at in range(MOST + 1)))
    assert drawn(diagram.components[:boxes], ()) is None
