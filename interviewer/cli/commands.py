"""The commands of `python -m interviewer`. Imports nothing heavy: --help must be quick.

Exit codes: 0 done, 1 failed, 2 bad input, 130 interrupted (the interview is kept).
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from interviewer.errors import (
    AnswersError,
    ContentError,
    InterviewerError,
    SessionNotFoundError,
    SettingsError,
    TranscriptError,
)

BAD_INPUT = (AnswersError, ContentError, SessionNotFoundError, SettingsError, TranscriptError)

app = typer.Typer(
    help="A mock interviewer for machine-learning system design interviews.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ProblemOption = Annotated[str | None, typer.Option("--problem", "-p", help="Id of the problem.")]
SeniorityOption = Annotated[
    str | None, typer.Option("--seniority", "-s", help="junior, mid, senior or staff.")
]
PlanOption = Annotated[
    str, typer.Option("--plan", help="How parts share the time: standard, modelling or systems.")
]
MinutesOption = Annotated[
    float | None, typer.Option("--minutes", "-m", min=5, max=240, help="Length of the interview.")
]
SeedOption = Annotated[
    int | None, typer.Option("--seed", min=0, help="Repeats the interviewer's wording exactly.")
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model", help="Who leads: provider:model, replay:FILE or builtin (INTERVIEWER_MODEL)."
    ),
]
RecordOption = Annotated[
    Path | None,
    typer.Option("--record", help="File for a recording: the log and the models' raw answers."),
]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    problem: ProblemOption = None,
    seniority: SeniorityOption = None,
    minutes: MinutesOption = None,
    seed: SeedOption = None,
    coach: Annotated[
        bool, typer.Option("--coach", help="Show the notes behind each question; marks the report.")
    ] = False,
    model: ModelOption = None,
    record: RecordOption = None,
    plan: PlanOption = "standard",
) -> None:
    """Start an interview in the terminal; what is not given is asked."""
    if context.invoked_subcommand is not None:
        return
    from interviewer.cli.chat import start_chat

    raise typer.Exit(start_chat(problem, seniority, minutes, seed, coach, model, record, plan))


@app.command()
def run(
    problem: Annotated[str, typer.Option("--problem", "-p", help="Id of the problem.")],
    answers: Annotated[
        str,
        typer.Option("--answers", "-a", help="File of answers separated by ---, or - for stdin."),
    ],
    seniority: Annotated[
        str, typer.Option("--seniority", "-s", help="junior, mid, senior or staff.")
    ] = "senior",
    minutes: Annotated[float, typer.Option("--minutes", "-m", min=5, max=240)] = 45,
    seed: Annotated[int, typer.Option("--seed", min=0)] = 0,
    pace: Annotated[float, typer.Option("--pace", min=10, max=2000, help="Words a minute.")] = 130,
    json: Annotated[
        bool, typer.Option("--json", help="One event per line, the report last.")
    ] = False,
    model: ModelOption = None,
    record: RecordOption = None,
    plan: PlanOption = "standard",
) -> None:
    """Play a file of answers against the interviewer, without a screen."""
    from interviewer.cli.run import run_headless

    raise typer.Exit(
        run_headless(problem, answers, seniority, minutes, seed, pace, json, model, record, plan)
    )


@app.command()
def resume(
    session: Annotated[str, typer.Argument(help="Id of the interview, or its first letters.")] = "",
    model: ModelOption = None,
) -> None:
    """Go on with an interview; without an id, with the last one that is not finished."""
    from interviewer.cli.chat import resume_chat

    raise typer.Exit(resume_chat(session, model))


@app.command()
def sessions() -> None:
    """List the interviews in the data folder."""
    from interviewer.cli.keeping import list_sessions

    list_sessions()


@app.command()
def report(
    session: Annotated[str, typer.Argument(help="Id of the interview, or its first letters.")],
    format: Annotated[str, typer.Option("--format", "-f", help="md, html, pdf or json.")] = "md",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write.")] = None,
) -> None:
    """Print or write the report of an interview."""
    from interviewer.cli.keeping import print_report

    print_report(session, format, out)


@app.command(name="export")
def export_(
    session: Annotated[str, typer.Argument(help="Id of the interview, or its first letters.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write.")] = None,
) -> None:
    """Write an interview as a transcript: one JSON line an event."""
    from interviewer.cli.keeping import export_session

    export_session(session, out)


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="A transcript written by `export`.")],
) -> None:
    """Take a transcript into the data folder; a second time changes nothing."""
    from interviewer.cli.keeping import import_session

    import_session(file)


@app.command()
def repair() -> None:
    """Put a damaged session store aside and save what is whole of it; `doctor` says if it is."""
    from interviewer.cli.keeping import repair_store

    repair_store()


@app.command()
def problems() -> None:
    """List the problems."""
    from interviewer.cli.looking import list_problems

    list_problems()


@app.command()
def lint() -> None:
    """Check all content files: problems, plans, the rubric, techniques, phrases."""
    from interviewer.cli.looking import lint_content

    raise typer.Exit(lint_content())


@app.command()
def doctor(
    ask_model: Annotated[
        bool, typer.Option("--ask-model", help="Also ask the model one tiny question; it costs.")
    ] = False,
) -> None:
    """Say what works on this machine and what does not."""
    from interviewer.cli.looking import examine

    raise typer.Exit(examine(ask_model))


def main() -> None:
    """Run a command; errors are one sentence and the next step, never a traceback."""
    try:
        app()
    except InterviewerError as error:
        print(error.shown(), file=sys.stderr)
        sys.exit(2 if isinstance(error, BAD_INPUT) else 1)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
