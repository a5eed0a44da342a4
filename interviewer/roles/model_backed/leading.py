"""What the interviewer had just said, and how much of a candidate's words goes beyond it."""

import re
from dataclasses import dataclass

from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session, Turn
from interviewer.roles.matching.words import words
from interviewer.roles.reading.echo import TELLING

LED = 0.5
"""A quote is led where less than this share of its telling words is its own."""
SHARED = 2
"""From so many telling words in common on, an answer to a challenge or a hint is on its matter."""
FEWEST = 3
"""A sentence of fewer telling words is neither led nor free."""

ECHOED = 1
"""A sentence that adds no more telling words is shown to a grader as given back, where it does not
reason: it is found by words alone, so only what can hardly hold a conclusion is."""
_REASONS = re.compile(
    r"\b(?:so|because|since|therefore|thus|hence|means?|then|not|but|rather|whereas|unless)\b",
    re.IGNORECASE,
)
_FILLERS = frozenset({"um", "uh", "hm", "hmm", "er", "erm", "oh", "okay", "yeah"})
BEGINNING = 3
"""An answer to a challenge or a hint begins with its matter, for so many sentences."""

_TOLD = {MoveKind.CHALLENGE: "challenge", MoveKind.HINT: "help"}


@dataclass(frozen=True, slots=True)
class Before:
    """The interviewer's turn before one of the candidate's, as far as it may have led.

    `kind` is "challenge", "help" or "" for anything else; `named` the telling words of the turn,
    without those of the task and of the facts it gave; `matter` how far into the candidate's turn
    a challenge or a hint is still what is answered, in characters.
    """

    kind: str = ""
    named: frozenset[str] = frozenset()
    matter: int = 0

    def adds(self, words_said: str) -> tuple[str, ...]:
        """The telling words that a text adds to what the interviewer had just said, in order."""
        return tuple(word for word in _telling(words_said) if word not in self.named)

    def led(self, sentence: str) -> bool:
        """Whether a sentence mostly gives back what the interviewer had just put into words."""
        found = _telling(sentence)
        return len(found) >= FEWEST and len(self.adds(sentence)) < LED * len(found)

    def prompted(self, sentence: str, start: int) -> bool:
        """Whether words that begin there came only after the interviewer had named the thing."""
        if self.led(sentence):
            return True
        shared = len(_telling(sentence)) - len(self.adds(sentence))
        return bool(self.kind) and (start < self.matter or shared >= SHARED)


def around(text: str, start: int, end: int) -> str:
    """The whole sentences that a part of a text lies in."""
    over = [s for s in split_sentences(text) if s.start < end and s.end > start]
    return text[over[0].start : over[-1].end] if over else text[start:end]


def before(session: Session, turn: Turn) -> Before:
    """What the interviewer had said right before a turn of the candidate's."""
    asked = [
        said
        for said in session.turns
        if said.number < turn.number and said.speaker == "interviewer" and not said.interrupted
    ]
    if not asked or asked[-1].move is None or asked[-1].move.kind == MoveKind.OPEN:
        return Before()
    problem, moves = session.content.problem, _asked_by(asked)
    given = [problem.prompt, *(problem.fact(f).answer for move in moves for f in move.facts)]
    free = {word for text in given for word in _telling(text)}
    kind = next((_TOLD[move.kind] for move in moves if move.kind in _TOLD), "")
    spans = split_sentences(turn.text)[:BEGINNING] if kind else []
    named = frozenset(_telling(asked[-1].text)) - free
    return Before(kind, named, spans[-1].end if spans else 0)


def led_sentences(session: Session, turn: Turn) -> list[str]:
    """The sentences of a candidate's turn that give back the interviewer's words and hardly more."""
    ahead = before(session, turn)
    texts = [span.text.strip() for span in split_sentences(turn.text)]
    return [text for text in texts if ahead.led(text) and not _concludes(text, ahead)]


def _concludes(sentence: str, ahead: Before) -> bool:
    own = len(ahead.adds(sentence))
    return own > ECHOED or (own > 0 and _REASONS.search(sentence) is not None)


def _asked_by(asked: list[Turn]) -> list[Move]:
    """The moves of the last turn; a question that is only said again is still the one it was."""
    last = asked[-1].move
    if last is not None and last.kind == MoveKind.REPEAT and len(asked) > 1:
        return [last, *_asked_by(asked[:-1])]
    return _all(last)


def _all(move: Move | None) -> list[Move]:
    return [] if move is None else [move, *_all(move.then)]


def _telling(text: str) -> tuple[str, ...]:
    told = (w.key for w in words(text) if w.weight >= TELLING and w.key not in _FILLERS)
    return tuple(dict.fromkeys(told))
