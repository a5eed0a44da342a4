"""The labelled queries still point into the notes, and hybrid search keeps up with its parts."""

import time
from collections import Counter

import pytest

from evals.playing import Stage
from knowledge.roots import SHIPPED
from knowledge.searching import Search
from knowledge.tuning import QUERIES, measure, read_queries


@pytest.mark.parametrize("name", ["queries", "second", "third"])
def test_every_quote_is_in_its_note(name: str) -> None:
    queries = read_queries(QUERIES.with_name(f"{name}.jsonl"))
    assert len(queries) >= 60
    kinds = Counter(query.kind for query in queries)
    assert abs(kinds["fact"] - kinds["claim"]) <= 0.1 * len(queries)
    for query in queries:
        for place in query.relevant:
            assert place.quote in (SHIPPED / place.source).read_text(encoding="utf-8"), query.query


def holds_up(search: Search) -> None:
    weight = search.manifest.recipe.weight
    figures = measure(search, read_queries(QUERIES), [0.0, weight, 1.0])
    for kind in ("fact", "claim"):
        hybrid = figures[weight][kind]
        for alone in (figures[0.0][kind], figures[1.0][kind]):
            assert hybrid.recall >= alone.recall - 0.01, (kind, figures)
            assert hybrid.mrr >= alone.mrr - 0.01, (kind, figures)


def test_hybrid_is_within_a_point_of_the_better_part_on_words(stage: Stage) -> None:
    holds_up(stage.search)


def test_hybrid_is_within_a_point_of_the_better_part_on_minilm(minilm_stage: Stage) -> None:
    holds_up(minilm_stage.search)


def test_a_warm_search_is_quick(stage: Stage) -> None:
    stage.search.search("warm up")
    began = time.monotonic()
    for _ in range(20):
        stage.search.search("how would you keep features equal in training and serving?")
    assert (time.monotonic() - began) / 20 < 0.02
