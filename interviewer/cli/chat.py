"""The interview at a terminal: one message after the other, until the end or a pause."""

import random
import sys
from collections.abc import Callable
from contextlib import closing
from io import TextIOWrapper
from pathlib import Path

from interviewer.cli.asking import (
    ASKS,
    choose_problem,
    chosen,
    find_session,
    latest_unfinished,
    minutes_of,
    seniority_of,
    sure_to_end,
)
from interviewer.cli.models import settings_for
from interviewer.cli.screen import index_progress, plain_summary, usage_words, wrapped
from interviewer.cli.stopping import Terminated, told_to_stop
from interviewer.cli.streamed import print_turn
from interviewer.domain import pacing
from interviewer.domain.message import MAX_CHARS
from interviewer.domain.plan import STANDARD
from interviewer.domain.session import Session, Turn
from interviewer.engine import Setup
from interviewer.errors import ConflictError, InterviewOverError, TooMuchError
from interviewer.live_turn import LiveTurn, TurnState
from interviewer.report import build_report
from interviewer.report.printing import place
from interviewer.runner import Runner
from interviewer.taping import Tape
from interviewer.warming import settle_memory, warm_up
from interviewer.wiring import House, new_id, open_house, open_library, open_store

PAUSED, TERMINATED = 130, 143
STOPPING = 2.0
"""Seconds a turn may take to break off."""
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


def start_chat(
    problem: str | None,
    seniority: str | None,
    minutes: float | None,
    seed: int | None,
    coach: bool,
    model: str | None = None,
    record: Path | None = None,
    plan: str = STANDARD,
) -> int:
    """Ask for what is missing, open an interview and lead it. The exit code."""
    ask = _prompter()
    settings = settings_for(model)
    library = open_library()
    content = library.content(problem or choose_problem(ask, library.problems()), plan)
    if seniority:
        bar = seniority_of(seniority)
    else:
        bar = chosen(ask, "Seniority (junior, mid, senior, staff)", "senior", seniority_of)
    length = chosen(ask, "Minutes", "45", minutes_of) if minutes is None else minutes
    tape = Tape(record) if record is not None else None
    with index_progress() as on_progress:
        house = open_house(settings, on_progress=on_progress, tape=tape)
    with closing(house), closing(house.runner()) as runner:
        print()
        print(wrapped(f"{house.notice}\n{house.led_by} /help lists commands."))
        setup = Setup(
            seniority=bar,
            minutes=length,
            seed=random.SystemRandom().randrange(10_000) if seed is None else seed,
            coach=coach,
            own_notes=house.has_own_notes,
        )
        session = runner.open(content, setup)
        try:
            return _lead(house, runner, session)
        finally:
            if tape is not None:
                tape.write(house.store, session.id, settings.model.name)
                print(f"Recorded in {record}.", file=sys.stderr)


def resume_chat(wanted: str, model: str | None = None) -> int:
    """Go on with an interview that was paused or cut off. The exit code."""
    settings = settings_for(model)
    store = open_store(settings)
    rows = store.sessions("local")
    store.close()
    row = find_session(rows, wanted) if wanted else latest_unfinished(rows)
    with index_progress() as on_progress:
        house = open_house(settings, on_progress=on_progress)
    with closing(house), closing(house.runner()) as runner:
        session = runner.resume(row.id)
        if session.ended is not None:
            return _finish(house, runner, row.id)
        print(wrapped(f"Going on with {session.content.problem.title}. {house.led_by}"))
        for turn in session.turns[-2:]:
            _print_turn(turn)
        return _lead(house, runner, session)


def _lead(house: House, runner: Runner, session: Session) -> int:
    """The conversation. Ends with the report, or with a pause."""
    ask = _prompter(lambda: _status(runner, session.id))
    try:
        with told_to_stop():
            state = _reply(house, runner, session.id)
            warm_up(house.roles, session, then=settle_memory)
            while state != TurnState.ELSEWHERE and runner.session(session.id).ended is None:
                state = _turn(house, runner, session.id, ask)
            if state != TurnState.ELSEWHERE:
                return _finish(house, runner, session.id)
            print("This interview is being answered by another process. Close that one first.")
            return 1
    except (KeyboardInterrupt, EOFError):
        return _pause(runner, session.id, PAUSED)
    except Terminated:
        return _pause(runner, session.id, TERMINATED)


