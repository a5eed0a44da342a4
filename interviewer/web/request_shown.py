"""The exact prompt of a turn, on the replay page."""

import streamlit as st

from interviewer.errors import InterviewerError
from interviewer.llm.chat import Request
from interviewer.roles.base import Retriever
from interviewer.web.house import house
from interviewer.web.opened import Opened
from interviewer.web.rebuilding import rebuilt
from interviewer.web.steps import Step


def show_request(opened: Opened, step: Step) -> None:
    """What the model was asked for this turn, or why nothing was."""
    if not step.prompt and not step.calls:
        st.caption("No model was asked for this turn: the built-in interviewer worded it.")
        return
    with st.expander("The exact prompt of this turn", on_change="rerun") as folded:
        if not folded.open:
            return
        try:
            made = rebuilt(opened, step.turn.number, _notes(opened))
        except (InterviewerError, ValueError, KeyError, LookupError):
            made = None
        if made is None:
            st.caption("It cannot be made again from this log; the digests of its parts are kept.")
            return
        if made.changed is None:
            st.caption("Made again from the log; what was sent then is not on record to compare.")
        elif made.changed:
            st.caption(
                f"Made again from the log. Not as it was sent then: {', '.join(made.changed)}."
            )
        else:
            st.caption("Made again from the log, and the same as what was sent, part by part.")
        st.code(request_text(made.request), language=None, wrap_lines=True)


def request_text(request: Request) -> str:
    """The request as it goes out: every message under its role."""
    return "\n\n".join(f"[{message.role}]\n{message.text}" for message in request.messages)


def _notes(opened: Opened) -> Retriever:
    if opened.recording is None or not opened.recording.searches:
        return house().search
    from evals.replaying import RecordedNotes

    return RecordedNotes(opened.recording, house().search)
