"""Which model is asked, and how far it may go: read from the environment."""

from pathlib import Path

import pytest

from interviewer.errors import SettingsError
from interviewer.model_settings import BUILTIN, DEFAULT_MODEL, Price
from interviewer.settings import Settings
from interviewer.wiring import led_by

KEY = "sk-canary-5"


def loaded(**environ: str) -> Settings:
    return Settings.load({"INTERVIEWER_DATA_DIR": "/tmp/x", **environ})  # noqa: S108


@pytest.mark.parametrize(
    ("environ", "name", "judge"),
    [
        ({}, BUILTIN, BUILTIN),
        ({"OPENAI_API_KEY": KEY}, DEFAULT_MODEL, DEFAULT_MODEL),
        ({"OPENAI_BASE_URL": "http://localhost:1/v1"}, DEFAULT_MODEL, DEFAULT_MODEL),
        ({"OPENAI_API_KEY": KEY, "INTERVIEWER_MODEL": "builtin"}, BUILTIN, BUILTIN),
        (
            {"INTERVIEWER_MODEL": "replay:/a/b:c.jsonl"},
            "replay:/a/b:c.jsonl",
            "replay:/a/b:c.jsonl",
        ),
        ({"INTERVIEWER_MODEL": "anthropic:x"}, "anthropic:x", "anthropic:x"),
        (
            {"OPENAI_API_KEY": KEY, "INTERVIEWER_GRADER_MODEL": "openai:gpt-6-luna"},
            DEFAULT_MODEL,
            "openai:gpt-6-luna",
        ),
        ({"OPENAI_API_KEY": " "}, BUILTIN, BUILTIN),
    ],
)
def test_who_leads_and_who_judges(environ: dict[str, str], name: str, judge: str) -> None:
    model = loaded(**environ).model
    assert (model.name, model.judge) == (name, judge)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INTERVIEWER_MODEL", "gpt-6.1-terra"),
        ("INTERVIEWER_MODEL", "openai:"),
        ("INTERVIEWER_GRADER_MODEL", ":x"),
        ("INTERVIEWER_TEMPERATURE", "warm"),
        ("INTERVIEWER_TEMPERATURE", "nan"),
        ("INTERVIEWER_TEMPERATURE", "2.5"),
        ("INTERVIEWER_REASONING_EFFORT", "a lot"),
        ("INTERVIEWER_MAX_SPEND", "-1"),
        ("INTERVIEWER_MAX_SPEND", "inf"),
        ("INTERVIEWER_MAX_TOKENS", "many"),
        ("INTERVIEWER_FIRST_TOKEN_SECONDS", "0"),
        ("INTERVIEWER_TURN_SECONDS", "1e9"),
        ("INTERVIEWER_PRICES", "{"),
        ("INTERVIEWER_PRICES", '{"openai:x": {"input": -1, "cached": 0, "output": 0}}'),
        ("INTERVIEWER_PRICES", "/no/such/file.json"),
        ("OPENAI_BASE_URL", "localhost:11434"),
    ],
)
def test_nonsense_names_the_variable_and_the_next_step(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as raised:
        loaded(**{name: value})
    assert name in raised.value.message and raised.value.next_step


def test_limits_are_taken() -> None:
    model = loaded(
        INTERVIEWER_TEMPERATURE="0.3",
        INTERVIEWER_REASONING_EFFORT="LOW",
        INTERVIEWER_MAX_SPEND="0",
        INTERVIEWER_TURN_SECONDS="90",
    ).model
    assert (model.temperature, model.effort, model.max_spend) == (0.3, "low", 0.0)
    assert (model.deadlines.turn, model.deadlines.first) == (90.0, 30.0)


def test_prices_come_from_the_variable_or_a_file(tmp_path: Path) -> None:
    text = '{"openai:x": {"input": 1, "cached": 0.1, "output": 5}}'
    file = tmp_path / "prices.json"
    file.write_text(text, encoding="utf-8")
    for given in (text, str(file)):
        assert loaded(INTERVIEWER_PRICES=given).model.prices["openai:x"] == Price(
            input=1, cached=0.1, output=5
        )


def test_a_key_of_ones_own_leads_another_house() -> None:
    own = loaded().led_by("openai:x", KEY)
    assert (own.model.name, own.model.judge) == ("openai:x", "openai:x")
    assert own.openai_api_key is not None and own.openai_api_key.get_secret_value() == KEY
    with pytest.raises(SettingsError):
        own.led_by("x")


def test_another_leader_keeps_the_judge_that_was_named() -> None:
    settings = loaded(INTERVIEWER_MODEL="a:b", INTERVIEWER_GRADER_MODEL="c:d")
    assert settings.led_by("e:f").model.judge == "c:d"
    assert settings.led_by(BUILTIN).model.judge == BUILTIN


def test_nothing_secret_is_shown() -> None:
    settings = loaded(
        OPENAI_API_KEY=KEY, OPENAI_BASE_URL="https://me:secret-pw@host/v1", DATABASE_URL="pg://pw2"
    )
    for shown in (repr(settings), str(settings), repr(settings.model), f"{settings!r}"):
        assert not any(secret in shown for secret in (KEY, "secret-pw", "pw2"))


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, "built in, no model"),
        ({"INTERVIEWER_MODEL": "a:b"}, "led by a:b."),
        ({"INTERVIEWER_MODEL": "a:b", "INTERVIEWER_GRADER_MODEL": "c:d"}, "Judged by c:d."),
        ({"INTERVIEWER_MODEL": "a:b", "INTERVIEWER_GRADER_MODEL": "builtin"}, "built-in grader"),
        ({"INTERVIEWER_MODEL": "builtin", "INTERVIEWER_GRADER_MODEL": "c:d"}, "Judged by c:d."),
    ],
)
def test_who_leads_is_said_in_a_sentence(environ: dict[str, str], words: str) -> None:
    assert words in led_by(loaded(**environ))
