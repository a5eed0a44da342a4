"""The start page."""

import streamlit as st


def page() -> None:
    """Draw the start page."""
    st.title("Practise a machine-learning system design interview")
