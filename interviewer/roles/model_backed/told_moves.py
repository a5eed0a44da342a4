"""The moves as a briefing tells them: what each is on, whose words, and an example where it helps."""

import re

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.roles.model_backed.asked_of_us import surely_open
from interviewer.roles.model_backed.examples import (
    THEIR_WORDS,
    example,
    fits_any_words,
    sentence_of,
    without_leads,
)
from interviewer.roles.model_backed.fence import neutral
from interviewer.roles.model_backed.helping import asked_help_on
from interviewer.roles.model_backed.options import Option

FLOOR = 5
"""A last sentence of so few words gives the floor back and is no part of a hint."""
_QUOTE = re.compile(r"\"([^\"…]{8,})\"")

_BARE = frozenset({Source.CLAIM, Source.NUMBER, Source.ARITHMETIC})
"""Sources whose wordings are the same for whatever was said: the words themselves say more. Those
on a sum hold its result, too."""
_ASKED_BACK = frozenset({"broad", "unclear"})
"""Targets of a move that asks back what a question of the candidate's is after."""
_CLAIM = "claim:"
"""So begins the target of a contradiction to something of the candidate's own."""


def told(session: Session, number: int, option: Option, first: Move) -> dict[str, object]:
    """A move as the briefing tells it."""
    move, content = option.move, session.content
    inner = move.then or move
    said = inner.said or move.said
    if option.kind == MoveKind.HINT:
        said = asked_help_on(session.last_candidate)
    return {
        "n": number,
        "kind": option.kind,
        "about": _about(session, inner),
        "said": neutral(said if option.kind == MoveKind.HINT else sentence_of(session, said)),
        "earlier": _is_earlier(session, said),
        "against": neutral(_against(session, option, inner)),
        "asked_back": inner.kind == MoveKind.CLARIFY and inner.target in _ASKED_BACK,
        "sum": inner.source == Source.ARITHMETIC,
        "plain": neutral(_plain(session, option, inner)),
        "then": neutral(_helpful(option.then, inner, session) if move.then else ""),
        "again": False,
        "then_kind": str(inner.kind) if move.then else "",
        "same": number > 1 and move.kind == first.kind == MoveKind.ANSWER,
        "unknown": [neutral(question) for question in surely_open(session, move)],
        "ahead": _is_ahead(session, move, inner),
        "own": [neutral(question) for question in move.own],
        "assume": [neutral(question) for question in move.assume],
        "stage": content.plan.stage(move.stage).spoken,
    }


def _about(session: Session, inner: Move) -> str:
    """The matter of a move, by the name it has aloud."""
    if inner.source == Source.TECHNIQUE:
        techniques = session.content.catalogue.techniques
        return next(t.name for t in techniques if t.id == inner.target)
    if inner.source == Source.PACK and inner.criterion:
        return session.content.rubric.criterion(inner.criterion).topic
    return ""


def _is_ahead(session: Session, move: Move, inner: Move) -> bool:
    """Whether the candidate has gone on to another part than the one that begins."""
    return bool(_about(session, inner)) and inner.stage not in (move.stage, session.stage)


def _is_earlier(session: Session, said: str) -> bool:
    """Whether words were said before the last message, and not in it again."""
    turn = session.last_candidate
    return bool(said) and turn is not None and said not in turn.text


def _plain(session: Session, option: Option, inner: Move) -> str:
    move = option.move
    if option.kind == MoveKind.HINT:
        return _without_floor(option.plain)
    turns = move.kind == MoveKind.TRANSITION
    stage = session.content.plan.stage(move.stage).spoken if turns else ""
    shown = _helpful(option.plain, inner, session, stage)
    # an opener that would do for whatever was said before it
    return "" if turns and move.then is None and THEIR_WORDS in shown else shown


def _helpful(plain: str, inner: Move, session: Session, stage: str = "") -> str:
    """A wording as an example, "" where it says nothing of its own."""
    two_claims = inner.source == Source.CONTRADICTION and inner.target.startswith(_CLAIM)
    if two_claims or inner.source in _BARE or inner.kind == MoveKind.CLARIFY:
        return ""
    if inner.source == Source.PACK and fits_any_words(session, plain):
        return ""
    text = without_leads(session, plain)
    return example(text, inner.said, stage, _about(session, inner))


def _against(session: Session, option: Option, inner: Move) -> str:
    """What a contradiction is at odds with, where it is the candidate's own."""
    if inner.source != Source.CONTRADICTION or not inner.target.startswith(_CLAIM):
        return ""
    own = [q for q in _QUOTE.findall(option.then or option.plain) if q != inner.said]
    return sentence_of(session, own[0]) if own else ""


def _without_floor(text: str) -> str:
    spans = split_sentences(text, at_joints=False)
    if len(spans) > 1 and len(spans[-1].text.split()) <= FLOOR:
        return text[: spans[-1].start].rstrip()
    return text
