"""Fit the guard's two models of a sentence: python -m evals.guard_fit.

How they do on an author none of whose sentences they were fitted on is what can be expected of new
text. So every author is left out once, and a cut lies where only so small a share of the fair turns of
all authors, each seen by the model without its author, is above it.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from evals.guard_sentences import Line, heard, plain_words, remark_lines, seen_tellings, turns
from interviewer.roles.model_backed.guarding.fitted import remarks
from interviewer.roles.model_backed.guarding.fitted.linear import Linear, as_features
from interviewer.roles.model_backed.guarding.fitted.whose import grams, in_order
from interviewer.roles.model_backed.guarding.stream_guard import AT_ONCE
from interviewer.roles.model_backed.guarding.telling_signs import SURE

OUT = Path(remarks.__file__).parent
EPOCHS = 30
BATCH = 64
RATE = 0.2
DECAY = 5e-5
RARE = 3
"""Features of fewer sentences are left out."""
SMALL = 0.05
"""Weights smaller than this are left out of the file."""
STOPPED = 0.02
"""The share of fair turns of authors left out that may lie above a cut: a third of them were written to be
mistaken for worse, so of ordinary ones it is less."""

Groups = tuple[frozenset[str], ...]
Places = NDArray[np.int_]
Scales = NDArray[np.float64]


def fit(groups: Sequence[Groups], bad: Sequence[bool], seed: int = 0) -> Linear:
    """Logistic regression by stochastic gradients over small batches, with a step per feature
    (AdaGrad, Duchi et al. 2011) and a little decay."""
    often = Counter(name for row in groups for group in row for name in group)
    common = sorted(name for name, count in often.items() if count >= RARE)
    place = {name: at for at, name in enumerate(common)}  # no set's order: it differs by run
    rows = [_placed(row, place) for row in groups]
    weights, steps = np.zeros(len(place)), np.full(len(place), 1e-6)
    bias, bias_steps = 0.0, 1e-6
    chance = np.random.default_rng(seed)
    labels = np.array(bad, dtype=float)
    for _ in range(EPOCHS):
        order = chance.permutation(len(rows))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            at = np.concatenate([rows[one][0] for one in batch])
            by = np.concatenate([rows[one][1] for one in batch])
            row = np.repeat(np.arange(len(batch)), [len(rows[one][0]) for one in batch])
            score = bias + np.bincount(row, weights[at] * by, minlength=len(batch))
            wrong = 1 / (1 + np.exp(-np.clip(score, -30, 30))) - labels[batch]
            slope = np.bincount(at, wrong[row] * by, minlength=len(place))
            slope += DECAY * weights * (slope != 0) * len(batch)
            steps += slope * slope
            weights -= RATE * slope / np.sqrt(steps)
            whole = float(wrong.sum())
            bias_steps += whole * whole
            bias -= RATE * whole / math.sqrt(bias_steps)
    kept = {
        name: round(float(weights[at]), 2)
        for name, at in place.items()
        if abs(weights[at]) >= SMALL
    }
    return Linear(weights=kept, bias=round(float(bias), 3), cut=0.0)


def _placed(row: Groups, place: dict[str, int]) -> tuple[Places, Scales]:
    """Where the features of a sentence are, and by what each of them counts in its group."""
    groups = [sorted(place[name] for name in group if name in place) for group in row]
    at = [one for group in groups for one in group]
    by = [1 / math.sqrt(len(group)) for group in groups for _ in group]
    return np.array(at, dtype=int), np.array(by)


@dataclass(frozen=True)
class Crossed:
    """What the models that had not seen a turn's author made of it: its highest score."""

    scores: dict[str, float]
    kinds: dict[str, str]
    whole: frozenset[str]

    def fair(self) -> list[float]:
        """The scores of whole fair turns, the highest first: a sentence written to be mistaken is none."""
        found = (s for t, s in self.scores.items() if self.kinds[t] == "fair" and t in self.whole)
        return sorted(found, reverse=True)

    def cut(self, share: float = STOPPED) -> float:
        """The score above which so small a share of the fair turns lies."""
        fair = self.fair()
        return fair[int(share * len(fair))]

    def caught(self, cut: float) -> dict[str, tuple[int, int]]:
        """By class, how many turns that are not fair lie above a cut, and of how many."""
        found: dict[str, tuple[int, int]] = {}
        for kind in sorted({k for k in self.kinds.values() if k != "fair"}):
            scores = [s for t, s in self.scores.items() if self.kinds[t] == kind]
            found[kind] = (sum(s > cut for s in scores), len(scores))
        return found


