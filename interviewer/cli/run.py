"""`run`: an interview from a file of answers."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from interviewer.cli.asking import ASKS, seniority_of
from interviewer.cli.models import settings_for
from interviewer.cli.screen import index_progress, plain_summary, print_turns, usage_words
from interviewer.clock import ManualClock
from interviewer.domain.plan import STANDARD
from interviewer.engine import Setup
from interviewer.errors import AnswersError
from interviewer.headless import HeadlessRun, split_answers
from interviewer.report import build_report
from interviewer.taping import Tape
from interviewer.wiring import open_house, open_library


def run_headless(
    problem: str,
    answers: str,
    seniority: str,
    minutes: float,
    seed: int,
    pace: float,
    as_json: bool,
    model: str | None = None,
    record: Path | None = None,
    plan: str = STANDARD,
) -> int:
    """Play the answers and print the log or the conversation; the report comes last."""
    bar = seniority_of(seniority)
    settings = settings_for(model)
    tape = Tape(record) if record is not None else None
    content = open_library().content(problem, plan)
    given = [ASKS.get(answer.strip(), answer) for answer in split_answers(_read(answers))]
    clock = ManualClock(datetime.now(UTC))
    with index_progress() as on_progress:
        house = open_house(settings, clock, on_progress=on_progress, tape=tape)
    try:
        setup = Setup(seniority=bar, minutes=minutes, seed=seed, own_notes=house.has_own_notes)
        play = HeadlessRun(house.interviewer, clock, house.store.records, pace)
        session, records = asyncio.run(play.play(content, setup, given))
        if tape is not None:
            tape.write(house.store, session.id, settings.model.name)
        report = build_report(session, house.search)
        if as_json:
            for kept in records:
                print(kept.model_dump_json())
            print(report.model_dump_json())
        else:
            print_turns(session)
            print(plain_summary(report))
            if session.calls:
                print(f"Model: {usage_words(session.calls)}.")
        if play.unheard:
            print(
                f"The interview closed before the last {play.unheard} answer(s) were heard.",
                file=sys.stderr,
            )
    finally:
        house.close()
    return 0


def _read(answers: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if answers == "-" else Path(answers).read_bytes()
    except OSError as error:
        raise AnswersError(
            f"The answers {answers!r} cannot be read ({error.strerror}).",
            "Name a text file of answers, or - for standard input.",
        ) from error
