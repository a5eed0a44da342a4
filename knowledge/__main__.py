"""`python -m knowledge`: index the notes, search them, look into them.

Only typer is imported at the top: --help must be quick. The environment comes by way of Settings.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.errors import InterviewerError, NotePathError, QueryFileError, SettingsError

if TYPE_CHECKING:
    from knowledge.options import Options

app = typer.Typer(
    help="Index the notes of the mock interviewer and search them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="Folder of the index (INTERVIEWER_DATA_DIR).")
]
EmbedderChoice = Annotated[
    str | None, typer.Option("--embedder", help="auto, minilm, lexical or openai.")
]
ModelDir = Annotated[
    Path | None, typer.Option("--model-dir", help="Folder with onnx/model.onnx of MiniLM.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def options_from(data_dir: Path | None, embedder: str | None, model_dir: Path | None) -> "Options":
    """The settings of the environment, the command line's on top. Raises SettingsError."""
    from interviewer.settings import EMBEDDER_NAMES, Settings
    from knowledge.options import Options

    if embedder is not None and embedder not in EMBEDDER_NAMES:
        raise SettingsError(
            f"{embedder!r} is no embedder.", f"Choose one of: {', '.join(EMBEDDER_NAMES)}."
        )
    settings = Settings.load()
    return Options(
        data_dir=data_dir or settings.data_dir,
        embedder=embedder or settings.embedder,
        model_dir=model_dir or settings.minilm_dir,
        tiktoken_dir=settings.tiktoken_dir,
        openai_base_url=settings.openai_base_url,
        openai_api_key=settings.openai_api_key,
        own_notes=settings.own_notes,
    )


@app.command()
def index(
    paths: Annotated[list[Path] | None, typer.Argument(help="Your own notes to add.")] = None,
    only: Annotated[bool, typer.Option(help="Index just these paths, no shipped notes.")] = False,
    reset: Annotated[bool, typer.Option(help="Forget paths that were added before.")] = False,
    data_dir: DataDir = None,
    embedder: EmbedderChoice = None,
    model_dir: ModelDir = None,
) -> None:
    """Index the shipped notes and your own; only what changed is done again."""
    from knowledge.run_index import run_index

    if only and not paths:
        raise NotePathError("--only needs a path.", "Give the notes to index.")
    run_index(options_from(data_dir, embedder, model_dir), paths or [], only=only, reset=reset)


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages.")] = 5,
    as_json: AsJson = False,
    stage: Annotated[list[str] | None, typer.Option(help="Only passages of this stage.")] = None,
    queries: Annotated[
        Path | None, typer.Option(help="File of queries, one a line or JSONL; `-` for stdin.")
    ] = None,
    data_dir: DataDir = None,
    embedder: EmbedderChoice = None,
    model_dir: ModelDir = None,
) -> None:
    """Show the passages that best match a query, or a file of them (then one JSON line each)."""
    from knowledge.run_search import run_queries, run_search

    options = options_from(data_dir, embedder, model_dir)
    if (query is None) == (queries is None):
        raise QueryFileError(
            "There is no query, or there are two kinds.", "Give one query or --queries."
        )
    if queries is not None:
        run_queries(options, queries, k, stage or [])
    else:
        run_search(options, query or "", k, stage or [], as_json=as_json)


@app.command()
def chunks(
    path: Annotated[Path, typer.Argument(help="A note or a folder of notes.")],
    as_json: AsJson = False,
    data_dir: DataDir = None,
    embedder: EmbedderChoice = None,
    model_dir: ModelDir = None,
) -> None:
    """Show how notes are cut, with the exact span of each piece; nothing is indexed."""
    from knowledge.run_search import run_chunks

    run_chunks(options_from(data_dir, embedder, model_dir), path, as_json=as_json)


@app.command()
def status(
    as_json: AsJson = False,
    data_dir: DataDir = None,
    embedder: EmbedderChoice = None,
    model_dir: ModelDir = None,
) -> None:
    """Say what is indexed, by which embedder, and whether it is up to date."""
    from knowledge.run_index import run_status

    run_status(options_from(data_dir, embedder, model_dir), as_json=as_json)


@app.command("fetch-model")
def fetch_model(
    data_dir: DataDir = None, embedder: EmbedderChoice = None, model_dir: ModelDir = None
) -> None:
    """Download the MiniLM model (80 MB) that searches by meaning on this machine."""
    from knowledge.run_index import run_fetch

    run_fetch(options_from(data_dir, embedder, model_dir))


@app.command()
def tune(
    queries: Annotated[Path | None, typer.Option(help="JSONL of labelled queries.")] = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
    embedder: EmbedderChoice = None,
    model_dir: ModelDir = None,
) -> None:
    """Measure recall@5 and MRR of vectors, words and both, per kind of query."""
    from knowledge.run_tune import run_tune

    run_tune(options_from(data_dir, embedder, model_dir), queries, as_json=as_json)


def main(run: Callable[[], object] = app) -> None:
    """Run a command; errors become one line on stderr and exit code 1, or 2 for bad input."""
    try:
        run()
    except (NotePathError, QueryFileError, SettingsError) as error:
        _fail(error.shown(), 2)
    except InterviewerError as error:
        _fail(error.shown(), 1)
    except KeyboardInterrupt:
        _fail("Stopped; an index made earlier is unchanged.", 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        _fail(f"A file could not be used: {reason} ({error.filename!r}). Check it. [E_NOTES]", 1)


def _fail(line: str, code: int) -> None:
    print(line, file=sys.stderr)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
