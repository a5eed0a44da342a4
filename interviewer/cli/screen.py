"""What the terminal prints."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from textwrap import fill
from typing import TYPE_CHECKING

from interviewer.domain.events import ModelCalled
from interviewer.domain.rubric import Signal
from interviewer.domain.session import Session
from interviewer.domain.usage import cost_words, totals
from interviewer.report.printing import SIGNAL_WORDS, place
from interviewer.report.report import Report
from interviewer.report.words import too_little

if TYPE_CHECKING:
    from knowledge.progress import OnProgress, Progress

WIDTH = 92


def wrapped(text: str, indent: str = "", hang: str = "") -> str:
    """A text at reading width, its own line breaks kept; `hang` sets in the lines after the first."""
    lead = indent + hang
    lines = [
        fill(line, WIDTH, initial_indent=indent, subsequent_indent=lead, break_on_hyphens=False)
        if line.strip()
        else ""
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def print_turns(session: Session) -> None:
    """The conversation, with the stages it went through."""
    stage = None
    for turn in session.turns:
        if not turn.text:
            continue  # stopped before its first word
        if turn.speaker == "interviewer" and turn.stage != stage:
            stage = turn.stage
            title = session.content.plan.stage(stage).title
            print(f"\n== {title} ({turn.active / 60:.0f} min)")
        name = "You" if turn.speaker == "candidate" else "Interviewer"
        print(f"\n{name}:")
        print(wrapped(turn.text, "  "))
    print()


def plain_summary(report: Report) -> str:
    """The head of a report, for a terminal: actions, signals, scores."""
    label = " (an estimate)" if report.estimate else ""
    advice = [wrapped(report.advice), ""] if report.advice else []
    lines = [f"== Report{label}", "", *advice, "Do these three things next:"]
    for number, action in enumerate(report.actions, start=1):
        lines.append(wrapped(f"{number}. {action.title}. {action.text}", "  ", hang="   "))
        if action.note is not None:
            lines.append(wrapped(f"Read: {place(action.note)}", "     "))
    lines += ["", "Signals:"]
    if words := too_little(report):
        lines.append(wrapped(words, "  "))
    for name, result in report.scores.seniorities.items():
        mean = "–" if result.mean is None else f"{result.mean:.1f}"
        told = SIGNAL_WORDS[Signal(result.signal)]
        seen = f"{result.coverage:.0%} of must-cover criteria assessed"
        lines.append(f"  {name:<8} {told:<16} mean {mean}, {seen}")
    lines += ["", "Stages:"]
    for time in report.stage_times:
        found = report.scores.stages[time.stage]
        mean = "–" if found.mean is None else f"{found.mean:.1f}"
        used = f"{time.used:.1f} of {time.planned:.1f} min" if time.reached else "not reached"
        seen = f"{found.assessed} of {found.of} assessed"
        lines.append(f"  {time.title:<38} {mean:>5}  {seen:<17} {used}")
    if report.never_asked:
        labels = ", ".join(fact.label for fact in report.never_asked[:8])
        more = len(report.never_asked) - 8
        rest = f" and {more} more" if more > 0 else ""
        lines += ["", wrapped(f"You never asked about {labels}{rest}.")]
    lines += ["", f"The whole report: python -m interviewer report {report.session[:12]}"]
    return "\n".join(lines)


def usage_words(calls: Iterable[ModelCalled]) -> str:
    """What the model calls of an interview took and cost, in a phrase; "" where there were none."""
    total = totals(calls).all
    if not total.calls:
        return ""
    failed = f", {total.failed} of them without use" if total.failed else ""
    about = "about " if total.estimated else ""
    return f"{total.calls} calls{failed}, {about}{total.tokens:,} tokens, {cost_words(total)}"


@contextmanager
def index_progress() -> "Iterator[OnProgress]":
    """Progress of building the index, on standard error; nothing where there is nothing to do."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    bars = Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    task = None

    def show(step: "Progress") -> None:
        nonlocal task
        if task is None:
            bars.start()
            task = bars.add_task("Indexing the notes", total=step.total)
        bars.update(task, completed=step.done, total=step.total)

    try:
        yield show
    finally:
        if task is not None:
            bars.stop()
