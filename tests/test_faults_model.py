"""Rows 24 to 27, 35, 39, 40, 44, 57 and 58: what a model does, and what is done to it."""

import asyncio
import json
import time
from collections import Counter
from typing import Any

import pytest

from evals.bench.model_server import Exchange, Script, says
from interviewer.llm.errors import BudgetError
from interviewer.llm.seats import Seats
from interviewer.llm.spending import Spending
from interviewer.llm.tokens import Tokens
from tests.llm.fixtures import line, tokens
from tests.llm.line import PRICE, SHORT, SLACK, Line, Seen, request
from tests.timing import fastest

__all__ = ["line", "tokens"]
SHAPE: dict[str, Any] = {
    "type": "object",
    "properties": {"level": {"type": "integer"}},
    "required": ["level"],
    "additionalProperties": False,
}


def test_24_cut_at_the_limit(line: Line) -> None:
    line.plays(says("Why would you", finish="length"))
    seen = line.ask()
    assert seen.completion is not None
    assert (seen.completion.finish, seen.calls[-1].finish) == ("length", "length")


def test_25_json_cut_at_the_limit(line: Line) -> None:
    line.plays(says(['{"level"', ": 4, "], finish="length"))
    seen = line.ask(json_schema=SHAPE, schema_name="grade")
    assert seen.completion is not None
    assert (seen.completion.text, seen.completion.finish) == ('{"level": 4, ', "length")
    assert len(seen.posts) == 1


@pytest.mark.parametrize("text", ['{"level": "four"}', 'Sure! ```json\n{"level": 4}\n```', "nope"])
def test_25_json_comes_back_as_it_was_written(line: Line, text: str) -> None:
    """Nobody but us reads it: the client would raise or mend."""
    line.plays(says([text]))
    seen = line.ask(json_schema=SHAPE, schema_name="grade")
    assert seen.completion is not None and seen.completion.text == text
    asked = seen.posts[-1].body["response_format"]
    assert asked["json_schema"] == {"name": "grade", "strict": True, "schema": SHAPE}


def test_26_filtered(line: Line) -> None:
    line.plays(says("Half", finish="content_filter"))
    completion = line.ask().completion
    assert completion is not None and completion.finish == "filter"


@pytest.mark.parametrize("shape", [None, SHAPE])
def test_27_refused(line: Line, shape: dict[str, Any] | None) -> None:
    async def refuses(exchange: Exchange) -> None:
        await exchange.begin()
        await exchange.delta(None, refusal="I cannot")
        await exchange.delta(None, refusal=" do that.")
        await exchange.delta(None, "stop")
        await exchange.done()

    line.plays(refuses)
    completion = line.ask(json_schema=shape).completion
    assert completion is not None
    assert (completion.finish, completion.text) == ("refusal", "")


async def _on_and_on(exchange: Exchange) -> None:
    await exchange.begin()
    while True:
        await exchange.delta("and so on " * 40)


async def _drip(exchange: Exchange) -> None:
    await exchange.begin()
    while True:
        await exchange.delta("x")
        await exchange.wait(0.1)


async def _only_reasons(exchange: Exchange) -> None:
    await exchange.begin()
    for _ in range(5):
        await exchange.delta("", reasoning_content="Hmm. ")
    await exchange.delta("", "length")
    await exchange.done()


def test_35_endless(line: Line) -> None:
    """A server that knows no limit is cut off at ours, by length or by the turn's time."""
    line.plays(_on_and_on)
    seen = line.ask()
    assert seen.completion is not None and seen.completion.finish == "length"
    assert seen.posts[-1].body["max_tokens"] == seen.posts[-1].body["max_completion_tokens"]
    line.plays(_drip)
    dripped = line.ask()
    assert dripped.code == "E_TIMEOUT"
    assert SHORT.turn <= dripped.seconds < SHORT.turn + SLACK


@pytest.mark.parametrize("script", [says([]), says([" ", "\n"]), _only_reasons])
def test_35_nothing_said(line: Line, script: Script) -> None:
    line.plays(script)
    seen = line.ask()
    assert (seen.code, seen.outcomes, len(seen.posts)) == ("E_EMPTY", ["E_EMPTY"], 1)
    assert seen.calls[-1].usage is not None


@pytest.mark.parametrize(
    "text", ["x" * 10**6, " " * 10**6, "Z̷̪̈" * 10**5, "\n" * 90_000, " " * 90_000, "a" * 90_000]
)
def test_39_hostile_lengths_are_counted_quickly(tokens: Tokens, text: str) -> None:
    assert fastest(lambda: tokens._fresh(text)) < 0.1


SPECIAL = ["<|endoftext|>", "<|im_start|>", "\ud800", "\x00", "\u202e", "\U000e0041", "\x1b[31m"]


