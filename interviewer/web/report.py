"""The report page: three things to do next, then everything they rest on."""

from concurrent.futures import Future

import streamlit as st

from interviewer.domain.session import Session
from interviewer.report import Report, build_report
from interviewer.report.printing import part
from interviewer.report.radar import radar, told
from interviewer.report.words import counted
from interviewer.runner import Runner
from interviewer.web import downloads, drawing, lead
from interviewer.web.address import link_to, session_id_in_address
from interviewer.web.errors import safe, shown
from interviewer.web.house import house, runner
from interviewer.web.look import dress, empty, picture, say
from interviewer.wiring import House

_LOOK_AGAIN = 1.0
"""Seconds between two looks at a grading under way."""


def page() -> None:
    """Draw the report of the session in the address, or what there is before there is one."""
    dress()
    wanted = session_id_in_address()
    if not wanted:
        st.title("Report")
        empty("No interview is named in the address, so there is no report to show.")
        link_to("history", "Choose an interview from your history")
        return
    session = _runner(wanted).session(wanted)
    if session.graded is not None:
        _draw(session, report_of(house(), session))
        return
    st.title(session.content.problem.title)
    if session.ended is None:
        empty("This interview is still running; it is graded when it has ended.")
        link_to("interview", "Go on with the interview", wanted)
        return
    _grading(wanted)


def report_of(here: House, session: Session) -> Report:
    """The report, worked out once for a log and an index."""
    notes = tuple(note.sha for note in here.search.sources())
    return _report(session.head, hash(notes), here, session)


@st.cache_resource(max_entries=32, show_spinner="Looking up what to read")
def _report(head: str, notes: int, _here: House, _session: Session) -> Report:
    opened_at = _here.store.records(_session.id)[0].at
    return build_report(_session, _here.search, opened_at)


def _runner(session_id: str) -> Runner:
    """Whoever leads the interview, and so ends it."""
    return lead.watched(session_id, runner())


@safe
def _grading(session_id: str) -> None:
    """Progress while it is graded; where that never began, or broke off, a way to do it now."""
    future = _runner(session_id).finishing(session_id)
    if future is not None and not future.done():
        _progress(session_id, future)
        return
    if future is not None and (error := future.exception()) is not None:
        shown(error if isinstance(error, Exception) else RuntimeError())
    empty("This interview has ended, but it was not graded. Everything you said is kept.")
    if st.button("Grade it now", type="primary"):
        _runner(session_id).finish(session_id)
        st.rerun()


def _progress(session_id: str, future: Future[Session]) -> None:
    @st.fragment(run_every=_LOOK_AGAIN)
    @safe
    def look() -> None:
        if future.done():
            st.rerun()
        session = _runner(session_id).session(session_id)
        stages = len(session.content.plan.stages)
        done = len(session.provisional)
        st.progress(
            min(0.95, done / stages),
            text=f"Grading what you said: {done} of {stages} stages. This page shows the report "
            "as soon as it is there.",
        )

    look()


def _draw(session: Session, report: Report) -> None:
    st.title(report.problem_title)
    _say(report, "head")
    downloads.offer(session, report)
    if report.advice:
        _say(report, "advice")
    _section("Do these three things next", report, "actions")
    signals, shape = st.columns([3, 2], gap="large")
    with signals:
        _section("Signals", report, "signals")
    with shape:
        _heading("Competencies")
        say(picture(radar(report), told(report), "radar"))
    _section("Stages", report, "stages")
    _section("Criteria", report, "criteria")
    if report.wrong or any(found.red_flags for found in report.criteria):
        _section("What was wrong", report, "wrong")
    asked, assumed = st.columns(2, gap="large")
    with asked:
        _section("What you never asked", report, "never_asked")
    with assumed:
        if report.assumptions:
            _section("What you assumed", report, "assumptions")
        _section("Arithmetic", report, "arithmetic")
        _section("Help", report, "help")
    _diagrams(report)
    if report.sources:
        _section("Notes behind the questions", report, "sources")
    _section("Cost", report, "cost")
    link_to("replay", "Step through the interview turn by turn", session.id)
    _section("Transcript", report, "transcript")


def _section(title: str, report: Report, name: str) -> None:
    say(f"<h2>{title}</h2>{part(name, report, notes='notes')}")


def _heading(title: str) -> None:
    say(f"<h2>{title}</h2>")


def _say(report: Report, name: str) -> None:
    say(part(name, report, notes="notes"))


def _diagrams(report: Report) -> None:
    if not report.diagrams:
        return
    _heading("Your diagrams" if len(report.diagrams) > 1 else "Your diagram")
    for sent in report.diagrams:
        say(
            f'<p class="soft small">Sent in <a href="#turn-{sent.turn}">turn {sent.turn}</a>: '
            f"{counted(len(sent.components), 'component')}, {counted(len(sent.edges), 'arrow')}.</p>"
        )
        drawing.draw(sent.source)
