"""A visitor of the web app without a browser: speaks Streamlit's own protocol over its socket."""

import asyncio
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Subprotocol

MAX_SIZE = 32 * 1024 * 1024
PATIENCE = 60.0
QUIET = 0.6
"""Seconds after a finished run in which the next one, if there is any, has begun."""


TICKED = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


@dataclass
class Seen:
    """What one run of the page's script sent: the widgets by key and all HTML put on the page."""

    widgets: dict[str, str] = field(default_factory=dict)
    html: list[str] = field(default_factory=list)
    tick: str = ""


class WebVisitor:
    """One browser session on one page. Every call waits for what it needs, at most a minute."""

    def __init__(self, port: int) -> None:
        self._address = f"ws://127.0.0.1:{port}/_stcore/stream"
        self._socket: Any = None
        self._pages: dict[str, str] = {}
        self._page = ""
        self._query = ""
        self._clock: asyncio.Task[None] | None = None
        self.seen = Seen()

    async def come(self, page: str, **query: str) -> None:
        """Open the app, then the page of that path."""
        self._socket = await websockets.connect(
            self._address,
            subprotocols=[Subprotocol("streamlit")],
            max_size=MAX_SIZE,
        )
        await self._rerun()
        await self._until_quiet()
        self._page, self._query = self._pages[page], urlencode(query)
        await self._rerun()
        await self._until_quiet()

    def watch_the_clock(self) -> None:
        """Have the page's clock tick every second from now on, as a browser does."""
        self._clock = asyncio.create_task(self._tick())

    async def think(self, seconds: float) -> None:
        """Wait, and take what the page sends meanwhile."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            with suppress(TimeoutError):
                self._take(await self._next(left))

    async def say(self, text: str) -> tuple[float, float]:
        """Send a message; seconds until the first words of the answer, and until its end."""
        begun = time.perf_counter()
        await self._rerun(self.seen.widgets["answer"], text)
        first = 0.0
        while not first:
            message = await self._next()
            self._take(message)
            if _speaks(message.delta.new_element.html.body):
                first = time.perf_counter() - begun
        return first, await self._until_quiet() - begun

    async def again(self) -> float:
        """Draw the page anew; seconds until the server is done."""
        begun = time.perf_counter()
        await self._rerun()
        return await self._until_quiet() - begun

    async def leave(self) -> None:
        """Close the connection."""
        if self._clock is not None:
            self._clock.cancel()
        await self._socket.close()

    async def _rerun(self, widget: str = "", text: str = "") -> None:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self._query
        rerun.page_script_hash = self._page
        if widget:
            state = rerun.widget_states.widgets.add()
            state.id = widget
            state.chat_input_value.data = text
        await self._socket.send(message.SerializeToString())

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(1.0)
            if self.seen.tick:
                message = BackMsg()
                rerun = message.rerun_script
                rerun.query_string, rerun.page_script_hash = self._query, self._page
                rerun.fragment_id, rerun.is_auto_rerun = self.seen.tick, True
                await self._socket.send(message.SerializeToString())

    async def _until_quiet(self) -> float:
        """Read on until a run has finished and no other follows; when the last message came."""
        last, before, finished = time.perf_counter(), False, False
        while True:
            try:
                message = await self._next(QUIET if finished else PATIENCE)
            except TimeoutError:
                return last
            self._take(message)
            if message.HasField("script_finished"):
                finished = before if message.script_finished == TICKED else True
            elif message.HasField("new_session"):
                before, finished = finished, False
            last = time.perf_counter()

    async def _next(self, patience: float = PATIENCE) -> ForwardMsg:
        raw = await asyncio.wait_for(self._socket.recv(), patience)
        message = ForwardMsg()
        message.ParseFromString(raw)
        return message

    def _take(self, message: ForwardMsg) -> None:
        if message.HasField("navigation"):
            for page in message.navigation.app_pages:
                self._pages[page.url_pathname] = page.page_script_hash
        if message.HasField("auto_rerun"):
            self.seen.tick = message.auto_rerun.fragment_id
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "chat_input":
            self.seen.widgets["answer"] = element.chat_input.id
        elif kind == "html":
            self.seen.html.append(element.html.body)
        elif kind == "alert":
            raise RuntimeError(f"the page failed: {element.alert.body}")


def _speaks(html: str) -> bool:
    """Whether the HTML is the interviewer's turn with words in it, still being spoken."""
    return bool(
        re.search(
            r'<div class="talk"><article class="interviewer "><header>[^<]*</header>'
            r'<div class="said"><p>\S',
            html,
        )
    )
