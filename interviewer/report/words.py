"""How a report words what it holds: signals, levels, places, numbers."""

import re

from interviewer.domain.notes import Citation
from interviewer.domain.rubric import Competency, Level, Signal
from interviewer.domain.usage import Totals, cost_words
from interviewer.report.report import LEAST_ANSWERS, CriterionResult, Report

SIGNAL_WORDS = {
    Signal.NOT_ENOUGH: "not enough seen",
    Signal.NO_HIRE: "no hire",
    Signal.LEAN_NO_HIRE: "lean no hire",
    Signal.LEAN_HIRE: "lean hire",
    Signal.HIRE: "hire",
    Signal.STRONG_HIRE: "strong hire",
}
_DIGIT = re.compile(r"\d")
LEVEL_WORDS: dict[Level, str] = {1: "missing", 2: "named", 3: "applied", 4: "weighed"}

LEAST_MINUTES = 15
"""An interview with fewer is called a short one."""

ESTIMATE = (
    "Graded without a model: these grades are an estimate. Take the direction from them, not the "
    "decimals."
)
COACH = "Coach mode was on: notes were shown during the interview, so the grades say less."


def competency_words(name: Competency) -> str:
    """A competency as it is told."""
    return {Competency.ML_KNOWLEDGE: "ML knowledge", Competency.TRADE_OFFS: "trade-offs"}.get(
        name, name.replace("_", " ")
    )


def counted(count: int, noun: str) -> str:
    """A number of things: "1 answer", "2 answers"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def signal_words(signal: str) -> str:
    """A signal as it is told."""
    return SIGNAL_WORDS[Signal(signal)]


def level_words(verdict: Level | None) -> str:
    """A verdict in a word."""
    return "not assessed" if verdict is None else LEVEL_WORDS[verdict]


def place(citation: Citation) -> str:
    """Where a citation points: the note, its headings, and the characters of the span."""
    return f"{_path(citation)}, characters {citation.start}–{citation.end}{own(citation)}"


def paper_place(citation: Citation) -> str:
    """The same on paper, where nobody counts characters: the note and its headings."""
    return f"{_path(citation)}{own(citation)}"


def _path(citation: Citation) -> str:
    return " › ".join((citation.source, *citation.heading_path))


def short_place(citation: Citation) -> str:
    """The same for a link that leads there: the innermost heading, or the note's name."""
    heading = citation.heading_path[-1] if citation.heading_path else citation.source
    return f"{heading}{own(citation)}"


def own(citation: Citation) -> str:
    """The mark of a note that is the person's own."""
    return " (your note)" if citation.origin == "own" else ""


def mean_words(mean: float | None) -> str:
    """A mean with one decimal, a dash where nothing was assessed."""
    return "–" if mean is None else f"{mean:.1f}"


def too_little(report: Report) -> str:
    """Why there are no signals, or on how little they rest; "" where enough was heard.

    Nothing is too little to judge where a signal is given.
    """
    seen = f"{counted(report.turns, 'answer')} in {report.minutes_used:.0f} minutes"
    if report.turns < LEAST_ANSWERS:
        return f"Too little to judge: {seen}. Signals are given from {LEAST_ANSWERS} answers on."
    if report.minutes_used < LEAST_MINUTES:
        return f"A short interview: {seen}. A signal says more from {LEAST_MINUTES} minutes on."
    return ""


def no_sums(report: Report) -> str:
    """What is told where no calculation could be checked: numbers may have counted all the same."""
    if not any(_DIGIT.search(quote) for result in report.criteria for quote in result.quotes):
        return "No calculation was found in your answers."
    return (
        "Your numbers count in the grades, but none stood as a calculation with its result, like "
        "50M × 20 / 86,400 ≈ 11,600, so none could be worked out again."
    )


def percent(share: float) -> str:
    """A share of 0..1 in percent."""
    return f"{share * 100:.0f} %"


def number(value: float) -> str:
    """A number of the candidate's arithmetic: four digits, in full up to a trillion."""
    return f"{value:,.0f}" if 1e4 <= abs(value) < 1e12 else f"{value:,.4g}"


def cost(usage: Totals) -> str:
    """What the models took, in a sentence."""
    whole = usage.all
    if not whole.calls:
        return "No model was called, so the interview cost nothing."
    requests = "1 request" if whole.calls == 1 else f"{whole.calls} requests"
    failed = f" ({whole.failed} failed)" if whole.failed else ""
    cached = f" ({whole.cached:,} of them cached)" if whole.cached else ""
    return (
        f"{requests}{failed} to {', '.join(usage.models)}: {whole.input:,} tokens in{cached}, "
        f"{whole.output:,} tokens out, {cost_words(whole)}."
    )


def cost_by_role(usage: Totals) -> tuple[str, ...]:
    """The same for each role that called a model."""
    return tuple(
        f"{role}: {total.calls} requests, {total.tokens:,} tokens, {cost_words(total)}"
        for role, total in usage.by_role.items()
    )


def graded_by(report: Report) -> str:
    """Who graded, every one where they are several."""
    return ", ".join(report.graders) or report.grader


def by_stage(report: Report) -> list[tuple[str, list[CriterionResult]]]:
    """The criteria under the titles of the plan's stages."""
    titles = {time.stage: time.title for time in report.stage_times}
    return [(titles[stage], [c for c in report.criteria if c.stage == stage]) for stage in titles]
