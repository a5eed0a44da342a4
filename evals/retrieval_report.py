"""Retrieval on the labelled queries, by kind of query.

Vectors alone, words alone, both added up, and the hybrid search as it is used: both, and sayings.
"""

from collections.abc import Callable, Sequence
from statistics import fmean

from evals.retrieval_metrics import (
    Grades,
    Ranking,
    interval,
    ndcg,
    recall,
    reciprocal_rank,
    success,
)
from interviewer.domain.value import Value
from knowledge.searching import Search
from knowledge.tuning import LabelledQuery, answers

KINDS = ("fact", "claim", "all")
_DEPTH = 100
METRICS = ("recall@5", "success@5", "nDCG@10", "MRR", "helped@5")


class Figure(Value):
    """A mean over queries, 0..1, with its 95 % interval."""

    mean: float
    low: float
    high: float


class Row(Value):
    """One way to search and one kind of query: the number of queries, and a figure per metric."""

    system: str
    kind: str
    queries: int
    figures: dict[str, Figure]


class Table(Value):
    """All rows for one embedder and one file of queries."""

    embedder: str
    file: str
    rows: tuple[Row, ...]

    def figure(self, system: str, metric: str, kind: str = "all") -> float:
        """The mean of one metric. Raises KeyError where there is no such row."""
        for row in self.rows:
            if (row.system, row.kind) == (system, kind):
                return row.figures[metric].mean
        raise KeyError((system, kind))


def measure(search: Search, queries: Sequence[LabelledQuery], file: str) -> Table:
    """Search every query in every way.

    A query is left out where not all its places are in the index, since its ideal is unknown there.
    """
    chunks = search.chunks()
    row_of = {chunk.id: row for row, chunk in enumerate(chunks)}
    weight = search.manifest.recipe.weight
    systems: dict[str, Callable[[str], list[int]]] = {
        "vectors": lambda query: search.ranking(query, 1.0),
        "words": lambda query: search.ranking(query, 0.0),
        "both": lambda query: search.ranking(query, weight),
        "hybrid": lambda query: [row_of[p.chunk.id] for p in search.search(query, _DEPTH)],
    }
    scored: dict[str, list[tuple[str, dict[str, float]]]] = {name: [] for name in systems}
    for query in queries:
        places = answers(query, chunks)
        if not all(places):
            continue
        for name, ranked in systems.items():
            ranking = [
                frozenset(place for place, rows in enumerate(places) if row in rows)
                for row in ranked(query.query)
            ]
            scored[name].append((query.kind, score(ranking, query.grades)))
    rows = tuple(_row(name, kind, scored[name]) for name in systems for kind in KINDS)
    return Table(embedder=search.embedder, file=file, rows=rows)


def score(ranking: Ranking, grades: Grades) -> dict[str, float]:
    """Every metric of one query."""
    return {
        "recall@5": recall(ranking, grades),
        "success@5": success(ranking, grades),
        "nDCG@10": ndcg(ranking, grades),
        "MRR": reciprocal_rank(ranking, grades),
        "helped@5": recall(ranking, grades, least=1),
    }


def lines(table: Table) -> list[str]:
    """The table as text, with the interval of recall@5."""
    head = f"{'':8} {'kind':5} {'n':>4}  " + "  ".join(f"{name:>9}" for name in METRICS)
    out = [f"{table.embedder}, {table.file}", f"{head}  recall@5, 95 %"]
    for row in table.rows:
        means = "  ".join(f"{row.figures[name].mean:9.3f}" for name in METRICS)
        span = row.figures["recall@5"]
        out.append(
            f"{row.system:8} {row.kind:5} {row.queries:4}  {means}  {span.low:.3f}..{span.high:.3f}"
        )
    return out


def _row(system: str, kind: str, scored: list[tuple[str, dict[str, float]]]) -> Row:
    chosen = [scores for of, scores in scored if kind in ("all", of)]
    figures = {name: _figure([scores[name] for scores in chosen]) for name in METRICS}
    return Row(system=system, kind=kind, queries=len(chosen), figures=figures)


def _figure(values: list[float]) -> Figure:
    low, high = interval(values)
    mean = fmean(values) if values else 0.0
    return Figure(mean=round(mean, 4), low=round(low, 4), high=round(high, 4))
