"""Rows 10 to 19 of the table of faults: the model's server. Each through a real socket."""

import asyncio

import pytest

from evals.bench.model_server import Exchange, Script
from tests.llm.fixtures import line
from tests.llm.line import FINE, KEY, SHORT, SLACK, Line, Seen, request

__all__ = ["line"]


def fails(status: int, code: str = "x", **headers: str) -> Script:
    """Answers with an error that echoes the key, as some servers do."""

    async def script(exchange: Exchange) -> None:
        await exchange.error(status, code, f"{code} for {KEY}", **headers)

    return script


def test_10_told_to_wait_a_second(line: Line) -> None:
    line.plays(fails(429, retry_after="1"), FINE)

    async def ask_and_look() -> tuple[Seen, float]:
        asking = asyncio.create_task(line.listen(request(), line.door))
        await asyncio.sleep(0.4)
        shown = line.door.waiting("s")
        return await asking, shown

    seen, shown = line.run(ask_and_look())
    assert (seen.code, seen.outcomes) == ("", ["E_BUSY", "ok"])
    assert 1.0 <= seen.seconds < SHORT.turn
    assert 0 < shown <= 1.0, "how long it waits can be shown"
    assert line.door.waiting("s") == 0


def test_11_told_to_wait_longer_than_the_turn(line: Line) -> None:
    line.plays(fails(429, retry_after="130"))
    seen = line.ask()
    assert (seen.code, len(seen.posts)) == ("E_BUSY", 1)
    assert seen.error is not None and seen.error.retry_after == 130
    line.shift = 120
    meanwhile = line.ask()
    assert (meanwhile.code, meanwhile.posts, meanwhile.calls) == ("E_BUSY", [], [])
    assert meanwhile.error is not None and 0 < (meanwhile.error.retry_after or 0) <= 10
    line.shift = 131
    line.plays(FINE)
    assert line.ask().outcomes == ["ok"]


def test_12_no_credit(line: Line) -> None:
    line.plays(fails(429, "insufficient_quota", retry_after="1"))
    seen = line.ask()
    assert (seen.code, len(seen.posts)) == ("E_QUOTA", 1)
    again = line.ask()
    assert (again.code, again.posts) == ("E_QUOTA", [])


@pytest.mark.parametrize("status", [500, 502, 503])
def test_13_fails_once(line: Line, status: int) -> None:
    line.plays(fails(status), FINE)
    seen = line.ask()
    assert (seen.outcomes, "".join(seen.pieces)) == (["E_SERVER", "ok"], "All is well.")
    assert seen.calls[0].cost == 0


def test_14_fails_all_the_time(line: Line) -> None:
    line.plays(fails(503))
    assert [(s.code, len(s.posts)) for s in (line.ask(), line.ask(), line.ask())] == [
        ("E_SERVER", 3), ("E_SERVER", 2), ("E_BUSY", 0),
    ]  # fmt: skip
    line.shift = 31  # half open: one call is let through, and fails
    assert [(s.code, len(s.posts)) for s in (line.ask(), line.ask())] == [
        ("E_SERVER", 1), ("E_BUSY", 0),
    ]  # fmt: skip
    line.shift = 62
    line.plays(FINE)
    assert [s.outcomes for s in (line.ask(), line.ask())] == [["ok"], ["ok"]]


@pytest.mark.parametrize("status", [401, 403])
def test_15_the_key_is_refused(line: Line, status: int) -> None:
    line.plays(fails(status, "invalid_api_key"))
    seen = line.ask()
    assert (seen.code, len(seen.posts)) == ("E_AUTH", 1)
    assert seen.error is not None and "OPENAI_API_KEY" in seen.error.next_step


def test_16_no_such_model(line: Line) -> None:
    line.plays(fails(404, "model_not_found"))
    seen = line.ask()
    assert (seen.code, len(seen.posts)) == ("E_MODEL", 1)
    assert seen.error is not None and "INTERVIEWER_MODEL" in seen.error.next_step


def test_17_too_long_for_the_model(line: Line) -> None:
    line.plays(fails(400, "context_length_exceeded"))
    seen = line.ask()
    assert (seen.code, len(seen.posts)) == ("E_CONTEXT", 1)


def test_17_what_cannot_fit_is_not_sent(line: Line) -> None:
    seen = line.ask("word " * 500, door=line.opened(window=lambda: 400))
    assert (seen.code, seen.posts, seen.calls) == ("E_CONTEXT", [], [])


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("overloaded", "E_SERVER"),
        ("insufficient_quota", "E_QUOTA"),
        ("content_filter", "E_FILTERED"),
    ],
)
def test_18_an_error_in_the_middle(line: Line, code: str, kind: str) -> None:
    async def reports(exchange: Exchange) -> None:
        await exchange.begin()
        await exchange.delta("Half a sentence")
        await exchange.event({"error": {"message": f"{code} {KEY}", "code": code}})
        await exchange.done()

    line.plays(reports)
    seen = line.ask()
    assert (seen.code, seen.pieces, len(seen.posts)) == (kind, ["Half a sentence"], 1)
    assert seen.calls[-1].usage is not None and seen.calls[-1].usage.estimated


@pytest.mark.parametrize(
    "asked", ["NaN", "-5", "inf", "1e400", "Wed, 21 Oct 2026 07:28:00 GMT", "soon", ""]
)
def test_19_nonsense_in_retry_after(line: Line, asked: str) -> None:
    line.plays(fails(429, retry_after=asked), FINE)
    seen = line.ask()
    assert seen.outcomes == ["E_BUSY", "ok"]
    assert seen.seconds < SLACK
