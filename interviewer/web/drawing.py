"""Drawings on the page: what was understood of a Mermaid flowchart is drawn, the rest explained.

The source that is drawn is written anew from the components and arrows that were read, with names
and labels of our own making, so that Mermaid's own parser has nothing to stumble over.
"""

import re
from functools import lru_cache

import streamlit as st

from interviewer.domain.diagram import Diagram, diagram_text
from interviewer.domain.mermaid import parse_diagram

MAX_DRAWN = 300
"""Mermaid refuses 500 arrows and gets slow long before."""
_SIGNS = str.maketrans(
    {'"': "'", "`": "'", "<": "‹", ">": "›", "#": "№", "\\": "/"} | {"{": "(", "}": ")"}
)
_SHAPES = {
    "[(": ")]",
    "((": "))",
    "([": "])",
    "[[": "]]",
    "{{": "}}",
    "{": "}",
    "(": ")",
}
"""Mermaid's signs around a label that say which shape a component has; all else is a box."""
_FITS = 4
"""A drawing of so few components is shown whole; a larger one keeps a size that can be read."""
_HEADER = re.compile(r"(?im)^\s*(?:graph|flowchart(?:-elk)?)\s+(TB|TD|BT|RL|LR)\b")


@lru_cache(maxsize=256)
def understood(source: str) -> Diagram:
    """What the interviewer sees of a drawing."""
    return parse_diagram(f"```mermaid\n{source}\n```") or Diagram()


def safe_source(source: str) -> str:
    """Mermaid that draws what was understood of `source`, "" where that is nothing."""
    diagram = understood(source)
    if not diagram.components:
        return ""
    way = _HEADER.search(source)
    names = {part.id: f"n{number}" for number, part in enumerate(diagram.components)}
    lines = [f"flowchart {way[1].upper() if way else 'TD'}"]
    groups: dict[str, list[str]] = {}
    for part in diagram.components:
        opened, closed = _shape(source, part.id)
        box = f'{names[part.id]}{opened}"{_label(part.label)}"{closed}'
        groups.setdefault(part.group, []).append(box)
    for number, (group, boxes) in enumerate(groups.items()):
        inside = [f'subgraph g{number}["{_label(group)}"]', *boxes, "end"] if group else boxes
        lines += inside
    for edge in diagram.edges[:MAX_DRAWN]:
        label = f'|"{_label(edge.label)}"|' if edge.label else ""
        lines.append(f"{names[edge.source]} -->{label} {names[edge.target]}")
    return "\n".join(lines)


def draw(source: str) -> None:
    """Draw what was understood, and say in words which lines were not."""
    diagram = understood(source)
    safe = safe_source(source)
    if safe:
        st.mermaid_chart(safe, alt=diagram_text(diagram)[:300])
    for problem in diagram.problems:
        st.html(f'<p class="drawing-problem">{_html(problem)}</p>')


def fits(source: str) -> bool:
    """Whether a drawing is small enough to be shown whole at any width."""
    return len(understood(source).components) <= _FITS


def counted(diagram: Diagram) -> str:
    """How much there is of a drawing, in words."""
    boxes, arrows = len(diagram.components), len(diagram.edges)
    return (
        f"{boxes} component{'' if boxes == 1 else 's'}, {arrows} arrow{'' if arrows == 1 else 's'}"
    )


def _shape(source: str, name: str) -> tuple[str, str]:
    """The signs around a component's label, where it is first written with any."""
    written = re.search(rf"(?<![\w-]){re.escape(name)}(\[\(|\(\(|\(\[|\[\[|\{{\{{|[{{([])", source)
    opened = written[1] if written else "["
    return opened, _SHAPES.get(opened, "]")


def _label(text: str) -> str:
    """A label within double quotes, without the signs that Mermaid or HTML would read in it."""
    kept = re.sub(r"\$+", "$", text.strip()[:80].translate(_SIGNS))
    return "".join(char for char in kept if char.isprintable()) or " "


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
