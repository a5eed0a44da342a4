"""The interview at a terminal: one message after the other, until the end or a pause."""

import asyncio
import random
import sys
from collections.abc import Callable
from io import TextIOWrapper

from interviewer.cli.asking import find_session, latest_unfinished, seniority_of
from interviewer.cli.screen import index_progress, plain_summary, wrapped
from interviewer.domain import pacing
from interviewer.domain.session import Session, Turn
from interviewer.engine import Setup
from interviewer.errors import SettingsError
from interviewer.report import build_report
from interviewer.report.printing import place
from interviewer.settings import Settings
from interviewer.wiring import House, new_id, open_house, open_library, open_store

PAUSED = 130
HELP = """\
  /hint     help with the last question, a rung at a time; each rung limits that grade
  /time     minutes left and the stage we are in
  /next     ask to move on (the interviewer decides)
  /repeat   hear the last question again
  /notes    the notes behind the last question (after the interview, or in coach mode)
  /end      end the interview and get the report
  /help     this list
Enter sends. For a new line press Alt+Enter (or Esc, then Enter), or paste text as it is.
Ctrl-C pauses: the clock stops and everything is kept."""
ASKS = {
    "/hint": "Can I have a hint?",
    "/next": "Can we move on?",
    "/repeat": "Could you repeat the question?",
    "/end": "Let's end the interview here.",
}


def start_chat(
    problem: str | None,
    seniority: str | None,
    minutes: float | None,
    seed: int | None,
    coach: bool,
) -> int:
    """Ask for what is missing, open an interview and lead it. The exit code."""
    ask = _prompter()
    library = open_library()
    chosen = problem or _choose_problem(
        ask, [(p.id, p.title, p.trains) for p in library.problems()]
    )
    content = library.content(chosen)
    bar = seniority_of(seniority or _ask(ask, "Seniority (junior, mid, senior, staff)", "senior"))
    length = minutes if minutes is not None else _minutes(_ask(ask, "Minutes", "45"))
    with index_progress() as on_progress:
        house = open_house(Settings.load(), on_progress=on_progress)
    try:
        print(f"\n{house.notice}")
        print("Interviewer: built in, no model; its grades are an estimate. /help lists commands.")
        setup = Setup(
            seniority=bar,
            minutes=length,
            seed=random.SystemRandom().randrange(10_000) if seed is None else seed,
            coach=coach,
            own_notes=house.has_own_notes,
        )
        session = house.interviewer.open(content, setup)
        return _lead(house, session)
    finally:
        house.close()


def resume_chat(wanted: str) -> int:
    """Go on with an interview that was paused or cut off. The exit code."""
    settings = Settings.load()
    store = open_store(settings)
    rows = store.sessions("local")
    store.close()
    row = find_session(rows, wanted) if wanted else latest_unfinished(rows)
    with index_progress() as on_progress:
        house = open_house(settings, on_progress=on_progress)
    try:
        session = house.interviewer.resume(row.id)
        if session.ended is not None:
            asyncio.run(house.interviewer.finish(row.id))
            _print_report(house, row.id)
            return 0
        print(f"Going on with {session.content.problem.title}.")
        for turn in session.turns[-2:]:
            _print_turn(turn)
        return _lead(house, session)
    finally:
        house.close()


def _lead(house: House, session: Session) -> int:
    """The conversation. Ends with the report, or with a pause."""
    ask = _prompter(lambda: _status(house, session.id))
    asyncio.run(_reply(house, session.id))
    while house.interviewer.session(session.id).ended is None:
        try:
            text = ask("\nYou: ").strip()
        except (KeyboardInterrupt, EOFError):
            house.interviewer.pause(session.id)
            print(f"\nPaused. Go on with: python -m interviewer resume {session.id[:12]}")
            return PAUSED
        if not text:
            continue
        if text.startswith("/") and text.split()[0] not in ASKS:
            _command(house, session.id, text.split()[0])
            continue
        message = ASKS.get(text.split()[0], text) if text.startswith("/") else text
        heard = house.interviewer.hear(session.id, message, new_id())
        if heard.turns[-1].speaker == "candidate" and len(heard.turns[-1].text) < len(text) * 0.9:
            print("(The message was long and has been cut.)")
        asyncio.run(_reply(house, session.id))
    asyncio.run(house.interviewer.finish(session.id))
    _print_report(house, session.id)
    return 0


async def _reply(house: House, session_id: str) -> None:
    before = house.interviewer.session(session_id).stage
    async for _ in house.interviewer.reply(session_id):
        pass
    await house.interviewer.catch_up(session_id)
    session = house.interviewer.session(session_id)
    last = session.last_interviewer
    if last is not None and last == session.turns[-1]:
        if last.stage != before or len(session.turns) == 1:
            print(f"\n-- {_status(house, session_id)}")
        _print_turn(last)
        if session.opened.coach:
            _print_notes(last)


def _command(house: House, session_id: str, name: str) -> None:
    session = house.interviewer.session(session_id)
    if name == "/time":
        print(_status(house, session_id))
    elif name == "/notes":
        if session.opened.coach and session.last_interviewer is not None:
            _print_notes(session.last_interviewer)
        else:
            print("Notes are shown after the interview, or when it is started with --coach.")
    else:
        if name != "/help":
            print(f"There is no command {name[:20]}.")
        print(HELP)


def _status(house: House, session_id: str) -> str:
    session = house.interviewer.session(session_id)
    left = pacing.total_seconds(session) - house.interviewer.active_seconds(session_id)
    stage = session.content.plan.stage(session.stage).title
    return f"{stage} · {max(0, left) / 60:.0f} of {session.opened.minutes:g} minutes left"


def _print_turn(turn: Turn) -> None:
    name = "You" if turn.speaker == "candidate" else "Interviewer"
    print(f"\n{name}:")
    print(wrapped(turn.text, "  "))


def _print_notes(turn: Turn) -> None:
    for citation in turn.citations:
        print(wrapped(f"[note] {place(citation)}", "  "))


def _print_report(house: House, session_id: str) -> None:
    report = build_report(house.interviewer.session(session_id), house.search)
    print()
    print(plain_summary(report))


def _choose_problem(ask: Callable[[str], str], known: list[tuple[str, str, str]]) -> str:
    print("Problems:")
    for number, (name, title, trains) in enumerate(known, start=1):
        print(f"  {number}. {title} ({name})")
        print(wrapped(trains, "     "))
    answer = _ask(ask, "Which one (number or id)", "1")
    if answer.isdigit() and 1 <= int(answer) <= len(known):
        return known[int(answer) - 1][0]
    return answer


def _ask(ask: Callable[[str], str], what: str, default: str) -> str:
    try:
        return ask(f"{what} [{default}]: ").strip() or default
    except EOFError:
        return default


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = 0.0
    if not 5 <= minutes <= 240:
        raise SettingsError(f"{text!r} is no length for an interview.", "Give 5 to 240 minutes.")
    return minutes


def _prompter(status: Callable[[], str] | None = None) -> Callable[[str], str]:
    """Reads a message: with line editing, several lines and a status line at a terminal."""
    if not sys.stdin.isatty():
        if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors != "replace":
            sys.stdin.reconfigure(errors="replace")
        return input
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    keys = KeyBindings()

    @keys.add("enter")
    def _send(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("escape", "enter")
    def _new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    reader: PromptSession[str] = PromptSession(
        multiline=True,
        key_bindings=keys,
        bottom_toolbar=status,
        refresh_interval=1.0 if status else 0,
    )
    return lambda message: reader.prompt(message)
