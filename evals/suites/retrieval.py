"""The retrieval suite: do searches find what readers judged to answer the query?"""

from collections.abc import Iterator

from evals.ground import Ground
from evals.measuring import Seen
from evals.retrieval_metrics import ndcg, recall, reciprocal_rank
from knowledge.tuning import HELD_OUT, answers, read_queries

DEPTH = 20


def observe(ground: Ground) -> Iterator[Seen]:
    """Every labelled query, searched as the interviewer searches, with the embedder in use."""
    search = ground.stage.search
    chunks = search.chunks()
    row_of = {chunk.id: row for row, chunk in enumerate(chunks)}
    for query in read_queries(HELD_OUT):
        places = answers(query, chunks)
        if not all(places):
            continue
        ranked = [row_of[passage.chunk.id] for passage in search.search(query.query, DEPTH)]
        ranking = [
            frozenset(place for place, rows in enumerate(places) if row in rows) for row in ranked
        ]
        grades = query.grades
        for metric, value in (
            ("retrieval.recall5", recall(ranking, grades)),
            ("retrieval.ndcg10", ndcg(ranking, grades)),
            ("retrieval.mrr", reciprocal_rank(ranking, grades)),
        ):
            yield Seen(
                metric=metric,
                item=query.query,
                cluster=query.query,
                value=round(value, 6),
                group=query.kind,
                note=query.query,
            )
