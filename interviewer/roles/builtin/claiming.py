"""Questions about a statement itself, by what sort of statement it is."""

import re
from collections.abc import Iterator

from interviewer.domain.claim_kinds import claim_kind
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Turn
from interviewer.roles.builtin.ways import Draft, Ways

_WHY = re.compile(r"\bwhy\b|show me|brought you|made you", re.IGNORECASE)
_BECAUSE = re.compile(r"\b(?:because|since|so that|as (?:it|they|the|that))\b", re.IGNORECASE)


def dug_into(ways: Ways, turn: Turn | None, said: str) -> Iterator[Draft]:
    """Ways of asking on from words of a message; last those that ask for a reason it gave."""
    kind = claim_kind(said)
    reasoned = _is_reasoned(turn, said)
    for name in (kind, "claim_choice" if kind != "claim_fact" else "claim_fact"):
        drafts = list(ways.ways(name, said=said))
        yield from sorted(drafts, key=lambda one: reasoned and bool(_WHY.search(one.text)))
    if turn is not None and said in turn.text:
        yield from ways.ways("claim_bare")


def _is_reasoned(turn: Turn | None, said: str) -> bool:
    """Whether the sentence such words stand in tells their reason."""
    spans = split_sentences(turn.text) if turn else ()
    return any(said in span.text and _BECAUSE.search(span.text) for span in spans)
