"""The printed forms of a report: Markdown, self-contained HTML and JSON."""

import math
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from interviewer.domain.notes import Citation
from interviewer.domain.rubric import Seniority, Signal
from interviewer.report.report import CriterionResult, Report

SIGNAL_WORDS = {
    Signal.NOT_ENOUGH: "not enough seen",
    Signal.NO_HIRE: "no hire",
    Signal.LEAN_NO_HIRE: "lean no hire",
    Signal.LEAN_HIRE: "lean hire",
    Signal.HIRE: "hire",
    Signal.STRONG_HIRE: "strong hire",
}
LEVEL_WORDS = {1: "missing", 2: "named", 3: "applied", 4: "weighed"}
_RADIUS = 92.0
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|!~])")
_FENCED = re.compile(r"\s+")


def to_json(report: Report, indent: int | None = 2) -> str:
    """The report as JSON, as `Report` defines it."""
    return report.model_dump_json(indent=indent)


def to_markdown(report: Report) -> str:
    """The report as Markdown. Candidate's words and notes are escaped: nothing in them renders."""
    return _environment(autoescape=False).get_template("report.md.j2").render(_context(report))


def to_html(report: Report) -> str:
    """The report as one HTML page without scripts, links to elsewhere or outside files."""
    return _environment(autoescape=True).get_template("report.html.j2").render(_context(report))


@cache
def _environment(autoescape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["plain"] = plain_markdown
    environment.filters["place"] = place
    environment.filters["minutes"] = lambda value: f"{value:.1f}"
    environment.filters["mean"] = lambda value: "–" if value is None else f"{value:.2f}"
    environment.filters["percent"] = lambda value: f"{value * 100:.0f} %"
    environment.filters["words"] = lambda value: SIGNAL_WORDS[Signal(value)]
    environment.filters["level"] = lambda value: LEVEL_WORDS.get(value, "not assessed")
    environment.filters["number"] = lambda value: f"{value:,.4g}"
    return environment


def _context(report: Report) -> dict[str, Any]:
    return {
        "report": report,
        "by_stage": _by_stage(report),
        "seniorities": [report.scores.seniorities[name] for name in Seniority],
        "radar": Markup(radar(report)),  # noqa: S704 - numbers and our own labels only
    }


def _by_stage(report: Report) -> list[tuple[str, list[CriterionResult]]]:
    titles = {time.stage: time.title for time in report.stage_times}
    return [(titles[stage], [c for c in report.criteria if c.stage == stage]) for stage in titles]


def plain_markdown(text: str) -> str:
    """A text on one line with every mark of Markdown and HTML escaped."""
    return _SPECIAL.sub(r"\\\1", _FENCED.sub(" ", text).strip()).replace("://", ":\\//")


def place(citation: Citation) -> str:
    """Where a citation points: the note, its headings, and the characters of the span."""
    path = " › ".join(citation.heading_path)
    where = f"{citation.source}" + (f" › {path}" if path else "")
    own = " (your note)" if citation.origin == "own" else ""
    return f"{where}, characters {citation.start}–{citation.end}{own}"


def radar(report: Report) -> str:
    """An SVG radar chart of the competencies' means, 1 in the middle and 4 at the rim."""
    items = [(str(k).replace("_", " "), v.mean) for k, v in report.scores.competencies.items()]
    count = len(items)
    rings = "".join(
        f'<polygon class="ring" points="{_ring([level] * count)}"/>' for level in (2.0, 3.0, 4.0)
    )
    labels = ""
    for at, (name, mean) in enumerate(items):
        x, y = _point(at, count, 4.75)
        anchor = "middle" if abs(x) < 12 else "start" if x > 0 else "end"
        value = "–" if mean is None else f"{mean:.1f}"
        labels += f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{name} {value}</text>'
    shape = _ring([mean if mean is not None else 1.0 for _, mean in items])
    return (
        '<svg class="radar" viewBox="-230 -135 460 270" role="img" '
        f'aria-label="Mean verdict by competency">{rings}'
        f'<polygon class="mean" points="{shape}"/>{labels}</svg>'
    )


def _ring(levels: list[float]) -> str:
    points = (_point(at, len(levels), level) for at, level in enumerate(levels))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _point(at: int, count: int, level: float) -> tuple[float, float]:
    angle = 2 * math.pi * at / count - math.pi / 2
    reach = _RADIUS * (level - 0.4) / 3.6
    return reach * math.cos(angle), reach * math.sin(angle)
