"""Fit the matcher's weights on human-labelled short answers: python -m evals.match_train --data DIR.

A logistic regression with few weights, each held to the sign its feature must have (fitted by
projected gradient: numpy is enough). Printed: how it does on the other domain than it was fitted
on, on unseen questions of its own, and what the plain cosine of the sentence vectors reaches.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from evals.match_pairs import auc, read_pairs
from interviewer.roles.matching.combine import FEATURES, Job, Mode, Weights, sign
from interviewer.roles.matching.pairs import measure
from interviewer.roles.matching.vectors import VectorCache
from knowledge.minilm import MiniLM
from knowledge.model_files import find_model

DOMAINS = ("scientsbank", "beetle")
SANITY = Path(__file__).parent / "match_sanity.jsonl"
PENALTY = 3e-2
STEPS = 1500
FOLDS = 5

OWN_STATEMENT = 0.2
"""How often a sentence is taken to say the statement it is held against."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Answers:
    """One domain: a feature matrix per answer (references x features), its label and question."""

    features: list[Matrix]
    labels: Matrix
    questions: list[str]

    def only(self, questions: set[str]) -> "Answers":
        """The answers to some of the questions."""
        rows = [row for row, question in enumerate(self.questions) if question in questions]
        return Answers(
            [self.features[row] for row in rows],
            self.labels[rows],
            [self.questions[row] for row in rows],
        )


def read(path: Path, mode: Mode, cache: VectorCache | None) -> Answers:
    """Measure every answer of a JSONL file with question, references, answer and label."""
    features, labels, questions = [], [], []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        measured = measure(row["question"], row["references"], [row["answer"]], cache)
        features.append(
            np.stack([measured[name][:, 0] for name in FEATURES[mode, "score"]], axis=1)
        )
        labels.append(row["grade"] / 5 if "grade" in row else float(row["label"] == "correct"))
        questions.append(row.get("question_id", row["question"]))
    return Answers([f.astype(np.float64) for f in features], np.array(labels), questions)


def fit(parts: Sequence[Answers], mode: Mode) -> Weights:
    """Signed logistic regression; each domain counts alike, an answer by its best reference."""
    names = FEATURES[mode, "score"]
    signs = np.array([sign(name) for name in names])
    weights, bias = signs.copy(), 0.0
    labels = np.concatenate([part.labels for part in parts])
    share = np.concatenate([np.full(len(p.labels), 1 / len(p.labels)) for p in parts]) / len(parts)
    for _ in range(3):
        rows = np.stack([f[np.argmax(f @ weights)] for part in parts for f in part.features])
        weights, bias = _descend(rows, labels, share, signs)
    return Weights(bias=float(bias), weights=dict(zip(names, weights.tolist(), strict=True)))


def _descend(rows: Matrix, labels: Matrix, share: Matrix, signs: Matrix) -> tuple[Matrix, float]:
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scaled = (rows - mean) / spread
    weights, bias, rate = np.zeros(len(signs)), 0.0, 1.0
    for _ in range(STEPS):
        error = share * (1 / (1 + np.exp(-(scaled @ weights + bias))) - labels)
        weights = weights - rate * (scaled.T @ error + PENALTY * weights)
        weights = np.where(weights * signs < 0, 0, weights)
        bias -= rate * float(error.sum())
    weights = weights / spread
    return weights, bias - float(mean @ weights)


def fit_support(mode: Mode, cache: VectorCache | None) -> Weights:
    """One sentence against one statement, from the settled pairs: its own statement or another's."""
    pairs = read_pairs("settled")
    statements, goods = [p.statement for p in pairs], [p.good for p in pairs]
    measured = measure("", statements, goods, cache)
    names = FEATURES[mode, "support"]
    rows = np.stack([measured[name].ravel() for name in names], axis=1).astype(np.float64)
    labels = np.eye(len(pairs)).ravel()
    share = np.where(
        labels > 0, OWN_STATEMENT / labels.sum(), (1 - OWN_STATEMENT) / (1 - labels).sum()
    )
    weights, bias = _descend(rows, labels, share, np.array([sign(name) for name in names]))
    return Weights(bias=float(bias), weights=dict(zip(names, weights.tolist(), strict=True)))


def scores(part: Answers, weights: Weights, mode: Mode) -> Matrix:
    """The best reference's chance for each answer."""
    vector = np.array([weights.weights[name] for name in FEATURES[mode, "score"]])
    logits = np.array([float(np.max(f @ vector)) for f in part.features]) + weights.bias
    return np.asarray(1 / (1 + np.exp(-logits)))


def pearson(one: Matrix, two: Matrix) -> float:
    """The correlation of two rows of numbers, -1..1."""
    return float(np.corrcoef(one, two)[0, 1])


def _report(name: str, predicted: Matrix, labels: Matrix) -> None:
    typer.echo(f"  {name:<42} r={pearson(predicted, labels):.3f} auc={auc(predicted, labels):.3f}")


def _check(parts: dict[str, Answers], mode: Mode) -> None:
    for name, part in parts.items():
        if mode is Mode.MINILM:
            at = FEATURES[mode, "score"].index("cosine")
            plain = np.array([f[:, at].max() for f in part.features])
            _report(f"{name}: plain cosine", plain, part.labels)
        others = [other for key, other in parts.items() if key != name]
        _report(f"{name}: fitted on the other", scores(part, fit(others, mode), mode), part.labels)
        asked = sorted({*part.questions})
        predicted, labels = [], []
        for fold in range(FOLDS):
            held = {*asked[fold::FOLDS]}
            unseen = part.only(held)
            fitted = fit([part.only({*asked} - held)], mode)
            predicted.append(scores(unseen, fitted, mode))
            labels.append(unseen.labels)
        _report(f"{name}: unseen questions", np.concatenate(predicted), np.concatenate(labels))


def main(
    data: Annotated[Path, typer.Option(help="Folder with <domain>_train.jsonl files.")],
    model_dir: Annotated[Path, typer.Option(envvar="INTERVIEWER_MINILM_DIR")],
    out: Annotated[Path | None, typer.Option(help="Where to write the weights.")] = None,
) -> None:
    """Fit, check and, with --out, write weights.json."""
    written: dict[str, object] = {
        "made_by": "python -m evals.match_train --data DIR --out FILE",
        "data": "SemEval-2013 Task 7 training parts (ScientsBank, Beetle), CC BY-SA 3.0; "
        "support: evals/match_pairs_data/settled.jsonl",
        "fit": "logistic regression, signs fixed, domains weighted alike, best reference",
    }
    for mode in Mode:
        cache = (
            VectorCache(MiniLM(find_model(model_dir) or model_dir), 10**6)
            if mode is Mode.MINILM
            else None
        )
        parts = {name: read(data / f"{name}_train.jsonl", mode, cache) for name in DOMAINS}
        typer.echo(mode)
        _check(parts, mode)
        fitted = fit(list(parts.values()), mode)
        sanity = read(SANITY, mode, cache)
        _report("own sanity set", scores(sanity, fitted, mode), sanity.labels)
        support = fit_support(mode, cache)
        models: dict[Job, Weights] = {"score": fitted, "support": support}
        written[mode] = {job: weights.model_dump() for job, weights in models.items()}
        typer.echo(f"  {fitted}\n  {support}")
    if out:
        out.write_text(json.dumps(written, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    typer.run(main)
