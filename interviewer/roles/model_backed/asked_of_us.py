"""What the last message asks the interviewer, and what may be said to each of it.

Code hears what it can place: a fact, nothing that is fixed, or one question too many. What it cannot
place may be fixed all the same, so nobody may call that open.
"""

import re

from interviewer.domain.moves import Move
from interviewer.domain.reading import Question, Reading
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value
from interviewer.roles.reading.intents import commands, wished
from interviewer.roles.reading.interrogative import asks, is_check, is_rhetorical

_TO_YOU = re.compile(
    r"\b(?:did|do|are|were|was|is|would|should|shall|can|may) (?:you|i|that what you|this what you)\b",
    re.IGNORECASE,
)


class AskedOfUs(Value):
    """Questions of the last message beside those that the policy's move answers.

    `unfixed` no fact answers; `later` are for another turn; `to_you` ask the interviewer what they
    meant; of `unplaced` nobody knows whether a fact answers them.
    """

    unfixed: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    to_you: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


def asked_of_us(session: Session, first: Move) -> AskedOfUs:
    """What the last message asks, by what may be said to it; `first` is the policy's move."""
    turn = session.last_candidate
    if turn is None:
        return AskedOfUs()
    reading = turn.reading or Reading(words=0)
    asked = _clear(reading)
    later = [q.quote for q in asked if q.fact is not None and q.fact not in first.facts]
    heard = [q.quote for q in reading.questions]
    spoken = [
        text
        for text in texts_asking(turn.text)
        if not any(quote in text or text in quote for quote in (*heard, reading.unclear) if quote)
    ]
    to_you = [text for text in spoken if _TO_YOU.search(text) and not commands(text)]
    unplaced = [
        text
        for text in spoken
        if session.stage == StageId.CLARIFY
        and asks(text)
        and text not in to_you
        and not (is_check(text) or is_rhetorical(text) or commands(text))
    ]
    unfixed = [q.quote for q in asked if q.fact is None and q.quote not in first.unknown]
    return AskedOfUs(
        unfixed=tuple(dict.fromkeys(unfixed)),
        later=tuple(dict.fromkeys(later)),
        to_you=tuple(to_you),
        unplaced=tuple(unplaced),
    )


def texts_asking(text: str) -> list[str]:
    """The sentences of a message that end in a question mark and wish for nothing of the talk."""
    spans = [span.text.strip() for span in split_sentences(text)]
    return [said for said in spans if said.endswith("?") and not wished(said)]


def unfixed_of(session: Session) -> tuple[str, ...]:
    """All questions of the last message that no fact answers."""
    turn = session.last_candidate
    reading = turn.reading if turn and turn.reading else Reading(words=0)
    return tuple(question.quote for question in _clear(reading) if question.fact is None)


def _clear(reading: Reading) -> list[Question]:
    """The questions that are neither asked back nor wishes."""
    wishes = set(reading.intents)
    clear = [q for q in reading.questions if q.quote != reading.unclear]
    return [q for q in clear if q.fact or not wishes & set(wished(q.quote))]
