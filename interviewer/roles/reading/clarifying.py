"""Which sentences of a message ask the interviewer something, and what becomes of each."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviewer.domain.assumptions import is_step
from interviewer.domain.broad_questions import is_broad
from interviewer.domain.reading import Question, Stand
from interviewer.domain.sentences import Span
from interviewer.domain.stages import StageId
from interviewer.roles.reading.fact_words import POINTS_BACK
from interviewer.roles.reading.interrogative import RHETORICAL, asks, is_check, is_rhetorical
from interviewer.roles.reading.narrowing import narrowed
from interviewer.roles.reading.nearby import nearby, wishes
from interviewer.roles.reading.own_choice import is_own_choice
from interviewer.roles.reading.questions import FactFinder
from interviewer.roles.reading.requests import requested
from interviewer.roles.reading.talking import of_the_talk
from interviewer.roles.reading.wondering import settles, wondered

_OPENS = re.compile(r"^\W*(?:so |and )?(?:can|could|may) i (?:check|ask|clarify|confirm)\b", re.I)
_GOES_ON = re.compile(r"\W*(?:like|i mean|for (?:example|instance)|e\.g\.|say|as in|so)\b", re.I)
"""So one goes on about what was just asked."""
_COUNTED = re.compile(
    r"(?:and |then )?(?:first|second|third|fourth|fifth|next|last|final|finally)(?:ly)?\b", re.I
)
_OWN_PLAN = re.compile(r"\b(?:i|we)(?:['’](?:d|ll)| would| will| think| assume)\b", re.I)
"""Who says what they will do asks nothing with it."""


def clarifying_questions(
    facts: FactFinder, sentences: Sequence[Span], stage: StageId
) -> tuple[Question, ...]:
    """The questions a message puts to the interviewer, in order, one entry for each fact asked.

    One the candidate goes on to answer is none; nor is "does that make sense?". Where no fact
    answers, `fact` is None.
    """
    quotes = _asked(sentences, stage)
    return _questions(facts.placed(quotes), quotes)


class Heard(NamedTuple):
    """What a message asks: the questions as `clarifying_questions` has them, those that are left and
    the one that is asked back by `narrowed`, and facts that may be meant beside those found."""

    asked: tuple[Question, ...]
    questions: tuple[Question, ...]
    unclear: str
    nearby: tuple[str, ...]


def heard(facts: FactFinder, sentences: Sequence[Span], stage: StageId) -> Heard:
    """What a message asks; all of it is compared with the facts once."""
    quotes = _asked(sentences, stage)
    wished = wishes(sentences, quotes) if stage == StageId.CLARIFY else []
    placed = facts.placed([*quotes, *wished])
    questions = _questions(placed, quotes)
    found = [question.fact for question in questions if question.fact is not None]
    near = nearby(placed, [*quotes, *wished], found)
    return Heard(questions, *narrowed(questions), near)


def _questions(facts: FactFinder, quotes: Sequence[str]) -> tuple[Question, ...]:
    found: list[Question] = []
    for quote in quotes:
        if is_broad(quote):
            found.append(Question(quote=quote, fact=None))
            continue
        if found and is_broad(found[-1].quote) and POINTS_BACK.search(quote):
            continue
        unasked = "" if asks(quote) else wondered(quote)
        for part, fact in facts.parts(unasked or quote):
            if fact is None and unasked:
                continue
            if fact is None and found and facts.tells_of(found[-1].fact, part):
                continue
            if fact is not None:
                if _leads_in(found):
                    found.pop()
                found.append(Question(quote=quote, fact=fact))
            elif not (_explains(part, found) or is_rhetorical(part) or is_check(quote)):
                if found and is_broad(found[-1].quote) and _GOES_ON.match(quote):
                    continue
                found.append(Question(quote=part, fact=None, stand=_stand(facts, part)))
    return _once(found)


def _stand(facts: FactFinder, part: str) -> Stand:
    """What may be said of a question that no fact was found for."""
    if is_own_choice(part):
        return Stand.OWN
    return Stand.OPEN if facts.surely_open(part) else Stand.UNSURE


def _asked(sentences: Sequence[Span], stage: StageId) -> list[str]:
    """The sentences that ask, of a list that is counted through also those without a mark."""
    quotes, counted = list[str](), False
    for position, sentence in enumerate(sentences):
        quote = sentence.text.strip()
        ordinal = _COUNTED.match(quote)
        asked = asks(quote) or (counted and ordinal is not None and not _OWN_PLAN.search(quote))
        asked = asked or (stage == StageId.CLARIFY and _wonders(sentences, position))
        counted = asked if ordinal else counted
        planned = is_check(quote) and is_step(quote)
        if (
            asked
            and not planned
            and not requested(quote)
            and not _answers_itself(sentences, position, stage)
        ):
            quotes.append(quote)
    return quotes


def _wonders(sentences: Sequence[Span], position: int) -> bool:
    """Whether a sentence says what is not known of the setting, and nothing is assumed for it."""
    goes_on = [span.text for span in sentences[position + 1 : position + 2]]
    return bool(wondered(sentences[position].text)) and not any(map(settles, goes_on))


def _once(found: Sequence[Question]) -> tuple[Question, ...]:
    """The same without what was asked twice: a fact of it, or the very words."""
    kept: dict[str, Question] = {}
    for question in found:
        kept.setdefault(question.fact or question.quote.casefold(), question)
    return tuple(kept.values())


def _leads_in(before: Sequence[Question]) -> bool:
    """Whether the question before only opens the one that got a fact: "can I check ...?"."""
    return bool(before) and before[-1].fact is None and bool(_OPENS.search(before[-1].quote))


def _explains(quote: str, before: Sequence[Question]) -> bool:
    """Whether a question only spells out the one before it: "is it watch time or retention?"."""
    return bool(before) and before[-1].fact is not None and bool(POINTS_BACK.search(quote))


def _answers_itself(sentences: Sequence[Span], position: int, stage: StageId) -> bool:
    """Whether statements follow the question: it was then rhetorical, but in the first stage, where
    people ask and go on, only if it sounds it."""
    rest = [s.text for s in sentences[position + 1 :]]
    if all(asks(text) or of_the_talk(text) for text in rest):
        return False
    return stage != StageId.CLARIFY or bool(RHETORICAL.search(sentences[position].text.strip()))
