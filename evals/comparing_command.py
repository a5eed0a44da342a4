"""`python -m evals diff` and `calibrate`."""

from pathlib import Path
from typing import Annotated

import typer

from interviewer.errors import InterviewerError


def diff(
    before: Annotated[Path, typer.Argument(help="A report that `run --json` wrote.")],
    after: Annotated[Path, typer.Argument(help="Another one.")],
    show: Annotated[int, typer.Option(help="So many observations a metric.")] = 5,
) -> None:
    """What differs between two runs: figures, with paired intervals, and observations."""
    from evals.reporting.as_json import read
    from evals.reporting.difference import lines

    try:
        one, other = read(before), read(after)
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    for line in lines(one, other, show):
        typer.echo(line)


def calibrate(
    fit: Annotated[
        bool, typer.Option("--fit", help="Fit the cuts with both embedders, and write them.")
    ] = False,
) -> None:
    """How the built-in grader's clearness relates to being right; with --fit, its cuts anew.

    Looks at labels that tuning may see, and changes nothing but the cuts.
    """
    from evals import cutting
    from evals.calibrating import Case, cases_of, lines
    from evals.ground import Ground
    from evals.recorded_set import TRANSCRIPTS
    from evals.running import settings_for
    from interviewer.settings import Settings

    cases: list[Case] = []
    try:
        for embedder in ("lexical", "minilm") if fit else ("lexical",):
            ground = Ground(settings_for(Settings.load(), embedder), TRANSCRIPTS)
            try:
                for line in lines(ground) if not fit else ():
                    typer.echo(line)
                cases += cases_of(ground) if fit else ()
            finally:
                ground.close()
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    if fit:
        for line in cutting.lines(cases):
            typer.echo(line)
        typer.echo(f"Written to {cutting.write(cutting.fitted(cases)).name}.")
