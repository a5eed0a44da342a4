"""The recordings that are kept, and how personas make them anew."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from evals.labelling.labels import FOLDER as LABELS
from evals.persona import persona
from evals.playing import Stage
from evals.simulating import Simulated, simulate_builtin
from interviewer.domain.rubric import Seniority
from interviewer.domain.value import Value
from interviewer.recordings import SHELF, read_recording, write_recording
from interviewer.report import build_report

TRANSCRIPTS = Path(__file__).with_name("transcripts")

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


def record_all(
    stage: Stage, folder: Path, names: set[str] | None = None, spared: frozenset[str] = frozenset()
) -> Iterator[Line]:
    """Record the built-in interviews anew, all or those named, but for the `spared`."""
    for problem, name in RECORDED:
        key = f"{problem}.{name}"
        if (names is None or key in names) and key not in spared:
            done = simulate_builtin(stage, problem, persona(name), datetime.now(UTC))
            keep(done, folder / f"{key}.jsonl")
            yield line_of(done)


def labelled() -> frozenset[str]:
    """The recordings that somebody has labelled: recording them anew makes that work void."""
    return frozenset(path.stem for path in LABELS.glob("*.jsonl"))


def keep(done: Simulated, file: Path) -> None:
    """Write a recording; one among the kept ones puts its contents on their shelf."""
    shelf = TRANSCRIPTS / SHELF if file.parent.resolve() == TRANSCRIPTS.resolve() else None
    write_recording(file, done.lines, shelf)
    read_recording(file)


def sweep(folder: Path) -> list[str]:
    """Take contents off the shelf that no recording needs any more; their names."""
    needed = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.jsonl")))
    gone = [path for path in sorted((folder / SHELF).glob("*.json")) if path.stem not in needed]
    for path in gone:
        path.unlink()
    return [path.name for path in gone]


def line_of(done: Simulated) -> Line:
    """What it came to."""
    report = build_report(done.session, None)
    return Line(
        name=done.session.id,
        turns=len(done.session.candidate_turns()),
        mean=report.scores.overall.mean,
        signal=report.signals[Seniority.SENIOR],
    )
