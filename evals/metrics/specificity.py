"""Follow-up specificity: questions take up what the candidate just said."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from interviewer.domain.session import Session

_WORD = re.compile(r"[a-z][a-z0-9-]{2,}|\d[\d.,]*")
LOOKS_BACK = 2
"""The candidate's latest turns that count."""
ENTITY = 0.5
"""From this share of the highest idf on a word names something rather than joining words."""


def idf(documents: Iterable[str]) -> dict[str, float]:
    """Inverse document frequency of each word, normalised to 0..1: rare words near 1."""
    listed = [set(_WORD.findall(text.lower())) for text in documents]
    seen = Counter(word for words in listed for word in words)
    most = math.log(1 + len(listed)) or 1.0
    return {word: math.log((1 + len(listed)) / (1 + n)) / most for word, n in seen.items()}


def specificity(question: str, said: Iterable[str], weights: Mapping[str, float]) -> float:
    """The highest idf (0..1) of a word of the question that the candidate used too; 0 without any."""
    shared = set(_WORD.findall(question.lower())) & set(_WORD.findall(" ".join(said).lower()))
    return max((weights.get(word, 1.0) for word in shared), default=0.0)


def followed_up(session: Session, weights: Mapping[str, float]) -> list[tuple[int, float]]:
    """Each question of the interviewer's after the first answer, with its specificity."""
    said: list[str] = []
    found: list[tuple[int, float]] = []
    for turn in session.turns:
        if turn.speaker == "candidate":
            said.append(turn.text)
        elif said and not turn.interrupted and "?" in turn.text:
            found.append((turn.number, specificity(turn.text, said[-LOOKS_BACK:], weights)))
    return found
