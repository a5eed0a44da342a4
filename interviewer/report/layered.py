"""A diagram as boxes in layers with arrows between them: a small SVG for paper."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple
from xml.sax.saxutils import escape

from interviewer.domain.diagram import DiagramComponent, DiagramEdge

MOST = 40
"""More boxes than this are not readable on a page."""
_LINE, _CHAR, _SIGNS = 13.0, 6.0, 20
"""Height of a line, width of a sign at 11 px, and signs in a line of a box."""
_GAP, _STEP = 26.0, 46.0
"""Between boxes side by side, and between layers."""


class Box(NamedTuple):
    """A component in its place: its middle, its size and the lines in it."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


class Drawn(NamedTuple):
    """An SVG and its size in pixels, at which its letters are 11 px high."""

    svg: str
    width: float
    height: float


def layers(names: Sequence[str], edges: Sequence[DiagramEdge]) -> list[list[str]]:
    """Ids in layers, each below all that lead to it; an arrow that closes a ring does not count.

    Within a layer they stand as those do that lead to them.
    """
    lead = _without_rings(names, edges)
    depth: dict[str, int] = {}
    while len(depth) < len(names):
        for name in names:
            if name not in depth and all(one in depth for one in lead[name]):
                depth[name] = max((depth[one] + 1 for one in lead[name]), default=0)
    rows: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for name in names:
        rows[depth[name]].append(name)
    place: dict[str, float] = {}
    for row in rows:
        means = {
            name: sum(place[one] for one in lead[name]) / len(lead[name]) if lead[name] else at
            for at, name in enumerate(row)
        }
        row.sort(key=means.__getitem__)
        place |= {name: at - (len(row) - 1) / 2 for at, name in enumerate(row)}
    return rows


def drawn(components: Sequence[DiagramComponent], edges: Sequence[DiagramEdge]) -> Drawn | None:
    """The drawing, None where there is nothing to draw or too much."""
    if not 0 < len(components) <= MOST:
        return None
    labels = {part.id: part.label for part in components}
    boxes = _placed(layers(list(labels), edges), labels)
    width = max(box.x + box.width / 2 for box in boxes.values()) + _GAP
    height = max(box.y + box.height / 2 for box in boxes.values()) + _GAP
    known = [e for e in edges if e.source in boxes and e.target in boxes and e.source != e.target]
    arrows = [_arrow(boxes[edge.source], boxes[edge.target]) for edge in known]
    lines = "".join(path for path, _ in arrows)
    told = "".join(
        _told(edge.label, at) for edge, (_, at) in zip(known, arrows, strict=True) if edge.label
    )
    inside = lines + "".join(_box(box) for box in boxes.values()) + told
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" font-size="11" text-anchor="middle" '
        'font-family="Libertinus Serif, DejaVu Sans"><defs><marker id="tip" viewBox="0 0 8 8" '
        'refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 8 4 0 8z" fill="#566072"/></marker></defs>{inside}</svg>'
    )
    return Drawn(svg, width, height)


def _without_rings(names: Sequence[str], edges: Sequence[DiagramEdge]) -> dict[str, list[str]]:
    """Who leads to whom, in the order written, each arrow left out that would close a ring."""
    lead: dict[str, list[str]] = {name: [] for name in names}
    for edge in edges:
        if edge.source not in lead or edge.target not in lead:
            continue
        above, seen = [edge.source], {edge.source}
        while above:
            fresh = [one for one in lead[above.pop()] if one not in seen]
            seen.update(fresh)
            above += fresh
        if edge.target not in seen and edge.source not in lead[edge.target]:
            lead[edge.target].append(edge.source)
    return lead


def _placed(rows: list[list[str]], labels: dict[str, str]) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    lines = {name: tuple(wrap(_clean(text), _SIGNS)[:4]) or (" ",) for name, text in labels.items()}
    wide = {name: max(48.0, max(map(len, found)) * _CHAR + 16) for name, found in lines.items()}
    widths = [sum(wide[name] for name in row) + _GAP * (len(row) - 1) for row in rows]
    y = _GAP / 2
    for row, across in zip(rows, widths, strict=True):
        high = max(len(lines[name]) for name in row) * _LINE + 12
        x = _GAP + (max(widths) - across) / 2
        for name in row:
            boxes[name] = Box(x + wide[name] / 2, y + high / 2, wide[name], high, lines[name])
            x += wide[name] + _GAP
        y += high + _STEP
    return boxes


def _arrow(source: Box, target: Box) -> tuple[str, tuple[float, float]]:
    """A path from box to box, and where its label stands."""
    if target.y > source.y:
        x1, y1 = source.x, source.y + source.height / 2
        x2, y2 = target.x, target.y - target.height / 2
        bend = max(16.0, (y2 - y1) / 2)
        path = f"M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}"
        middle = (x1 + x2) / 2, (y1 + y2) / 2
    else:  # back up, or to a neighbour: round the side
        side = 1 if target.x >= source.x else -1
        x1, x2 = source.x + side * source.width / 2, target.x + side * target.width / 2
        out = (max(x1, x2) if side > 0 else min(x1, x2)) + side * 18
        path = (
            f"M{x1:.1f} {source.y:.1f}C{out:.1f} {source.y:.1f} "
            f"{out:.1f} {target.y:.1f} {x2:.1f} {target.y:.1f}"
        )
        middle = out, (source.y + target.y) / 2
    return f'<path d="{path}" fill="none" stroke="#566072" marker-end="url(#tip)"/>', middle


def _box(box: Box) -> str:
    left, top = box.x - box.width / 2, box.y - box.height / 2
    first = box.y - (len(box.lines) - 1) * _LINE / 2 + 3.8
    text = "".join(
        f'<text x="{box.x:.1f}" y="{first + at * _LINE:.1f}" fill="#1c2330">{escape(line)}</text>'
        for at, line in enumerate(box.lines)
    )
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'rx="4" fill="#f5f7fa" stroke="#1f6f6b"/>{text}'
    )


def _told(label: str, at: tuple[float, float]) -> str:
    words = _clean(label)[:28]
    wide = len(words) * 5.2 + 6
    return (
        f'<rect x="{at[0] - wide / 2:.1f}" y="{at[1] - 7:.1f}" width="{wide:.1f}" height="13" '
        f'fill="#ffffff"/><text x="{at[0]:.1f}" y="{at[1] + 3:.1f}" font-size="9.5" '
        f'fill="#566072">{escape(words)}</text>'
    )


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
