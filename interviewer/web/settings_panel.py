"""Who interviews: what the environment says, or a key and model for this browser session alone.

What is typed here lives in this browser session's memory, is never stored or logged, and is gone
when the page is loaded anew.
"""

import re

import streamlit as st

from interviewer.errors import SettingsError
from interviewer.settings import Settings
from interviewer.web import house
from interviewer.web.errors import shown

_KEY = "own_key"
_ADDRESS = "own_address"
_MODEL = "own_model"
_TROUBLE = "own_trouble"
_PROVIDER = re.compile(r"^[a-z_]+:")


def draw_status() -> None:
    """Who interviews, in words, with a panel to change it."""
    own: Settings | None = st.session_state.get(house.OWN_SETTINGS)
    settings = own or house.house().settings
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="status"):
        st.html(f'<p class="status">{_words(settings, own is not None)}</p>')
        with st.popover("Change", key="settings"):
            _draw_panel(settings, own is not None)
    trouble = st.session_state.pop(_TROUBLE, None)
    if trouble is not None:
        shown(trouble)


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
    with st.form("own", border=False, clear_on_submit=True):
        st.text_input("Key", type="password", key=_KEY, autocomplete="off", placeholder="sk-…")
        st.text_input("Address", key=_ADDRESS, placeholder="http://localhost:11434/v1")
        st.text_input(
            "Model",
            key=_MODEL,
            placeholder="the default" if settings.model.builtin else settings.model.name,
        )
        st.form_submit_button("Use it", type="primary", key="use-own", on_click=_use)
    if own:
        st.button("Forget it", key="forget-own", on_click=_forget)


def _use() -> None:
    given = (st.session_state.get(name) or "" for name in (_KEY, _ADDRESS, _MODEL))
    try:
        settings = own_settings(house.shared_desk().house.settings, *given)
        st.session_state[house.OWN_SETTINGS] = settings
        house.desk()
    except SettingsError as error:
        st.session_state.pop(house.OWN_SETTINGS, None)
        st.session_state[_TROUBLE] = error


def _forget() -> None:
    st.session_state.pop(house.OWN_SETTINGS, None)
