"""A model-backed interview in a real browser, against a server that speaks the OpenAI protocol."""

import json
import threading
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from evals.bench.model_server import Asked, Exchange, ModelServer, says
from tests.web.server import AppServer
from tests.web.talking import Room, kept, turns
from tests.web.visiting import Visitor

KEY = "sk-canary-5f0c"
ASKS = "I would learn from watch time, as there are many of them."
FIRST = "Let us stay with the labels for a moment. "
REST = "Which of these signals would you learn from?"


class SlowModel(ModelServer):
    """Speaks a sentence and goes on when it is let; judges so that nobody can use it."""

    def __init__(self) -> None:
        super().__init__(self._answer)
        self.let_on = threading.Event()

    @property
    def spoken_to(self) -> Asked:
        """The latest request for speech."""
        return next(one for one in reversed(self.asked) if one.body.get("stream"))

    async def _answer(self, exchange: Exchange) -> None:
        if "Say OK." in json.dumps(exchange.asked.body):
            await says("OK")(exchange)
            return
        if not exchange.asked.body.get("stream"):
            await exchange.reply(200, json.dumps({"choices": []}).encode())
            return
        await exchange.begin()
        for piece in ("<move n=1>\n", FIRST, "Which of "):
            await exchange.delta(piece)
        while not self.let_on.is_set():
            await exchange.wait(0.05)
        await exchange.delta(REST.removeprefix("Which of "))
        await exchange.delta(None, "stop")
        await exchange.usage(10, 0, 5)
        await exchange.done()


@pytest.fixture(scope="module")
def model() -> Iterator[SlowModel]:
    server = SlowModel()
    with server:
        yield server


@pytest.fixture
def led(visitor: Visitor, model: SlowModel) -> Visitor:
    """A browser session that was given a key and an address of its own."""
    model.let_on.clear()
    page = visitor.open()
    page.locator(".st-key-settings button").first.click()
    for label, text in (("Key", KEY), ("Address", model.address), ("Model", "stub")):
        page.get_by_label(label, exact=True).fill(text)
    page.locator(".st-key-use-own button").click()
    page.get_by_text("Interviewer led by openai:stub").wait_for(timeout=40_000)
    page.keyboard.press("Escape")
    return visitor


def begin(visitor: Visitor) -> Room:
    """An interview in which the model is answering the first message: its first words are out."""
    room = Room.begin(visitor)
    room.say(ASKS)
    expect(room.answers.last).to_contain_text("Let us stay", timeout=30_000)
    return room


def test_words_come_as_they_are_spoken(led: Visitor, app: AppServer, model: SlowModel) -> None:
    room = begin(led)
    assert "?" not in room.answers.last.inner_text()
    led.shots("room-speaking")
    model.let_on.set()
    room.ready(2)
    expect(room.answers.last).to_contain_text("learn from")
    assert model.asked[-1].headers["authorization"] == f"Bearer {KEY}"
    log = "".join(record.model_dump_json() for record in kept(app.data_dir, room.session))
    assert "openai:stub" in log or "stub" in log
    assert KEY not in log + app.log + room.page.content()


def test_stop_closes_the_line_within_a_second(
    led: Visitor, app: AppServer, model: SlowModel
) -> None:
    room = begin(led)
    pressed = time.monotonic()
    room.button("stop").click()
    room.page.get_by_role("button", name="Let the interviewer answer").wait_for()
    gone = model.spoken_to.gone
    assert gone is not None and gone - pressed < 1.0
    led.shots("room-stopped")
    assert [who for who, _ in turns(kept(app.data_dir, room.session))] == [
        "complete", "candidate", "interrupted",
    ]  # fmt: skip
    model.let_on.set()
    room.say("I would learn from long watches that the survey calls worth it.")
    room.ready(3)
    assert [who for who, _ in turns(kept(app.data_dir, room.session))][2:] == [
        "interrupted", "candidate", "complete",
    ]  # fmt: skip


def test_a_reload_in_mid_stream_loses_and_doubles_nothing(
    led: Visitor, app: AppServer, model: SlowModel
) -> None:
    room = begin(led)
    room.page.reload()
    expect(room.answers.last).to_contain_text("Let us stay")
    model.let_on.set()
    room.ready(2)
    expect(room.answers.last).to_contain_text("learn from")
    assert [who for who, _ in turns(kept(app.data_dir, room.session))] == [
        "complete", "candidate", "complete",
    ]  # fmt: skip
    # The key is gone with the page: the built-in interviewer goes on, and says so.
    expect(room.page.get_by_text("was opened with")).to_be_visible()
    room.say("How many daily active users are there?")
    room.ready(3)
    expect(room.answers.last).to_contain_text("million")


def test_what_is_sent_while_the_interviewer_speaks_is_held(
    led: Visitor, app: AppServer, model: SlowModel
) -> None:
    room = begin(led)
    room.say("One more thing before you go on.")
    room.page.get_by_text("Not sent yet").wait_for()
    expect(room.button("send-held")).to_be_disabled()
    led.shots("room-held")
    model.let_on.set()
    expect(room.page.locator(".st-key-send-held button")).to_be_enabled(timeout=20_000)
    room.button("send-held").click()
    room.ready(3)
    expect(room.messages).to_have_count(2)
    expect(room.page.get_by_text("Not sent yet")).to_have_count(0)
    assert [who for who, _ in turns(kept(app.data_dir, room.session))] == [
        "complete", "candidate", "complete", "candidate", "complete",
    ]  # fmt: skip
