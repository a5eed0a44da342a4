"""The command `guard`: what the guard on the stream lets through, and what it stops in vain."""

from typing import Annotated

import typer


def guard(
    show: Annotated[bool, typer.Option(help="Name the replies of the informed half.")] = False,
) -> None:
    """Hold leaking and fair replies against the guard, each half apart; exit 1 where one leaks."""
    from evals.guard_figures import HALVES, lines

    leaked = False
    for half in HALVES:
        for line in lines(half, show=show and half == "informed"):
            leaked = leaked or "let through" in line
            typer.echo(line)
    if leaked:
        raise typer.Exit(1)
