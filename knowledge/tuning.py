"""Measuring retrieval on labelled queries: vectors alone, words alone, and both by any weight."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import ValidationError

from interviewer.domain.notes import Chunk
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value
from interviewer.errors import QueryFileError
from knowledge.searching import Search

_FOLDER = Path(__file__).resolve().parent.parent / "evals" / "retrieval"
QUERIES = _FOLDER / "queries.jsonl"
HELD_OUT = _FOLDER / "held_out.jsonl"
K = 5


class Relevant(Value):
    """A place for a query: a verbatim quote from a note. Grade 2 answers the query, 1 helps.

    Where several have read the place, `readings` are their grades (0: neither) and the grade is
    their median.
    """

    source: str
    quote: str
    grade: Literal[1, 2] = 2
    readings: tuple[Literal[0, 1, 2], ...] = ()


class LabelledQuery(Value):
    """A query and every place that answers it or helps, with the stage it belongs to if noted."""

    query: str
    kind: Literal["fact", "claim"]
    stage: StageId | None = None
    relevant: tuple[Relevant, ...]

    @property
    def grades(self) -> tuple[int, ...]:
        """The grades of the places, in their order."""
        return tuple(place.grade for place in self.relevant)


class Figures(Value):
    """Recall@5 and mean reciprocal rank (over the whole ranking) of `queries` queries, both 0..1.

    Both over the places that answer; recall is divided by five where there are more.
    """

    queries: int
    recall: float
    mrr: float


def read_queries(path: Path) -> list[LabelledQuery]:
    """The labelled queries of a JSONL file. Raises QueryFileError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [LabelledQuery.model_validate(json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, ValidationError) as error:
        raise QueryFileError(
            f"The labelled queries in {str(path)!r} cannot be read ({type(error).__name__}).",
            "Give a JSONL file with query, kind and relevant, by --queries.",
        ) from error


def as_read_by(queries: Sequence[LabelledQuery], reader: int) -> list[LabelledQuery]:
    """The queries with the grades of one reader (from 1 on) in place of the median.

    A place that this reader gave nothing is left out, and so is a place with no such reading.
    """
    return [
        query.model_copy(
            update={
                "relevant": tuple(
                    place.model_copy(update={"grade": place.readings[reader - 1]})
                    for place in query.relevant
                    if len(place.readings) >= reader and place.readings[reader - 1] > 0
                )
            }
        )
        for query in queries
    ]


def answers(query: LabelledQuery, chunks: Sequence[Chunk]) -> list[frozenset[int]]:
    """Per relevant place, the rows of the chunks that hold half of its quote or more."""
    found: list[frozenset[int]] = []
    for place in query.relevant:
        quote = " ".join(place.quote.split())
        half = quote[: max(20, len(quote) // 2)]
        rows = frozenset(
            row
            for row, chunk in enumerate(chunks)
            if chunk.source == place.source and half in " ".join(chunk.text.split())
        )
        found.append(rows)
    return found


def measure(
    search: Search, queries: Sequence[LabelledQuery], weights: Sequence[float]
) -> dict[float, dict[str, Figures]]:
    """Figures per weight (1 is vectors alone, 0 words alone) and per kind of query.

    Queries none of whose quotes is in the index are left out.
    """
    chunks = search.chunks()
    ranks: dict[float, dict[str, list[tuple[float, float]]]] = {
        weight: {"fact": [], "claim": []} for weight in weights
    }
    for query in queries:
        places = zip(query.grades, answers(query, chunks), strict=True)
        wanted = [rows for grade, rows in places if rows and grade == 2]
        if not wanted:
            continue
        for weight in weights:
            order = search.ranking(query.query, weight)
            place = {row: rank for rank, row in enumerate(order)}
            best = [min(place.get(row, len(chunks)) for row in rows) for rows in wanted]
            hits = min(1.0, sum(rank < K for rank in best) / min(K, len(best)))
            ranks[weight][query.kind].append((hits, 1.0 / (1 + min(best))))
    return {
        weight: {
            kind: Figures(
                queries=len(pairs),
                recall=float(np.mean([p[0] for p in pairs])) if pairs else 0.0,
                mrr=float(np.mean([p[1] for p in pairs])) if pairs else 0.0,
            )
            for kind, pairs in kinds.items()
        }
        for weight, kinds in ranks.items()
    }
