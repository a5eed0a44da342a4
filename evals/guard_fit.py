"""Fit the guard's models of a sentence: python -m evals.guard_fit.

How they do on an author none of whose sentences they were fitted on is what can be expected of new
text. So every author is left out once, and a cut lies where only so small a share of the fair turns of
all authors, each seen by the models without its author, is above it.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from evals.guard_sentences import Line, heard, plain_words, remark_lines, seen_tellings, turns
from interviewer.roles.model_backed.guarding.fitted import remarks, tellings
from interviewer.roles.model_backed.guarding.fitted.linear import Linear, as_features
from interviewer.roles.model_backed.guarding.stream_guard import AT_ONCE
from interviewer.roles.model_backed.guarding.telling_signs import SURE

OUT = Path(remarks.__file__).parent
EPOCHS = 15
BATCH = 64
RATE = 0.2
DECAY = 1e-5
RARE = 3
"""Features of fewer sentences are left out."""
RARE_IN_FORM = 4
"""The same of tellings, which are seen in more ways: it keeps the files small, and loses nothing."""
SMALL = 0.1
"""Weights smaller than this are left out of the file."""
STOPPED = 0.015
"""The share of fair turns of authors left out that may lie above a cut: a third of them were written to be
mistaken for worse, so of ordinary ones it is less."""
FOLDS = 8
"""Authors are left out in so many groups, each about as large."""

Groups = tuple[frozenset[str], ...]
Score = Callable[[int], float]
Fit = Callable[[Sequence[int]], Score]
"""Fits on the sentences at some places, and gives how one at any place scores then."""
Places = NDArray[np.int_]
Scales = NDArray[np.float64]


def fit(groups: Sequence[Groups], bad: Sequence[bool], rare: int = RARE, seed: int = 0) -> Linear:
    """Logistic regression by stochastic gradients over small batches, with a step per feature
    (AdaGrad, Duchi et al. 2011) and a little decay."""
    often = Counter(name for row in groups for group in row for name in group)
    common = sorted(name for name, count in often.items() if count >= rare)
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


def cross(lines: Sequence[Line], fitted: Fit) -> Crossed:
    """Leave every author out once, as one of a group."""
    kinds = {line.turn: "fair" for line in lines}
    kinds.update({line.turn: line.kind for line in lines if line.bad})
    scores: dict[str, float] = {}
    authors = sorted({line.author for line in lines})
    for group in (frozenset(authors[at::FOLDS]) for at in range(FOLDS)):
        score = fitted([at for at, line in enumerate(lines) if line.author not in group])
        for at, line in enumerate(lines):
            if line.author in group and line.bad == (kinds[line.turn] != "fair"):
                scores[line.turn] = max(scores.get(line.turn, -math.inf), score(at))
    return Crossed(scores, kinds, frozenset(turn.id for turn in turns()))


def guard_fit(
    out: Annotated[Path, typer.Option(help="The folder for the fitted models.")] = OUT,
    only: Annotated[str, typer.Option(help="Fit one of them: remarks or tellings.")] = "",
    cut: Annotated[
        float | None, typer.Option(help="Take this cut and leave no author out.")
    ] = None,
) -> None:
    """Fit the models, print how they do on authors left out, and write them."""
    if only in ("", "remarks"):
        _remarks(out, cut)
    if only in ("", "tellings"):
        _tellings(out, cut)


def _remarks(out: Path, cut: float | None) -> None:
    lines = remark_lines()
    signs = [heard(line.text) for line in lines]
    words = [
        (remarks.features(line.text), as_features(found))
        for line, found in zip(lines, signs, strict=True)
    ]

    def model_of(inside: Sequence[int]) -> Linear:
        return fit([words[at] for at in inside], [lines[at].bad for at in inside])

    def fitted(inside: Sequence[int]) -> Score:
        model = model_of(inside)
        return lambda at: math.inf if len(signs[at]) >= AT_ONCE else model.score(*words[at])

    cut = _cut("remarks", lines, fitted) if cut is None else cut
    _write("remarks", model_of(range(len(lines))), cut, out)


def _tellings(out: Path, cut: float | None) -> None:
    seen = seen_tellings()
    lines = [one.line for one in seen]
    sure = as_features(SURE)

    def models_of(inside: Sequence[int]) -> tuple[Linear, Linear]:
        some = [seen[at] for at in inside]
        plain = plain_words(some)
        whole = fit(
            [one.whole.groups(plain) for one in some], [one.line.bad for one in some], RARE_IN_FORM
        )
        parts = [part.groups(plain) for one in some for part in one.parts]
        of_parts = fit(parts, [bad for one in some for bad in one.bad_parts], RARE_IN_FORM)
        return replace(whole, plain=plain), replace(of_parts, plain=plain)

    def fitted(inside: Sequence[int]) -> Score:
        models = models_of(inside)

        def score(at: int) -> float:
            one = seen[at]
            alone = not sure.isdisjoint(one.whole.beside)
            return math.inf if alone else tellings.score(*models, one.whole, one.parts)

        return score

    cut = _cut("tellings", lines, fitted) if cut is None else cut
    whole, of_parts = models_of(range(len(lines)))
    _write("tellings", whole, cut, out)
    _write("clauses", of_parts, 0.0, out)


def _cut(name: str, lines: Sequence[Line], fitted: Fit) -> float:
    """Where the cut lies, and what it catches of authors left out."""
    left_out = cross(lines, fitted)
    typer.echo(f"{name}: {len(lines)} sentences, {len(left_out.fair())} fair turns left out")
    for share in (0.0025, 0.005, 0.01, 0.015, 0.02, 0.04):
        least = left_out.cut(share)
        told = ", ".join(f"{k} {n} of {of}" for k, (n, of) in left_out.caught(least).items())
        typer.echo(f"  {share:.2%} of fair turns stopped from {least:.2f}: {told}")
    return left_out.cut()


def _write(name: str, model: Linear, cut: float, out: Path) -> None:
    alike: dict[float, list[str]] = {}
    for feature, weight in sorted(model.weights.items()):
        alike.setdefault(weight, []).append(feature)
    whole = {
        "made_by": "python -m evals.guard_fit",
        "bias": model.bias,
        "cut": round(cut, 3),
        "plain": sorted(model.plain),
        "weights": {str(weight): alike[weight] for weight in sorted(alike)},
    }
    text = json.dumps(whole, indent=0, ensure_ascii=False)
    (out / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    typer.echo(f"{name}: {len(model.weights)} weights, cut at {cut:.2f}")


if __name__ == "__main__":
    typer.run(guard_fit)
