"""Where one is: the pages, their addresses, and the session an address names."""

import re
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn

import streamlit as st

from interviewer.web.errors import safe

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

PageName = Literal["start", "interview", "report", "history", "notes", "replay"]


class _Entry(NamedTuple):
    module: str
    title: str
    path: str
    listed: bool


_ENTRIES: dict[PageName, _Entry] = {
    "start": _Entry("start", "Start", "", True),
    "interview": _Entry("room", "Interview", "interview", False),
    "report": _Entry("report", "Report", "report", False),
    "history": _Entry("history", "History", "history", True),
    "notes": _Entry("notes", "Notes", "notes", True),
    "replay": _Entry("replay", "Replay", "replay", True),
}
_SESSION = re.compile(r"[0-9A-Za-z_-]{1,64}")


def pages() -> "list[StreamlitPage]":
    """The pages there are, for the navigation; those reached only from another are not listed."""
    return [_page(name) for name, entry in _ENTRIES.items() if _there(entry)]


def session_id_in_address() -> str:
    """The session named by `?session=`, or "" where none or nonsense is."""
    named = st.query_params.get("session", "")
    return named if _SESSION.fullmatch(named) else ""


def go_to(page: PageName, session: str = "", **more: str) -> NoReturn:
    """Go to a page, with the session and whatever else in its address. Not from a callback."""
    st.switch_page(_page(page), query_params=_query(session, more))


def link_to(page: PageName, label: str, session: str = "", **more: str) -> None:
    """A link to a page, with the session and whatever else in its address."""
    st.page_link(_page(page), label=label, query_params=_query(session, more))


def _query(session: str, more: dict[str, str]) -> dict[str, str]:
    return ({"session": session} if session else {}) | more


def _there(entry: _Entry) -> bool:
    return find_spec(f"interviewer.web.{entry.module}") is not None


def _page(name: PageName) -> "StreamlitPage":
    entry = _ENTRIES[name]
    if not _there(entry):
        return _page("start")
    return st.Page(
        _drawing(entry.module),
        title=entry.title,
        url_path=entry.path or None,
        default=not entry.path,
        visibility="visible" if entry.listed else "hidden",
    )


def _drawing(module: str) -> Callable[[], None]:
    """Draws a page; its module is loaded when it is first asked for."""

    @safe
    def draw() -> None:
        import_module(f"interviewer.web.{module}").page()

    draw.__name__ = module
    return draw
