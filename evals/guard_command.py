"""The command `guard`: what the guard on the stream lets through, and what it stops in vain."""

from typing import Annotated

import typer


def guard(
    show: Annotated[
        bool, typer.Option(help="Name the replies, those of the blind part aside.")
    ] = False,
) -> None:
    """Hold leaking and fair replies against the guard, each part apart; exit 1 where one leaks that the
    guard has met: the blind ones are only counted.

    Questions that hold their own answer are counted beside: no form of words tells all of them."""
    from evals.guard_figures import PARTS, lines
    from evals.guard_questions import lines as question_lines

    leaked = False
    for part in PARTS:
        for line in lines(part, show=show and part != "blind"):
            leaked = leaked or (part != "blind" and "let through" in line)
            typer.echo(line)
    for line in question_lines(show):
        typer.echo(line)
    if leaked:
        raise typer.Exit(1)