def _turn(
    house: House, runner: Runner, session_id: str, ask: Callable[[str], str]
) -> TurnState | None:
    """A message and what is answered to it."""
    text = ask("\nYou: ").strip()
    if not text:
        return _reply(house, runner, session_id)  # where one is due: after it failed
    if text.startswith("/") and text.split()[0] not in ASKS:
        _command(runner, session_id, text.split()[0])
        return None
    if text.split()[0] == "/end" and not sure_to_end(ask, sys.stdin.isatty()):
        return None
    message = ASKS.get(text.split()[0], text) if text.startswith("/") else text
    before = runner.session(session_id)
    try:
        live = runner.say(session_id, message, new_id())
    except (ConflictError, InterviewOverError, TooMuchError) as error:
        print(f"\nNot sent: {error.shown()} What you typed stands above.")
        return _reply(house, runner, session_id)
    said = runner.session(session_id).last_candidate
    if said is not None and len(said.text) < len(text) * 0.9:
        print(f"(The message was long: its first {MAX_CHARS:,} characters were kept.)")
    return _show(house, runner, live, before)


def _reply(house: House, runner: Runner, session_id: str) -> TurnState | None:
    """What the interviewer owes, if anything."""
    before = runner.session(session_id)
    return _show(house, runner, runner.answer(session_id), before)


def _show(house: House, runner: Runner, live: LiveTurn | None, before: Session) -> TurnState | None:
    """Print a turn while it is spoken; what it changed comes after it."""
    if live is None:
        return None
    print_turn(live, lambda: house.doors.waiting(live.session_id) if house.doors else 0.0)
    if live.error is not None:
        print(f"\n{live.error.shown()} Press Enter to ask for the answer again.")
    session = runner.session(live.session_id)
    last = session.last_interviewer
    if live.kept is not None and last is not None:
        if session.opened.coach:
            _print_notes(last)
        if session.stage != before.stage or not before.turns:
            print(f"\n-- {_status(runner, live.session_id)}")
    return live.state


def _finish(house: House, runner: Runner, session_id: str) -> int:
    """The grades and the report."""
    if house.doors is not None:
        print("\nGrading the interview ...", flush=True)
    runner.finish(session_id).result()
    _print_report(house, runner, session_id)
    return 0


def _pause(runner: Runner, session_id: str, code: int) -> int:
    """Break off what is being said, stop the clock, say how to go on. The exit code."""
    live = runner.live(session_id)
    if live is not None and live.running:
        runner.stop(session_id)
        live.wait(STOPPING)
    runner.pause(session_id)
    print(f"\nPaused. Go on with: python -m interviewer resume {session_id[:12]}")
    return code


def _command(runner: Runner, session_id: str, name: str) -> None:
    session = runner.session(session_id)
    if name == "/time":
        print(_status(runner, session_id))
    elif name == "/notes":
        if session.opened.coach and session.last_interviewer is not None:
            _print_notes(session.last_interviewer)
        else:
            print("Notes are shown after the interview, or when it is started with --coach.")
    else:
        if name != "/help":
            print(f"There is no command {name[:20]}.")
        print(HELP)


def _status(runner: Runner, session_id: str) -> str:
    session = runner.session(session_id)
    left = pacing.total_seconds(session) - runner.active_seconds(session_id)
    stage = session.content.plan.stage(session.stage).title
    return f"{stage} · {max(0, left) / 60:.0f} of {session.opened.minutes:g} minutes left"


def _print_turn(turn: Turn) -> None:
    if not turn.text:
        return  # stopped before its first word
    name = "You" if turn.speaker == "candidate" else "Interviewer"
    print(f"\n{name}:")
    print(wrapped(turn.text, "  "))


def _print_notes(turn: Turn) -> None:
    for citation in turn.citations:
        print(wrapped(f"[note] {place(citation)}", "  "))


def _print_report(house: House, runner: Runner, session_id: str) -> None:
    session = runner.session(session_id)
    report = build_report(session, house.search)
    print()
    print(plain_summary(report))
    if session.calls:
        print(wrapped(f"Model: {usage_words(session.calls)}."))


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
