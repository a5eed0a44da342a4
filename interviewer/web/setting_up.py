"""What a candidate chooses before an interview; every choice has a default that suits most."""

from typing import NamedTuple

import streamlit as st

from interviewer.domain.events import Style
from interviewer.domain.plan import Plan
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
    plan: str
    minutes: float
    style: Style
    coach: bool


def draw_choices(plans: list[Plan]) -> Choice:
    """One row of choices; the first of `plans` is the one that suits most."""
    titles = {plan.id: plan.title for plan in plans}
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
        plan = st.segmented_control(
            "Plan",
            list(titles),
            default=plans[0].id,
            required=True,
            format_func=lambda name: titles[name],
            key="plan",
            help=" ".join(f"{plan.title}: {plan.aim}" for plan in plans),
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
    return Choice(
        seniority=Seniority(seniority or "senior"),
        plan=plan or plans[0].id,
        minutes=float(minutes or 45),
        style=style or "neutral",
        coach=coach,
    )
