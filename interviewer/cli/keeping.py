"""`sessions`, `report`, `export`, `import`, `repair`: interviews that are kept."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from interviewer.cli.asking import find_session
from interviewer.cli.screen import usage_words
from interviewer.errors import SettingsError, StoreError, TranscriptError
from interviewer.settings import Settings
from interviewer.wiring import OWNER, open_search, open_store

FORMATS = ("md", "html", "json", "pdf")


def list_sessions() -> None:
    """Print the interviews, latest first."""
    store = open_store(Settings.load())
    rows = store.sessions(OWNER)
    calls = store.model_calls(OWNER)
    store.close()
    if not rows:
        print("No interviews yet. Start one with: python -m interviewer")
        return
    print(f"{'id':<14}{'problem':<22}{'opened':<18}{'state'}")
    for row in rows:
        opened = row.opened_at.astimezone().strftime("%Y-%m-%d %H:%M")
        state = {"running": "not finished", "ended": "not graded"}.get(row.state, row.state)
        used = usage_words(calls.get(row.id, ()))
        print(f"{row.id[:12]:<14}{row.problem:<22}{opened:<18}{state}{used and f'  ({used})'}")


def print_report(wanted: str, form: str, out: Path | None) -> None:
    """Print or write a report. Raises `SettingsError` for an unknown format."""
    from interviewer.report import build_report, printing
    from interviewer.transcript import session_of
    from knowledge.progress import silent

    if form not in FORMATS:
        raise SettingsError(f"{form!r} is no format.", f"Choose one of: {', '.join(FORMATS)}.")
    settings = Settings.load()
    store = open_store(settings)
    records = store.records(find_session(store.sessions(OWNER), wanted).id)
    session = session_of(store, records)
    store.close()
    search, _ = open_search(settings, silent)
    try:
        report = build_report(session, search, records[0].at)
    finally:
        search.close()
    if form == "pdf":
        from interviewer.report.pdf import to_pdf

        _write_bytes(to_pdf(report), pdf_target(out, session.id, sys.stdout.isatty()))
        return
    printed = {"md": printing.to_markdown, "html": printing.to_html, "json": printing.to_json}
    _write(printed[form](report), out)


def export_session(wanted: str, out: Path | None) -> None:
    """Print or write a transcript."""
    from interviewer.transcript import export_lines

    store = open_store(Settings.load())
    row = find_session(store.sessions(OWNER), wanted)
    text = "".join(f"{line}\n" for line in export_lines(store, row.id))
    store.close()
    _write(text, out)


def import_session(file: Path) -> None:
    """Take a transcript in, once."""
    from interviewer.importing import import_lines

    try:
        raw = file.read_bytes()
    except OSError as error:
        raise TranscriptError(
            f"The transcript {str(file)!r} cannot be read ({error.strerror}).",
            "Name a file written by `export`.",
        ) from error
    store = open_store(Settings.load())
    try:
        session, new = import_lines(store, raw, OWNER)
    finally:
        store.close()
    print(f"{session[:12]} {'was taken in' if new else 'is here already'}.")


def repair_store() -> None:
    """Put a damaged store aside, save what is whole, and say what was lost."""
    from interviewer.store.repairing import repair
    from interviewer.transcript import content_bodies
    from interviewer.wiring import open_library, store_url

    library = open_library()
    shipped = [library.content(problem.id) for problem in library.problems()]
    spares = [body for content in shipped for body in content_bodies(content)]
    done = repair(store_url(Settings.load()), datetime.now(UTC), spares)
    whole = f"{done.whole} {'interview is' if done.whole == 1 else 'interviews are'} whole"
    if not done.aside:
        print(f"Nothing is damaged; {whole}.")
        return
    print(f"{whole[:1].upper()}{whole[1:]}.")
    for cut in done.cut:
        print(f"{cut.session[:12]}: {cut.kept} records were saved, {cut.lost} were lost.")
        if cut.kept and not cut.has_content:
            print("  Its problem or rubric was lost, too: import an export of it to read it.")
    print(f"The damaged store was put aside as {done.aside}.")


def pdf_target(out: Path | None, session_id: str, at_terminal: bool) -> Path | None:
    """Where a PDF goes: None is standard output, which is not for a screen."""
    if out is None and at_terminal:
        return Path(f"report-{session_id[:12]}.pdf")
    return out


def _write_bytes(data: bytes, out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.write(data)
        return
    _keep(data, out)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    _keep(text.encode("utf-8"), out)


def _keep(data: bytes, out: Path) -> None:
    try:
        out.write_bytes(data)
    except OSError as error:
        raise StoreError(
            f"{str(out)!r} cannot be written ({error.strerror}).", "Name another file."
        ) from error
    print(f"Written to {out}.", file=sys.stderr)
