"""Which words of the candidate's an open move turned on, by what the model said."""

import re

from interviewer.domain.evidence import normalise
from interviewer.domain.moves import Move, Source
from interviewer.domain.sentences import Span, split_sentences
from interviewer.domain.session import Session
from interviewer.roles.model_backed.guarding.telling_words import found_weight, keys
from interviewer.roles.reading.clip import clip
from interviewer.roles.reading.requests import without_requests

SAYS = 4
"""A quotation of fewer words stands for the sentence it is in."""
_QUOTED = re.compile(r"[\"“]([^\"”]{8,})[\"”]")


def turned_on(session: Session, move: Move, text: str) -> Move:
    """An open move with the candidate's words that its text takes up, quoted ones before others."""
    inner = move.then or move
    turn = session.last_candidate
    if inner.source != Source.CLAIM or inner.said or turn is None:
        return move
    spoken = keys(text)
    spans = without_requests(split_sentences(turn.text)) or split_sentences(turn.text)
    quoted = [normalise(q).rstrip(".,;:!?").casefold() for q in _QUOTED.findall(text)]

    def taken_up(span: Span) -> tuple[bool, float]:
        own = normalise(span.text).casefold()
        is_quoted = any(quote in own for quote in quoted)
        return is_quoted, sum(map(found_weight, keys(span.text) & spoken))

    ranked = sorted(spans, key=taken_up, reverse=True)
    said = _as_said(turn.text, _QUOTED.findall(text))
    said = said or next((cut for span in ranked if (cut := clip(span.text))), "")
    taken = inner.model_copy(update={"said": said})
    return taken if inner is move else move.model_copy(update={"then": taken})


def _as_said(told: str, quotes: list[str]) -> str:
    """The first quotation that says something, as it stands in a message; "" where none does."""
    for quote in quotes:
        bare = quote.strip(" .,;:!?")
        at = told.casefold().find(bare.casefold())
        if at >= 0 and len(bare.split()) >= SAYS:
            return told[at : at + len(bare)]
    return ""
