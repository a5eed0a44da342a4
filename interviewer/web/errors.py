"""What a person is told when something fails: a sentence and the next step, never a traceback."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st

from interviewer.errors import InterviewerError

Parameters = ParamSpec("Parameters")
_log = logging.getLogger("interviewer.web")


def shown(error: Exception) -> None:
    """Show an error: what went wrong, what to do next, and its code for a report of the fault."""
    if isinstance(error, InterviewerError):
        st.error(f"{error.message} {error.next_step}", icon="⚠️")
        st.caption(error.code)
        return
    # The kind alone: an error's text may hold what nobody should read.
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    at = f"{where.tb_frame.f_code.co_qualname}:{where.tb_lineno}" if where else "?"
    _log.error("%s in %s", type(error).__name__, at)
    st.error(
        "Something went wrong in the program; what you sent is kept. Reload the page to go on.",
        icon="⚠️",
    )
    st.caption(f"E_INTERNAL {type(error).__name__}")


@contextmanager
def told() -> Iterator[None]:
    """Show what fails within; reruns and stops of the page pass through."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the last line before the screen
        shown(error)


def safe(draw: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """A page, a part of one or a fragment that shows its own failures."""

    @wraps(draw)
    def drawn(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        with told():
            draw(*args, **kwargs)

    return drawn
