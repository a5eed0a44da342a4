"""Asking for what an interview needs, and checking what was asked for on the command line."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from interviewer.cli.screen import wrapped
from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Seniority
from interviewer.errors import SessionNotFoundError, SettingsError
from interviewer.store import SessionRow

Chosen = TypeVar("Chosen")
Ask = Callable[[str], str]
"""Prints a question and gives the line typed. Raises `EOFError` at the end of input."""
ASKS = {
    "/hint": "Can I have a hint?",
    "/next": "Can we move on?",
    "/repeat": "Could you repeat the question?",
    "/end": "Let's end the interview here.",
}
"""Commands that are said to the interviewer, and how."""


def chosen(ask: Ask, what: str, default: str, read: Callable[[str], Chosen]) -> Chosen:
    """What was typed, as `read` understands it; asked again until it does.

    Raises what `read` said last, a `SettingsError`, where the input ends after a mistake.
    """
    wrong: SettingsError | None = None
    while True:
        try:
            typed = ask(f"{what} [{default}]: ").strip() or default
        except EOFError:
            if wrong is not None:
                raise wrong from None
            typed = default
        try:
            return read(typed)
        except SettingsError as error:
            wrong = error
            print(wrapped(f"{error.message} {error.next_step}"))


def choose_problem(ask: Ask, problems: Sequence[Problem]) -> str:
    """The id of a problem, chosen from a list by number or id."""
    print("Problems:")
    for number, problem in enumerate(problems, start=1):
        print(f"  {number}. {problem.title} ({problem.id})")
        print(wrapped(problem.trains, "     "))
    known = [problem.id for problem in problems]

    def read(text: str) -> str:
        if text.isdecimal() and 1 <= int(text) <= len(known):
            return known[int(text) - 1]
        if text.lower() in known:
            return text.lower()
        raise SettingsError(
            f"There is no problem {text[:40]!r}.",
            f"Type a number from 1 to {len(known)}, or one of: {', '.join(known)}.",
        )

    return chosen(ask, "Which one (number or id)", "1", read)


def minutes_of(text: str) -> float:
    """The length of an interview. Raises `SettingsError`."""
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 5 <= minutes <= 240:
        raise SettingsError(
            f"{text[:40]!r} is no length for an interview.", "Give 5 to 240 minutes."
        )
    return minutes


def sure_to_end(ask: Ask, at_terminal: bool) -> bool:
    """Whether the end is meant: asked for where somebody types, taken at its word elsewhere."""
    return not at_terminal or ask("End now? [y/N] ").strip().lower() in ("y", "yes")


def seniority_of(text: str) -> Seniority:
    """The seniority of that name. Raises `SettingsError`."""
    try:
        return Seniority(text.strip().lower())
    except ValueError as error:
        names = ", ".join(Seniority)
        raise SettingsError(f"{text!r} is no seniority.", f"Choose one of: {names}.") from error


def find_session(rows: Sequence[SessionRow], wanted: str) -> SessionRow:
    """The session whose id begins with `wanted`. Raises `SessionNotFoundError`."""
    found = [row for row in rows if wanted and row.id.startswith(wanted.strip())]
    if len(found) == 1:
        return found[0]
    what = "no interview" if not found else "more than one interview"
    raise SessionNotFoundError(
        f"There is {what} whose id begins with {wanted[:64]!r}.", "List them with `sessions`."
    )


def latest_unfinished(rows: Sequence[SessionRow]) -> SessionRow:
    """The latest session that is not graded yet. Raises `SessionNotFoundError`."""
    for row in rows:
        if row.state != "graded":
            return row
    raise SessionNotFoundError(
        "There is no unfinished interview.", "Start one with `python -m interviewer`."
    )
