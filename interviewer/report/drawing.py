"""A diagram drawn anew from what was read of it, so that it always parses and holds no links."""

import re
from collections.abc import Sequence

from interviewer.domain.diagram import DiagramComponent, DiagramEdge

_MARKS = str.maketrans({'"': "'", "`": "'", "<": "‹", ">": "›", "#": " ", ";": ",", "\\": "/"})
_LIST = re.compile(r"^(\d+[.)]|[-*+]) ")


def drawn(components: Sequence[DiagramComponent], edges: Sequence[DiagramEdge]) -> str:
    """A Mermaid flowchart of these parts; an empty text where there are none.

    Styles, links and shapes of the original are left out: only boxes, groups and arrows remain.
    """
    if not components:
        return ""
    names = {part.id: f"n{at}" for at, part in enumerate(components)}
    groups = dict.fromkeys(part.group for part in components)
    lines = ["flowchart TD"]
    for at, group in enumerate(groups):
        inside = [
            f'{names[part.id]}["{_label(part.label)}"]'
            for part in components
            if part.group == group
        ]
        if group:
            lines += [f'subgraph g{at}["{_label(group)}"]', *inside, "end"]
        else:
            lines += inside
    for edge in edges:
        arrow = f'-- "{_label(edge.label)}" -->' if edge.label.strip() else "-->"
        lines.append(f"{names[edge.source]} {arrow} {names[edge.target]}")
    return "\n".join(lines)


def _label(text: str) -> str:
    """A label that Mermaid takes as plain words; a list's mark at the front would be Markdown."""
    plain = " ".join(text.translate(_MARKS).split())
    return _LIST.sub("\\1\u00a0", plain) or " "
