"""The evals' commands: python -m evals --help."""

from pathlib import Path
from typing import Annotated, Literal

import typer

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


if __name__ == "__main__":
    app()
