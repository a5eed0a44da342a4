"""A chat endpoint on loopback, answered by a function: for benches and for tests.

Plain HTTP/1.1 on asyncio, so that a script can do to the line whatever a network does.
"""

import asyncio
import json
import ssl
import struct
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

EVENTS = "text/event-stream; charset=utf-8"
Script = Callable[["Exchange"], Awaitable[None]]


@dataclass
class Asked:
    """A request as it came. `gone` holds when the client hung up before the answer was whole."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    at: float
    gone: float | None = None


@dataclass
class Exchange:
    """One request and the line it came on; what is sent goes out at once."""

    asked: Asked
    number: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    headers: dict[str, str] = field(default_factory=dict)

    async def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()

    async def reply(
        self, status: int, body: bytes, kind: str = "application/json", **headers: str
    ) -> None:
        """A whole answer."""
        lines = [f"HTTP/1.1 {status} x", f"content-type: {kind}", f"content-length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        await self.raw("\r\n".join([*lines, "connection: close", "", ""]).encode() + body)

    async def error(self, status: int, code: str = "x", text: str = "no", **headers: str) -> None:
        """An error as OpenAI words it."""
        error = {"error": {"message": text, "type": code, "code": code, "param": None}}
        await self.reply(status, json.dumps(error).encode(), **headers)

    async def begin(self) -> None:
        """The head of a stream, in chunks."""
        await self.raw(
            f"HTTP/1.1 200 OK\r\ncontent-type: {EVENTS}\r\ntransfer-encoding: chunked\r\n\r\n".encode()
        )

    async def chunk(self, data: bytes) -> None:
        """A chunk of the stream."""
        await self.raw(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    async def event(self, data: dict[str, Any] | str) -> None:
        """A server-sent event."""
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        await self.chunk(f"data: {text}\n\n".encode())

    async def delta(self, content: str | None, finish: str | None = None, **more: Any) -> None:
        """A piece of an answer."""
        delta: dict[str, Any] = {"role": "assistant", "content": content, **more}
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        await self.event({**_HEAD, "choices": [choice]})

    async def usage(self, given: int, cached: int, written: int) -> None:
        """The usage, after the end."""
        usage = {
            "prompt_tokens": given,
            "completion_tokens": written,
            "total_tokens": given + written,
            "prompt_tokens_details": {"cached_tokens": cached},
        }
        await self.event({**_HEAD, "choices": [], "usage": usage})

    async def done(self) -> None:
        """The end of a stream."""
        await self.event("[DONE]")
        await self.end()

    async def end(self) -> None:
        """A clean end of the line, whatever came before."""
        await self.raw(b"0\r\n\r\n")

    def reset(self) -> None:
        """Break the line off, as a crash does."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(1, 13, struct.pack("ii", 1, 0))  # SO_LINGER: close by a reset
        self.writer.transport.abort()

    async def wait(self, seconds: float) -> None:
        """Keep silent, until the client hangs up."""
        try:
            await asyncio.wait_for(self.reader.read(1), seconds)
            self.asked.gone = time.monotonic()
            raise ConnectionResetError
        except TimeoutError:
            return


_HEAD: dict[str, Any] = {
    "id": "c",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "stub",
}


def says(
    text: str | Sequence[str], usage: tuple[int, int, int] | None = (10, 0, 5), finish: str = "stop"
) -> Script:
    """Answers with a text, in its pieces or word by word."""
    pieces = [p + " " for p in text.split(" ")] if isinstance(text, str) else list(text)
    if isinstance(text, str):
        pieces[-1] = pieces[-1][:-1]

    async def script(exchange: Exchange) -> None:
        await exchange.begin()
        for piece in pieces:
            await exchange.delta(piece)
        await exchange.delta(None, finish)
        if usage is not None:
            await exchange.usage(*usage)
        await exchange.done()

    return script


class ModelServer:
    """Serves until it is closed. `scripts` are used up in order; the last one stays.

    `asked` holds every request, oldest first.
    """

    def __init__(self, *scripts: Script, context: ssl.SSLContext | None = None) -> None:
        self.scripts = list(scripts)
        self.asked: list[Asked] = []
        self._context = context
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="model server", daemon=True)
        self.port = 0

    @property
    def address(self) -> str:
        """Its address, as OPENAI_BASE_URL takes it."""
        return f"http{'s' if self._context else ''}://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> "ModelServer":
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def play(self, *scripts: Script) -> None:
        """Answer with these from now on."""
        self.scripts[:] = scripts

    def close(self) -> None:
        """Stop serving and drop all lines."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(10)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._line, "127.0.0.1", 0, ssl=self._context)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.run_until_complete(asyncio.sleep(0.01))  # lines close in the loop's next round
        self._loop.close()

    async def _line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (asked := await _request(reader)) is not None:
                self.asked.append(asked)
                number = len(self.asked)
                script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
                await script(Exchange(asked, number, reader, writer))
        except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            if self.asked and self.asked[-1].gone is None:
                self.asked[-1].gone = time.monotonic()
        finally:
            writer.close()


async def _request(reader: asyncio.StreamReader) -> Asked | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {
        n.strip().lower(): v.strip() for n, _, v in (ln.partition(":") for ln in lines if ln)
    }
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(first.split(" ")[1], headers, json.loads(body or b"{}"), time.monotonic())
