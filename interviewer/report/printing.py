"""The printed forms of a report: Markdown, self-contained HTML and JSON."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from interviewer.domain.rubric import Seniority
from interviewer.report import words
from interviewer.report.radar import radar
from interviewer.report.report import Report
from interviewer.report.words import SIGNAL_WORDS, place

__all__ = [
    "SIGNAL_WORDS",
    "part",
    "place",
    "plain_markdown",
    "style",
    "to_html",
    "to_json",
    "to_markdown",
]

TEMPLATES = Path(__file__).parent / "templates"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|!~])")
_SPACE = re.compile(r"\s+")


def to_json(report: Report, indent: int | None = 2) -> str:
    """The report as JSON, as `Report` defines it."""
    return report.model_dump_json(indent=indent)


def to_markdown(report: Report) -> str:
    """The report as Markdown. Candidate's words and notes are escaped: nothing in them renders."""
    return _environment(autoescape=False).get_template("report.md.j2").render(_context(report))


def to_html(report: Report) -> str:
    """The report as one HTML page without scripts, links to elsewhere or outside files."""
    return _environment(autoescape=True).get_template("report.html.j2").render(_context(report))


def part(name: str, report: Report, notes: str = "") -> str:
    """A part of the HTML page by itself, for a front end that lays the parts out.

    `notes` is the address of the notes page; with it, notes are links that open at their span.
    """
    macros = _environment(autoescape=True).get_template("parts.html.j2").module
    return str(getattr(macros, name)({**_context(report), "notes": notes}))


def style() -> str:
    """The style sheet of the parts; what they stand in gives the colours as variables."""
    return (TEMPLATES / "parts.css").read_text(encoding="utf-8")


@cache
def _environment(autoescape: bool) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "plain": plain_markdown,
        "fenced": fenced,
        "place": place,
        "short_place": words.short_place,
        "minutes": lambda value: f"{value:.1f}",
        "mean": words.mean_words,
        "percent": words.percent,
        "words": words.signal_words,
        "level": words.level_words,
        "number": words.number,
        "competency": words.competency_words,
        "cost": words.cost,
        "cost_by_role": words.cost_by_role,
    }
    return environment


def _context(report: Report) -> dict[str, Any]:
    return {
        "report": report,
        "by_stage": words.by_stage(report),
        "seniorities": [report.scores.seniorities[name] for name in Seniority],
        "radar": Markup(radar(report)),  # noqa: S704 - numbers and our own labels only
        "style": Markup(style()),  # noqa: S704 - a file of ours
        "graded_by": words.graded_by(report),
        "estimate": words.ESTIMATE,
        "coach": words.COACH,
        "too_little": words.too_little(report),
        "no_sums": words.no_sums(report),
        "notes": "",
        "turns": {said.turn for said in report.transcript},
    }


def plain_markdown(text: str) -> str:
    """A text on one line with every mark of Markdown and HTML escaped."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip()).replace("://", ":\\//")


def fenced(text: str) -> str:
    """A text that cannot end the fence it stands in."""
    return text.replace("```", "``").replace("~~~", "~~")
