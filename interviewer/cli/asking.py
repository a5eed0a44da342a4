"""Checking what was asked for on the command line."""

from collections.abc import Sequence

from interviewer.domain.rubric import Seniority
from interviewer.errors import SessionNotFoundError, SettingsError
from interviewer.store import SessionRow


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
