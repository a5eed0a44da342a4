"""Following: what the candidate's words are near to, and which of them a question turns on best."""

import math
import re
from collections import Counter
from functools import lru_cache

from interviewer.domain.evidence import words
from interviewer.domain.hooks import hooks
from interviewer.domain.problem import WhatIf
from interviewer.domain.rubric import Criterion
from interviewer.domain.session import Session, Turn

TOUCHED = 2.0
"""How much nearer a message that says something on a subject is to it than its words alone."""
MOST_SHARED = 3.0
NEAR = 1.2
"""From here on words touch what a what-if changes: some two rare words, or a rare and a usual one."""
NEAR_ENOUGH = 0.7
"""And from here on where the stage has little time left for a better moment."""
MOST_TAKEN = 3
"""So many questions may turn on the same words, with others between them."""
_LATELY = 4
_ENDING = re.compile(r"(?:ations?|ings?|ers?|ies|ed|es|ly|s)$")


def nearness(session: Session, criterion: Criterion) -> float:
    """How near the last message is to a criterion: what it says on it, and the words they share."""
    turn = session.last_candidate
    if turn is None or turn.reading is None:
        return 0.0
    touched = any(touch.criterion == criterion.id for touch in turn.reading.touches)
    shared = _likeness(session, turn.text, _about(session, criterion))
    return TOUCHED * touched + min(MOST_SHARED, shared) / 2


def hook_for(session: Session, criterion: Criterion) -> str:
    """The words of the last message that a question on the criterion turns on best, if any."""
    turn = session.last_candidate
    return _best(session, turn, criterion.id, _about(session, criterion)) if turn else ""


def earlier_hook(session: Session, criterion: Criterion) -> str:
    """Words of an earlier message to come back to where the last one holds none: such as are near
    the criterion, and no question has turned on lately, or too often."""
    about = _about(session, criterion)
    taken = Counter(move.said for move in session.moves)
    lately = {move.said for move in session.moves[-_LATELY:]}
    found: list[tuple[float, str]] = []
    for age, turn in enumerate(reversed(session.candidate_turns()[:-1])):
        for said in hooks(turn):
            if said not in lately and taken[said] < MOST_TAKEN:
                near = _likeness(session, said, about) - 0.05 * age - 0.5 * taken[said]
                found.append((near, said))
    return max(found, default=(0.0, ""))[1]


def what_if_hook(session: Session, what_if: WhatIf, turn: Turn | None) -> tuple[float, str]:
    """How strongly a what-if bites on what a message proposes, and on which words of it."""
    if turn is None or turn.reading is None:
        return 0.0, ""
    for cue in turn.reading.what_if_cues:
        if cue.what_if == what_if.id and cue.quote:
            return 3.0 + cue.score / 100, cue.quote
    about = " ".join((*what_if.ask, *what_if.when, *(piece.text for piece in what_if.good)))
    said = _best(session, turn, what_if.criterion, about)
    touched = any(
        touch.criterion == what_if.criterion and said in touch.quote
        for touch in turn.reading.touches
    )
    near = _likeness(session, said, about) + touched
    return (near, said) if said and near >= NEAR_ENOUGH else (0.0, "")


def _best(session: Session, turn: Turn, criterion: str, about: str) -> str:
    """The hook of a message that is nearest to a text, or stands in what was said on a criterion."""
    reading = turn.reading
    found = hooks(turn)
    if reading is None or not found:
        return ""
    on_it = [touch.quote for touch in reading.touches if touch.criterion == criterion]

    def worth(said: str) -> float:
        inside = any(said in quote for quote in on_it)
        return _likeness(session, said, about) + inside + 0.5 * (said == found[0])

    return max(found, key=worth)


def _about(session: Session, criterion: Criterion) -> str:
    """Everything that tells what a criterion is about, in this problem."""
    packs = session.content.problem.criteria
    own = [
        piece.text for pack in packs if pack.criterion == criterion.id for piece in pack.evidence
    ]
    texts = (criterion.title, criterion.topic, criterion.search)
    return " ".join((*texts, *(piece.text for piece in criterion.evidence), *own))


def _likeness(session: Session, said: str, about: str) -> float:
    """The rarity (0..1 each) of the words that two texts share, added up."""
    texts = tuple(_about(session, c) for c in session.content.rubric.criteria)
    rarity = _rarity(texts)
    shared = _stems(said) & _stems(about)
    return sum(rarity.get(stem, 0.0) for stem in shared)


@lru_cache(maxsize=8)
def _rarity(texts: tuple[str, ...]) -> dict[str, float]:
    """How rare each word is among texts, 0 for one that all of them have."""
    seen = Counter(stem for text in texts for stem in _stems(text))
    most = math.log(1 + len(texts))
    return {stem: math.log((1 + len(texts)) / n) / most for stem, n in seen.items()}


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_ENDING.sub("", word) for word in words(text) if len(word) > 3)
