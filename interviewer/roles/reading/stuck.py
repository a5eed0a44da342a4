"""What help is asked on: the criterion that the words around the wish speak of."""

from collections.abc import Sequence

import numpy as np

from interviewer.domain.any_case import AnyCase
from interviewer.domain.reading import Intent
from interviewer.domain.sentences import split_sentences
from interviewer.domain.stages import StageId
from interviewer.roles.reading.intents import wished
from interviewer.roles.reading.lens import Lens

SURE, LEAD = 4.5, 1.0
"""So near the words have to be to a criterion, and so much nearer than to the next one, in standard
deviations above the usual: help on another matter is worse than on what was asked last."""
NEAREST = 2
BEFORE = 2
"""Of the message's last sentences so many tell what the wish is about."""
_DOUBTS = AnyCase(
    r"\b(?:not (?:totally |really |quite |so )?(?:sure|certain)|unsure|stuck|lost|no (?:idea|clue)|do(?:n['’]t| not) (?:really |quite )?(?:know|see|get)"
    r"|how (?:to|would|do|you|i|one)|which|what|maybe|perhaps|probably|i guess)\b"
)


def stuck_on(lens: Lens, text: str) -> str:
    """The criterion that a message asks help on; "" where its words do not tell."""
    told = [span.text.strip() for span in split_sentences(text)]
    at = next((n for n in reversed(range(len(told))) if Intent.HINT in wished(told[n])), None)
    if at is None:
        return ""
    before = [said for said in told[max(0, at - BEFORE) : at] if _DOUBTS.search(said)]
    return _nearest(lens, [_beside(told[at]), *before])


def _beside(asked: str) -> str:
    start, end = wished(asked)[Intent.HINT]
    return f"{asked[:start]} {asked[end:]}"


def _nearest(lens: Lens, texts: Sequence[str]) -> str:
    said = [text for text in texts if text.strip(" .?!,")]
    if not said:
        return ""
    likeness = lens.bank.likeness(said).max(axis=1)
    near: list[tuple[float, str]] = []
    for criterion, rows in lens.criteria.items():
        if len(rows) and not criterion.startswith(f"{StageId.CLARIFY}."):
            near.append((float(np.sort(likeness[rows])[-NEAREST:].mean()), criterion))
    near.sort(reverse=True)
    if len(near) < 2:
        return ""
    (score, criterion), (second, _), *_ = near
    return criterion if score >= SURE and score - second >= LEAD else ""
