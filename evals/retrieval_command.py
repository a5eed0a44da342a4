"""The command that measures retrieval on the held-out queries."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from interviewer.errors import InterviewerError


def retrieval(
    embedder: Annotated[
        Literal["auto", "minilm", "lexical"] | None,
        typer.Option(help="auto, minilm or lexical (INTERVIEWER_EMBEDDER)."),
    ] = None,
    queries: Annotated[
        Path | None, typer.Option(help="Another JSONL file of labelled queries.")
    ] = None,
    reader: Annotated[
        int | None, typer.Option(min=1, max=3, help="One reader's grades in place of the median.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    fitted: Annotated[
        bool, typer.Option("--fit", help="What the parts of the index of subjects should count.")
    ] = False,
) -> None:
    """Measure search on labelled queries: vectors alone, words alone, and both."""
    from evals.retrieval_report import lines, measure
    from interviewer.settings import Settings
    from knowledge.embedder import choose_embedder
    from knowledge.note import NoteRoot
    from knowledge.opening import open_index
    from knowledge.options import Options
    from knowledge.roots import SHIPPED
    from knowledge.sayings import shipped_sayings
    from knowledge.tuning import HELD_OUT, as_read_by, read_queries

    try:
        settings = Settings.load()
        file = queries or HELD_OUT
        labelled = read_queries(file)
        if reader is not None:
            labelled = as_read_by(labelled, reader)
        # A folder of its own: the person's notes would stand among the answers.
        data_dir = settings.data_dir / "evals-retrieval"
        chosen, notice = choose_embedder(
            Options(
                data_dir=data_dir,
                embedder=embedder or settings.embedder,
                model_dir=settings.minilm_dir,
            )
        )
        typer.echo(notice, err=True)
        search = open_index(data_dir, [NoteRoot(path=SHIPPED, origin="shipped")], chosen)
        search.use_sayings(shipped_sayings(chosen, data_dir / "vectors"))
        try:
            if fitted:
                from evals.retrieval_fit import fit, samples
                from evals.retrieval_fit import labelled as all_labelled

                tuned, right = all_labelled(search)
                found = fit(samples(search, chosen, data_dir / "vectors", tuned), right)
                typer.echo(found.model_dump_json())
                return
            table = measure(search, labelled, file.name)
        finally:
            search.close()
    except InterviewerError as error:
        typer.echo(error.shown(), err=True)
        raise typer.Exit(2) from None
    if as_json:
        typer.echo(table.model_dump_json(indent=1))
        return
    for line in lines(table):
        typer.echo(line)
