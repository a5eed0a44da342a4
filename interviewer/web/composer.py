"""The message field and the buttons beside it: everything a candidate says goes through here."""

import streamlit as st

from interviewer.domain.message import MAX_CHARS
from interviewer.domain.session import Session
from interviewer.errors import ConflictError, InterviewerError
from interviewer.web import asks, house, lead
from interviewer.web.errors import shown
from interviewer.web.talk import notice, talk_html
from interviewer.wiring import new_id

MAX_DRAWING = 4_800
ANSWER = "answer"
ATTACH = "attach_drawing"
AWAITED = "answer_awaited"
"""The session whose answer this tab has asked for and not shown to its end."""
_TURN_ID = "turn_id"
_TAKEN = "turn_id_taken"
_TROUBLE = "trouble"


def draw_composer(session: Session, running: bool) -> None:
    """The message field, and what goes with it while the interviewer speaks or listens."""
    _new_turn_id()
    paused = session.clock_stopped
    st.chat_input(
        "Paused: go on to answer" if paused else "Your answer. Shift+Enter begins a new line",
        key=ANSWER,
        disabled=paused,
        on_submit=_send_answer,
        args=(session.id,),
    )
    # As many elements in every state: one left over would stay on the screen while words come.
    with st.container(horizontal=True, gap="small", key="asks", vertical_alignment="center"):
        silent = running or paused or not session.may_speak
        if running:
            st.button("Stop", key="stop", on_click=_stop, args=(session.id,))
        else:
            _ask(session.id, "Hint", asks.HINT, silent, key="hint")
        _ask(session.id, "Repeat the question", asks.REPEAT, silent, key="repeat")
        _ask(session.id, "Move on", asks.MOVE_ON, silent, key="move-on")
        note = "The clock stands still." if running else f"A hint {asks.hint_cost(session)}."
        st.html(f'<p class="soft">{note}</p>')


def draw_held(session: Session, waiting: bool) -> None:
    """What went wrong with the last message, and a message that was not taken: it is not lost."""
    error = st.session_state.pop(_TROUBLE, None)
    if error is not None:
        shown(error)
    held = house.house().store.pad(session.id, "draft")
    if not held:
        return
    over = session.ended is not None
    why = (
        "Not part of the interview, which was over"
        if over
        else "Not sent yet, as the interviewer had the floor"
    )
    st.html(talk_html(notice(f"{why}: “{held}”")))
    with st.container(horizontal=True, gap="small"):
        if not over:
            st.button(
                "Send it now",
                key="send-held",
                disabled=waiting,
                on_click=_send_held,
                args=(session.id,),
            )
        st.button("Discard it", key="discard", on_click=_discard_held, args=(session.id,))


def say(session_id: str, text: str) -> bool:
    """Send a message in the candidate's name; whether it was taken. What was not is held.

    The same message field sends one turn, however often it is pressed before it is drawn again.
    """
    if not text.strip():
        return False
    turn_id = st.session_state.setdefault(_TURN_ID, new_id())
    try:
        lead.leading(session_id, house.runner()).say(session_id, text, turn_id)
    except ConflictError:
        st.session_state[_TAKEN] = turn_id  # it was not kept: sent again it is another turn
        house.house().store.keep_pad(session_id, text, "draft")
        return False
    except InterviewerError as error:
        st.session_state[_TROUBLE] = error
        _hold_in_spite_of_all(session_id, text)
        return False
    st.session_state[_TAKEN] = turn_id
    st.session_state[AWAITED] = session_id
    return True


def _send_answer(session_id: str) -> None:
    # No limit on the field: it would drop a long paste without a word; what is too long is cut.
    text, drawing = st.session_state[ANSWER] or "", ""
    if st.session_state.get(ATTACH):
        drawing = house.house().store.pad(session_id, "diagram").strip()[:MAX_DRAWING]
    attached = f"\n\n```mermaid\n{drawing}\n```" if drawing else ""
    if say(session_id, text[: MAX_CHARS - len(attached)] + attached if attached else text):
        st.session_state[ATTACH] = False


def _send_held(session_id: str) -> None:
    store = house.house().store
    if say(session_id, store.pad(session_id, "draft")):
        store.keep_pad(session_id, "", "draft")


def _discard_held(session_id: str) -> None:
    house.house().store.keep_pad(session_id, "", "draft")


def _say(session_id: str, text: str) -> None:
    say(session_id, text)


def _stop(session_id: str) -> None:
    st.session_state.pop(AWAITED, None)
    lead.watched(session_id, house.runner()).stop(session_id)


def _ask(session_id: str, label: str, text: str, silent: bool, key: str) -> None:
    st.button(label, key=key, disabled=silent, on_click=_say, args=(session_id, text))


def _new_turn_id() -> None:
    """A field that is drawn anew sends a new turn, once the one before was taken."""
    known = st.session_state.get(_TURN_ID)
    if known is None or known == st.session_state.get(_TAKEN):
        st.session_state[_TURN_ID] = new_id()


def _hold_in_spite_of_all(session_id: str, text: str) -> None:
    try:
        house.house().store.keep_pad(session_id, text, "draft")
    except InterviewerError:
        st.session_state[_TROUBLE] = InterviewerError(
            "Your message could not be kept.", f"Copy it from here and send it again: {text}"
        )
