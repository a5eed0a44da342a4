"""Interviews that were begun and not finished, to go on with."""

from datetime import UTC, datetime, timedelta
from html import escape

import streamlit as st

from interviewer.store import SessionRow
from interviewer.web import house
from interviewer.web.address import go_to, link_to
from interviewer.web.errors import told
from interviewer.wiring import OWNER


def draw_unfinished() -> None:
    """The latest unfinished interview, with a way to go on; nothing where there is none."""
    with told():
        rows = [row for row in house.house().store.sessions(OWNER) if row.state != "graded"]
        if not rows:
            return
        titles = {problem.id: problem.title for problem in house.house().library.problems()}
        with st.container(
            border=True, key="unfinished", horizontal=True, vertical_alignment="center", gap="small"
        ):
            _draw(rows[0], titles.get(rows[0].problem, rows[0].problem))
            if len(rows) > 1:
                link_to("history", f"{len(rows) - 1} more unfinished")


def _draw(row: SessionRow, title: str) -> None:
    ended = row.state == "ended"
    state = "ended and not graded yet" if ended else "not finished yet"
    when = ago(row.last_at, datetime.now(UTC))
    st.html(
        f'<p class="going-on"><b>{escape(title)}</b>'
        f' <span class="soft">{state}, last touched {when}</span></p>'
    )
    if st.button("Get its report" if ended else "Go on with it", key="go-on-with"):
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
