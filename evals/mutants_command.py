"""`python -m evals mutants`: does a run notice planted defects?"""

from pathlib import Path
from typing import Annotated

import typer

from interviewer.errors import InterviewerError


def mutants(
    only: Annotated[str, typer.Option(help="Only those with this in their name.")] = "",
    handful: Annotated[
        bool, typer.Option("--handful", help="Only the few that the shortest run notices.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=1, max=16, help="Copies tried at once.")] = 1,
    folder: Annotated[Path | None, typer.Option(help="Another folder of mutants.")] = None,
    least: Annotated[
        float, typer.Option(min=0, max=1, help="Exit 1 below this share killed.")
    ] = 0.95,
) -> None:
    """Plant each defect in a copy and run there: every one should turn a metric red."""
    from evals.mutating import FOLDER, QUICK, Fate, fates, lines, read_mutants
    from interviewer.settings import Settings

    def told(fate: Fate) -> None:
        typer.echo(f"{fate.end}: {fate.mutant}", err=True)

    try:
        chosen = read_mutants(folder or FOLDER, only, handful)
        runs = QUICK[:1] if handful else QUICK
        found = fates(chosen, jobs, Settings.load().data_dir, told, runs)
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    for line in lines(found):
        typer.echo(line)
    tried = [fate for fate in found if fate.end != "misfit"]
    if len(tried) < len(found) or sum(fate.killed for fate in tried) < least * len(tried):
        raise typer.Exit(1)
