"""What a candidate took back later: it is no evidence any more, for or against.

What is said in its place counts by itself.
"""

from collections.abc import Mapping, Sequence

from interviewer.domain.any_case import AnyCase
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session, Turn
from interviewer.domain.taking_back import strikes, takes_back
from interviewer.roles.matching.words import words
from interviewer.roles.reading.echo import TELLING

SAME = 0.6
"""Of two sentences that share so large a part of the shorter one's telling words, one repeats the
other: both are taken back."""
FEW = 3
"""A repeat has so many telling words at least."""
CLAIM = 4
"""A sentence of fewer words claims nothing that could be taken back."""
_NAMED = AnyCase(
    r"\b(?:said|claim(?:ed)?|point|idea|comment|remark|mind) (?:about|on) ([^.,;:—–]+)"
    r"|\btake back (?:the|my) ([^.,;:—–]+)",
)
"""What is taken back, where it is named."""
_AGREES = AnyCase(
    r"^\W*(?:(?:you['’]re|you are|that['’]s|that is|it['’]s|yes|yeah|no|ok(?:ay)?|ah|oh|hmm?|well|true|sure|sorry|thanks"
    r"|a|an|very|quite|i|see|agree|agreed|got|it|stand|corrected|fair|good|right|point|enough|catch|question|correct"
    r"|really|absolutely|indeed)\W*)+$",
)
"""What comes before a taking back, and claims nothing."""


def taken_back(session: Session) -> Mapping[int, Sequence[str]]:
    """By turn, the sentences of the candidate's that a later one takes back."""
    gone: dict[int, list[str]] = {}
    heard: list[tuple[int, str]] = []
    for turn in session.candidate_turns():
        for span in split_sentences(turn.text):
            sentence = span.text.strip()
            if takes_back(sentence):
                for number, claim in _meant(session, turn, sentence, heard):
                    gone.setdefault(number, []).append(claim)
            elif _claims(sentence):
                heard.append((turn.number, sentence))
    return gone


def stands(quote: str, gone: Sequence[str]) -> bool:
    """Whether a quote holds, and lies in, none of the sentences that were taken back."""
    return not any(claim in quote or quote in claim for claim in gone)


def _meant(
    session: Session, turn: Turn, sentence: str, heard: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Which of the claims so far a sentence takes back: all on what it names, else one, and what
    repeats it: the one just made, the one that was challenged, or the one that is most about it."""
    parts = (part or "" for found in _NAMED.finditer(sentence) for part in found.groups())
    named = _telling(" ".join(parts))
    if named:
        return [claim for claim in heard if named <= _telling(claim[1])]
    here = [claim for claim in heard if claim[0] == turn.number]
    asked = _before(session, turn)
    challenged = _challenged(asked)
    pushed = [c for c in heard if challenged and (challenged in c[1] or c[1] in challenged)]
    if here and strikes(sentence):
        one = here[-1]
    elif pushed:
        one = pushed[-1]
    else:
        latest = heard[-1][0] if heard else 0
        near = here or [claim for claim in heard if claim[0] == latest]
        about = _telling(sentence) | (_telling(asked.text) if asked and not here else frozenset())
        if not near:
            return []
        one = max(reversed(near), key=lambda claim: len(_telling(claim[1]) & about))
    return [claim for claim in heard if claim == one or _repeats(claim[1], one[1])]


def _challenged(asked: Turn | None) -> str:
    """The candidate's words that the interviewer's turn pushes back on."""
    move: Move | None = asked.move if asked else None
    while move is not None and move.kind != MoveKind.CHALLENGE:
        move = move.then
    return move.said.strip() if move else ""


def _before(session: Session, turn: Turn) -> Turn | None:
    asked = [
        each
        for each in session.turns
        if each.number < turn.number and each.speaker == "interviewer" and not each.interrupted
    ]
    return asked[-1] if asked else None


def _claims(sentence: str) -> bool:
    if len(sentence.split()) < CLAIM or sentence.endswith("?"):
        return False
    return _AGREES.match(sentence) is None


def _repeats(one: str, other: str) -> bool:
    mine, others = _telling(one), _telling(other)
    least = min(len(mine), len(others))
    return least >= FEW and len(mine & others) >= SAME * least


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.key for word in words(text) if word.weight >= TELLING)
