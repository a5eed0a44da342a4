"""Assumptions: what a candidate has taken as given, and of it what still stands."""

import re
from collections.abc import Sequence

from interviewer.domain.claims import CHANGES, number_claims, words_of
from interviewer.domain.evidence import words
from interviewer.domain.reading import NumberClaim
from interviewer.domain.session import Session

SAME = 0.8
"""Of two texts that share so large a part of the shorter one's words, the longer says it all."""
APART = 1.05
"""A number that differs by more than this factor is another one."""

_MARK = re.compile(
    r"\bassum(?:e|es|ed|ing)\b|\blet(?:['’]s| us) (?:say|suppose|take)\b|\btak(?:e|ing) as given\b"
    r"|\bi(?:['’]ll| will) take it that\b|^(?:so |and )?(?:suppose|say) (?:that |we |the |there |it )"
    r"|\bi(?:['’]d| would) guess (?:that )?(?:we|there|about|around|each|the|people|users|it)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|no|without|cannot|if (?:we|you|i|they|people)|people|models?|they|n['’]t) (?:\w+ ){0,2}?"
    r"assum|n['’]t (?:\w+ )?assum|\bassumptions? (?:that )?(?:fails?|breaks?)",
    re.IGNORECASE,
)
_OF_THE_TALK = re.compile(
    r"\bassum\w* (?:that )?(?:good faith|the (?:best|worst)\b(?! case)|something\b|so\b|not\b|nothing\b"
    r"|yes\b,? i|you (?:know|mean|want|agree|see|are|were|will|would|can|don['’]t|have (?:seen|read|heard))\b)"
    r"|\bassum\w*\W*$|\byou (?:can|could|may|might|should|to) assume\b",
    re.IGNORECASE,
)
"""What is assumed of the interviewer or the conversation, and of no system."""
_ACTS = re.compile(
    r"^(?:(?:so|then|also|and|but|ok(?:ay)?|now)[\s,]+)*(?:i|we)(?:['’](?:d|ll)| would| will| could| can)?\s"
    r"(?!(?:have|get|see|serve|log|own|run|are|expect|know|only have|already)\b)\w+",
    re.IGNORECASE,
)
"""A step of the candidate's design."""
_EXAMPLE = re.compile(
    r"^(?:a|an|one|some|each|any) (?:\w+ ){0,2}?(?:who|that|whose)\b|^someone\b", re.I
)


def assumes(text: str) -> bool:
    """Whether a sentence takes something as given for the system that is designed."""
    found = _MARK.search(text)
    if found is None or text.rstrip().endswith("?") or re.match(r"\W*if\b", text, re.IGNORECASE):
        return False
    return not (_DENIED.search(text) or _OF_THE_TALK.search(text))


def standing(session: Session) -> tuple[str, ...]:
    """What the candidate has assumed and not put right since, in order, each once.

    From the readings the sentences that assume; from the assessor what is neither an act of the
    design, nor an example, nor said to the interviewer.
    """
    found: list[tuple[int, str]] = []
    for turn in session.candidate_turns():
        assessed = session.assessments.get(turn.number)
        read = turn.reading.assumptions if turn.reading else ()
        judged = assessed.assumptions if assessed else ()
        found += [(turn.number, text) for text in read if assumes(text)]
        found += [(turn.number, text) for text in judged if _taken(text)]
    kept = [text for turn, text in found if not _corrected(session, turn, text)]
    return tuple(_distinct(kept))


def _taken(text: str) -> bool:
    if _MARK.search(text):
        return assumes(text)
    return not (text.rstrip().endswith("?") or _ACTS.search(text) or _EXAMPLE.search(text))


def _corrected(session: Session, turn: int, text: str) -> bool:
    """Whether a later message gives another number for one of these."""
    own = number_claims(text)
    for later in session.candidate_turns() if own else ():
        if later.number <= turn or later.reading is None:
            continue
        corrects = CHANGES.search(later.text.lower()) is not None
        for claim in later.reading.numbers:
            if (corrects or claim.assumed) and any(_another(mine, claim) for mine in own):
                return True
    return False


def _another(mine: NumberClaim, other: NumberClaim) -> bool:
    """Whether a claim is on the same thing, with another number."""
    if mine.unit != other.unit or mine.value <= 0 or other.value <= 0:
        return False
    one, two = _nouns(mine), _nouns(other)
    least = 2 if mine.unit == "seconds" else 1
    if len(one & two) < least or not (one <= two or two <= one):
        return False
    return not 1 / APART <= other.value / mine.value <= APART


def _nouns(claim: NumberClaim) -> set[str]:
    return {
        w for w in words_of(claim.subject) if not CHANGES.fullmatch(w) and w not in ("part", "not")
    }


def _distinct(texts: Sequence[str]) -> list[str]:
    """The texts without those that another one says already."""
    kept: list[str] = []
    for text in texts:
        mine = set(words(text))
        twin = next((at for at, known in enumerate(kept) if _same(mine, set(words(known)))), None)
        if twin is None:
            kept.append(text)
        elif len(mine) > len(words(kept[twin])):
            kept[twin] = text
    return kept


def _same(one: set[str], two: set[str]) -> bool:
    return len(one & two) >= SAME * max(1, min(len(one), len(two)))