def cross(
    lines: Sequence[Line], see: Callable[[Sequence[int]], Callable[[int], Groups]]
) -> Crossed:
    """Leave every author out once. `see` is given the sentences fitted on, and gives how one is seen."""
    kinds = {line.turn: "fair" for line in lines}
    kinds.update({line.turn: line.kind for line in lines if line.bad})
    scores: dict[str, float] = {}
    for author in sorted({line.author for line in lines}):
        inside = [at for at, line in enumerate(lines) if line.author != author]
        look = see(inside)
        model = fit([look(at) for at in inside], [lines[at].bad for at in inside])
        for at, line in enumerate(lines):
            if line.author == author and line.bad == (kinds[line.turn] != "fair"):
                score = model.score(*look(at))
                scores[line.turn] = max(scores.get(line.turn, -math.inf), score)
    return Crossed(scores, kinds, frozenset(turn.id for turn in turns()))


def guard_fit(
    out: Annotated[Path, typer.Option(help="The folder for the fitted models.")] = OUT,
    only: Annotated[str, typer.Option(help="Fit one of them: remarks or tellings.")] = "",
    cut: Annotated[
        float | None, typer.Option(help="Take this cut and leave no author out.")
    ] = None,
) -> None:
    """Fit both models, print how they do on authors left out, and write them."""
    if only in ("", "remarks"):
        _remarks(out, cut)
    if only in ("", "tellings"):
        _tellings(out, cut)


def _remarks(out: Path, cut: float | None) -> None:
    lines = remark_lines()
    signs = [heard(line.text) for line in lines]
    whole = {turn.id for turn in turns() if turn.kind_of_leak == "fair"}
    alone = [line.turn for line, found in zip(lines, signs, strict=True) if len(found) >= AT_ONCE]
    _alone("two signs at once", whole, alone)
    words = [
        (remarks.features(line.text), as_features(found))
        for line, found in zip(lines, signs, strict=True)
    ]
    _finish("remarks", lines, lambda inside: lambda at: words[at], frozenset(), out, cut)


def _tellings(out: Path, cut: float | None) -> None:
    seen = seen_tellings()
    fair = {one.line.turn for one in seen if not one.line.bad}
    _alone("a sure sign", fair, [one.line.turn for one in seen if one.signs & SURE])

    def see(inside: Sequence[int]) -> Callable[[int], Groups]:
        plain = plain_words([seen[at] for at in inside])
        return lambda at: (
            grams(in_order(seen[at].row, plain)),
            seen[at].measures,
            as_features(seen[at].signs),
        )

    told = [one.line for one in seen]
    _finish("tellings", told, see, plain_words(seen), out, cut)


def _alone(what: str, fair: set[str], having: Sequence[str]) -> None:
    """How many fair turns the rules that decide alone would stop."""
    typer.echo(f"{what}: in {len(fair & set(having))} of {len(fair)} fair turns")


def _finish(
    name: str,
    lines: Sequence[Line],
    see: Callable[[Sequence[int]], Callable[[int], Groups]],
    plain: frozenset[str],
    out: Path,
    cut: float | None,
) -> None:
    every = range(len(lines))
    look = see(every)
    model = fit([look(at) for at in every], [line.bad for line in lines])
    if cut is None:
        left_out = cross(lines, see)
        cut = left_out.cut()
        typer.echo(f"{name}: {len(lines)} sentences, {len(left_out.fair())} fair turns left out")
        for share in (0.0025, 0.005, 0.01, 0.02, 0.04):
            least = left_out.cut(share)
            told = ", ".join(f"{k} {n} of {of}" for k, (n, of) in left_out.caught(least).items())
            typer.echo(f"  {share:.2%} of fair turns stopped from {least:.2f}: {told}")
    whole = {
        "made_by": "python -m evals.guard_fit",
        "bias": model.bias,
        "cut": round(cut, 3),
        "plain": sorted(plain),
        "weights": dict(sorted(model.weights.items())),
    }
    text = json.dumps(whole, indent=0, ensure_ascii=False)
    (out / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    typer.echo(f"  {len(model.weights)} weights, cut at {cut:.2f}")


if __name__ == "__main__":
    typer.run(guard_fit)
