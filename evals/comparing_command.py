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


def calibrate() -> None:
    """How the built-in grader's clearness relates to being right, and where its cuts would lie.

    Looks at labels that tuning may see, and changes nothing.
    """
    from evals.calibrating import lines
    from evals.ground import Ground
    from evals.recorded_set import TRANSCRIPTS
    from evals.running import settings_for
    from interviewer.settings import Settings

    try:
        ground = Ground(settings_for(Settings.load(), "lexical"), TRANSCRIPTS)
        try:
            for line in lines(ground):
                typer.echo(line)
        finally:
            ground.close()
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
