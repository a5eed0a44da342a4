"""A competency over the interviews, as a small chart."""

from collections.abc import Sequence
from itertools import pairwise

from interviewer.domain.rubric import Competency
from interviewer.report.words import competency_words
from interviewer.web.past import Past

_WIDTH, _HEIGHT, _EDGE = 240, 84, 12
_DARK = (
    "<style>@media (prefers-color-scheme: dark) { .t-line { stroke: #37444a } .t-run { stroke: #6cc3bb } "
    ".t-dot { fill: #6cc3bb; stroke: #6cc3bb } .t-open { fill: #1e282a; stroke: #6cc3bb } }</style>"
)


def trend(interviews: Sequence[Past], competency: Competency) -> str:
    """An SVG of the means, 1 at the bottom and 4 at the top, oldest at the left.

    A filled dot was graded by a model, a hollow one is an estimate; only grades of one grader that
    follow each other are joined. What was not assessed has no dot.
    """
    lines = "".join(
        f'<line class="t-line" stroke="#d9ded7" x1="{_EDGE}" x2="{_WIDTH - _EDGE}" '
        f'y1="{_y(level):.1f}" y2="{_y(level):.1f}"/>'
        for level in (1.0, 2.0, 3.0, 4.0)
    )
    dots = [
        (_x(at, len(interviews)), _y(mean), found)
        for at, found in enumerate(interviews)
        if (mean := found.means.get(competency)) is not None
    ]
    runs = "".join(
        f'<line class="t-run" stroke="#1b6763" stroke-width="2" x1="{x:.1f}" y1="{y:.1f}" '
        f'x2="{x2:.1f}" y2="{y2:.1f}"/>'
        for (x, y, one), (x2, y2, next_one) in pairwise(dots)
        if one.grader == next_one.grader
    )
    marks = "".join(
        f'<circle class="{"t-open" if found.estimate else "t-dot"}" r="4" cx="{x:.1f}" cy="{y:.1f}" '
        f'fill="{"#eef2ee" if found.estimate else "#1b6763"}" stroke="#1b6763" stroke-width="2"/>'
        for x, y, found in dots
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}">{_DARK}{lines}{runs}{marks}</svg>'
    )


def told(interviews: Sequence[Past], competency: Competency) -> str:
    """The chart in words."""
    means = [m for found in interviews if (m := found.means.get(competency)) is not None]
    listed = ", ".join(f"{mean:.1f}" for mean in means) or "never assessed"
    return f"{competency_words(competency)}, oldest first: {listed}"


def _x(at: int, count: int) -> float:
    span = _WIDTH - 2 * _EDGE
    return _EDGE + span * (0.5 if count == 1 else at / (count - 1))


def _y(mean: float) -> float:
    return _EDGE + (_HEIGHT - 2 * _EDGE) * (4 - mean) / 3
