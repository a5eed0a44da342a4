"""The command that measures retrieval, so that the hybrid weight rests on figures."""

import json
from pathlib import Path

from knowledge.options import Options
from knowledge.run_search import opened
from knowledge.tuning import QUERIES, measure, read_queries

_STEPS = [step / 20 for step in range(21)]


def run_tune(options: Options, queries: Path | None, *, as_json: bool) -> None:
    """Print recall@5 and MRR per kind for vectors, words, the weight in use, and a sweep.

    Without the sayings: `python -m evals retrieval` measures the search as it is used.
    """
    labelled = read_queries(queries or QUERIES)
    search = opened(options)
    weight = search.manifest.recipe.weight
    figures = measure(search, labelled, sorted({*_STEPS, weight}))
    if as_json:
        rows = {
            str(step): {kind: value.model_dump() for kind, value in kinds.items()}
            for step, kinds in figures.items()
        }
        print(json.dumps({"embedder": search.embedder, "weight": weight, "figures": rows}))
        return
    print(f"{search.embedder}, {len(labelled)} queries, weight {weight}")
    print("                     fact: recall@5    MRR   claim: recall@5    MRR")
    for step in sorted(figures):
        names = {0.0: "BM25 alone", 1.0: "vectors alone", weight: "in use"}
        fact, claim = figures[step]["fact"], figures[step]["claim"]
        print(
            f"{step:5.2f} {names.get(step, ''):14} {fact.recall:14.3f} {fact.mrr:6.3f}"
            f" {claim.recall:17.3f} {claim.mrr:6.3f}"
        )
