"""What the environment says about the chat model: which, how long, how much."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, ValidationError

from interviewer.domain.value import Value
from interviewer.errors import SettingsError

BUILTIN = "builtin"
REPLAY = "replay:"
DEFAULT_MODEL = "openai:gpt-6.1-terra"
"""Used where a key or an address is set and no model is named: the middle of the current line,
near its best model in quality at half its price (`interviewer/llm/prices.py`)."""

Effort = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]
MAX_PRICES_BYTES = 1_000_000


class Deadlines(Value):
    """How long is waited, in seconds. `idle` counts from text to text; a server's pings do not."""

    connect: float = Field(default=5.0, gt=0)
    first: float = Field(default=30.0, gt=0)
    idle: float = Field(default=20.0, gt=0)
    turn: float = Field(default=120.0, gt=0)


class Price(Value):
    """US dollars for a million tokens."""

    input: float = Field(ge=0)
    cached: float = Field(ge=0)
    output: float = Field(ge=0)


class ModelSettings(Value):
    """Which chat model leads, which judges, and within which limits.

    `name` and `judge` are `builtin`, `provider:model` or `replay:PATH`. `max_spend` is in US dollars
    an interview; where a model's price is not known, `max_tokens` an interview counts instead.
    """

    name: str = BUILTIN
    judge: str = BUILTIN
    temperature: float | None = None
    effort: Effort | None = None
    max_spend: float = 2.0
    max_tokens: int = 3_000_000
    deadlines: Deadlines = Deadlines()
    prices: Mapping[str, Price] = Field(default_factory=dict)

    @property
    def builtin(self) -> bool:
        """Whether no model is asked at all."""
        return self.name == self.judge == BUILTIN

    def led_by(self, name: str) -> "ModelSettings":
        """The same limits with another model; it judges too, unless another was named for that.

        The built-in interviewer asks no model for anything. Raises `SettingsError`.
        """
        named = model_name("The model", name)
        judge = named if named == BUILTIN or self.judge == self.name else self.judge
        return self.model_copy(update={"name": named, "judge": judge})


def load_model_settings(environ: Mapping[str, str], reachable: bool) -> ModelSettings:
    """Read them from `environ`; `reachable` says whether a key or an address is set.

    Raises `SettingsError` that names the variable and what it takes.
    """
    default = DEFAULT_MODEL if reachable else BUILTIN
    name = model_name("INTERVIEWER_MODEL", environ.get("INTERVIEWER_MODEL", "").strip() or default)
    judge = environ.get("INTERVIEWER_GRADER_MODEL", "").strip() or name
    limits = Deadlines()
    return ModelSettings(
        name=name,
        judge=model_name("INTERVIEWER_GRADER_MODEL", judge),
        temperature=_temperature(environ),
        effort=_effort(environ),
        max_spend=_number(environ, "INTERVIEWER_MAX_SPEND", 2.0, 0.0, 10_000.0),
        max_tokens=int(_number(environ, "INTERVIEWER_MAX_TOKENS", 3e6, 0.0, 1e12)),
        deadlines=Deadlines(
            connect=_seconds(environ, "INTERVIEWER_CONNECT_SECONDS", limits.connect),
            first=_seconds(environ, "INTERVIEWER_FIRST_TOKEN_SECONDS", limits.first),
            idle=_seconds(environ, "INTERVIEWER_IDLE_SECONDS", limits.idle),
            turn=_seconds(environ, "INTERVIEWER_TURN_SECONDS", limits.turn),
        ),
        prices=_prices(environ.get("INTERVIEWER_PRICES", "").strip()),
    )


def model_name(setting: str, name: str) -> str:
    """The name as it is, if it is one. Raises `SettingsError`."""
    provider, colon, model = name.partition(":")
    if name == BUILTIN or (colon and provider.strip() and model.strip()):
        return name
    raise SettingsError(
        f"{setting} is {name[:80]!r}, which names no provider.",
        f"Write provider:model, such as {DEFAULT_MODEL}, or replay:FILE, or {BUILTIN}.",
    )


def _effort(environ: Mapping[str, str]) -> Effort | None:
    text = environ.get("INTERVIEWER_REASONING_EFFORT", "").strip().lower()
    known: dict[str, Effort] = {effort: effort for effort in get_args(Effort)}
    if text and text not in known:
        raise SettingsError(
            f"INTERVIEWER_REASONING_EFFORT is {text[:40]!r}.",
            f"Set it to one of: {', '.join(known)}.",
        )
    return known.get(text)


def _temperature(environ: Mapping[str, str]) -> float | None:
    if not environ.get("INTERVIEWER_TEMPERATURE", "").strip():
        return None
    return _number(environ, "INTERVIEWER_TEMPERATURE", 0.0, 0.0, 2.0)


def _number(
    environ: Mapping[str, str], name: str, default: float, least: float, most: float
) -> float:
    text = environ.get(name, "").strip()
    if not text:
        return default
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not least <= number <= most:
        raise SettingsError(
            f"{name} is {text[:40]!r}.", f"Set it to a number from {least:g} to {most:g}."
        )
    return number


def _seconds(environ: Mapping[str, str], name: str, default: float) -> float:
    return _number(environ, name, default, 0.01, 3600.0)


def _prices(text: str) -> dict[str, Price]:
    """Prices from JSON, or from a file of it: {"openai:gpt-x": {"input": 1, "cached": .1, ...}}."""
    if not text:
        return {}
    try:
        raw = text if text.startswith("{") else _file(text)
        return {name: Price.model_validate(price) for name, price in json.loads(raw).items()}
    except (OSError, ValueError, AttributeError, ValidationError) as error:
        raise SettingsError(
            "INTERVIEWER_PRICES cannot be read.",
            'Give JSON, or a file of it: {"openai:NAME": {"input": 1, "cached": 0.1, "output": 5}}'
            ", in US dollars for a million tokens.",
        ) from error


def _file(name: str) -> str:
    with Path(name).expanduser().open(encoding="utf-8") as file:
        return file.read(MAX_PRICES_BYTES)
