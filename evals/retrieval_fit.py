"""What the parts of a hint should count, by the labelled queries that choices may rest on.

The weights make the labelled sections likely where a section is drawn by the exponential of its
score: a regression without hyperparameters but a little shrinking. Queries left out in turn say how
well it does on others.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evals.retrieval_metrics import recall
from interviewer.domain.value import Value
from knowledge.embedder import Embedder
from knowledge.kept_vectors import KeptVectors
from knowledge.sayings import Sayings, shipped_groups, shipped_subjects
from knowledge.searching import Search
from knowledge.subject_hints import SubjectHints
from knowledge.tuning import QUERIES, LabelledQuery, answers, read_queries

Floats = npt.NDArray[np.float64]
SETS = tuple(QUERIES.with_name(f"{name}.jsonl") for name in ("queries", "second", "third"))
"""The sets that weights may be chosen on: never the held-out one."""
_SHRINK = 0.003
_FOLDS = 6
_STEPS = 25


class Fit(Value):
    """Weights of the parts where a section's own fit counts 1, and recall@5 on queries left out."""

    weights: tuple[float, ...]
    recall: float


def samples(
    search: Search, embedder: Embedder, folder: Path, queries: Sequence[LabelledQuery]
) -> Floats:
    """For each query and chunk its fit without the index, then the parts of its hint."""
    kept, chunks = KeptVectors(embedder, folder), search.chunks()
    subjects = shipped_subjects()
    said = kept.embed([line for subject in subjects for line in subject.said])
    hints = SubjectHints(subjects, said, chunks)
    groups = Sayings(shipped_groups(), kept)
    weight = search.manifest.recipe.weight
    rows = []
    for query in queries:
        vector = embedder.embed([query.query])[0]
        plain = search.plain(query.query, vector)
        plain = plain + groups.hints(query.query, vector, weight, search.plain, chunks)
        rows.append(np.column_stack([plain, hints.parts(query.query, vector, weight)]))
    return np.stack(rows).astype(np.float64)


def labelled(search: Search) -> tuple[list[LabelledQuery], Floats]:
    """The queries of all sets, and for each chunk 1 where it answers the query."""
    chunks = search.chunks()
    queries = [query for file in SETS for query in read_queries(file)]
    right = np.zeros((len(queries), len(chunks)))
    for row, query in enumerate(queries):
        for grade, places in zip(query.grades, answers(query, chunks), strict=True):
            right[row, sorted(places)] = np.maximum(right[row, sorted(places)], grade == 2)
    return queries, right


def fit(parts: Floats, right: Floats) -> Fit:
    """The weights by all queries, and what weights by the others do on each sixth of them."""
    order = np.random.default_rng(0).permutation(len(parts))
    scores = np.zeros(right.shape)
    for fold in np.array_split(order, _FOLDS):
        rest = np.setdiff1d(order, fold)
        scores[fold] = parts[fold] @ regress(parts[rest], right[rest])
    found = []
    for row, wanted in zip(scores, right, strict=True):
        places = np.flatnonzero(wanted)
        ranking = [
            frozenset(np.flatnonzero(places == chunk).tolist()) for chunk in np.argsort(-row)
        ]
        found.append(recall(ranking, [2] * len(places)))
    weights = regress(parts, right)
    return Fit(
        weights=tuple(round(float(w / weights[0]), 2) for w in weights[1:]),
        recall=round(float(np.mean(found)), 4),
    )


def regress(parts: Floats, right: Floats, shrink: float = _SHRINK) -> Floats:
    """Weights (parts,) that make the right chunks of each query likeliest, by Newton's method."""
    share = right / right.sum(axis=1, keepdims=True)
    weights = np.zeros(parts.shape[2])
    value, likely = _likelihood(parts, share, weights, shrink)
    for _ in range(_STEPS):
        slope = np.einsum("qcp,qc->p", parts, share - likely) / len(parts) - shrink * weights
        mean = np.einsum("qcp,qc->qp", parts, likely)
        bend = np.einsum("qcp,qc,qcr->pr", parts, likely, parts, optimize=True)
        bend = (bend - mean.T @ mean) / len(parts) + shrink * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        # Half steps until it rises: far from the best, Newton's step may overshoot.
        for size in 0.5 ** np.arange(12):
            better, found = _likelihood(parts, share, weights + size * step, shrink)
            if better > value:
                break
        else:
            break
        weights, likely, gain, value = weights + size * step, found, better - value, better
        if gain < 1e-8:
            break
    return weights


def _likelihood(
    parts: Floats, share: Floats, weights: Floats, shrink: float
) -> tuple[float, Floats]:
    scores = parts @ weights
    scores -= scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(scores).sum(axis=1, keepdims=True))
    value = (share * (scores - total)).sum(axis=1).mean() - shrink * (weights @ weights) / 2
    return float(value), np.exp(scores - total)
