"""Heard: whether the last message already says what a question would ask."""

import re
from itertools import pairwise

from interviewer.domain import following
from interviewer.domain.claim_kinds import works_out
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session, Turn

ANSWERED, MANY = 1.2, 4
"""A sentence that shares so much, in so many words, with a question has spoken of what it asks."""
COUNTED, SOME = 0.5, 2
"""And of one that asks for an amount, a sentence with a number in it."""
_HOW_MUCH = re.compile(
    r"\bhow (?:many|much|long|often|large|wide|soon|far|big|small)\b|\bcomes out\b"
    r"|\b(?:which|what) (?:ratio|factor|share|number|size|rate)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|half|dozen|hundred|thousand|million"
    r"|billion|percent)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\bwhy\b|\bbrought you\b|\bmade you\b|\bhow did you (?:come|arrive)\b|\bbased on\b"
    r"|\bfor what reason\b|\bwhat speaks for\b|\bshow me\b",
    re.IGNORECASE,
)
_WHENCE = re.compile(
    r"\bcome[s]? from\b|\bbased on\b|\bmade of\b|\bhow did you arrive\b", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:because|since|so that|otherwise|as (?:it|they|the|that)|for the reason)\b|^so\b"
    r"|^that['’]s why\b",
    re.IGNORECASE,
)
"""A statement with its reason, or after it: "so a missing report is no sign"."""
_REASON_AFTER = re.compile(
    r"^(?:because|the reasons?\b|that way|otherwise|(?:two|three) (?:reasons|gains))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')


def heard(session: Session, question: str, said: str) -> bool:
    """Whether the last message gives what a question asks: about these words of it, or beside them.

    The reason where it asks for one, an amount where it asks how much, how a figure was worked out
    where it asks for that, or else a sentence that shares most of its words.
    """
    turn = session.last_candidate
    if turn is None:
        return False
    asked = _QUOTED.sub(" ", question)
    if _gives_amount(session, turn, asked) or answers(session, asked, said):
        return True
    if not said or said not in turn.text:
        return False
    reasoned = _WHY.search(asked) is not None and _gives_reason(turn, said)
    return reasoned or (_WHENCE.search(asked) is not None and _works_out(turn, said))


def answers(session: Session, ask: str, said: str) -> bool:
    """Whether the last message goes on, beside the words asked about, to speak of what is asked."""
    turn = session.last_candidate
    if turn is None:
        return False
    asked = following.stems(ask) - following.stems(said)
    amount = _HOW_MUCH.search(ask) is not None
    for span in split_sentences(turn.text):
        shared = asked & following.stems(span.text)
        many, rare = MANY, ANSWERED
        if amount and _NUMBER.search(span.text):
            many, rare = SOME, COUNTED
        if (
            said not in span.text
            and len(shared) >= many
            and following.rarity(session, shared) >= rare
        ):
            return True
    return False


def _gives_amount(session: Session, turn: Turn, asked: str) -> bool:
    """Whether a sentence holds a number and speaks of what the amount is asked of."""
    if _HOW_MUCH.search(asked) is None:
        return False
    wanted = following.stems(asked)
    for span in split_sentences(turn.text):
        shared = wanted & following.stems(span.text)
        near = len(shared) >= SOME and following.rarity(session, shared) >= COUNTED
        if near and _NUMBER.search(span.text):
            return True
    return False


def _gives_reason(turn: Turn, said: str) -> bool:
    spans = split_sentences(turn.text)
    if any(said in span.text and _REASON.search(span.text.strip()) for span in spans):
        return True
    return any(
        said in one.text and _REASON_AFTER.search(two.text.strip()) for one, two in pairwise(spans)
    )


def _works_out(turn: Turn, said: str) -> bool:
    """Whether a figure in such words is worked out where it is said."""
    found = turn.reading.sums if turn.reading else ()
    if any(said in one.quote or one.quote in said for one in found):
        return True
    return any(said in span.text and works_out(span.text) for span in split_sentences(turn.text))
