"""`python -m evals run` and `accept`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from interviewer.errors import InterviewerError

if TYPE_CHECKING:
    from evals.running import Enough, Run

Suites = Annotated[
    list[str] | None, typer.Option("--suite", "-s", help="Only this suite (repeatable).")
]
Jobs = Annotated[int, typer.Option(min=1, max=16, help="Processes at once.")]
Embedder = Annotated[
    Literal["lexical", "minilm"], typer.Option(help="The baseline is measured with lexical.")
]
Where = Annotated[Path | None, typer.Option(help="Another baseline file.")]
Folder = Annotated[Path | None, typer.Option(help="Another folder of recordings.")]


def run(
    suite: Suites = None,
    jobs: Jobs = 1,
    embedder: Embedder = "lexical",
    json_file: Annotated[Path | None, typer.Option("--json", help="Write JSON here.")] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML here.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write one HTML page here.")] = None,
    loose: Annotated[
        bool, typer.Option("--loose", help="Measure stale recordings too; never a pass.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Only what has this in its name (repeatable).")
    ] = None,
    until_red: Annotated[
        bool, typer.Option("--until-red", help="Stop where the first thing got worse.")
    ] = False,
    transcripts: Folder = None,
    baseline: Where = None,
    data_dir: Annotated[
        Path | None, typer.Option(help="Keep the index here, not in the data folder.")
    ] = None,
) -> None:
    """Measure everything offline: 0 pass, 1 worse than the baseline, 2 broken, 3 stale."""
    from evals.baseline import PATH, judge, read_baseline, worse_at
    from evals.reporting import as_json
    from evals.reporting import html as page
    from evals.reporting import junit as xml
    from evals.reporting.summary import EXITS, sum_up
    from evals.reporting.table import lines

    try:
        known = read_baseline(baseline or PATH)
        red = (lambda outcome: worse_at(outcome, known)) if until_red else None
        found = _run(suite, jobs, embedder, loose, only, transcripts, data_dir, red)
        summary = sum_up(found, judge(found, known, partial=bool(only) or not found.whole))
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    if json_file is not None:
        as_json.write(json_file, as_json.report_of(found, summary))
    if junit is not None:
        junit.write_text(xml.text(summary), encoding="utf-8")
    if html is not None:
        html.write_text(page.text(found, summary), encoding="utf-8")
    for line in lines(summary):
        typer.echo(line)
    raise typer.Exit(EXITS[summary.result])


def accept(
    suite: Suites = None,
    jobs: Jobs = 1,
    embedder: Embedder = "lexical",
    transcripts: Folder = None,
    baseline: Where = None,
) -> None:
    """Measure, and make the figures the baseline; what they were before is told."""
    from evals import baseline as base

    try:
        path = baseline or base.PATH
        before = base.read_baseline(path)
        found = _run(suite, jobs, embedder, False, None, transcripts)
        if found.stale:
            typer.echo(f"Stale, so not accepted: {', '.join(sorted(found.stale))}.", err=True)
            raise typer.Exit(3)
        after = base.accept(found, before)
        base.write_baseline(after, path)
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    for name, accepted in after.metrics.items():
        old = before.metrics.get(name) if before else None
        if old is None or old.value != accepted.value or old.n != accepted.n:
            then = "new" if old is None else f"{old.value} (n {old.n})"
            typer.echo(f"{name:<26}{then:>18} -> {accepted.value} (n {accepted.n})")


def _run(
    suite: list[str] | None,
    jobs: int,
    embedder: str,
    loose: bool,
    only: list[str] | None,
    transcripts: Path | None,
    data_dir: Path | None = None,
    red: "Enough | None" = None,
) -> "Run":
    from evals.recorded_set import TRANSCRIPTS
    from evals.registry import SUITES
    from evals.running import Plan, settings_for
    from evals.running import run as run_units
    from evals.units import all_units, quick_first
    from interviewer.settings import Settings
    from knowledge.content import Library

    wanted = tuple(name for name in SUITES if not suite or name in suite)
    unknown = sorted({*(suite or [])} - {*SUITES})
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(SUITES)}")
    folder = transcripts or TRANSCRIPTS
    settings = Settings.load()
    if data_dir is not None:
        settings = settings.model_copy(update={"data_dir": data_dir})
    plan = Plan(settings_for(settings, embedder), folder, not loose)
    units = all_units(folder, Library().problem_ids(), frozenset(wanted), only or ())

    def told(done: int, of: int, what: str) -> None:
        typer.echo(f"[{done}/{of}] {what}", err=True)

    if red is None:
        return run_units(plan, units, wanted, jobs, told)
    return run_units(plan, quick_first(units), wanted, jobs, told, red)
