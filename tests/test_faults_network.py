"""Rows 1 to 9 of the table of faults: the network. Each through the real client and a real socket."""

import asyncio
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.bench.model_server import Exchange, ModelServer
from interviewer.llm.resilience import PAUSE
from interviewer.model_settings import Deadlines
from tests.llm.fixtures import line
from tests.llm.line import FINE, SHORT, SLACK, Line, Seen, request

__all__ = ["line"]
HALF = "Half a sentence"


async def _half(exchange: Exchange) -> None:
    await exchange.begin()
    await exchange.delta(HALF)


def _gone_within_a_second(seen: Seen) -> None:
    asked = seen.posts[-1]
    until = time.monotonic() + 1.0
    while asked.gone is None and time.monotonic() < until:
        time.sleep(0.01)
    assert asked.gone is not None, "the server never saw the client hang up"


def _broke_off_once(seen: Seen, code: str) -> None:
    assert (seen.code, seen.pieces, seen.completion) == (code, [HALF], None)
    assert len(seen.posts) == 1, "a stream that broke after its first piece is not retried inside"
    call = seen.calls[-1]
    assert call.usage is not None and call.usage.estimated and (call.cost or 0) > 0


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_01_refused(line: Line) -> None:
    line.address = f"http://127.0.0.1:{_free_port()}/v1"
    seen = line.ask()
    assert (seen.code, len(seen.calls)) == ("E_NET", 3)
    assert [(c.outcome, c.usage) for c in seen.calls] == [
        ("E_NET", None)
    ] * 3  # nothing was sent, nothing is owed
    assert seen.seconds < SHORT.turn + SLACK


@pytest.fixture
def stalled() -> Iterator[int]:
    """A port whose queue is full, so that nobody else is let in."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        inside = []
        for _ in range(4):
            guest = socket.socket()
            guest.setblocking(False)
            guest.connect_ex(("127.0.0.1", port))
            inside.append(guest)
        yield port
        for guest in inside:
            guest.close()


def test_02_a_connection_that_stalls(line: Line, stalled: int) -> None:
    line.address = f"http://127.0.0.1:{stalled}/v1"
    seen = line.ask()
    assert (seen.code, len(seen.calls)) == ("E_NET", 3)
    assert seen.seconds < 3 * SHORT.connect + 3 * PAUSE + SLACK
    assert 3 * Deadlines().connect + 3 * PAUSE <= 16


def test_03_headers_that_never_arrive(line: Line) -> None:
    async def silent(exchange: Exchange) -> None:
        await exchange.wait(20)

    line.plays(silent)
    seen = line.ask()
    assert (seen.code, seen.pieces, len(seen.posts)) == ("E_TIMEOUT", [], 2)
    assert all(call.usage and call.usage.estimated for call in seen.calls)  # may have been billed
    assert seen.seconds < 2 * SHORT.first + PAUSE + SLACK
    _gone_within_a_second(seen)


def test_04_a_stall_in_the_middle(line: Line) -> None:
    async def stall(exchange: Exchange) -> None:
        await _half(exchange)
        await exchange.wait(20)

    line.plays(stall)
    seen = line.ask()
    _broke_off_once(seen, "E_TIMEOUT")
    assert seen.seconds < SHORT.idle + SLACK
    _gone_within_a_second(seen)


def test_05_only_pings(line: Line) -> None:
    async def pings(exchange: Exchange) -> None:
        await _half(exchange)
        while True:
            await exchange.chunk(b": ping\n\n")
            await exchange.delta("")
            await exchange.wait(0.05)

    line.plays(pings)
    seen = line.ask()
    _broke_off_once(seen, "E_TIMEOUT")
    assert seen.seconds < SHORT.idle + SLACK
    _gone_within_a_second(seen)


@pytest.mark.parametrize("how", ["reset", "truncated"])
def test_06_a_line_that_breaks(line: Line, how: str) -> None:
    async def breaks(exchange: Exchange) -> None:
        await _half(exchange)
        await asyncio.sleep(0.05)
        if how == "reset":
            exchange.reset()
        else:
            await exchange.raw(b"40\r\ndata: {")
            exchange.writer.close()

    line.plays(breaks)
    _broke_off_once(line.ask(), "E_NET")


@pytest.mark.parametrize("done", [True, False])
def test_07_a_clean_end_without_a_finish(line: Line, done: bool) -> None:
    async def ends(exchange: Exchange) -> None:
        await _half(exchange)
        await (exchange.done() if done else exchange.end())

    line.plays(ends)
    _broke_off_once(line.ask(), "E_NET")


@pytest.mark.parametrize("kind", ["text/html", "application/json", "text/event-stream"])
def test_08_a_sign_in_page(line: Line, kind: str) -> None:
    async def portal(exchange: Exchange) -> None:
        await exchange.reply(200, b"<html>Sign in to Cafe Canary</html>", kind)

    line.plays(portal)
    seen = line.ask()
    assert (seen.code, seen.pieces, len(seen.posts)) == ("E_PROTOCOL", [], 2)
    assert b"Cafe Canary" not in line.left_behind()


def test_08_a_page_that_sends_elsewhere_is_not_followed(line: Line) -> None:
    async def away(exchange: Exchange) -> None:
        await exchange.reply(302, b"", location=f"{line.server.address}/sign-in")

    line.plays(away)
    seen = line.ask()
    assert (seen.code, {asked.path for asked in seen.posts}) == (
        "E_PROTOCOL", {"/v1/chat/completions"},
    )  # fmt: skip


@pytest.fixture(scope="session")
def self_signed(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A certificate that nobody vouches for, made now and thrown away."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    folder: Path = tmp_path_factory.mktemp("certificate")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    wanted = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1".split()
    subprocess.run(
        [openssl, *wanted, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_09_a_certificate_that_is_not_accepted(line: Line, self_signed: ssl.SSLContext) -> None:
    with ModelServer(FINE, context=self_signed) as server:
        line.address = server.address
        seen = line.ask()
        assert server.asked == []
    assert (seen.code, len(seen.calls)) == ("E_TLS", 1)
    assert seen.error is not None
    assert "SSL_CERT_FILE" in seen.error.next_step and "HTTPS_PROXY" in seen.error.next_step


def test_09_an_address_that_speaks_no_tls(line: Line) -> None:
    line.address = line.server.address.replace("http:", "https:")
    seen = line.ask()
    assert (seen.code, len(seen.calls)) == ("E_TLS", 1)


def test_09_a_proxy_that_refuses(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.getsockname()[1]}")
        line.address = "https://127.0.0.1:9/v1"
        seen = line.run(_through(line, proxy))
    assert (seen.code, len(seen.calls)) == ("E_TLS", 1)
    assert seen.error is not None and "HTTPS_PROXY" in seen.error.next_step


async def _through(line: Line, proxy: socket.socket) -> Seen:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 407 no\r\ncontent-length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(refuse, sock=proxy)
    try:
        return await line.listen(request(), line.door)
    finally:
        server.close()
