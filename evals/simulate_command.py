"""`python -m evals simulate` and `record`: personas sit interviews, which may be kept."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from evals.persona import persona
from evals.playing import Stage
from evals.simulating import Simulated, simulate_builtin
from interviewer.domain.rubric import Seniority
from interviewer.domain.value import Value
from interviewer.recordings import SHELF, read_recording, write_recording
from interviewer.report import build_report

TRANSCRIPTS = Path(__file__).with_name("transcripts")
LABELS = Path(__file__).with_name("labels")

RECORDED: tuple[tuple[str, str], ...] = (
    ("video-recommender", "strong"),
    ("video-recommender", "junior"),
    ("video-recommender", "rambler"),
    ("video-recommender", "injector"),
    ("video-recommender", "non_native"),
    ("ad-click", "strong"),
    ("ad-click", "mid"),
    ("ad-click", "bluffer"),
    ("ad-click", "silent"),
    ("ad-click", "contradicts_himself"),
    ("spam-filter", "strong"),
    ("spam-filter", "mid"),
    ("spam-filter", "terse"),
    ("spam-filter", "hostile"),
    ("spam-filter", "asks_only_questions"),
)
"""The interviews with the built-in interviewer that are kept as recordings."""


class Line(Value):
    """What an interview came to, in a line of the terminal."""

    name: str
    turns: int
    mean: float | None
    signal: str

    def told(self) -> str:
        """The line."""
        mean = "-" if self.mean is None else f"{self.mean:.2f}"
        return f"{self.name:<40}{self.turns:>4} turns{mean:>7}  {self.signal.replace('_', ' ')}"


def record(stage: Stage, folder: Path, names: set[str] | None = None) -> Iterator[Line]:
    """Record the built-in interviews anew, all of them or those named."""
    for problem, name in RECORDED:
        if names is None or f"{problem}.{name}" in names:
            yield simulated(stage, problem, name, folder / f"{problem}.{name}.jsonl")


def simulated(stage: Stage, problem: str, name: str, file: Path | None) -> Line:
    """One persona's interview, kept in a file where one is named."""
    done = simulate_builtin(stage, problem, persona(name), datetime.now(UTC))
    if file is not None:
        shelf = TRANSCRIPTS / SHELF if file.parent.resolve() == TRANSCRIPTS.resolve() else None
        write_recording(file, done.lines, shelf)
        read_recording(file)
    return _line(done)


def sweep(folder: Path) -> list[str]:
    """Take contents off the shelf that no recording needs any more; their names."""
    needed = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.jsonl")))
    gone = [path for path in sorted((folder / SHELF).glob("*.json")) if path.stem not in needed]
    for path in gone:
        path.unlink()
    return [path.name for path in gone]


def _line(done: Simulated) -> Line:
    report = build_report(done.session, None)
    return Line(
        name=done.session.id,
        turns=len(done.session.candidate_turns()),
        mean=report.scores.overall.mean,
        signal=report.signals[Seniority.SENIOR],
    )
