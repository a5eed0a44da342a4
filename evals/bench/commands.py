"""`python -m evals bench`: what things take."""

from typing import Annotated

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def bench() -> None:
    """Measure time, memory, tokens."""


@app.command()
def ttft(
    problem: Annotated[list[str] | None, typer.Option("--problem", "-p")] = None,
    embedder: Annotated[str, typer.Option(help="auto, minilm or lexical.")] = "auto",
) -> None:
    """Time to the first token and the first words, beyond the model's; exit 1 past a bound."""
    from evals.bench.ttft import lines, turns, verdicts
    from interviewer.settings import Settings

    settings = Settings.load().model_copy(update={"embedder": embedder})
    measured = list(turns(settings, problem or ["video-recommender", "ad-click", "spam-filter"]))
    for line in lines(measured):
        typer.echo(line)
    _told(verdicts(measured))


@app.command()
def tokens(
    problem: Annotated[str, typer.Option("--problem", "-p")] = "video-recommender",
    embedder: Annotated[str, typer.Option(help="auto, minilm or lexical.")] = "lexical",
) -> None:
    """What the input of an interview of thirty answers costs with a prefix cache; all roles."""
    from evals.bench.tokens import counted, lines, played, verdicts
    from interviewer.llm.tokens import Tokens
    from interviewer.settings import Settings

    settings = Settings.load().model_copy(update={"embedder": embedder})
    asked, heard = played(settings, problem)
    counts = Tokens(settings.tiktoken_dir)
    calls = counted(asked, counts)
    for line in lines(calls, heard, counts.counting):
        typer.echo(line)
    _told(verdicts(calls, heard))


@app.command()
def web(
    candidates: Annotated[int, typer.Option(min=1, help="How many talk at once.")] = 25,
    messages: Annotated[int, typer.Option(min=1, help="How many messages each sends.")] = 4,
    embedder: Annotated[str, typer.Option(help="auto, minilm or lexical.")] = "lexical",
) -> None:
    """Time the web app on the built-in interviewer, without a browser; exit 1 past a bound."""
    from evals.bench.web import lines, measured, verdicts
    from interviewer.settings import Settings

    figures = measured(Settings.load(), embedder, candidates, messages)
    for line in lines(figures):
        typer.echo(line)
    _told(verdicts(figures, candidates))


@app.command(
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def ingest(context: typer.Context) -> None:
    """Time and memory of indexing a folder of mixed files; see --help there."""
    import sys

    from evals.bench.ingest import main

    sys.argv = ["evals bench ingest", *context.args]
    main()


def _told(verdicts: dict[str, bool]) -> None:
    for claim, holds in verdicts.items():
        typer.echo(f"{'holds' if holds else 'FAILS'}  {claim}")
    if not all(verdicts.values()):
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
