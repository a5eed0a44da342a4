"""The recordings that are kept, and how personas make them anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.labelling.labels import FOLDER as LABELS
from evals.persona import persona
from evals.playing import Stage
from evals.simulating import Simulated, simulate_builtin
from interviewer.domain.rubric import Seniority
from interviewer.domain.value import Value
from interviewer.engine import Setup
from interviewer.recordings import SHELF, read_recording, write_recording
from interviewer.report import build_report

TRANSCRIPTS = Path(__file__).with_name("transcripts")


@dataclass(frozen=True, slots=True)
class Kept:
    """An interview that is kept: who sits it, at which bar, for how long."""

    problem: str
    persona: str
    minutes: float = 45.0
    seniority: Seniority = Seniority.SENIOR
    seed: int = 0

    @property
    def name(self) -> str:
        """The recording's name; the length stands in it where it is not the usual one."""
        length = "" if self.minutes == 45.0 else f".{self.minutes:g}min"
        return f"{self.problem}.{self.persona}{length}"

    @property
    def setup(self) -> Setup:
        """What is chosen at the opening."""
        return Setup(seniority=self.seniority, minutes=self.minutes, seed=self.seed)


RECORDED: tuple[Kept, ...] = (
    Kept("video-recommender", "strong"),
    Kept("video-recommender", "junior"),
    Kept("video-recommender", "rambler"),
    Kept("video-recommender", "injector"),
    Kept("video-recommender", "non_native"),
    Kept("video-recommender", "asks_late"),
    Kept("video-recommender", "mid", 20.0, Seniority.JUNIOR, 1),
    Kept("ad-click", "strong"),
    Kept("ad-click", "mid"),
    Kept("ad-click", "bluffer"),
    Kept("ad-click", "silent"),
    Kept("ad-click", "contradicts_himself"),
    Kept("ad-click", "asks_for_help"),
    Kept("spam-filter", "strong"),
    Kept("spam-filter", "mid"),
    Kept("spam-filter", "terse"),
    Kept("spam-filter", "hostile"),
    Kept("spam-filter", "asks_only_questions"),
    Kept("spam-filter", "strong", 90.0, Seniority.STAFF, 2),
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
    for kept in RECORDED:
        if (names is None or kept.name in names) and kept.name not in spared:
            done = simulate_builtin(
                stage, kept.problem, persona(kept.persona), datetime.now(UTC), kept.setup
            )
            keep(done, folder / f"{kept.name}.jsonl")
            yield line_of(done).model_copy(update={"name": kept.name})


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
