"""`python -m evals simulate` and `record`: personas sit interviews, which may be kept."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from interviewer.errors import InterviewerError


def simulate(
    problem: Annotated[str, typer.Option("--problem", "-p", help="The problem's id.")],
    persona: Annotated[str, typer.Option(help="Who answers: a file of evals/personas.")],
    interviewer: Annotated[
        Literal["builtin", "model"], typer.Option(help="model: as INTERVIEWER_MODEL says.")
    ] = "builtin",
    candidate: Annotated[
        str, typer.Option(help="A model (provider:model) that plays the persona, not its script.")
    ] = "",
    record: Annotated[Path | None, typer.Option(help="Write a recording here.")] = None,
    seed: Annotated[int, typer.Option(min=0)] = 0,
    show: Annotated[bool, typer.Option("--show", help="Print what is said.")] = False,
) -> None:
    """Let a simulated candidate sit a whole interview."""
    from evals.recorded_set import keep, line_of
    from evals.simulating import sit

    try:
        done = sit(problem, persona, interviewer == "model", seed, candidate)
        if record is not None:
            keep(done, record)
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    if show:
        for turn in done.session.turns:
            typer.echo(f"{turn.number} {turn.speaker}: {turn.text}\n")
    typer.echo(line_of(done).told())


def record(
    names: Annotated[
        list[str] | None, typer.Argument(help="Only these, as problem.persona.")
    ] = None,
    folder: Annotated[Path | None, typer.Option(help="Another folder.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Labelled ones too: their labels no longer fit then.")
    ] = False,
) -> None:
    """Record the built-in interviewer's interviews anew; those with a model stay as they are."""
    from evals.playing import Stage
    from evals.recorded_set import TRANSCRIPTS, labelled, record_all, sweep
    from evals.running import settings_for
    from interviewer.settings import Settings

    where = folder or TRANSCRIPTS
    wanted = set(names) if names else None
    try:
        stage = Stage(settings_for(Settings.load(), "lexical"))
        try:
            for line in record_all(stage, where, wanted, frozenset() if force else labelled()):
                typer.echo(line.told())
        finally:
            stage.close()
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    for gone in sweep(where):
        typer.echo(f"No longer needed: {gone}", err=True)
