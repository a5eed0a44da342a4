"""The evals' commands: python -m evals --help."""

import sys
import traceback
from pathlib import Path
from typing import Annotated, Literal

import typer

from evals.bench.commands import app as bench
from evals.comparing_command import calibrate, diff
from evals.guard_command import guard
from evals.labels_command import labels
from evals.mutants_command import mutants
from evals.pairs_command import pairs
from evals.retrieval_command import retrieval
from evals.run_command import accept, run
from evals.simulate_command import record, simulate
from interviewer.errors import InterviewerError

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def evals() -> None:
    """Measure the interviewer."""


@app.command()
def match(
    file: Annotated[Path, typer.Argument(help="JSONL with question, references, answer.")],
    embedder: Annotated[
        Literal["auto", "minilm", "lexical"], typer.Option(help="auto: minilm if it is there.")
    ] = "auto",
    model_dir: Annotated[
        Path | None,
        typer.Option(envvar="INTERVIEWER_MINILM_DIR", help="Folder of all-MiniLM-L6-v2."),
    ] = None,
) -> None:
    """Score answers against reference answers: one score in 0..1 a line."""
    from evals.match import open_matcher, scores

    try:
        matcher, notice = open_matcher(embedder, model_dir)
        typer.echo(notice, err=True)
        for score in scores(file, matcher):
            typer.echo(f"{score:.4f}")
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None


@app.command()
def groups(
    problem: Annotated[
        list[str] | None, typer.Option("--problem", "-p", help="Only this problem (repeatable).")
    ] = None,
    embedder: Annotated[
        Literal["auto", "minilm", "lexical"] | None,
        typer.Option(help="auto, minilm or lexical (INTERVIEWER_EMBEDDER)."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0)] = 0,
    recorded: Annotated[
        bool, typer.Option("--recorded", help="The grades of the interviews recorded with a model.")
    ] = False,
) -> None:
    """Play the scripts of known strength; exit 1 where an order fails that held before."""
    if recorded:
        from evals.recorded_groups import lines as recorded_lines

        for told in recorded_lines():
            typer.echo(told)
        return
    from evals.groups import Order
    from evals.groups_command import known_failures, lines, name
    from interviewer.settings import Settings

    try:
        settings = Settings.load()
        if embedder:
            settings = settings.model_copy(update={"embedder": embedder})
        held = total = 0
        worse: list[str] = []
        known = known_failures(embedder or settings.embedder)
        for line in lines(settings, problem, seed):
            if not isinstance(line, Order):
                typer.echo(line)
                continue
            total += 1
            held += line.held
            if not line.held:
                typer.echo(f"  does not hold: {name(line)}")
                worse += [] if name(line) in known else [name(line)]
        typer.echo(f"{held} of {total} claims hold.")
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    if worse:
        typer.echo(f"Worse than the baseline: {'; '.join(worse)}", err=True)
        raise typer.Exit(1)


for command in (
    run,
    accept,
    diff,
    record,
    simulate,
    pairs,
    calibrate,
    retrieval,
    guard,
    mutants,
):
    app.command()(command)
app.add_typer(labels, name="labels")
app.add_typer(bench, name="bench")


if __name__ == "__main__":
    try:
        app()
    except Exception:  # noqa: BLE001 - whatever broke, no figure was measured: not "worse"
        traceback.print_exc()
        sys.exit(2)
