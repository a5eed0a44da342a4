"""The report and its interview as files."""

import re

import streamlit as st

from interviewer.domain.session import Session
from interviewer.report import Report, printing
from interviewer.report.pdf import to_pdf
from interviewer.transcript import export_lines
from interviewer.web.house import house


def offer(session: Session, report: Report) -> None:
    """Buttons for each form; a file is made when it is asked for."""
    name = file_name(report)

    def transcript() -> str:
        return "".join(f"{line}\n" for line in export_lines(house().store, session.id))

    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Download PDF",
            lambda: to_pdf(report),
            f"{name}.pdf",
            "application/pdf",
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            "Markdown",
            lambda: printing.to_markdown(report),
            f"{name}.md",
            "text/markdown",
            on_click="ignore",
        )
        st.download_button(
            "HTML", lambda: printing.to_html(report), f"{name}.html", "text/html", on_click="ignore"
        )
        st.download_button(
            "Transcript (JSON lines)",
            transcript,
            f"{name}.jsonl",
            "application/jsonl",
            on_click="ignore",
        )


def file_name(report: Report) -> str:
    """What the files are called: the problem and the day."""
    slug = re.sub(r"[^a-z0-9]+", "-", report.problem.lower()).strip("-") or "interview"
    return "-".join(part for part in ("report", slug, report.date) if part)
