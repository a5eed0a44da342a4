"""Interviews that were begun and not finished, to go on with."""

from datetime import UTC, datetime, timedelta
from html import escape

import streamlit as st

from interviewer.store import SessionRow
from interviewer.web import house
from interviewer.web.address import go_to
from interviewer.web.errors import told
from interviewer.wiring import OWNER

SHOWN = 3


def draw_unfinished() -> None:
    """The latest unfinished interviews, each with a way to go on; nothing where there are none."""
    with told():
        rows = [row for row in house.house().store.sessions(OWNER) if row.state != "graded"]
        if not rows:
            return
        titles = {problem.id: problem.title for problem in house.house().library.problems()}
        with st.container(border=True, key="unfinished"):
            st.html('<p class="label">Not finished yet</p>')
            for row in rows[:SHOWN]:
                _draw(row, titles.get(row.problem, row.problem))
            if len(rows) > SHOWN:
                st.html(f'<p class="soft">{len(rows) - SHOWN} more in the history.</p>')


def _draw(row: SessionRow, title: str) -> None:
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        state = "ended, to be graded" if row.state == "ended" else "under way"
        when = ago(row.last_at, datetime.now(UTC))
        st.html(
            f"<p style='margin:0'><b>{escape(title)}</b> <span class='soft'>{state}, last touched"
            f" {when}</span></p>"
        )
        label = "Get the report" if row.state == "ended" else "Go on"
        if st.button(label, key=f"resume-{row.id}"):
            go_to("interview", row.id)


def ago(then: datetime, now: datetime) -> str:
    """How long ago, in words."""
    passed = now - then
    if passed < timedelta(minutes=1):
        return "just now"
    for unit, length in (
        ("day", timedelta(days=1)), ("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1)),
    ):  # fmt: skip
        number = passed // length
        if number:
            return f"{number} {unit}{'' if number == 1 else 's'} ago"
    return "just now"
