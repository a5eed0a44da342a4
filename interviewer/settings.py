"""The one place that reads the environment."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr

from interviewer.domain.value import Value
from interviewer.errors import SettingsError
from interviewer.model_settings import DEFAULT_MODEL, ModelSettings, load_model_settings

EmbedderName = Literal["auto", "minilm", "lexical", "openai"]
EMBEDDER_NAMES: tuple[EmbedderName, ...] = ("auto", "minilm", "lexical", "openai")


class Settings(Value):
    """What the environment asks for; every field has a default that works offline."""

    data_dir: Path
    embedder: EmbedderName = "auto"
    minilm_dir: Path | None = None
    tiktoken_dir: Path | None = None
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = Field(default=None, repr=False)  # may hold a password
    own_notes: tuple[Path, ...] = ()
    database_url: SecretStr | None = None
    model: ModelSettings = ModelSettings()

    @classmethod
    def load(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings from `environ`. Raises SettingsError that names what makes no sense."""
        embedder = environ.get("INTERVIEWER_EMBEDDER", "").strip() or "auto"
        if embedder not in EMBEDDER_NAMES:
            raise SettingsError(
                f"INTERVIEWER_EMBEDDER is {embedder!r}, which is no embedder.",
                f"Set it to one of: {', '.join(EMBEDDER_NAMES)}.",
            )
        key, address = _secret(environ, "OPENAI_API_KEY"), environ.get("OPENAI_BASE_URL", "")
        address = address.strip()
        if address and not address.startswith(("http://", "https://")):
            raise SettingsError(
                "OPENAI_BASE_URL is no address.", "Write it in full: http://localhost:11434/v1."
            )
        return cls(
            data_dir=_path(environ, "INTERVIEWER_DATA_DIR") or _default_data_dir(environ),
            embedder=embedder,
            minilm_dir=_path(environ, "INTERVIEWER_MINILM_DIR"),
            tiktoken_dir=_path(environ, "TIKTOKEN_CACHE_DIR"),
            openai_api_key=key,
            openai_base_url=address or None,
            own_notes=tuple(
                Path(part).expanduser()
                for part in environ.get("INTERVIEWER_NOTES", "").split(os.pathsep)
                if part.strip()
            ),
            database_url=_secret(environ, "DATABASE_URL"),
            model=load_model_settings(environ, reachable=bool(key or address)),
        )

    def led_by(self, model: str, key: str | None = None) -> "Settings":
        """The same settings with another model, and a key of the person's own where one is given.

        Raises `SettingsError` for a name that is none.
        """
        update: dict[str, object] = {"model": self.model.led_by(model or DEFAULT_MODEL)}
        if key is not None:
            update["openai_api_key"] = SecretStr(key) if key.strip() else None
        return self.model_copy(update=update)


def _path(environ: Mapping[str, str], name: str) -> Path | None:
    value = environ.get(name, "").strip()
    return Path(value).expanduser() if value else None


def _secret(environ: Mapping[str, str], name: str) -> SecretStr | None:
    value = environ.get(name, "").strip()
    return SecretStr(value) if value else None


def _default_data_dir(environ: Mapping[str, str]) -> Path:
    base = _path(environ, "XDG_DATA_HOME") or Path("~/.local/share").expanduser()
    return base / "ml-design-interviewer"
