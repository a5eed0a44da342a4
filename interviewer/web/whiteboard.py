"""Beside the conversation: the whiteboard, the scratchpad and the problem."""

from html import escape

import streamlit as st

from interviewer.domain.session import Session
from interviewer.web import drawing, house
from interviewer.web.composer import ATTACH, MAX_DRAWING
from interviewer.web.editor import editor
from interviewer.web.errors import safe

STARTER = """flowchart TD
  logs[Event logs] -->|daily| features[Feature store]
  features --> train[Training]
  train --> model[Model]
  request[Request] --> rank[Ranking service]
  model --> rank
  features --> rank
"""
_VERSION = "drawing_version"


def draw_side(session: Session) -> None:
    """The three things beside the conversation."""
    board, pad, problem = st.tabs(["Whiteboard", "Scratchpad", "Problem"])
    with board:
        _draw_whiteboard(session.id, session.ended is not None)
    with pad:
        _draw_scratchpad(session.id)
    with problem:
        plan = session.content.plan
        stages = "".join(
            f"<li><b>{escape(stage.title)}</b>: {escape(stage.goal)}</li>" for stage in plan.stages
        )
        st.html(
            f"<p>{escape(session.content.problem.prompt)}</p>"
            f'<p class="label">Plan: {escape(plan.title.lower())}</p><ol class="seen">{stages}</ol>'
        )


@st.fragment
@safe
def _draw_whiteboard(session_id: str, over: bool) -> None:
    store = house.house().store
    version = st.session_state.setdefault(_VERSION, 0)
    typed = editor(
        "Draw in Mermaid: one arrow a line",
        store.pad(session_id, "diagram"),
        f"board-{session_id}",
        lambda text: store.keep_pad(session_id, text, "diagram"),
        version,
        "flowchart LR\n  logs[Event logs] --> model[Model]",
        code=True,
    )
    if not typed.strip():
        st.button("Begin with an example", key="starter", on_click=_put_starter, args=(session_id,))
        st.session_state[ATTACH] = False
        return
    st.toggle(
        "Send it with my next message",
        key=ATTACH,
        disabled=over,
        help="The interviewer sees its components and arrows and may ask about what is missing.",
    )
    if len(typed) > MAX_DRAWING:
        st.html(f'<p class="drawing-problem">Only the first {MAX_DRAWING:,} signs are sent.</p>')
    with st.container(border=True, key="preview-whole" if drawing.fits(typed) else "preview"):
        drawing.draw(typed)
    _list_what_is_seen(typed)


def _list_what_is_seen(typed: str) -> None:
    diagram = drawing.understood(typed)
    if not diagram.components:
        return
    labels = {part.id: part.label for part in diagram.components}
    arrows = "; ".join(
        f"{escape(labels[edge.source])} → {escape(labels[edge.target])}"
        + (f" ({escape(edge.label)})" if edge.label else "")
        for edge in diagram.edges[:60]
    )
    boxes = ", ".join(escape(part.label) for part in diagram.components)
    st.html(
        f'<p class="seen"><b>The interviewer sees {drawing.counted(diagram)}.</b> {boxes}.'
        f"{f' Arrows: {arrows}.' if arrows else ''}</p>"
    )


def _put_starter(session_id: str) -> None:
    house.house().store.keep_pad(session_id, STARTER, "diagram")
    st.session_state[_VERSION] = st.session_state.get(_VERSION, 0) + 1


@st.fragment
@safe
def _draw_scratchpad(session_id: str) -> None:
    store = house.house().store
    editor(
        "For you alone: kept with the interview, never sent or graded",
        store.pad(session_id),
        f"pad-{session_id}",
        lambda text: store.keep_pad(session_id, text),
        placeholder="Numbers, open questions, a plan for your time",
        rows=14,
    )
