"""The conversation as it is drawn: who said what, in which stage, with the drawings between."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

import streamlit as st

from interviewer.domain.message import MAX_CHARS
from interviewer.domain.notes import Citation
from interviewer.domain.session import Session, Turn
from interviewer.web import drawing
from interviewer.web.prose import to_html

_LOG = ' role="log" aria-label="Conversation" tabindex="0"'
"""Those who do not use a mouse scroll it by its keys, and hear what is added."""
BLOCK = 20
"""So many turns go into one element: older ones stay as they are when a new one comes."""
_DRAWING = re.compile(r"(?ms)^[ ]{0,3}(```|~~~)[ \t]*mermaid[^\n]*\n(.*?)(?:^[ ]{0,3}\1[ \t]*$|\Z)")
_NAMES = {"candidate": "You", "interviewer": "Interviewer"}


def draw_talk(session: Session, before: int | None = None) -> None:
    """Draw all that was said so far, or only what was said before the turn of that number."""
    pieces: list[str] = []
    for number, turn in enumerate(session.turns):
        if before is not None and turn.number >= before:
            break
        pieces += [_stage_line(session, number), *_said(turn, session.opened.coach)]
        sources = _drawings(turn)
        if sources or (number + 1) % BLOCK == 0:
            _put(pieces)
            pieces = []
        for source in sources:
            drawing.draw(source)
    _put(pieces)


def talk_html(*articles: str, role: str = "") -> str:
    """Articles of a conversation as one piece of HTML."""
    return f'<div class="talk"{role}>{"".join(articles)}</div>'


def article(speaker: str, body: str, number: int = 0, more: str = "", kind: str = "") -> str:
    """One message; `body` and `more` are HTML."""
    anchor = f' id="turn-{number}"' if number else ""
    return (
        f'<article{anchor} class="{speaker} {kind}"><header>{_NAMES[speaker]}</header>'
        f'<div class="said">{body}</div>{more}</article>'
    )


def speaking(text: str) -> str:
    """The interviewer's turn while it is being spoken, or thought about."""
    if not text:
        dots = '<span class="thinking"><i></i><i></i><i></i>thinking</span>'
        return talk_html(article("interviewer", dots))
    return talk_html(article("interviewer", to_html(text)))


def notice(text: str) -> str:
    """Something told beside the interview."""
    return f'<p class="notice aside">{escape(text)}</p>'


def citations_html(citations: tuple[Citation, ...]) -> str:
    """The notes a question rests on, folded away."""
    if not citations:
        return ""
    quoted = "".join(
        f"<p>{escape(' › '.join((citation.source, *citation.heading_path)))}"
        f"{' (your own note)' if citation.origin == 'own' else ''}</p>"
        f"<blockquote>{escape(citation.quote)}</blockquote>"
        for citation in citations
    )
    return f"<details><summary>Notes behind this question</summary>{quoted}</details>"


def _put(pieces: list[str]) -> None:
    if pieces:
        st.html(talk_html(*pieces, role=_LOG))


def _stage_line(session: Session, number: int) -> str:
    """A line above the turn with which a stage begins."""
    turn = session.turns[number]
    before = session.turns[number - 1].stage if number else None
    if turn.stage == before:
        return ""
    return f'<div class="stage">{escape(session.content.plan.stage(turn.stage).title)}</div>'


def _said(turn: Turn, coach: bool) -> Iterator[str]:
    kind = "interrupted" if turn.interrupted else ""
    more = citations_html(turn.citations) if coach else ""
    if turn.interrupted:
        more += '<p class="soft">Broken off.</p>'
    if turn.speaker == "candidate" and len(turn.text) >= MAX_CHARS:
        more += f'<p class="soft">This was long: its first {MAX_CHARS:,} characters were kept.</p>'
    yield article(turn.speaker, _body(turn.speaker, turn.text), turn.number, more, kind)


@lru_cache(maxsize=4096)
def _body(speaker: str, text: str) -> str:
    """A message's text; of a drawing it says how much was understood."""
    if speaker == "candidate":
        text = _DRAWING.sub(lambda found: f"\n*Drawing: {_seen(found[2])}*\n", text)
    return to_html(text)


def _seen(source: str) -> str:
    return drawing.counted(drawing.understood(source))


def _drawings(turn: Turn) -> list[str]:
    if turn.speaker != "candidate" or "mermaid" not in turn.text:
        return []
    return [found[2] for found in _DRAWING.finditer(turn.text)]
