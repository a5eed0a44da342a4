"""The LangChain door, beyond what the table of faults holds."""

import asyncio
import os
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from evals.bench.model_server import Exchange, ModelServer, says
from interviewer.domain.events import ModelCalled
from interviewer.doors import open_doors
from interviewer.errors import SettingsError, TranscriptError
from interviewer.llm.chat import Completion, Message
from interviewer.llm.errors import ModelError, ModelUnknownError
from interviewer.llm.langchain_chat import NO_KEY, ROOM, UNKNOWN_ROOM, LangchainChat
from interviewer.model_settings import ModelSettings
from interviewer.settings import Settings
from tests.llm.line import FINE, SHORT, request


def answered(chat: LangchainChat, **more: Any) -> Completion:
    return asyncio.run(chat.complete(request(**more)))


def test_what_is_asked_for_goes_out() -> None:
    with ModelServer(FINE) as server:
        address = server.address
        chat = LangchainChat("openai:gpt-6.1-terra", None, address, SHORT, None, "low")
        completion = answered(chat)
        sent = server.asked[-1]
    assert completion.text == "All is well."
    assert [m["role"] for m in sent.body["messages"]] == ["system", "assistant", "user"]
    assert sent.headers["authorization"] == f"Bearer {NO_KEY}"
    assert sent.body["stream_options"] == {"include_usage": True}
    assert (sent.body["max_completion_tokens"], "max_tokens" in sent.body) == (
        50 + ROOM["low"],
        False,
    )
    assert sent.body["reasoning_effort"] == "low"
    assert "temperature" not in sent.body


def test_a_server_of_ones_own_is_told_the_limit_in_both_words() -> None:
    with ModelServer(FINE) as server:
        answered(LangchainChat("openai:llama", None, server.address, SHORT, 0.4))
        body = server.asked[-1].body
    assert body["max_tokens"] == body["max_completion_tokens"] == 50 + UNKNOWN_ROOM
    assert body["temperature"] == 0.4


def test_a_system_message_stands_only_at_the_start() -> None:
    """Some servers take it nowhere else."""
    with ModelServer(FINE) as server, pytest.raises(ModelError):
        answered(
            LangchainChat("openai:x", None, server.address, SHORT),
            history=(Message(role="system", text="Be kind."),),
        )


def test_neighbours_of_one_side_go_out_as_one_message() -> None:
    """Some servers refuse sides that do not alternate."""
    said = Message(role="user", text="What I say.")
    with ModelServer(FINE) as server:
        answered(LangchainChat("openai:x", None, server.address, SHORT), history=(said,))
        sent = server.asked[-1].body["messages"]
    assert [m["role"] for m in sent] == ["system", "user"]
    assert sent[1]["content"].startswith("What I say.\n\n")


def test_leaving_closes_the_line_at_once() -> None:
    async def on_and_on(exchange: Exchange) -> None:
        await exchange.begin()
        while True:
            await exchange.delta("word ")
            await exchange.wait(0.02)

    async def leave(chat: LangchainChat) -> None:
        pieces = chat.stream(request(max_tokens=10_000))
        await anext(pieces)
        await pieces.aclose()  # type: ignore[attr-defined]

    with ModelServer(on_and_on) as server:
        chat = LangchainChat("openai:x", None, server.address, SHORT)
        chat.warm()
        asyncio.run(leave(chat))
        left = time.monotonic()
        while server.asked[-1].gone is None and time.monotonic() < left + 2:
            time.sleep(0.01)
        gone = server.asked[-1].gone
    assert gone is not None and gone - left < 1.0


def test_a_server_that_never_hangs_up_does_not_hold_an_answer() -> None:
    async def lingers(exchange: Exchange) -> None:
        await exchange.begin()
        await exchange.delta("All is well.")
        await exchange.delta(None, "stop")
        await exchange.wait(30)

    with ModelServer(lingers) as server:
        started = time.monotonic()
        completion = answered(LangchainChat("openai:x", None, server.address, SHORT))
    assert (completion.text, completion.finish, completion.usage) == ("All is well.", "stop", None)
    assert time.monotonic() - started < 5


def test_what_lies_in_the_cache_is_told() -> None:
    with ModelServer(says("Yes.", usage=(1200, 1024, 4))) as server:
        usage = answered(LangchainChat("openai:x", None, server.address, SHORT)).usage
    assert usage is not None
    assert (usage.input, usage.cached, usage.output, usage.estimated) == (1200, 1024, 4, False)


