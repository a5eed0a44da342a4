"""A key or an address is tried with one tiny question before it is used."""

from pathlib import Path

import pytest

from evals.bench.model_server import Exchange, ModelServer, Script, says
from interviewer.settings import Settings
from interviewer.web import trying
from interviewer.web.settings_panel import own_settings

DEAD = "http://127.0.0.1:9/v1"


def wrong_with(folder: Path, address: str) -> str:
    settings = own_settings(Settings(data_dir=folder), "sk-own", address, "stub")
    return trying.begin(settings).result(30)


def refuses(status: int, code: str) -> Script:
    async def script(exchange: Exchange) -> None:
        await exchange.error(status, code)

    return script


def test_a_model_that_answers_is_good(tmp_path: Path) -> None:
    with ModelServer(says("OK")) as server:
        assert wrong_with(tmp_path, server.address) == ""
    assert len(server.asked) == 1
    assert server.asked[0].headers["authorization"] == "Bearer sk-own"


@pytest.mark.parametrize(
    ("status", "code", "wrong"),
    [
        (401, "invalid_api_key", "The key is not accepted there."),
        (404, "model_not_found", "There is no model of that name there."),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(
    tmp_path: Path, status: int, code: str, wrong: str
) -> None:
    with ModelServer(refuses(status, code)) as server:
        assert wrong_with(tmp_path, server.address) == wrong


def test_a_dead_address_is_told(tmp_path: Path) -> None:
    assert wrong_with(tmp_path, DEAD) == "Nothing answers at that address."


def test_a_silent_server_is_not_waited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(exchange: Exchange) -> None:
        await exchange.wait(20)

    monkeypatch.setattr(trying, "SECONDS", 0.5)
    with ModelServer(silent) as server:
        assert wrong_with(tmp_path, server.address).startswith("No answer came within")
