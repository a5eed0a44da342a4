"""The line of a fault test: a server, a door, and the invariants checked when the test is over."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.bench.model_server import ModelServer
from interviewer.domain.session import Content
from interviewer.llm.langchain_chat import LangchainChat
from interviewer.llm.tokens import Tokens
from tests.llm.line import FINE, Line

__all__ = ["line", "tokens"]


@pytest.fixture(scope="session", params=["estimate", "o200k"])
def tokens(request: pytest.FixtureRequest) -> Tokens:
    """Counts without tables, and by those that TIKTOKEN_CACHE_DIR names."""
    named = os.environ.get("TIKTOKEN_CACHE_DIR")
    if request.param == "o200k" and not named:
        pytest.skip("no folder of tiktoken's tables named in TIKTOKEN_CACHE_DIR")
    counts = Tokens(Path(named) if named and request.param == "o200k" else None)
    assert counts.counting == request.param
    return counts


@pytest.fixture
def line(tmp_path: Path, small: Content, caplog: pytest.LogCaptureFixture) -> Iterator[Line]:
    """A server that answers well until it is told otherwise. Secrets are looked for at the end."""
    caplog.set_level(logging.INFO)
    LangchainChat("openai:stub").warm()  # the first import takes longer than the short deadlines
    with ModelServer(FINE) as server:
        made = Line(server, small, tmp_path, lambda: caplog.text)
        yield made
    made.check()
