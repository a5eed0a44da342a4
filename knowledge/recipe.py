"""Everything but the notes that decides what an index holds. Another recipe, another index."""

from interviewer.domain.value import Value
from knowledge.embedder import Embedder
from knowledge.note import Limits

# Raise FORMAT when the files of an index change, CHUNKER when loading, cutting or tagging does.
FORMAT = 1
CHUNKER = 1
# Share of the vector score in a hybrid score, per kind of embedder; by `python -m knowledge tune`.
_WEIGHTS = {"minilm": 0.6, "openai": 0.6, "lexical": 0.3}
# Cosine of a good match, per kind: near the 9th decile of the labelled queries' best cosines, while
# off-topic ones stay below 0.3 (minilm) and 0.2 (lexical).
_CLOSE = {"minilm": 0.6, "openai": 0.6, "lexical": 0.35}


class Recipe(Value):
    """How an index is made: `weight` is the vector score's share, `window` counts tokens."""

    format: int
    chunker: int
    embedder: str
    dimension: int
    window: int
    weight: float
    limits: Limits


def weight_for(embedder_name: str) -> float:
    """The share of the vector score for an embedder, 0..1; the rest is BM25's."""
    return _WEIGHTS.get(embedder_name.partition("/")[0], 0.5)


def close_match(embedder_name: str) -> float:
    """The cosine at which a passage is about the query for sure, for an embedder."""
    return _CLOSE.get(embedder_name.partition("/")[0], 0.6)


def recipe_for(embedder: Embedder, limits: Limits) -> Recipe:
    """The recipe by which this code would build an index now."""
    return Recipe(
        format=FORMAT,
        chunker=CHUNKER,
        embedder=embedder.name,
        dimension=embedder.dimension,
        window=embedder.window,
        weight=weight_for(embedder.name),
        limits=limits,
    )
