"""A field for longer text that is kept while one types, not only when it is left."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

_HTML = '<label for="text"></label><textarea id="text" spellcheck="false"></textarea>'
_CSS = """
:host { display: block; }
label { display: block; font: 400 0.875rem var(--st-font); color: var(--st-text-color);
  margin-bottom: 0.3rem; }
textarea { box-sizing: border-box; width: 100%; resize: vertical; padding: 0.6rem 0.7rem;
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius, 0.5rem);
  background: var(--st-secondary-background-color); color: var(--st-text-color);
  line-height: 1.45; }
textarea.code { font: 0.86rem/1.5 var(--st-code-font, monospace); white-space: pre; }
textarea.plain { font: 0.95rem/1.5 var(--st-font); }
textarea:focus-visible { outline: 1px solid var(--st-primary-color); outline-offset: 0;
  border-color: var(--st-primary-color); }
"""
_JS = """
const PAUSE = 350;
export default function ({ data, parentElement, setStateValue }) {
  const area = parentElement.querySelector("textarea");
  parentElement.querySelector("label").textContent = data.label;
  area.placeholder = data.placeholder;
  area.className = data.code ? "code" : "plain";
  if (area.dataset.version !== String(data.version)) {
    area.dataset.version = String(data.version);
    area.rows = data.rows;
    area.value = data.text;
    area.dataset.told = data.text;
  }
  let timer = null;
  const tell = () => {
    clearTimeout(timer);
    if (area.dataset.told === area.value) return;
    area.dataset.told = area.value;
    setStateValue("text", area.value);
  };
  area.oninput = () => { clearTimeout(timer); timer = setTimeout(tell, PAUSE); };
  area.onblur = tell;
  return () => { tell(); };
}
"""


@cache
def _mounted() -> Any:
    return st.components.v2.component("interviewer_editor", html=_HTML, css=_CSS, js=_JS)


def editor(
    label: str,
    kept: str,
    key: str,
    keep: Callable[[str], None],
    version: int = 0,
    placeholder: str = "",
    code: bool = False,
    rows: int = 10,
) -> str:
    """The text as it stands in this tab, kept whenever it is changed here.

    It begins with what is kept, anew when `version` changes. A tab in which nothing was typed never
    writes over what another one kept.
    """
    given = {
        "label": label,
        "text": kept,
        "version": version,
        "placeholder": placeholder,
        "code": code,
        "rows": rows,
    }
    name = f"{key}-{version}"
    known = st.session_state.setdefault(f"{name}-known", kept)
    typed = _mounted()(key=name, data=given, default={"text": known}, on_text_change=_nothing).text
    if typed is None or typed == known:
        return str(known)
    keep(str(typed))
    st.session_state[f"{name}-known"] = str(typed)
    return str(typed)


def _nothing() -> None:
    """A rerun is all that a change has to bring about."""
