"""What the last message asks the interviewer, and what may be said to each of it.

Code hears what it can place: a fact, or nothing that is fixed. What it cannot place may be one of the
facts that are offered (`fact_marks`): nobody may call that open.
"""

import re

from interviewer.domain.moves import Move
from interviewer.domain.reading import Question, Reading, Stand
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value
from interviewer.roles.model_backed.guarding.leaving import listed_open
from interviewer.roles.reading.intents import commands, wished
from interviewer.roles.reading.interrogative import asks, is_check, is_rhetorical
from interviewer.roles.reading.vocabulary import holds

SEVERAL = 2
"""So many questions in a message are a list."""

_TO_YOU = re.compile(
    r"\b(?:did|do|are|were|was|is|would|should|shall|can|may) (?:you|i|that what you|this what you)\b",
    re.IGNORECASE,
)


class AskedOfUs(Value):
    """Questions of the last message beside those that the policy's move answers.

    `unfixed` no fact answers; `to_you` ask the interviewer what they meant; of `unplaced` only who words
    the reply can tell whether one of the facts offered answers them.
    """

    unfixed: tuple[str, ...] = ()
    to_you: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


def asked_of_us(session: Session, first: Move) -> AskedOfUs:
    """What the last message asks, by what may be said to it; `first` is the policy's move."""
    turn = session.last_candidate
    if turn is None:
        return AskedOfUs()
    reading = turn.reading or Reading(words=0)
    asked = _clear(reading)
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
    surely = unfixed_of(session)
    unfixed = [quote for quote in surely if quote not in first.unknown]
    told = (*surely, *first.assume)
    unsure = [q for q in asked if q.fact is None and q.stand != Stand.OWN]
    unplaced += [q.quote for q in unsure if q.quote not in told]
    return AskedOfUs(
        unfixed=tuple(dict.fromkeys(unfixed)),
        to_you=tuple(to_you),
        unplaced=tuple(dict.fromkeys(unplaced)),
    )


def texts_asking(text: str) -> list[str]:
    """The sentences of a message that ask something and wish for nothing of the talk."""
    spans = [span.text.strip() for span in split_sentences(text)]
    return [said for said in spans if (said.endswith("?") or asks(said)) and not wished(said)]


def unfixed_of(session: Session) -> tuple[str, ...]:
    """The questions of the last message that surely no fact answers.

    In a list of several, one that holds a term of a fact may be on that and was not placed: it can
    be put again by itself, and then code decides.
    """
    turn = session.last_candidate
    reading = turn.reading if turn and turn.reading else Reading(words=0)
    asked = _clear(reading)
    alone = len(asked) < SEVERAL
    open_ones = [q.quote for q in asked if q.fact is None and q.stand == Stand.OPEN]
    return tuple(q for q in dict.fromkeys(open_ones) if alone or not _on_a_fact(session, q))


def surely_open(session: Session, move: Move) -> tuple[str, ...]:
    """The questions that a move would call open, without those that may be on a fact."""
    turn = session.last_candidate
    heard = {q.quote for q in turn.reading.questions} if turn and turn.reading else set[str]()
    surely = unfixed_of(session)
    return tuple(q for q in listed_open(move) if q in surely or q not in heard)


def _on_a_fact(session: Session, question: str) -> bool:
    facts = session.content.problem.facts
    return any(holds(question, term) for fact in facts for term in fact.terms)


def _clear(reading: Reading) -> list[Question]:
    """The questions that are neither asked back nor wishes."""
    wishes = set(reading.intents)
    clear = [q for q in reading.questions if q.quote != reading.unclear]
    return [q for q in clear if q.fact or not wishes & set(wished(q.quote))]
