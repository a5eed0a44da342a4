"""The start page: from the first click to the interviewer's first words."""

import random

import streamlit as st

from interviewer.domain.problem import Problem
from interviewer.engine import Setup
from interviewer.web import house, lead
from interviewer.web.address import go_to
from interviewer.web.composer import AWAITED
from interviewer.web.errors import told
from interviewer.web.setting_up import Choice, draw_choices
from interviewer.web.settings_panel import draw_status
from interviewer.web.unfinished import draw_unfinished
from interviewer.wiring import open_library

_CHOSEN = "chosen_problem"


def page() -> None:
    """Draw the start page."""
    st.title("Practise a machine-learning system design interview")
    st.html(
        '<p class="lead">You get a broad problem and lead the way; the interviewer answers your'
        " questions, probes and keeps the time. At the end you see what you showed, with your own"
        " words as evidence, and what to study next.</p>"
    )
    draw_unfinished()
    library = open_library()
    choice = draw_choices(library.plans())
    problems = library.problems()
    st.subheader("Choose a problem", anchor=False)
    found = _search(problems)
    if not found:
        st.html(
            '<p class="soft">No problem speaks of that. Clear the search to see all of them.</p>'
        )
    with told():
        _draw_cards(found)
    with told():
        draw_status()
    wanted = st.session_state.pop(_CHOSEN, None)
    if wanted:
        _begin(wanted, choice)


def matching(problems: list[Problem], wanted: str) -> list[Problem]:
    """The problems in whose title, topic, aim or prompt every wanted word begins a word."""
    words = wanted.lower().split()
    return [
        problem
        for problem in problems
        if all(any(known.startswith(word) for known in _words(problem)) for word in words)
    ]


def _words(problem: Problem) -> list[str]:
    text = f"{problem.title} {problem.topic} {problem.trains} {problem.prompt}"
    return "".join(char if char.isalnum() else " " for char in text.lower()).split()


def _search(problems: list[Problem]) -> list[Problem]:
    if len(problems) < 4:
        return problems
    wanted = st.text_input(
        "Search the problems",
        key="search",
        placeholder="Search by topic or aim: ranking, fraud, labels …",
        label_visibility="collapsed",
    )
    return matching(problems, wanted or "")


def _draw_cards(problems: list[Problem]) -> None:
    for row in range(0, len(problems), 3):
        for place, problem in zip(
            st.columns(3, gap="medium"), problems[row : row + 3], strict=False
        ):
            with place, st.container(border=True, key=f"card-{problem.id}"):
                st.html(
                    f'<span class="pill">{problem.topic}</span>'
                    f'<h3 class="card-title">{problem.title}</h3>'
                    f'<p class="card-text">{problem.trains}</p>'
                )
                st.button(
                    "Start this interview",
                    key=f"start-{problem.id}",
                    type="primary",
                    width="stretch",
                    on_click=_choose,
                    args=(problem.id,),
                )


def _choose(problem: str) -> None:
    st.session_state[_CHOSEN] = problem


def _begin(problem: str, choice: Choice) -> None:
    desk = house.desk()
    setup = Setup(
        seniority=choice.seniority,
        minutes=choice.minutes,
        seed=random.SystemRandom().randrange(10_000),
        coach=choice.coach,
        own_notes=desk.house.has_own_notes,
        style=choice.style,
    )
    session = desk.runner.open(desk.house.library.content(problem, choice.plan), setup)
    lead.leading(session.id, desk.runner).answer(session.id)
    house.get_ready(desk, session)
    st.session_state[AWAITED] = session.id
    go_to("interview", session.id)