@pytest.mark.parametrize("text", SPECIAL)
def test_40_special_tokens_are_literal(line: Line, tokens: Tokens, text: str) -> None:
    assert tokens.count(text) >= max(1, len(text) // 4)
    seen = line.ask(text)
    assert (seen.code, seen.outcomes) == ("", ["ok"])
    sent = seen.posts[-1].body["messages"][-1]["content"]
    assert sent == text.encode("utf-8", "replace").decode()


def test_44_a_flood_of_calls(line: Line) -> None:
    """50 pages at once: one call of a speaker under way an interview, few in all, none past the cap."""
    under_way: Counter[str] = Counter()
    most: Counter[str] = Counter()

    async def counts(exchange: Exchange) -> None:
        who = exchange.asked.body["messages"][-1]["content"]
        for name in (who, "all"):
            under_way[name] += 1
            most[name] = max(most[name], under_way[name])
        await exchange.begin()
        await asyncio.sleep(0.02)
        for name in (who, "all"):
            under_way[name] -= 1
        await exchange.delta("Yes.")
        await exchange.delta(None, "stop")
        await exchange.usage(100, 0, 10)
        await exchange.done()

    line.plays(counts)
    door = line.opened(seats=Seats(in_all=6), spending=Spending(0.002, 10**6))

    async def flood() -> list[Seen]:
        asked = [request(f"p{n % 10}", session=f"p{n % 10}") for n in range(50)]
        return await asyncio.gather(*(line.listen(each, door) for each in asked))

    seen = line.run(flood())
    assert most["all"] <= 6
    assert max(count for name, count in most.items() if name != "all") == 1
    assert {s.code for s in seen} <= {"", "E_BUSY"}
    assert sum(s.code == "" for s in seen) > 10


def test_44_no_call_past_the_spending_cap(line: Line) -> None:
    line.plays(says("Yes.", usage=(100, 0, 10)))
    door = line.opened(spending=Spending(0.0006, 10**6))
    seen = [line.ask(door=door) for _ in range(6)]
    answered = [s for s in seen if s.code == ""]
    assert 0 < len(answered) < 6
    assert sum(call.cost or 0 for s in answered for call in s.calls) <= 0.0006
    refused = seen[len(answered) :]
    assert {(s.code, len(s.posts), len(s.calls)) for s in refused} == {("E_BUDGET", 0, 0)}
    assert line.ask(door=door, session="another").code == "", "the cap is an interview's own"


def test_44_without_a_price_tokens_are_capped(line: Line) -> None:
    line.plays(says("Yes.", usage=(100, 0, 10)))
    door = line.opened(spending=Spending(10.0, 300), price=None)
    seen = [line.ask(door=door) for _ in range(6)]
    assert [s.code for s in seen] == ["", "", "E_BUDGET", "E_BUDGET", "E_BUDGET", "E_BUDGET"]


def test_57_two_people_at_once(line: Line) -> None:
    """Two keys, two doors, one process: nothing of one goes out with the other's."""
    doors = {name: line.opened(key=f"sk-canary-0d5f1c7be2-{name}") for name in ("ann", "bob")}

    async def both() -> None:
        await asyncio.gather(
            *(
                line.listen(request(f"secret of {name} {n}", session=name), door)
                for n in range(10)
                for name, door in doors.items()
            )
        )

    line.run(both())
    for asked in line.server.asked:
        who = asked.headers["authorization"].rsplit("-", 1)[1]
        text = json.dumps(asked.body)
        assert f"secret of {who}" in text
        assert all(f"secret of {name}" not in text for name in doors if name != who)
    assert len(line.server.asked) == 20


def test_58_the_wall_clock_jumps(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deadlines, waits and the breaker are of a clock that does not jump."""
    real, jumps = time.time, iter([86_400, -86_400, 3_600, 0] * 10_000)
    monkeypatch.setattr(time, "time", lambda: real() + next(jumps))

    async def slow(exchange: Exchange) -> None:
        await exchange.begin()
        for word in ("All ", "is ", "well."):
            await asyncio.sleep(0.1)
            await exchange.delta(word)
        await exchange.delta(None, "stop")
        await exchange.done()

    line.plays(slow)
    seen = line.ask()
    assert (seen.code, "".join(seen.pieces)) == ("", "All is well.")
    assert 300 <= seen.calls[-1].latency_ms < 300 + SLACK * 1000


def test_budget_errors_name_the_setting() -> None:
    with pytest.raises(BudgetError) as raised:
        Spending(0.0, 10).set_aside("s", _most())
    assert "INTERVIEWER_MAX_SPEND" in raised.value.next_step


def _most() -> Any:
    from interviewer.llm.spending import Amount

    return Amount(PRICE.output / 1e6, 1)
