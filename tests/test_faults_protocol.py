"""Rows 20 to 23 of the table of faults: what comes back is not, or not quite, of the protocol."""

import json
from typing import Any

import pytest

from evals.bench.model_server import Exchange, says
from interviewer.llm.tokens import Tokens
from tests.llm.fixtures import line
from tests.llm.line import PRICE, Line, request

__all__ = ["line"]
HALF = "Half a sentence"


@pytest.mark.parametrize("bad", ["{nope", "[1, 2", "\x00", '"text"', "[]", "null", "{}"])
def test_20_bad_json_in_the_stream(line: Line, bad: str) -> None:
    async def garbles(exchange: Exchange) -> None:
        await exchange.begin()
        await exchange.delta(HALF)
        await exchange.event(bad)
        await exchange.end()

    line.plays(garbles)
    seen = line.ask()
    # An event that is JSON and says nothing is passed over; the answer has no end all the same.
    assert seen.code in ("E_PROTOCOL", "E_NET")
    assert (seen.pieces, seen.completion, len(seen.posts)) == ([HALF], None, 1)


NOTHING: list[dict[str, Any]] = [
    {"choices": []},
    {"choices": None},
    {"choices": [{"index": 0, "delta": None, "finish_reason": None}]},
    {"choices": [{"index": 0, "delta": {"content": None}, "finish_reason": None}]},
    {"choices": [{"index": 0}]},
    {},
]


@pytest.mark.parametrize("event", NOTHING, ids=json.dumps)
def test_21_no_choices(line: Line, event: dict[str, Any]) -> None:
    async def says_nothing(exchange: Exchange) -> None:
        await exchange.begin()
        await exchange.event({"id": "c", "object": "chat.completion.chunk", **event})
        await exchange.done()

    line.plays(says_nothing)
    seen = line.ask()
    assert (seen.code, seen.pieces, len(seen.posts)) == ("E_PROTOCOL", [], 2)


def test_21_a_second_try_may_help(line: Line) -> None:
    async def says_nothing(exchange: Exchange) -> None:
        await exchange.begin()
        await exchange.event({"choices": []})
        await exchange.done()

    line.plays(says_nothing, says("Well."))
    assert line.ask().outcomes == ["E_PROTOCOL", "ok"]


def test_22_no_usage(line: Line) -> None:
    line.plays(says("All is well.", usage=None))
    seen = line.ask()
    usage = seen.calls[-1].usage
    assert usage is not None and usage.estimated
    assert usage.input >= Tokens().of(request()) and usage.output >= 1
    assert seen.calls[-1].cost == pytest.approx(
        (usage.input * PRICE.input + usage.output * PRICE.output) / 1e6
    )


def test_22_a_call_that_is_left_is_paid_for(line: Line) -> None:
    line.plays(says("All is well, and goes on for a while."))

    async def leave() -> list[Any]:
        calls: list[Any] = []
        pieces = line.door.stream(request(), calls)
        await anext(pieces)
        await pieces.aclose()  # type: ignore[attr-defined]
        return calls

    calls = line.run(leave())
    assert [(c.outcome, c.usage.output, c.usage.estimated) for c in calls] == [("left", 50, True)]


TEXT = "Zweitürme → 再ランク 👩‍👩‍👧 e\u0301, “quoted” \\n \u2028 end"


def test_23_unknown_events_and_split_characters(line: Line) -> None:
    """Every byte comes in a packet of its own."""

    async def splits(exchange: Exchange) -> None:
        await exchange.begin()
        delta = {"role": "assistant", "content": TEXT, "audio": None, "mood": ["x"]}
        event = {"choices": [{"index": 0, "delta": delta, "news": 1}], "obfuscation": "xyz"}
        lines = f"event: mood\nid: 7\nretry: 5\ndata: {json.dumps(event, ensure_ascii=False)}\n\n"
        for byte in lines.encode():
            await exchange.chunk(bytes([byte]))
        await exchange.chunk(b'data: {"object": "heartbeat", "choices": []}\n\n')
        await exchange.delta("")
        await exchange.delta(None, "stop")
        await exchange.done()

    line.plays(splits)
    seen = line.ask()
    assert seen.completion is not None
    assert (seen.completion.text, "".join(seen.pieces)) == (TEXT, TEXT)


def test_23_what_comes_twice_is_kept_as_it_came(line: Line) -> None:
    line.plays(says(["no ", "no ", "no"]))
    completion = line.ask().completion
    assert completion is not None and completion.text == "no no no"
