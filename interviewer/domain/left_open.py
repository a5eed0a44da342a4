"""Left open: in what way an answer says nothing, and what can be asked about that itself."""

import re
from collections.abc import Iterator
from enum import StrEnum

from interviewer.domain import agenda
from interviewer.domain.hooks import empty_handed
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Intent
from interviewer.domain.session import Session, Turn

TAKES_UP = "takes up that nothing was said"
ASKED_BACK = 2
"""So often one way of saying nothing is asked about; after that it is only named."""
A_STAGE = 3
"""So many answers without content are taken up in a stage."""


class Lack(StrEnum):
    """In what way a message says nothing."""

    UNCLEAR = "unclear"
    UNKNOWN = "unknown"
    LOOK_UP = "look_up"
    CHECK = "check"
    SAID_ALL = "said_all"
    ELSEWHERE = "elsewhere"
    ASSURED = "assured"
    ADRIFT = "adrift"


_LACKS: tuple[tuple[Lack, re.Pattern[str]], ...] = (
    (
        Lack.UNCLEAR,
        re.compile(
            r"\bwhat (?:do|did) you mean|\bwhat you(?: mean|['’]re (?:asking|after)| are (?:asking|after)| want)\b|\brephrase\b"
            r"|\b(?:don['’]?t|do not|didn['’]?t|not sure i|can['’]?t) (?:quite |really )?(?:understand|follow|get) (?:the|your|that|this|what)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Lack.LOOK_UP,
        re.compile(
            r"\b(?:look (?:\w+ ){0,2}up|look into|read (?:up|about|more|on)\b|google|research (?:that|it|this)"
            r"|ask (?:a|my|some|the) (?:colleague|expert|team|senior)|study (?:that|it|this|up))",
            re.IGNORECASE,
        ),
    ),
    (
        Lack.CHECK,
        re.compile(
            r"\b(?:check|test|measure|verify|try|validate|experiment with|look at) (?:that|it|this|the data|first)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Lack.ELSEWHERE,
        re.compile(
            r"\b(?:elsewhere|somewhere else|bigger|rather (?:not|leave|skip|spend)|(?:let me|let['’]s|i(?:['’]d| would)?) (?:leave|skip|drop)"
            r"|more (?:important|interesting|pressing)|not worth|waste of)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Lack.SAID_ALL,
        re.compile(
            r"\b(?:nothing (?:more|else|further|left|that|new|to (?:add|say))|no more|not(?:hing)? much|much more|said (?:what|all|everything|it|that)"
            r"|as far as i|that['’]?s (?:all|it)|that is (?:all|it|as far)|already (?:said|told)|to add)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Lack.UNKNOWN,
        re.compile(
            r"\b(?:(?:don|didn|wouldn|couldn)['’]?t (?:\w+ )?(?:know|remember|cover|learn|think|say)|don['’]?t have (?:any|an|a) (?:idea|clue|experience|answer)|do not know|not sure|unsure"
            r"|no (?:idea|clue)|never|haven['’]?t|have not|can['’]?t|cannot|idk|dunno|pass|stuck|lost|blank|new to me|hard)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Lack.ASSURED,
        re.compile(
            r"\b(?:handle[sd]?|solve[sd]?|takes? care|standard|trivial\w*|obvious\w*|out of the box|usual\w*|best practice|easy|easily|simply|just"
            r"|many times|always|automatic\w*|framework|platform|stack|nothing to discuss|no problem|fine|does (?:that|it|this))\b",
            re.IGNORECASE,
        ),
    ),
)
"""The signs of each, the most telling first; a message without any has talked about other things."""


def lack_of(turn: Turn) -> Lack:
    """In what way a message that says nothing does so."""
    for lack, sign in _LACKS:
        if sign.search(turn.text):
            return lack
    given_up = turn.reading is not None and Intent.GIVE_UP in turn.reading.intents
    return Lack.UNKNOWN if given_up or len(turn.text.split()) < 3 else Lack.ADRIFT


def left_open(session: Session) -> Move | None:
    """The interviewer's last question, where the message after it holds no answer to anything.

    Where that only asked to make something concrete, it is the one before.
    """
    turn = session.last_candidate
    if turn is None or not empty_handed(turn):
        return None
    asked = [move for move in session.moves if move.kind != MoveKind.CLARIFY]
    return next(reversed(asked or session.moves), None)


def asks(session: Session) -> Iterator[Move]:
    """Ask about a non-answer itself, or the same in a smaller case; not twice in a row."""
    last, turn = left_open(session), session.last_candidate
    if last is None or turn is None or last.source == Source.OPEN:
        return
    before = [move for move in session.moves if move.source == Source.OPEN]
    if sum(move.stage == session.stage for move in before) >= A_STAGE:
        return
    lack = lack_of(turn)
    criterion = last.criterion if last.stage == session.stage else ""
    if not criterion:
        criterion = next((c.id for c in agenda.missing(session, session.stage)), "")
    if criterion:
        yield Move(
            kind=MoveKind.PROBE,
            stage=session.stage,
            source=Source.OPEN,
            target=lack,
            criterion=criterion,
            ask=sum(move.target == lack for move in before),
            reason=TAKES_UP,
        )
