"""`python -m evals labels`: sheets out, sheets in, and how readers and graders agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from interviewer.errors import InterviewerError

if TYPE_CHECKING:
    from interviewer.recordings import Recording

labels = typer.Typer(no_args_is_help=True, help="Labels of transcripts by independent readers.")
Name = Annotated[str, typer.Argument(help="A recording of evals/transcripts, without .jsonl.")]


@labels.command()
def export(
    transcript: Name,
    out: Annotated[Path | None, typer.Option(help="Write here, else to the terminal.")] = None,
    disputed: Annotated[
        bool, typer.Option("--disputed", help="Only what two readings differ on.")
    ] = False,
) -> None:
    """Write the sheet a reader fills in; it holds no grade."""
    from evals.labelling.labels import labels_of
    from evals.labelling.sheet import sheet

    try:
        recording = _recording(transcript)
        text = sheet(recording, labels_of(transcript) if disputed else None)
    except InterviewerError as error:
        _fail(error)
    if out is None:
        typer.echo(text)
    else:
        out.write_text(text, encoding="utf-8")


@labels.command(name="import")
def take_in(
    transcript: Name,
    sheet: Annotated[Path, typer.Argument(help="A filled-in sheet.")],
    reading: Annotated[Literal["one", "two", "final"], typer.Option(help="Which reading it is.")],
    reader: Annotated[str, typer.Option(help="Who read, e.g. a model's name.")],
    held_out: Annotated[
        bool, typer.Option("--held-out", help="No tuning may look at these labels.")
    ] = False,
) -> None:
    """Put a filled-in sheet into the labels of its transcript."""
    from evals.labelling.labels import FOLDER, flaws, labels_of, write_labels
    from evals.labelling.merging import empty, merged, settled
    from evals.labelling.sheet import disputed_criteria, disputed_turns, parse

    try:
        recording = _recording(transcript)
        levels, turns = parse(sheet.read_text("utf-8"), recording)
        known = labels_of(transcript) or empty(recording, held_out)
        if known.about.fingerprint != empty(recording).about.fingerprint:
            known = empty(recording, held_out)
        whole = settled(merged(known, reading, reader, levels, turns))
        for flaw in flaws(whole, recording):
            typer.echo(flaw, err=True)
        write_labels(FOLDER / f"{transcript}.jsonl", whole)
    except InterviewerError as error:
        _fail(error)
    open_criteria = [c for c in disputed_criteria(whole) if "final" not in c.read]
    open_turns = [t for t in disputed_turns(whole) if t.final is None]
    typer.echo(
        f"{transcript}: {len(levels)} levels and {len(turns)} turns taken in; still to be "
        f"adjudicated: {len(open_criteria)} levels, {len(open_turns)} turns."
    )


@labels.command()
def check() -> None:
    """Say what does not fit between labels and transcripts; exit 1 where something does not."""
    from evals.labelling.labels import FOLDER, flaws, read_labels

    found: list[str] = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        try:
            found += [f"{path.stem}: {f}" for f in flaws(read_labels(path), _recording(path.stem))]
        except InterviewerError as error:
            found.append(f"{path.stem}: {error}")
    for flaw in found:
        typer.echo(flaw)
    if found:
        raise typer.Exit(1)


@labels.command()
def report() -> None:
    """Agreement of the readings with each other and of the graders with the labels."""
    from evals.ground import Ground
    from evals.labelling.comparing import observe
    from evals.labelling.labels import FOLDER
    from evals.labelling.report import lines
    from evals.recorded_set import TRANSCRIPTS
    from evals.running import settings_for
    from interviewer.settings import Settings

    names = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
    if not names:
        typer.echo("There are no labels yet.")
        return
    try:
        ground = Ground(settings_for(Settings.load(), "lexical"), TRANSCRIPTS)
        try:
            seen = [one for name in names for one in observe(ground.recording(name), ground)]
        finally:
            ground.close()
    except InterviewerError as error:
        _fail(error)
    for line in lines(seen):
        typer.echo(line)


def _recording(name: str) -> "Recording":
    from evals.recorded_set import TRANSCRIPTS
    from interviewer.recordings import read_recording

    return read_recording(TRANSCRIPTS / f"{name}.jsonl")


def _fail(error: InterviewerError) -> NoReturn:
    typer.echo(error.shown(), err=True)
    raise typer.Exit(2)
