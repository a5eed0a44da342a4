"""The report as JSON: the summary, and every observation, so that two runs can be compared."""

import json
from pathlib import Path

from pydantic import ValidationError

from evals.measuring import Seen
from evals.reporting.summary import Summary
from evals.running import Run
from interviewer.domain.value import Value
from interviewer.errors import InterviewerError


class ReportError(InterviewerError):
    """A report cannot be read."""

    code = "E_REPORT"


class Report(Value):
    """What the file holds."""

    summary: Summary
    seen: dict[str, tuple[Seen, ...]]


def report_of(run: Run, summary: Summary) -> Report:
    """The report of a run."""
    seen = {name: measure.items for name, measure in sorted(run.measures.items())}
    return Report(summary=summary, seen=seen)


def write(path: Path, report: Report) -> None:
    """Write it, a line an observation."""
    path.write_text(text(report), encoding="utf-8")


def text(report: Report) -> str:
    """The JSON text."""
    head = json.dumps(report.summary.model_dump(mode="json"), indent=1, ensure_ascii=False)
    parts: list[str] = []
    for name, items in report.seen.items():
        rows = ",\n".join(
            json.dumps(one.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
            for one in items
        )
        parts.append(f"{json.dumps(name)}: [\n{rows}\n]")
    return f'{{"summary": {head},\n"seen": {{\n' + ",\n".join(parts) + "\n}}\n"


def read(path: Path) -> Report:
    """A report that `run --json` wrote. Raises `ReportError`."""
    try:
        return Report.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValidationError, ValueError) as error:
        raise ReportError(
            f"{path.name!r} is no report of a run.", "Name a file that `run --json` wrote."
        ) from error
