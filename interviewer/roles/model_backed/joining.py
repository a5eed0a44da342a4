"""What the built-in speaker adds to the beginning of a model's turn, so that both read as one voice."""

import re

from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.roles.model_backed.hidden import counting, found_weight, keys

SAID = 0.75
"""A remark of whose matter so much was said is not made again."""
NEAR = 0.4
"""And one with so much of it goes on with what was said."""
_BRIDGES = ("Keep that in mind.", "Bear that in mind.", "Hold that thought.")
_STEERS = (
    "all let go turn move get leave pick next after now then first follow come become spend minute back"
    " right fine sure more one last thing before begin start can here"
)
_LINKS = re.compile(
    r"\b(?:before (?:that|we)|let['’]s|let us|let me|we can leave|i['’]d like to|hold that)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"([^\"]+)\"")
_BEFORE = re.compile(r"\bbefore (?:that|we)\b", re.IGNORECASE)


def joined(session: Session, shown: str, tail: str) -> str:
    """The tail without the remarks that `shown` has made, and with a bridge where it starts anew.

    Questions, and the last sentence, always stay.
    """
    said, last = keys(shown), _last(shown)
    spans = split_sentences(tail, at_joints=False)
    goes_on = False
    while len(spans) > 1 and _is_said(spans[0].text, said, last):
        goes_on = goes_on or _QUOTED.search(spans[0].text) is not None
        spans = spans[1:]
    rest = tail[spans[0].start :] if spans else tail
    places = " ".join(stage.spoken for stage in session.content.plan.stages)
    sets_out = not goes_on and not _LINKS.search(last) and bool(_matter(last) - keys(places))
    if sets_out and spans and "?" in rest and _starts_anew(spans[0].text, said):
        return f"{_BRIDGES[session.next_turn // 2 % len(_BRIDGES)]} {rest}"
    return rest


def _is_said(remark: str, said: frozenset[str], last: str) -> bool:
    """Whether a remark was made, in other words perhaps, or leads the talk away once more."""
    if "?" in remark:
        return False
    again = _BEFORE.search(remark) is not None and _BEFORE.search(last) is not None
    return again or _share(remark, said) >= SAID


def _starts_anew(sentence: str, said: frozenset[str]) -> bool:
    """Whether neither a sentence nor what it quotes goes on with what was said."""
    parts = (sentence, *_QUOTED.findall(sentence))
    return not _LINKS.search(sentence) and all(_share(part, said) < NEAR for part in parts)


def _share(sentence: str, said: frozenset[str]) -> float:
    """How much of a sentence's matter is among the words said, in weights of words."""
    matter = _matter(sentence)
    whole = sum(map(found_weight, matter))
    return sum(map(found_weight, matter & said)) / whole if whole else 1.0


def _matter(sentence: str) -> frozenset[str]:
    """The telling words of a sentence, those aside that only say where the talk goes."""
    return keys(sentence) - keys(_STEERS) - counting()


def _last(text: str) -> str:
    spans = split_sentences(text, at_joints=False)
    return spans[-1].text if spans else ""
