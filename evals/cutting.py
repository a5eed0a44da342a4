"""Fitting the built-in grader's cuts to the labels tuning may see, tried on transcripts left out."""

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from evals.calibrating import Case
from evals.metrics.agreement import LEVELS, quadratic_kappa
from interviewer.roles.builtin.weighing import Cuts

GRID = tuple(round(0.1 * at, 1) for at in range(1, 81))
"""The cuts that are tried, in points."""
ALIKE = 0.005
"""Kappas so near to each other are alike: another draw of transcripts moves them by more."""
ROUNDS = 4
SAID_ONCE = 1.0
"""What a right statement in plain words is worth. By the rubric that is a 2, and less is none: this
cut is not fitted."""
FIRST = Cuts(two=SAID_ONCE, three=2.0, four=4.0)


def fitted(cases: Sequence[Case]) -> Cuts:
    """The cuts that agree best with the labels, by quadratic weighted kappa, one after the other.

    Of those that agree about as well it is the middle one: the best by a hair is best by chance.
    """
    best = FIRST
    for _ in range(ROUNDS):
        for name in ("three", "four"):
            tried = [
                (kappa(cuts, cases), getattr(cuts, name))
                for cuts in (best.model_copy(update={name: at}) for at in GRID)
                if cuts.two < cuts.three < cuts.four
            ]
            most = max(agreed for agreed, _ in tried)
            alike = [at for agreed, at in tried if agreed >= most - ALIKE]
            best = best.model_copy(update={name: alike[len(alike) // 2]})
    return best


def kappa(cuts: Cuts, cases: Sequence[Case]) -> float:
    """How levels by these cuts agree with the labels."""
    return agreement([(cuts.level(case.points), case.due) for case in cases])


def agreement(pairs: Sequence[tuple[int, int]]) -> float:
    """Quadratic weighted kappa of (given, due)."""
    table = np.zeros((1, LEVELS * LEVELS))
    for given, due in pairs:
        table[0, (given - 1) * LEVELS + due - 1] += 1
    return float(quadratic_kappa(table)[0])


def left_out(cases: Sequence[Case]) -> list[tuple[Case, int]]:
    """Every case with the level by cuts fitted without its transcript."""
    found: list[tuple[Case, int]] = []
    for name in sorted({case.transcript for case in cases}):
        cuts = fitted([case for case in cases if case.transcript != name])
        found += [(case, cuts.level(case.points)) for case in cases if case.transcript == name]
    return found


def lines(cases: Sequence[Case]) -> Iterator[str]:
    """The cuts, how they agree where they were fitted, and how on transcripts left out."""
    cuts = fitted(cases)
    reached = [case for case in cases if case.reached]
    apart = left_out(cases)
    yield f"Cuts: {cuts.two} for a 2, {cuts.three} for a 3, {cuts.four} for a 4."
    yield f"kappa where fitted:          {kappa(cuts, reached):.3f} of {len(reached)}"
    pairs = [(given, case.due) for case, given in apart if case.reached]
    yield f"kappa, transcript left out:  {agreement(pairs):.3f}"
    pairs = [(given, case.due) for case, given in apart]
    yield f"the same, unreached as a 1:  {agreement(pairs):.3f} of {len(cases)}"


def write(cuts: Cuts) -> Path:
    """Write the cuts where the grader reads them."""
    path = Path(str(files("interviewer.roles.builtin") / "cuts.json"))
    made = {"made_by": "python -m evals calibrate --fit", "cuts": cuts.model_dump()}
    path.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    return path
