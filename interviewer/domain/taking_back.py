"""Taking back: what the candidate no longer stands by, and so is not said back to them."""

from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.evidence import words
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session, Turn

SHARED = 0.6
"""From this share of the shorter text's words on, two texts say the same thing."""
_OF_BEFORE = 2
"""Within so many sentences of its beginning a message answers what was put to it."""
_CONCEDES = AnyCase(
    r"\b(?:i (?:take (?:that|it|this) back|was wrong|stand corrected|didn['’]?t think of that|missed that)"
    r"|my (?:mistake|bad)\b|you(?:['’]re| are) right|fair (?:point|enough)|good (?:point|catch)|point taken"
    r"|that (?:was|is) (?:wrong|a mistake)|let me (?:correct|revise|fix|rethink) (?:that|this|it|myself)"
    r"|i(?:['’]d| would) (?:change|revise|drop) (?:that|it|my))\b",
)
_STRIKES = AnyCase(
    r"\b(?:(?:scratch|strike|forget) (?:that|this|it)|no,? wait|wait,? no|i take (?:that|it|this) back"
    r"|on second thoughts?|let me (?:correct|revise|rephrase) (?:that|this|it|myself)|correction:)",
)


@lru_cache(maxsize=1024)
def struck(text: str) -> tuple[str, ...]:
    """The sentences of a message that its next one takes back, and those that do so."""
    told = [span.text for span in split_sentences(text)]
    found: list[str] = []
    for at, sentence in enumerate(told):
        if _STRIKES.search(sentence):
            found += told[max(0, at - 1) : at + 1]
        elif _CONCEDES.search(sentence):
            found.append(sentence)
    return tuple(found)


def taken_back(session: Session) -> tuple[str, ...]:
    """What was said earlier and taken back since, in the same message or when it was questioned."""
    found: list[str] = []
    asked: Turn | None = None
    for turn in session.turns:
        if turn.speaker == "interviewer":
            asked = turn
            continue
        found += struck(turn.text)
        if _gives_in(turn.text) and asked is not None and asked.move is not None:
            inner = asked.move.then or asked.move
            found += [said for said in (inner.said,) if said]
    return tuple(found)


@lru_cache(maxsize=1024)
def _gives_in(text: str) -> bool:
    """Whether a message begins with taking back what was asked about."""
    first = [span.text for span in split_sentences(text)[:_OF_BEFORE]]
    return any(_CONCEDES.search(said) or _STRIKES.search(said) for said in first)


def stands(said: str, withdrawn: tuple[str, ...]) -> bool:
    """Whether words are still the candidate's, as far as nothing alike was taken back."""
    mine = set(words(said))
    for gone in withdrawn:
        others = set(words(gone))
        if len(mine & others) >= SHARED * max(1, min(len(mine), len(others))):
            return False
    return True
