"""The interview room."""

import streamlit as st

from interviewer.domain.session import Session
from interviewer.live_turn import LiveTurn, TurnState
from interviewer.runner import Runner
from interviewer.web import composer, ending, house, lead, talk, tracker, whiteboard
from interviewer.web.address import go_to, link_to, session_id_in_address
from interviewer.web.errors import shown
from interviewer.web.reveal import revealed

_SEEN = "seen_of_turn"
_ENTERED = "entered"
"""The session whose room this tab has entered: the message field has got the focus there once."""
_FOCUS = """<script>for (const wait of [150, 1000, 2500]) setTimeout(() => {
  const field = document.querySelector("[data-testid=stChatInputTextArea]");
  const free = !document.activeElement || document.activeElement.matches("body, button");
  if (field && free && !matchMedia("(pointer: coarse)").matches) field.focus();
}, wait)</script>"""
"""On a telephone the keyboard would cover the question. Tried again: the page is still being built."""


def page() -> None:
    """Draw the room of the session in the address."""
    session_id = session_id_in_address()
    if not session_id:
        st.title("No interview chosen")
        st.html('<p class="lead">An address of an interview names it. Start one, or go on.</p>')
        link_to("start", "Go to the start page")
        return
    runner = lead.watched(session_id, house.runner())
    session = runner.session(session_id)
    over = session.ended is not None or ending.asked_to_end(session)
    turn = None if over or session.clock_stopped else _turn_due(session, runner)
    told = turn is not None and _to_be_told(turn)
    session = runner.session(session_id) if turn is not None else session
    if session.may_speak and not session.clock_stopped and not over:
        runner.resume(session_id)
    with st.container(key="room"):
        _draw_head(session, told)
        left, right = st.columns([7, 5], gap="large")
        with right:
            whiteboard.draw_side(session)
        with left:
            _draw_left(session, runner, turn, told, over)


def _turn_due(session: Session, runner: Runner) -> LiveTurn | None:
    """The turn under way, or the one that is due; one that was stopped or failed is not retried."""
    known = runner.live(session.id)
    if known is not None and known.running:
        return known
    if not session.awaiting_reply:
        return known
    last = session.last_candidate
    halted = known is not None and known.state in (TurnState.STOPPED, TurnState.FAILED)
    if halted and known is not None and known.number > (last.number if last else 0):
        return known
    return lead.leading(session.id, house.runner()).answer(session.id)


def _to_be_told(turn: LiveTurn) -> bool:
    """Whether this tab has still to tell the turn: while it runs, and to its end where it is awaited."""
    if turn.running:
        return True
    awaited = st.session_state.get(composer.AWAITED) == turn.session_id
    return awaited and turn.state == TurnState.DONE


def _draw_head(session: Session, running: bool) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="top"):
        with st.container(key="head"):
            tracker.draw_head(session.id, None if running else tracker.mark_of(session, False))
        if session.ended is None:
            if session.clock_stopped:
                st.button("Go on", key="go-on", type="primary", on_click=_go_on, args=(session.id,))
            else:
                st.button(
                    "Pause", key="pause", disabled=running, on_click=_pause, args=(session.id,)
                )
            ending.draw_end_button(session)


def _draw_left(
    session: Session, runner: Runner, turn: LiveTurn | None, told: bool, over: bool
) -> None:
    with st.container(key="talk", height=600, border=False, autoscroll=True):
        talk.draw_talk(session, before=turn.number if turn is not None and told else None)
        live = st.empty()
        with st.container(key="asides"):
            _draw_asides(session, turn)
            composer.draw_held(session, told or not session.may_speak)
            halted = turn is not None and turn.state in (TurnState.STOPPED, TurnState.FAILED)
            if halted and turn is not None and session.awaiting_reply and not over:
                _draw_halted(session, turn)
    if over:
        _draw_over(session, runner)
        return
    composer.draw_composer(session, told)
    if st.session_state.get(_ENTERED) != session.id:
        st.session_state[_ENTERED] = session.id
        st.html(_FOCUS, unsafe_allow_javascript=True)
    if turn is not None and told:
        _follow(turn, live)
        st.session_state.pop(composer.AWAITED, None)
        st.rerun()


def _follow(turn: LiveTurn, live: "st.delta_generator.DeltaGenerator") -> None:
    """Show the turn while it is spoken; a page that comes back goes on where it was."""
    name = (turn.session_id, turn.number, turn.restarts)
    known, seen = st.session_state.get(_SEEN, (None, 0))
    for text in revealed(turn, seen if known == name else 0):
        live.html(talk.speaking(text))
        st.session_state[_SEEN] = ((*name[:2], turn.restarts), len(text))


def _draw_asides(session: Session, turn: LiveTurn | None) -> None:
    """What is told beside the interview: fallbacks, another window, another interviewer."""
    told = list(turn.notices) if turn is not None else []
    if turn is not None and turn.state == TurnState.ELSEWHERE:
        told.append("The interviewer is answering in another window; the answer appears here, too.")
    away = session.left_alone and session.ended is None
    if away:
        told.append("Paused while you were away: the clock stands where you left it.")
    elif session.clock_stopped and session.ended is None:
        told.append("Paused. The clock stands still; take your time and go on when you like.")
    speaker = house.house().roles.speaker.name
    if session.ended is None and session.opened.interviewer != speaker:
        told.append(
            f"This interview was opened with {_named(session.opened.interviewer)};"
            f" {_named(speaker)} goes on with it."
        )
    if told:
        st.html(talk.talk_html(*(talk.notice(text) for text in told)))
    if away:
        st.button("I am back: go on", key="back", on_click=_go_on, args=(session.id,))


def _named(speaker: str) -> str:
    return "the built-in interviewer" if speaker.startswith("builtin") else speaker


def _draw_halted(session: Session, turn: LiveTurn) -> None:
    if turn.error is not None:
        shown(turn.error)
    label = "Try again" if turn.error is not None else "Let the interviewer answer"
    st.button(label, key="answer-again", on_click=_answer, args=(session.id,))


def _draw_over(session: Session, runner: Runner) -> None:
    if session.graded is None or ending.asked_to_end(session):
        ending.draw_grading(session, runner)
    st.html('<p class="soft">The interview is over; nothing more can be said in it.</p>')
    if st.button("Open the report", key="report", type="primary"):
        go_to("report", session.id)


def _pause(session_id: str) -> None:
    lead.leading(session_id, house.runner()).pause(session_id)


def _go_on(session_id: str) -> None:
    lead.leading(session_id, house.runner()).resume(session_id)


def _answer(session_id: str) -> None:
    lead.leading(session_id, house.runner()).answer(session_id)
