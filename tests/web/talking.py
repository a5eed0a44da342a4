"""An interview room as a candidate uses it, in a real browser."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from interviewer.domain.events import CandidateSaid, InterviewerSaid, Record
from interviewer.settings import Settings
from interviewer.wiring import open_store
from tests.web.visiting import Visitor


class Room:
    """The room on a page. Waits are for what a person would wait for."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def begin(cls, visitor: Visitor, problem: str = "video-recommender") -> "Room":
        """Start an interview from the start page, with what is chosen there."""
        visitor.settle()
        visitor.page.locator(f".st-key-start-{problem} button").click()
        room = cls(visitor.page)
        room.ready(1)
        return room

    @property
    def session(self) -> str:
        """The session that the address names."""
        found = re.search(r"[?&]session=(\w+)", self.page.url)
        assert found is not None, self.page.url
        return found[1]

    @property
    def field(self) -> Locator:
        """The message field."""
        return self.page.get_by_test_id("stChatInputTextArea")

    @property
    def answers(self) -> Locator:
        """The interviewer's turns."""
        return self.page.locator(".talk article.interviewer")

    @property
    def messages(self) -> Locator:
        """The candidate's turns."""
        return self.page.locator(".talk article.candidate")

    def say(self, text: str) -> None:
        """Send a message with the keyboard."""
        self.field.fill(text)
        self.field.press("Enter")

    def ready(self, answers: int) -> None:
        """Wait until so many turns of the interviewer stand there and nothing is being spoken."""
        expect(self.answers).to_have_count(answers, timeout=30_000)
        expect(self.page.locator(".st-key-hint button")).to_be_visible(timeout=30_000)

    def button(self, key: str) -> Locator:
        """A button by its key."""
        return self.page.locator(f".st-key-{key} button").first


def kept(data_dir: Path, session: str) -> list[Record]:
    """The log of a session in a data folder."""
    store = open_store(Settings(data_dir=data_dir))
    try:
        return store.records(session)
    finally:
        store.close()


def turns(records: list[Record]) -> list[tuple[str, str]]:
    """Who said what, by the log."""
    return [
        ("candidate" if isinstance(event, CandidateSaid) else event.status, event.text)
        for event in (record.event for record in records)
        if isinstance(event, CandidateSaid | InterviewerSaid)
    ]
