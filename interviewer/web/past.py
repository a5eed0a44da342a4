"""Interviews that are kept, each summed up for the list and the trends."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import streamlit as st
from pydantic import Field

from interviewer.domain.rubric import Competency, Seniority
from interviewer.domain.usage import cost_words, totals
from interviewer.domain.value import Value
from interviewer.errors import InterviewerError
from interviewer.report.build import BUILTIN, scores_of
from interviewer.report.words import signal_words
from interviewer.store.store import SessionRow
from interviewer.transcript import session_of
from interviewer.wiring import OWNER, House

State = Literal["running", "ended", "graded", "broken"]


class Past(Value):
    """An interview in a line. `signal` is in words, at the bar it was interviewed at."""

    id: str
    problem: str
    opened_at: datetime
    last_at: datetime
    state: State
    seniority: Seniority | None = None
    minutes: float = 0.0
    answers: int = 0
    interviewer: str = ""
    coach: bool = False
    own_notes: bool = False
    signal: str = ""
    grader: str = ""
    cost: str = ""
    means: dict[Competency, float | None] = Field(default_factory=dict)

    @property
    def estimate(self) -> bool:
        """Whether the built-in grader graded it."""
        return self.grader.startswith(BUILTIN)


def past(here: House) -> list[Past]:
    """All interviews, the latest first. One that cannot be read is listed as broken."""
    return [_summed(row.id, row.last_at, row, here) for row in here.store.sessions(OWNER)]


def graded(interviews: Sequence[Past]) -> list[Past]:
    """Those with grades, the oldest first."""
    return sorted((p for p in interviews if p.state == "graded"), key=lambda p: p.opened_at)


@st.cache_resource(max_entries=1000, show_spinner=False)
def _summed(session_id: str, last_at: datetime, _row: SessionRow, _here: House) -> Past:
    kept = {"id": session_id, "opened_at": _row.opened_at, "last_at": last_at}
    try:
        records = _here.store.records(session_id)
        session = session_of(_here.store, records)
    except (InterviewerError, ValueError):
        return Past.model_validate({**kept, "problem": _row.problem, "state": "broken"})
    opened, marks = session.opened, session.graded
    found: dict[str, object] = {}
    if marks is not None:
        scores = scores_of(session)
        found = {
            "signal": signal_words(scores.seniorities[opened.seniority].signal),
            "grader": marks.grader,
            "means": {name: result.mean for name, result in scores.competencies.items()},
        }
    return Past.model_validate(
        {
            **kept,
            "problem": session.content.problem.title,
            "state": "graded" if marks else "ended" if session.ended else "running",
            "seniority": opened.seniority,
            "minutes": round(session.active / 60, 1),
            "answers": len(session.candidate_turns()),
            "interviewer": opened.interviewer,
            "coach": opened.coach,
            "own_notes": opened.own_notes,
            "cost": cost_words(totals(session.calls).all),
            **found,
        }
    )
