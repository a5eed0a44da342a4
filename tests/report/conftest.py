"""Reports to look at: of interviews with answers laid down, and of a strong candidate."""

import asyncio
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from evals.playing import Played, Stage, script
from interviewer.clock import ManualClock
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.headless import START, HeadlessRun
from interviewer.report import Report, build_report
from interviewer.report.printing import to_html, to_json, to_markdown
from interviewer.store import Store
from tests.builders import NoteShelf, ScriptedReader, interviewer, setup

FORMS: dict[str, Callable[[Report], str]] = {"md": to_markdown, "html": to_html, "json": to_json}


def reported(
    small: Content, answers: list[str], readings: dict[str, Reading] | None = None
) -> Report:
    """The report of an interview with these answers, read as laid down."""
    clock, store = ManualClock(START), Store("sqlite://")
    lead = interviewer(store, clock, ScriptedReader(readings))
    session, _ = asyncio.run(HeadlessRun(lead, clock, store.records).play(small, setup(), answers))
    store.close()
    return build_report(session, NoteShelf())


@pytest.fixture(scope="session")
def strong(stage: Stage) -> Played:
    """The middle of a strong candidate's script; the beginning is long questions."""
    return stage.play("video-recommender", script("video-recommender", "strong")[2:8])


class Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
