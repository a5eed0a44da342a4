"""Where LangChain's models are led another way."""

import asyncio
import json
from types import SimpleNamespace
from typing import Any

from openai import AsyncOpenAI

from evals.bench.model_server import ModelServer
from interviewer.llm.chat import Message
from interviewer.llm.langchain_chat import NO_KEY, LangchainChat
from interviewer.llm.langchain_ways import send_as_made
from tests.llm.line import FINE, SHORT, request

SAID = {"role": "user", "content": "Two towers."}


def model(**payload: Any) -> Any:
    made: Any = SimpleNamespace(_get_request_payload=lambda: dict(payload))
    send_as_made(made)
    return made


def test_messages_go_round_what_grows_with_their_number() -> None:
    payload = model(messages=[SAID], extra_body={"max_tokens": 5})._get_request_payload()
    assert payload == {"messages": [], "extra_body": {"messages": [SAID], "max_tokens": 5}}


def test_what_holds_no_messages_stays() -> None:
    assert model(input="Two towers.")._get_request_payload() == {"input": "Two towers."}
    other: Any = SimpleNamespace()
    send_as_made(other)
    assert vars(other) == {}


def test_the_request_is_the_one_that_the_client_sends_by_itself() -> None:
    said = (
        Message(role="assistant", text="Design it."),
        Message(role="user", text="“Ja” \U0001f600"),
    )
    with ModelServer(FINE) as server:
        chat = LangchainChat("openai:gpt-x", None, server.address, SHORT)
        asyncio.run(chat.complete(request(history=said)))
        ours = server.asked[-1]
        asyncio.run(_sent_plainly(server.address, ours.body))
        theirs = server.asked[-1]
    assert len(ours.body["messages"]) == 3
    assert json.dumps(ours.body) == json.dumps(theirs.body)
    assert ours.headers["content-length"] == theirs.headers["content-length"]


async def _sent_plainly(address: str, body: dict[str, Any]) -> None:
    async with AsyncOpenAI(base_url=address, api_key=NO_KEY, max_retries=0) as client:
        async for _ in await client.chat.completions.create(**body):
            pass
