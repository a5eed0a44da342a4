"""How report, history, notes and replay put HTML of their own on the page."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup, escape

from interviewer.report.printing import style

_SHEET = Path(__file__).parent / "pages.css"


def dress() -> None:
    """Put the style of these pages on the page; once a run, by the page."""
    st.html(_style())


def say(html: str) -> None:
    """Show HTML of ours, in which everything that others wrote was escaped."""
    st.html(f'<div class="mdi">{html}</div>')


def empty(text: str) -> None:
    """Say that there is nothing here; the next step belongs right below."""
    say(f'<p class="empty">{escape(text)}</p>')


def picture(svg: str, told: str, css: str = "") -> str:
    """An SVG of ours as an image; `told` is what it shows in words. It follows light and dark."""
    data = b64encode(svg.encode()).decode()
    return str(
        Markup('<img class="{}" alt="{}" src="data:image/svg+xml;base64,{}">').format(
            css, told, data
        )
    )


@cache
def _style() -> str:
    return f"<style>{style()}{_SHEET.read_text(encoding='utf-8')}</style>"
