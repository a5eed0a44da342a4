"""The head of the room: clock and stages, ticking by themselves, watching for what others do."""

from html import escape
from typing import NamedTuple

import streamlit as st

from interviewer.domain import pacing
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.web import house, lead
from interviewer.web.errors import safe

TICK = 1.0
LITTLE = 300.0
"""Seconds that are little time, in an interview of three times that or more."""


class Mark(NamedTuple):
    """What of a session the page shows: when it differs, the page is drawn anew."""

    turns: int
    interrupted: bool
    stage: StageId
    stopped: bool
    ended: bool
    graded: bool
    running: bool


def mark_of(session: Session, running: bool) -> Mark:
    """The mark of a session as it stands."""
    return Mark(
        len(session.turns),
        bool(session.turns) and session.turns[-1].interrupted,
        session.stage,
        session.clock_stopped,
        session.ended is not None,
        session.graded is not None,
        running,
    )


def running_turn(session_id: str) -> bool:
    """Whether a turn of the session is being spoken in this process."""
    turn = lead.watched(session_id, house.runner()).live(session_id)
    return turn is not None and turn.running


@st.fragment(run_every=TICK)
@safe
def draw_head(session_id: str, drawn: Mark | None) -> None:
    """Draw clock and stages; every second again, and the whole page when the session has changed.

    `drawn` is what the page shows, None while it follows a turn and is drawn anew afterwards.
    """
    runner = lead.watched(session_id, house.runner())
    session = runner.session(session_id)
    if session.may_speak and not session.clock_stopped:
        runner.resume(session_id)  # it may be another one than a second ago
    runner.present(session_id)
    if drawn is not None and mark_of(session, running_turn(session_id)) != drawn:
        st.rerun()
    st.html(head_html(session, runner.active_seconds(session_id)))


def head_html(session: Session, now: float) -> str:
    """Title, clock, a bar of the stages and the stage it is in."""
    total = pacing.total_seconds(session)
    state = "paused" if session.clock_stopped and session.ended is None else "used"
    clock = (
        f'<p class="clock" role="timer" aria-live="off">{_clock(min(now, 999 * 60))}'
        f" <small>of {_clock(total)} {state}</small>{_running_out(session, total - now)}</p>"
    )
    title = f"<h1>{escape(session.content.problem.title)}</h1>"
    return f'<div class="room-head">{title}{clock}</div>{_bar(session, now)}'


def _running_out(session: Session, left: float) -> str:
    """A word beside the clock when little time is left, and when none is."""
    if session.ended is not None:
        return ""
    if left <= 0:
        return ' <strong class="late" role="status">Time is up: end the interview</strong>'
    if left <= LITTLE and pacing.total_seconds(session) >= 3 * LITTLE:
        return ' <strong class="late" role="status">less than 5 minutes left</strong>'
    return ""


def _bar(session: Session, now: float) -> str:
    plan, total = session.content.plan, pacing.total_seconds(session)
    used = _used(session, now)
    parts: list[str] = []
    for stage in plan.stages:
        spent, planned = used.get(stage.id, 0.0), plan.minutes_of(stage.id, total)
        current = stage.id == session.stage and session.ended is None
        kind = " ".join(["now"] * current + ["over"] * (spent > 1.25 * planned))
        words = f"{stage.title}: {_minutes(spent)} of {_minutes(planned)} min"
        parts.append(
            f'<li class="{kind}" style="flex: {stage.minutes:g}" title="{escape(words)}"'
            f' aria-label="{escape(words)}"{" aria-current=step" * current}>'
            f'<span style="width: {min(1.0, spent / planned):.0%}"></span></li>'
        )
    place = [stage.id for stage in plan.stages].index(session.stage)
    share = _minutes(plan.minutes_of(session.stage, total))
    return (
        f'<ol class="tracker" aria-label="Stages, with their minutes">{"".join(parts)}</ol>'
        f'<p class="stage-now">Stage {place + 1} of {len(plan.stages)}:'
        f" <strong>{escape(plan.stages[place].title)}</strong>"
        f" · {_minutes(used.get(session.stage, 0.0))} of {share} min</p>"
    )


def _used(session: Session, now: float) -> dict[StageId, float]:
    """Seconds spent in each stage."""
    used: dict[StageId, float] = {}
    for span in session.spans:
        left = span.left if span.left is not None else max(now, span.entered)
        used[span.stage] = used.get(span.stage, 0.0) + left - span.entered
    return used


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f}" if seconds >= 570 else f"{seconds / 60:.1f}".removesuffix(".0")
