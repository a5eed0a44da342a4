"""What a candidate chooses before an interview; every choice has a default that suits most."""

from typing import NamedTuple

import streamlit as st

from interviewer.domain.events import Style
from interviewer.domain.rubric import Seniority

MINUTES = (20, 30, 45, 60)
_STYLES: dict[Style, str] = {
    "friendly": "Friendly",
    "neutral": "Neutral",
    "demanding": "Demanding",
}


class Choice(NamedTuple):
    """What was chosen."""

    seniority: Seniority
    minutes: float
    style: Style
    coach: bool


def draw_choices() -> Choice:
    """One row of choices."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="choices"):
        seniority = st.segmented_control(
            "Seniority",
            list(Seniority),
            default=Seniority.SENIOR,
            required=True,
            format_func=lambda name: Seniority(name).value.capitalize(),
            key="seniority",
            help="The bar your report is held against; it shows the other three as well.",
        )
        minutes = st.segmented_control(
            "Minutes",
            MINUTES,
            default=45,
            required=True,
            key="minutes",
            help="Eight stages share the time; 45 minutes is what companies give.",
        )
        style = st.segmented_control(
            "Interviewer",
            list(_STYLES),
            default="neutral",
            required=True,
            format_func=lambda name: _STYLES[name],
            key="style",
            help="The tone alone; questions and grading stay the same.",
        )
        coach = st.toggle(
            "Coach mode",
            key="coach",
            help="Shows the notes behind each question at once. The report is marked with it.",
        )
    return Choice(Seniority(seniority or "senior"), float(minutes or 45), style or "neutral", coach)
