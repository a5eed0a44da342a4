"""`python -m evals pairs`: answers with the question that came next, for a cold reading."""

from typing import Annotated

import typer

from interviewer.errors import InterviewerError


def pairs(
    problem: Annotated[
        list[str] | None, typer.Option("--problem", "-p", help="Only this problem (repeatable).")
    ] = None,
    who: Annotated[
        list[str] | None,
        typer.Option(help="Only this persona, or script:KIND (repeatable)."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of the interviews and of the draw.")] = 0,
    count: Annotated[int, typer.Option(min=1)] = 40,
    told: Annotated[bool, typer.Option("--told", help="Name the interview and the move.")] = False,
) -> None:
    """Draw pairs of an answer and the built-in interviewer's next question."""
    from evals.pairs import PERSONAS, SCRIPTS, draw, pairs_of, sat, sheet
    from evals.playing import Stage
    from interviewer.settings import Settings

    try:
        stage = Stage(Settings.load())
        try:
            chosen = problem or sorted(stage.library.problem_ids())
            everybody = who or [*PERSONAS, *(f"script:{kind}" for kind in SCRIPTS)]
            found = [
                pair
                for name, session in sat(stage, chosen, everybody, seed)
                for pair in pairs_of(name, session)
            ]
        finally:
            stage.close()
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    typer.echo(sheet(draw(found, count, seed), told))
    typer.echo(f"Drawn from {len(found)} pairs.", err=True)
