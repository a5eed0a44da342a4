"""Taking back: what the candidate no longer stands by, and so is not said back to them.

The ways of taking something back are told here, for everybody: what follows from them (what is said
back, what is evidence, which wrong claim still counts, what is still assumed) differs.
"""

import re
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.evidence import normalise, words
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session, Turn

SHARED = 0.6
"""From this share of the shorter text's words on, two texts say the same thing."""
_OF_BEFORE = 2
"""Within so many sentences of its beginning a message answers what was put to it."""
_SO = r"^\W*(?:(?:please|let['’]?s|ok(?:ay)?|sorry|actually|no|yes|yeah|right|true|well|so|and|but|hmm?|oh|ah)\W+)*"
_STRIKES = AnyCase(
    r"\b(?:scrap|scratch|strike) (?:that|this|it)\b|\bactually,? no\b|\bno,? actually\b|\bwait,? no\b"
    r"|\bno,? wait\b|^\W*on second thoughts?\b|^\W*correction:"
    r"|\blet me (?:correct|fix|revise|rethink) (?:that|this|it|myself)\b",
)
_RETRACTS = AnyCase(
    r"\b(?:take|taking|took) (?:that|this|it|those|what i (?:just )?said|my (?:\w+ )?\w+) back\b|\btake back\b"
    r"|\b(?:scrap|scratch|strike) (?:what i|my)\b"
    rf"|{_SO}(?:forget|ignore|disregard)"
    r" (?:that\b|it\b|what i (?:just )?said|my (?:last|earlier|previous))(?! (?:the|we|users?|it|they)\b)"
    r"|\bi (?:was|stand) (?:wrong|mistaken|corrected|too quick)\b|\bi(?:['’]d| would|['’]ll| will)? (?:retract|withdraw)\b"
    rf"|{_SO}that was (?:wrong|not right|a mistake|hasty|sloppy|too (?:quick|hasty|simple|strong))\b"
    r"|\bmy (?:mistake|bad)\b|\bi misspoke\b|\bi(?:['’]ve| have)? changed? my mind\b"
    r"|\bi(?:['’]d| would) (?:reverse|undo|revise) (?:that|this|myself)\b",
)
_CONCEDES = AnyCase(
    r"\b(?:i (?:didn['’]?t think of that|missed that)|you(?:['’]re| are) right|fair (?:point|enough)"
    r"|good (?:point|catch)|point taken|that (?:was|is) (?:wrong|a mistake)"
    r"|i(?:['’]d| would) (?:change|revise|drop) (?:that|it|my))\b",
)
_GIVES_WAY = AnyCase(
    r"\bi (?:would(?:n['’]?t| not)|can(?:['’]?t|not)|could(?:n['’]?t| not)) (?:\w+ )?"
    r"(?:sign|bet|stand|vouch|keep|promise|say (?:that|it|this|so))\b"
    r"|\bi(?:['’]d| would|['’]ll| will) (?:rather )?(?:take|leave) (?:it|them|that|this|those|these|all \w+) (?:out|away|off)\b"
    r"|\bi(?:['’]d| would|['’]ll| will) (?:rather )?(?:remove|replace|undo|change|drop|strike)"
    r" (?:(?:it|them|that|this|those|these)\b|[\"“])"
    r"|\b(?:there|here|then) (?:it|that|this) (?:breaks|fails|falls apart)\b"
    r"|\b(?:that|this|it)(?: one)? should(?:n['’]?t| not) (?:be|count)\b"
    r"|\b(?:it|that|this|\w+) (?:does(?:n['’]?t| not)|did(?:n['’]?t| not)) (?:hold|work here|stand|go through)\b"
    r"|(?<!nothing )\b(?:is|was|were|are|i['’]m) (?:wrong|useless|off by|too (?:strong|quick|simple))\b|\bi was off\b"
    r"|\bi (?:forgot|dropped a|overlooked|mixed up|had(?:n['’]?t| not) thought|do lose)\b"
    r"|\bthat['’]?s (?:\w+ )?(?:bad|wrong|cheating|a mistake|not true|not right)\b|\bkind(?:a| of) cheating\b",
)
"""Milder words, which give a statement up where it has just been pushed back on."""
_HOLDS = AnyCase(
    r"\bi(?:['’]d| would)? (?:still )?(?:stand by|stick (?:to|with)|insist|sign (?:it|that|for))\b"
)
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
LEAST_QUOTED = 2
"""A quotation of fewer words may be of anything."""
_SAYS_ANEW = AnyCase(r"\blet me rephrase (?:that|this|it|myself)\b")


def strikes(sentence: str) -> bool:
    """Whether a sentence takes back what was said right before it."""
    return _STRIKES.holds(sentence)


def retracts(sentence: str) -> bool:
    """Whether a sentence takes back something that was said earlier, near or far."""
    return _RETRACTS.holds(sentence)


def takes_back(sentence: str) -> bool:
    """Whether a sentence takes back something that was said before it."""
    return strikes(sentence) or retracts(sentence)


@lru_cache(maxsize=1024)
def struck(text: str) -> tuple[str, ...]:
    """The sentences of a message that its next one takes back, and those that do so."""
    told = [span.text for span in split_sentences(text)]
    found: list[str] = []
    for at, sentence in enumerate(told):
        if takes_back(sentence) or _SAYS_ANEW.search(sentence):
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
        if asked is None or asked.move is None:
            continue
        if pushes_back(asked.move) is not None and gives_way(turn.text):
            found += put_to(session, asked)
        elif _gives_in(turn.text):
            inner = asked.move.then or asked.move
            found += [said for said in (inner.said,) if said]
    return tuple(found)


def pushes_back(move: Move | None) -> Move | None:
    """The challenge of a turn, None where it makes none."""
    while move is not None and move.kind != MoveKind.CHALLENGE:
        move = move.then
    return move


def put_to(session: Session, turn: Turn) -> tuple[str, ...]:
    """The candidate's sentences that an interviewer's turn takes up, by its move or by quoting them."""
    move = pushes_back(turn.move) or turn.move
    named = [move.said] if move is not None and move.said else []
    quoted = [normalise(one).strip(" .,;:!?").casefold() for one in _QUOTED.findall(turn.text)]
    quoted = [one for one in quoted if len(words(one)) >= LEAST_QUOTED]
    found = list(named)
    for said in session.candidate_turns():
        if said.number < turn.number:
            for span in split_sentences(said.text, at_joints=False):
                own = normalise(span.text).casefold()
                if any(one in span.text for one in named) or any(one in own for one in quoted):
                    found.append(span.text)
    return tuple(found)


@lru_cache(maxsize=1024)
def _gives_in(text: str) -> bool:
    """Whether a message begins with taking back what was asked about."""
    first = [span.text for span in split_sentences(text)[:_OF_BEFORE]]
    return any(_CONCEDES.search(said) or takes_back(said) for said in first)


@lru_cache(maxsize=1024)
def gives_way(text: str) -> bool:
    """Whether a reply to a push-back gives the statement up, somewhere and in whatever words."""
    told = [span.text for span in split_sentences(text)]
    if any(_HOLDS.search(said) for said in told):
        return _gives_in(text)
    return any(
        _CONCEDES.search(said) or takes_back(said) or _GIVES_WAY.search(said) for said in told
    )


def stands(said: str, withdrawn: tuple[str, ...]) -> bool:
    """Whether words are still the candidate's, as far as nothing alike was taken back."""
    mine = set(words(said))
    for gone in withdrawn:
        others = set(words(gone))
        if len(mine & others) >= SHARED * max(1, min(len(mine), len(others))):
            return False
    return True
