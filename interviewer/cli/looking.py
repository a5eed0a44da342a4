"""`problems`, `lint`, `doctor`: looking at what there is, without changing it."""

from interviewer.errors import InterviewerError
from interviewer.settings import Settings


def list_problems() -> None:
    """Print every problem with what it trains. Raises `ContentError` for a broken file."""
    from interviewer.cli.screen import wrapped
    from interviewer.wiring import open_library

    for problem in open_library().problems():
        print(wrapped(f"{problem.id}: {problem.title} ({problem.topic})"))
        print(wrapped(problem.trains, "  "))


def lint_content() -> int:
    """Print every flaw of the content files, one on a line. The exit code."""
    from interviewer.wiring import open_library
    from knowledge.content_lint import lint

    library = open_library()
    flaws = lint(library)
    for flaw in flaws:
        print(flaw)
    files = _counted(len(list(library.files())), "file")
    print(f"{files} checked, {_counted(len(flaws), 'flaw')}.")
    return 1 if flaws else 0


def examine(ask_model: bool = False) -> int:
    """Print one line a check: what works here and what does not. The exit code.

    With `ask_model` the model is asked one tiny question; nothing else is sent. A check that breaks is a failing check, whatever it broke with.
    """
    from interviewer.cli import checkup_model
    from interviewer.cli.checkup import FAIL, GENERAL, OF_SETTINGS, Seen

    settings: Settings | None = None
    seen: list[tuple[str, Seen]] = []
    try:
        settings = Settings.load()
    except InterviewerError as error:
        seen.append(("settings", (FAIL, f"{error.message} {error.next_step}")))
    for name, general in GENERAL:
        try:
            seen.append((name, general()))
        except Exception as error:  # noqa: BLE001 - told as a line, never as a traceback
            seen.append((name, (FAIL, _told(error, settings))))
    checks = [*OF_SETTINGS, ("model", checkup_model.model)]
    checks += [("model's answer", checkup_model.ask)] if ask_model else []
    for name, check in checks if settings is not None else ():
        assert settings is not None
        try:
            seen.append((name, check(settings)))
        except Exception as error:  # noqa: BLE001
            seen.append((name, (FAIL, _told(error, settings))))
    for name, (state, what) in seen:
        print(f"{state:<5} {name:<15} {what}")
    failed = [name for name, (state, _) in seen if state == FAIL]
    if failed:
        print(f"\n{_counted(len(failed), 'check')} failed: {', '.join(failed)}.")
    return 1 if failed else 0


def _told(error: Exception, settings: Settings | None) -> str:
    """The error's message on one line, without the values of secrets."""
    if isinstance(error, InterviewerError):
        text = f"{error.message} {error.next_step}"
    else:
        text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if settings is not None:
        for secret in (settings.openai_api_key, settings.database_url):
            text = text.replace(secret.get_secret_value(), "***") if secret else text
        # An address may hold a password.
        text = text.replace(settings.openai_base_url or "\0", "***")
    return " ".join(text.split())[:400]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
