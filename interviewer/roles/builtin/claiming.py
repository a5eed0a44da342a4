"""Questions about a statement itself, by what sort of statement it is."""

import re
from collections.abc import Iterator

from interviewer.domain.claim_kinds import claim_kind
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Turn
from interviewer.roles.builtin.ways import Draft, Ways

_WHY = re.compile(
    r"\bwhy\b|show me|brought you|made you|speaks against|if it were done otherwise", re.IGNORECASE
)
_BECAUSE = re.compile(
    r"\b(?:because|since|otherwise|so that|as (?:it|they|the|that))\b", re.IGNORECASE
)
_CONCLUDES = re.compile(
    r"\b(?:so|therefore|thus|hence|(?:which|that) means|it follows)\W+(?:that\s+)?$", re.IGNORECASE
)
_POINTS = re.compile(
    r"(?:as|since|because|so|and|but)?\s?(?:that|this|it|they|those|these|he|she)(?:['’](?:s|ll|re|d)\b|\s)",
    re.IGNORECASE,
)
"""What stands for something that is not in the quotation: read alone, it says nothing."""
_MAY_FOLLOW = frozenset(("claim_fact", "claim_any"))


def dug_into(ways: Ways, turn: Turn | None, said: str) -> Iterator[Draft]:
    """Ways of asking on from words of a message; last those that ask for a reason it gave.

    What fits their sort comes first, then what fits any statement: a question for a decision is
    never put to a fact. Words that only point are not said back where others can be found.
    """
    if turn is not None and said in turn.text and _POINTS.match(said):
        yield from ways.ways("claim_bare")
    kind = claim_kind(said)
    if kind in _MAY_FOLLOW and turn is not None and _concluded(turn.text, said):
        kind = "claim_follows"
    reasoned = _is_reasoned(turn, said)
    for name in _banks(ways, kind):
        drafts = list(ways.ways(name, said=said))
        yield from sorted(drafts, key=lambda one: reasoned and bool(_WHY.search(one.text)))
    if turn is not None and said in turn.text:
        yield from ways.ways("claim_bare")


def _banks(ways: Ways, kind: str) -> tuple[str, ...]:
    """The phrases of a kind and those for any; of a file that has none of either, those for facts."""
    found = [name for name in (kind, "claim_any") if getattr(ways.phrases, name)]
    return tuple(dict.fromkeys(found or ["claim_fact"]))


def _concluded(text: str, said: str) -> bool:
    """Whether words are what a message concludes from what it said before them."""
    before, found, _ = text.partition(said)
    return bool(found) and _CONCLUDES.search(before) is not None


def _is_reasoned(turn: Turn | None, said: str) -> bool:
    """Whether the sentence such words stand in tells their reason."""
    spans = split_sentences(turn.text) if turn else ()
    return any(said in span.text and _BECAUSE.search(span.text) for span in spans)
