"""The end of an interview: asked for twice, then graded while one watches, then the report."""

import time
from concurrent.futures import TimeoutError as NotYetError

import streamlit as st

from interviewer.domain.session import Session
from interviewer.runner import Runner
from interviewer.web import house, lead
from interviewer.web.address import go_to

ENDING = "ending"
"""The session whose end was asked for in this tab; its report is opened when it is ready."""
_TYPICAL_SECONDS = 12.0


def draw_end_button(session: Session) -> None:
    """End the interview, after a second look."""
    with st.popover("End interview", key="end"):
        st.html(
            "<p>End the interview and get the report? What you did not get to is marked"
            " as not assessed. This cannot be undone.</p>"
        )
        st.button(
            "End and get the report",
            key="really-end",
            type="primary",
            on_click=_end,
            args=(session.id,),
        )


def asked_to_end(session: Session) -> bool:
    """Whether this tab asked for the end."""
    return bool(st.session_state.get(ENDING) == session.id)


def draw_grading(session: Session, runner: Runner) -> None:
    """Grade an interview that has ended, showing how far it is, and lead to the report."""
    future = runner.finish(session.id)
    begun = time.monotonic()
    place = st.empty()
    while not future.done():
        known = runner.session(session.id)
        place.progress(_share(known, time.monotonic() - begun), text=_words(known))
        try:
            future.exception(0.25)
        except NotYetError:
            continue
    place.empty()
    future.result()
    if asked_to_end(session):
        st.session_state.pop(ENDING)
        go_to("report", session.id)


def _end(session_id: str) -> None:
    st.session_state[ENDING] = session_id
    lead.leading(session_id, house.runner()).finish(session_id)


def _share(session: Session, seconds: float) -> float:
    """How far the grading is: by stages where those are graded one by one, else by time."""
    stages = len(session.content.plan.stages)
    by_time = seconds / (seconds + _TYPICAL_SECONDS)
    return min(0.97, max(by_time, len(session.provisional) / stages * 0.9))


def _words(session: Session) -> str:
    criteria = len(session.content.rubric.criteria)
    return f"Grading {criteria} criteria by what you said. Everything is kept: you may leave."
