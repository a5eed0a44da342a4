"""Repeating: a question that was asked before, word for word or on the same matter."""

from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.domain.evidence import shingles
from interviewer.domain.guard import REPEAT_JACCARD
from interviewer.roles.model_backed.guarding.telling_words import telling

POINTS = 2
"""A question of fewer telling words points to what was said before it: "How do those two go together?"."""
SAME_MATTER = 0.6
"""Such a question is asked again where so much of its turn's matter was its matter then."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked: its runs of three words, and the telling words of its turn."""

    runs: frozenset[tuple[str, ...]]
    matter: frozenset[str]


def asks_again(text: str, shown: str, before: str, earlier: Iterable[Asked]) -> bool:
    """Whether a question was asked earlier; `shown` stands before it in its turn, and `before` is
    what it goes on from."""
    ways = [shingles(text, 3), shingles(f"{before} {text}", 3)]
    alike = [
        each
        for each in earlier
        if any(len(own & each.runs) > REPEAT_JACCARD * len(own | each.runs) for own in ways)
    ]
    if len(telling(text)) >= POINTS:
        return bool(alike)
    about = telling(shown + text)
    return any(len(about & each.matter) >= SAME_MATTER * len(about) for each in alike)
