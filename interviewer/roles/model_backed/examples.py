"""Example wordings as a model is told them: one question, beside the candidate's words it is on."""

import re
from functools import lru_cache

from interviewer.domain.one_question import one_question
from interviewer.domain.same import Same
from interviewer.domain.sentences import Span, split_sentences
from interviewer.domain.session import Content, Session
from interviewer.roles.model_backed.leading import around

THEIR_WORDS = '"…"'
"""Stands in an example for the words that the move is on."""
LEAD = 7
"""A sentence of no more words beside a quote only leads up to the question."""
LONGEST = 40
"""Words of a sentence that is shown whole."""

ON_CLAIMS = "claim_"
"""So begin the names of the phrases that ask about a claim itself."""
_SLOT = re.compile(r"\{\w+\}")
_SUPPOSES = re.compile(
    r"(?:suppose|imagine|say|think|take (?!\")|hold (?!(?:on|that)\b))\b", re.IGNORECASE
)
"""Such a sentence is a part of what is asked."""
_QUOTED = re.compile(r"\"[^\"]{4,}\"")


def example(plain: str, said: str, stage: str = "", topic: str = "") -> str:
    """A wording without the words that are said back, their lead and a second question.

    They are cut short to be said back by code; a model has the message itself, and copies the cut.
    A sentence that only leads to the `stage` or names the `topic` goes, too: the move says that.
    """
    quote = f'"{said}"' if said else ""
    whole = one_question(plain)
    spans = _whole_sentences(whole)
    asked = [span for span in spans if span.text.endswith("?")]
    for span in reversed(spans):
        named = _turns_to(span.text, stage) or _turns_to(span.text, topic)
        if span in asked[1:] or (asked and (named or _leads(span.text))):
            whole = whole[: span.start] + whole[span.end :].lstrip()
    whole = whole.strip()
    return whole.replace(quote, THEIR_WORDS) if quote else whole


def without_leads(session: Session, plain: str) -> str:
    """A wording without what the built-in speaker says before it of where the talk goes: the briefing
    says that itself, and says when nothing is to be said of it."""
    for lead in _leads_of(Same(session.content)):
        plain = plain.replace(f"{lead} ", "")
    return plain.strip()


def fits_any_words(session: Session, plain: str) -> bool:
    """Whether a wording is one that is put on whatever a candidate said: it names no matter."""
    return any(part in plain for part in _of_any_words(Same(session.content)))


def sentence_of(session: Session, said: str) -> str:
    """The whole sentence that words of the candidate's stand in, where it is not too long."""
    for turn in reversed(session.candidate_turns()):
        start = turn.text.find(said)
        if said and start >= 0:
            whole = around(turn.text, start, start + len(said)).strip(" .,;:")
            return whole if len(whole.split()) <= LONGEST else said
    return said


@lru_cache(maxsize=8)
def _leads_of(of: Same[Content]) -> tuple[str, ...]:
    """The ways of granting a wish to go on, and of saying which part begins or comes next."""
    phrases = of.it.phrases
    turning = (*phrases.transition, *phrases.follow_lead, *phrases.announce)
    turning += (*phrases.announce_other, *phrases.announce_at_once)
    named = {
        way.format(stage=part.spoken, next=part.spoken)
        for way in turning
        for part in of.it.plan.stages
    }
    return (*sorted(named), *phrases.move_on_granted, *phrases.move_on_weighed)


@lru_cache(maxsize=8)
def _of_any_words(of: Same[Content]) -> tuple[str, ...]:
    """What is fixed in the wordings of a question on a claim."""
    told = of.it.phrases
    ways = (way for name in type(told).model_fields if name.startswith(ON_CLAIMS)
            for way in getattr(told, name))  # fmt: skip
    return tuple(max(_SLOT.split(way), key=len).strip() for way in ways)


def _whole_sentences(text: str) -> list[Span]:
    """Sentences up to their full stops: what stands before a semicolon says half of it only."""
    spans: list[Span] = []
    for span in split_sentences(text, at_joints=False):
        if spans and text[spans[-1].end : span.start].lstrip().startswith(";"):
            start = spans.pop().start
            spans.append(Span(start, span.end, text[start : span.end]))
        else:
            spans.append(span)
    return spans


def _leads(text: str) -> bool:
    """Whether a sentence does no more than say a quote: 'You said "we shard it".'"""
    if text.endswith("?") or _SUPPOSES.match(text) or not _QUOTED.search(text):
        return False
    return len(_QUOTED.sub("", text).split()) <= LEAD


def _turns_to(text: str, subject: str) -> bool:
    return bool(subject) and subject in text and not text.endswith("?")
