"""Counting tokens with and without tables, and what a call costs."""

from pathlib import Path

import pytest

from interviewer.domain.events import ModelCalled, Usage
from interviewer.domain.usage import cost_words, totals
from interviewer.llm.prices import PRICES, cost, price_of
from interviewer.llm.tokens import TABLE, Tokens, estimate
from interviewer.model_settings import DEFAULT_MODEL, Price
from tests.llm.fixtures import tokens
from tests.llm.line import request

__all__ = ["tokens"]


def test_without_tables_it_says_that_it_estimates() -> None:
    counts = Tokens(None)
    assert (counts.counting, counts.count("twelve bytes")) == ("estimate", 3)


def test_a_damaged_table_is_left_where_it_is_and_not_used(tmp_path: Path) -> None:
    """tiktoken would delete it and fetch another."""
    file = tmp_path / TABLE
    file.write_bytes(b"IQ== 0\n")
    assert Tokens(tmp_path).counting == "estimate"
    assert file.read_bytes() == b"IQ== 0\n"


def test_tables_are_exact(tokens: Tokens) -> None:
    text = "The candidate's answer:\n\n  two towers, 1234567 users — für alle. 再ランク"
    exact = 22  # as tiktoken itself counts by o200k_base
    assert tokens.count(text) == {"o200k": exact, "estimate": estimate(text)}[tokens.counting]


def test_a_request_counts_all_its_parts(tokens: Tokens) -> None:
    plain, shaped = request(), request(json_schema={"type": "object", "properties": {}})
    assert tokens.of(shaped) > tokens.of(plain) > tokens.count(plain.last.text)


def test_an_estimate_is_on_the_high_side_for_cjk() -> None:
    assert estimate("再ランク付け") >= 4


USAGE = Usage(input=1_000_000, cached=400_000, output=100_000)


@pytest.mark.parametrize(
    ("price", "usage", "dollars"),
    [
        (Price(input=1.0, cached=0.1, output=5.0), USAGE, 0.6 + 0.04 + 0.5),
        (Price(input=1.0, cached=0.1, output=5.0), None, 0.0),
        (Price(input=1.0, cached=0.1, output=5.0), Usage(input=10**6, cached=2 * 10**6), 0.1),
        (None, USAGE, None),
    ],
)
def test_costs(price: Price | None, usage: Usage | None, dollars: float | None) -> None:
    assert cost(price, usage) == (None if dollars is None else pytest.approx(dollars))


def test_own_prices_come_first_and_other_addresses_have_none() -> None:
    own = {"openai:x": Price(input=9, cached=9, output=9)}
    assert price_of(DEFAULT_MODEL, own) == PRICES[DEFAULT_MODEL]
    assert price_of("openai:x", own, elsewhere=True) == own["openai:x"]
    assert price_of(DEFAULT_MODEL, own, elsewhere=True) is None


def called(role: str, outcome: str, usage: Usage | None, dollars: float | None) -> ModelCalled:
    values = {"role": role, "turn": 1, "prompt": "p@1#0", "model": "openai:x"}
    return ModelCalled.model_validate(
        {**values, "outcome": outcome, "usage": usage, "cost": dollars}
    )


def test_totals_by_role() -> None:
    calls = [
        called("speaker", "ok", Usage(input=100, cached=50, output=10), 0.01),
        called("speaker", "E_NET", None, 0.0),
        called("grader", "ok", Usage(input=10, output=1, estimated=True), None),
    ]
    added = totals(calls)
    assert (added.all.calls, added.all.failed, added.all.tokens) == (3, 1, 121)
    assert (added.by_role["speaker"].cached, added.by_role["speaker"].estimated) == (50, False)
    assert added.all.estimated and added.models == ("openai:x",)
    assert cost_words(added.all) == "about $0.0100 and 1 calls of unknown price"
    assert cost_words(added.by_role["grader"]) == "price unknown"
    assert cost_words(totals([]).all) == ""
