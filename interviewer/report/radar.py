"""The radar chart of the competencies, as an SVG for page, HTML and PDF alike."""

import math
from collections.abc import Sequence

from interviewer.report.report import Report
from interviewer.report.words import competency_words

_RADIUS = 92.0
_DARK = (
    "<style>@media (prefers-color-scheme: dark) { .rd-line { stroke: #414b5b } "
    ".rd-text { fill: #aab4c3 } .rd-mean { fill: #7fcdc6; stroke: #7fcdc6 } "
    ".rd-dot { fill: #7fcdc6 } }</style>"
)


def radar(report: Report, font: str = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif") -> str:
    """An SVG radar chart of the competencies' means, 1 in the middle and 4 at the rim.

    Colours stand in the elements, for readers without style sheets; the style only adds the dark
    ones. A competency that was not assessed has no dot and is drawn at the middle.
    """
    items = [(competency_words(k), v.mean) for k, v in report.scores.competencies.items()]
    count = len(items)
    means = [mean if mean is not None else 1.0 for _, mean in items]
    rings = "".join(
        f'<polygon class="rd-line" fill="none" stroke="#d3d9e2" points="{_ring([level] * count)}"/>'
        for level in (1.0, 2.0, 3.0, 4.0)
    )
    spokes = "".join(
        f'<line class="rd-line" stroke="#d3d9e2" x1="0" y1="0" x2="{x:.1f}" y2="{y:.1f}"/>'
        for x, y in (_point(at, count, 4.0) for at in range(count))
    )
    dots = "".join(
        '<circle class="rd-dot" fill="#1f6f6b" r="3" cx="{:.1f}" cy="{:.1f}"/>'.format(
            *_point(at, count, mean)
        )
        for at, (_, mean) in enumerate(items)
        if mean is not None
    )
    labels = "".join(_label(at, count, *item) for at, item in enumerate(items))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="radar" viewBox="-230 -132 460 264" '
        f'width="460" height="264" role="img" aria-label="{told(report)}">{_DARK}'
        f"{rings}{spokes}"
        '<polygon class="rd-mean" fill="#1f6f6b" fill-opacity="0.16" stroke="#1f6f6b" '
        f'stroke-width="2" stroke-linejoin="round" points="{_ring(means)}"/>{dots}'
        f'<g class="rd-text" fill="#4d5768" font-size="12" font-family="{font}">{labels}</g></svg>'
    )


def told(report: Report) -> str:
    """The chart in words, for those who do not see it."""
    parts = (
        f"{competency_words(name)} "
        + ("not assessed" if found.mean is None else f"{found.mean:.1f}")
        for name, found in report.scores.competencies.items()
    )
    return "Mean verdict by competency, 1 to 4: " + ", ".join(parts)


def _label(at: int, count: int, name: str, mean: float | None) -> str:
    x, y = _point(at, count, 4.6)
    anchor = "middle" if abs(x) < 12 else "start" if x > 0 else "end"
    value = "–" if mean is None else f"{mean:.1f}"
    return f'<text x="{x:.0f}" y="{y + 4:.0f}" text-anchor="{anchor}">{name} {value}</text>'


def _ring(levels: Sequence[float]) -> str:
    points = (_point(at, len(levels), level) for at, level in enumerate(levels))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _point(at: int, count: int, level: float) -> tuple[float, float]:
    angle = 2 * math.pi * at / count - math.pi / 2
    reach = _RADIUS * (level - 0.4) / 3.6
    return reach * math.cos(angle), reach * math.sin(angle)
