"""The model that was asked for on the command line."""

from interviewer.settings import Settings


def settings_for(model: str | None) -> Settings:
    """The settings, led by `model` where one is named. Raises `SettingsError` for a bad name."""
    settings = Settings.load()
    return settings.led_by(model) if model else settings
