"""Candidates of known strength in the recorded interviews with a model: do its grades order them?"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import fmean

from evals.recorded_set import TRANSCRIPTS
from interviewer.domain.session import fold
from interviewer.recordings import read_recording
from interviewer.report import build_report

STRENGTHS = ("strong", "mid", "junior", "bluffer")
"""From the strongest on; a recording is named problem.model_strength, a second one ends in "_2"."""


def recorded_means(folder: Path = TRANSCRIPTS) -> dict[str, dict[str, float]]:
    """The mean grade (1 to 4) by problem and strength, of what was assessed; of several recordings
    their mean."""
    found: dict[str, dict[str, list[float]]] = {}
    for path in sorted(folder.glob("*.model_*.jsonl")):
        problem, strength = path.stem.split(".model_")
        recording = read_recording(path)
        mean = build_report(fold(recording.content, recording.records), None).scores.overall.mean
        if mean is not None:
            told = found.setdefault(problem, {}).setdefault(strength.partition("_")[0], [])
            told.append(mean)
    return {
        problem: {strength: fmean(means) for strength, means in by_strength.items()}
        for problem, by_strength in found.items()
    }


def in_order(means: dict[str, float]) -> bool:
    """Whether each strength stands above the next."""
    values = [means[strength] for strength in STRENGTHS if strength in means]
    return all(above > below for above, below in pairwise(values))


def lines(folder: Path = TRANSCRIPTS) -> Iterator[str]:
    """A table, and whether each problem's candidates come in order."""
    yield f"{'recorded with a model':<22}" + "".join(f"{name:>9}" for name in STRENGTHS)
    for problem, means in recorded_means(folder).items():
        cells = "".join(
            f"{means[name]:>9.2f}" if name in means else f"{'-':>9}" for name in STRENGTHS
        )
        yield f"{problem:<22}{cells}  {'in order' if in_order(means) else 'NOT in order'}"