@pytest.mark.parametrize("name", ["nobody:model", "anthropic:claude", "ollama:llama"])
def test_a_provider_that_is_not_there_is_a_settings_error(name: str) -> None:
    chat = LangchainChat(name, SecretStr("sk-canary-9"))
    with pytest.raises(SettingsError) as raised:
        chat.warm()
    assert "sk-canary-9" not in raised.value.shown()
    with pytest.raises(ModelUnknownError):
        answered(chat)


def test_no_words_go_to_a_tracing_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    LangchainChat("openai:x", SecretStr("k")).warm()
    assert os.environ["LANGSMITH_TRACING"] == "false"


def test_two_loops_one_after_the_other() -> None:
    with ModelServer(FINE) as server:
        chat = LangchainChat("openai:x", None, server.address, SHORT)
        assert [answered(chat).text for _ in range(2)] == ["All is well."] * 2


def test_the_responses_api_where_a_model_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """At OpenAI's own address; here its variable leads to the stub."""

    async def responds(exchange: Exchange) -> None:
        response = {"id": "r", "object": "response", "created_at": 1, "model": "m", "output": []}
        common = {"item_id": "i", "output_index": 0, "content_index": 0, "logprobs": []}
        await exchange.begin()
        for number, word in enumerate(('{"level"', ": 3}")):
            event = {"type": "response.output_text.delta", "delta": word, **common}
            await exchange.event({**event, "sequence_number": number})
        usage = {
            "input_tokens": 9, "output_tokens": 3, "total_tokens": 12,
            "input_tokens_details": {"cached_tokens": 4},
            "output_tokens_details": {"reasoning_tokens": 0},
        }  # fmt: skip
        whole = {**response, "status": "completed", "usage": usage, "tools": [],
                 "tool_choice": "auto", "parallel_tool_calls": True}  # fmt: skip
        await exchange.event(
            {"type": "response.completed", "sequence_number": 9, "response": whole}
        )
        await exchange.end()

    shape: dict[str, Any] = {"type": "object", "properties": {"level": {"type": "integer"}}}
    with ModelServer(responds) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.address)
        completion = answered(
            LangchainChat("openai:gpt-5.6-sol", SecretStr("k"), None, SHORT), json_schema=shape
        )
        sent = server.asked[-1]
    assert sent.path == "/v1/responses"
    assert sent.body["text"]["format"]["schema"] == shape
    assert (completion.text, completion.finish) == ('{"level": 3}', "stop")
    assert completion.usage is not None and completion.usage.cached == 4


def settings_for(folder: Path, **model: Any) -> Settings:
    return Settings(data_dir=folder, openai_api_key=SecretStr("k"), model=ModelSettings(**model))


def test_one_door_for_one_name(tmp_path: Path) -> None:
    same = open_doors(settings_for(tmp_path, name="openai:x", judge="openai:x"), warm=False)
    assert same.speaker is same.judge is not None
    two = open_doors(settings_for(tmp_path, name="openai:x", judge="openai:y"), warm=False)
    assert two.speaker is not two.judge
    half = open_doors(settings_for(tmp_path, name="builtin", judge="openai:y"), warm=False)
    assert half.speaker is None and half.judge is not None


def test_a_model_without_a_key_or_an_address_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as raised:
        open_doors(Settings(data_dir=tmp_path, model=ModelSettings(name="openai:x")), warm=False)
    assert "OPENAI_API_KEY" in raised.value.next_step


def test_a_recording_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError):
        open_doors(settings_for(tmp_path, name=f"replay:{tmp_path / 'none.jsonl'}"))


def test_answers_are_kept_for_a_recording(tmp_path: Path) -> None:
    with ModelServer(FINE) as server:
        settings = Settings(
            data_dir=tmp_path,
            openai_base_url=server.address,
            model=ModelSettings(name="openai:x", judge="builtin", deadlines=SHORT),
        )
        answers: list[Any] = []
        door = open_doors(settings, answers=answers).speaker
        assert door is not None
        calls: list[ModelCalled] = []
        asyncio.run(door.complete(request(), calls))
    assert [(answer.text, answer.outcome) for answer in answers] == [("All is well.", "ok")]
