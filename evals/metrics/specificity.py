"""Follow-up specificity: questions take up what the candidate just said."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from interviewer.domain.evidence import shingles
from interviewer.domain.session import Session

_WORD = re.compile(r"[a-z][a-z0-9-]{2,}|\d[\d.,]*")
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z\"“])")
NEAR = 3
"""The sentence that asks and the two before it count: what was taken up and put aside again, before
another subject is begun, stands further off."""
RUN = 3
"""So many words in a row are taken from the answer."""
ENTITY = 0.4
"""From this share of the highest idf on a word names something rather than joining words."""


def idf(documents: Iterable[str]) -> dict[str, float]:
    """Inverse document frequency of each word, normalised to 0..1: rare words near 1."""
    listed = [set(_WORD.findall(text.lower())) for text in documents]
    seen = Counter(word for words in listed for word in words)
    most = math.log(1 + len(listed)) or 1.0
    return {word: math.log((1 + len(listed)) / (1 + n)) / most for word, n in seen.items()}


def specificity(text: str, answer: str, weights: Mapping[str, float]) -> float:
    """How a turn's question takes up an answer (0..1): 1 where it holds words of it in a row, else
    the idf of the second rarest word they share, since one word is shared by chance; 0 without.

    On the 276 labelled turns with a question, from `ENTITY` on it agrees with "follows up" in 91 %;
    one shared word with the last two answers, anywhere in the turn, did in 86 %.
    """
    asked = _asking(text)
    if shingles(asked, RUN) & shingles(answer, RUN):
        return 1.0
    shared = set(_WORD.findall(asked.lower())) & set(_WORD.findall(answer.lower()))
    ranked = sorted((weights.get(word, 1.0) for word in shared), reverse=True)
    return ranked[1] if len(ranked) > 1 else 0.0


def followed_up(session: Session, weights: Mapping[str, float]) -> list[tuple[int, float]]:
    """Each question of the interviewer's after the first answer, with its specificity."""
    answer = ""
    found: list[tuple[int, float]] = []
    for turn in session.turns:
        if turn.speaker == "candidate":
            answer = turn.text
        elif answer and not turn.interrupted and "?" in turn.text:
            found.append((turn.number, specificity(turn.text, answer, weights)))
    return found


def _asking(text: str) -> str:
    """The sentence that asks, with those right before it."""
    parts = _SENTENCE.split(text.strip())
    at = max((n for n, part in enumerate(parts) if "?" in part), default=len(parts) - 1)
    return " ".join(parts[max(0, at - NEAR + 1) : at + 1])
