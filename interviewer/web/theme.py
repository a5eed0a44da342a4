"""The little style there is beyond `.streamlit/config.toml`."""

import streamlit as st

_STYLE = """
<style>
.block-container {max-width: 72rem; padding-bottom: 4rem;}
:focus-visible {outline: 2px solid var(--st-primary-color, #2f6f6d); outline-offset: 2px;}
</style>
"""


def dress() -> None:
    """Put the style on the page; once a run, from `app.py`."""
    st.html(_STYLE)
