"""Who interviews: what the environment says, or a key and model for this browser session alone.

What is typed here lives in this browser session's memory, is never stored or logged, and is gone
when the page is loaded anew.
"""

import re
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from typing import NamedTuple

import streamlit as st

from interviewer.errors import SettingsError
from interviewer.settings import Settings
from interviewer.web import house, trying

_KEY = "own_key"
_ADDRESS = "own_address"
_MODEL = "own_model"
_TROUBLE = "own_trouble"
_TRIED = "own_tried"
_CLEAR = "own_clear"
"""The fields are emptied when they are drawn next: their model leads now."""
_OPENED = "own_panel"
"""How often the panel was closed: a new number makes a new panel, which is closed."""
_PROVIDER = re.compile(r"^[a-z_]+:")


class _Tried(NamedTuple):
    """Settings on trial, and what comes of it."""

    settings: Settings
    found: Future[str]


def draw_status() -> None:
    """Who interviews, in words, with a panel to change it."""
    own: Settings | None = st.session_state.get(house.OWN_SETTINGS)
    settings = own or house.house().settings
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="status"):
        st.html(f'<p class="status">{_words(settings, own is not None)}</p>')
        with (
            st.container(key="settings", width="content"),
            st.popover("Change", key=f"settings-{st.session_state.get(_OPENED, 0)}"),
        ):
            _draw_panel(settings, own is not None)


def own_settings(settings: Settings, key: str, address: str, model: str) -> Settings:
    """The settings with a person's own key, address and model. Raises `SettingsError`."""
    key, address, model = key.strip(), address.strip(), model.strip()
    if not key and not address:
        raise SettingsError(
            "Neither a key nor an address was given.",
            "Give one of them, or stay with the built-in interviewer.",
        )
    if address and not re.match(r"https?://[^\s/]+", address):
        raise SettingsError(
            "That address cannot be used.", "Write it in full: http://localhost:11434/v1."
        )
    # Bare names are what servers that speak the protocol know their models by.
    named = model if not model or _PROVIDER.match(model) else f"openai:{model}"
    changed = settings.led_by(named, key)
    # A key goes to the address given with it and to no other.
    return changed.model_copy(update={"openai_base_url": address or None})


def _words(settings: Settings, own: bool) -> str:
    name = settings.model.name
    if name == "builtin":
        where = "no key set" if settings.openai_api_key is None else "no model is asked"
        return f"<span><b>Built-in interviewer</b>: {where}. Its grades are an estimate.</span>"
    safe = name.replace("&", "&amp;").replace("<", "&lt;")
    since = "for this browser session" if own else "as the environment says"
    return f"<span><b>Interviewer led by {safe}</b>, {since}.</span>"


def _draw_panel(settings: Settings, own: bool) -> None:
    st.html(
        '<p class="soft">A key or the address of any server that speaks the OpenAI protocol makes'
        " the interviewer model-backed. Both are used for this browser session only, never stored,"
        " and forgotten when the page is loaded anew.</p>"
    )
    if st.session_state.pop(_CLEAR, False):
        for name in (_KEY, _ADDRESS, _MODEL):
            st.session_state[name] = ""
    with st.form("own", border=False):
        st.text_input("Key", type="password", key=_KEY, autocomplete="off", placeholder="sk-…")
        st.text_input("Address", key=_ADDRESS, placeholder="http://localhost:11434/v1")
        st.text_input(
            "Model",
            key=_MODEL,
            placeholder="the default" if settings.model.builtin else settings.model.name,
        )
        trouble = st.session_state.pop(_TROUBLE, "")
        if trouble:
            st.error(trouble)
        waiting = st.empty()
        st.form_submit_button("Use it", type="primary", key="use-own", on_click=_use)
    tried: _Tried | None = st.session_state.get(_TRIED)
    if tried is not None:
        _wait_for(tried, waiting)
    if own:
        st.button("Forget it", key="forget-own", on_click=_forget)


def _use() -> None:
    given = (st.session_state.get(name) or "" for name in (_KEY, _ADDRESS, _MODEL))
    try:
        settings = own_settings(house.shared_desk().house.settings, *given)
    except SettingsError as error:
        st.session_state[_TROUBLE] = f"{error.message} {error.next_step}"
        return
    st.session_state[_TRIED] = _Tried(settings, trying.begin(settings))


def _wait_for(tried: _Tried, place: "st.delta_generator.DeltaGenerator") -> None:
    """Wait until the model has answered, then draw anew: led by it, or told what is wrong."""
    place.html('<p class="soft" role="status">Asking the model for one word …</p>')
    while not tried.found.done():
        try:
            tried.found.exception(0.25)
        except NotYetError:
            place.html('<p class="soft" role="status">Asking the model for one word …</p>')
    st.session_state.pop(_TRIED)
    wrong = tried.found.result()
    if wrong:
        st.session_state[_TROUBLE] = f"{wrong} Nothing was changed."
    else:
        st.session_state[house.OWN_SETTINGS] = tried.settings
        st.session_state[_CLEAR] = True
        st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1
    st.rerun()


def _forget() -> None:
    st.session_state.pop(_TRIED, None)
    st.session_state.pop(house.OWN_SETTINGS, None)
