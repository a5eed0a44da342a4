"""The history page: how the competencies went, and every interview with what can be done about it."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup, escape

from interviewer.domain.rubric import Competency
from interviewer.report.words import competency_words, counted
from interviewer.web.address import link_to
from interviewer.web.house import house
from interviewer.web.look import dress, empty, picture, say
from interviewer.web.past import Past, graded, past
from interviewer.web.trend import told, trend

_A_PAGE = 10
_SHOWN = 12
"""So many interviews are charted: more would only be a smear."""
_STATES = {
    "running": "not finished",
    "ended": "not graded",
    "graded": "graded",
    "broken": "cannot be read",
}


def page() -> None:
    """Draw the history."""
    dress()
    st.title("History")
    interviews = past(house())
    if not interviews:
        empty("No interviews yet. Your first one appears here with its grades, and can be resumed.")
        link_to("start", "Choose a problem and start")
        return
    with_grades = graded(interviews)[-_SHOWN:]
    if with_grades:
        say(_trends(with_grades))
    else:
        empty("No interview is finished yet. Trends appear with the first report.")
    say("<h2>Interviews</h2>")
    count = -(-len(interviews) // _A_PAGE)
    number = st.pagination(count, key="history-page") if count > 1 else 1
    for found in interviews[(number - 1) * _A_PAGE : number * _A_PAGE]:
        _row(found)


def _trends(interviews: Sequence[Past]) -> str:
    figures = Markup().join(
        Markup("<figure><figcaption><span>{}</span><b>{}</b></figcaption>{}</figure>").format(
            competency_words(name),
            _latest(interviews, name),
            Markup(picture(trend(interviews, name), told(interviews, name))),  # noqa: S704 - ours
        )
        for name in Competency
    )
    mixed = {found.estimate for found in interviews} == {True, False}
    key = " Hollow dots are estimates of the built-in grader." if mixed else ""
    if not mixed and interviews[0].estimate:
        key = " All of these are estimates of the built-in grader."
    return (
        f'<h2>Competencies</h2><div class="trend">{figures}</div>'
        f'<p class="soft small">Mean verdict from 1 to 4, the oldest interview at the left; the '
        f"number is the latest.{key}</p>"
    )


def _latest(interviews: Sequence[Past], name: Competency) -> str:
    means = [mean for found in interviews if (mean := found.means.get(name)) is not None]
    return f"{means[-1]:.1f}" if means else "–"


def _row(found: Past) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="medium"):
        say(summary(found))
        match found.state:
            case "graded":
                link_to("report", "Open the report", found.id)
                link_to("replay", "Replay", found.id)
            case "ended":
                link_to("report", "Grade it", found.id)
            case "running":
                link_to("interview", "Go on", found.id)
            case "broken":
                st.caption("Restore the data folder from a backup.")


def summary(found: Past) -> str:
    """An interview in two lines of HTML."""
    opened = found.opened_at.astimezone()
    facts = [
        f"{opened:%d %b %Y, %H:%M}",
        f"{found.seniority} bar" if found.seniority else "",
        f"{found.minutes:.0f} minutes, {counted(found.answers, 'answer')}"
        if found.seniority
        else "",
        f"graded by {found.grader}" if found.grader else "",
        found.cost,
    ]
    badges = Markup().join(
        Markup('<span class="badge">{}</span>').format(text)
        for text in (
            found.signal or _STATES[found.state],
            "estimate" if found.estimate else "",
            "coach mode" if found.coach else "",
            "own notes" if found.own_notes else "",
        )
        if text
    )
    return (
        f'<p><span class="past-title">{escape(found.problem)}</span> {badges}</p>'
        f'<p class="soft small">{escape(" · ".join(fact for fact in facts if fact))}</p>'
    )
