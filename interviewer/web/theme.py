"""The style there is beyond `.streamlit/config.toml`: one sheet, for light and dark."""

from functools import cache
from pathlib import Path

import streamlit as st

_SHEET = Path(__file__).parent / "theme.css"


def dress() -> None:
    """Put the style on the page; once a run, from `app.py`."""
    st.html(_style())


@cache
def _style() -> str:
    return f"<style>{_SHEET.read_text(encoding='utf-8')}</style>"
