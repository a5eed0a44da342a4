"""A section is as near as what is said of it: by its nearest line, those around, and all."""

import numpy as np

from knowledge.lexical import LexicalEmbedder
from knowledge.lines import Lines

SAID = [
    "we keep a paper list in the shop",
    "a list on paper",
    "guests are greeted by name",
    "a paper list of all guests",
]
AT = [np.array(rows) for rows in ([0], [0], [1], [1, 2])]


def nearness(query: str) -> list[list[float]]:
    embedder = LexicalEmbedder()
    lines = Lines(SAID, embedder.embed(SAID), AT, 3)
    return [found.tolist() for found in lines.nearness(query, embedder.embed([query])[0], 0.3)]


def test_the_section_whose_line_the_query_is_comes_first_by_its_nearest_line() -> None:
    nearest, _, _ = nearness(SAID[0])
    assert nearest[0] > nearest[1] > 0


def test_lines_around_the_nearest_count_too() -> None:
    nearest, around, _ = nearness("a paper list of all guests")
    assert nearest[1] == nearest[2]
    assert around[1] > around[2]


def test_a_section_all_of_whose_lines_are_near_is_nearest_by_their_middle() -> None:
    _, _, middle = nearness("paper list")
    assert middle[0] > middle[1]


def test_a_query_without_a_known_word_is_no_trouble() -> None:
    for found in nearness("xylophone") + nearness(""):
        assert np.isfinite(found).all()
