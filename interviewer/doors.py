"""Opening the doors to the models that the settings name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.domain.events import ModelCalled, Record
from interviewer.errors import SettingsError
from interviewer.llm.resilience import ResilientChat
from interviewer.llm.seats import Seats
from interviewer.llm.spending import Amount, Spending
from interviewer.llm.tokens import Tokens
from interviewer.model_settings import BUILTIN, REPLAY
from interviewer.settings import Settings

if TYPE_CHECKING:
    from interviewer.llm.answers import Answer
    from interviewer.llm.chat import ChatModel

SEATS = Seats()
"""The seats of this process: caps on calls under way and on retries hold for all houses in it."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Who is asked to speak, and who to judge; None where that is built in.

    `answers` holds what was answered, if it is kept.
    """

    speaker: ResilientChat | None
    judge: ResilientChat | None
    tokens: Tokens
    answers: "list[Answer] | None" = None

    def waiting(self, session: str) -> float:
        """Seconds until the speaker's model is asked again, as its server wished; else 0."""
        return self.speaker.waiting(session) if self.speaker is not None else 0.0


@dataclass(slots=True)
class _Opening:
    """What the doors of a house share."""

    settings: Settings
    spending: Spending
    tokens: Tokens
    answers: "list[Answer] | None"
    warm: bool
    models: dict[str, ResilientChat] = field(default_factory=dict)

    def door(self, name: str) -> ResilientChat | None:
        """The door to a model, one for each name; None for the built-in interviewer."""
        if name == BUILTIN:
            return None
        if name not in self.models:
            self.models[name] = self._open(name)
        return self.models[name]

    def _open(self, name: str) -> ResilientChat:
        from interviewer.llm.prices import price_of

        asked = self.settings.model
        if name.startswith(REPLAY):
            from interviewer.llm.recording import open_replay

            replay = open_replay(Path(name.removeprefix(REPLAY)).expanduser(), strict=True)
            return self._resilient(replay)
        from interviewer.llm.langchain_chat import LangchainChat

        own = name.startswith("openai:")
        settings = self.settings
        if own and settings.openai_api_key is None and settings.openai_base_url is None:
            raise SettingsError(
                f"{name} needs a key, or the address of a server of your own.",
                "Set OPENAI_API_KEY or OPENAI_BASE_URL, or choose the built-in interviewer "
                "(INTERVIEWER_MODEL=builtin).",
            )
        chat = LangchainChat(
            name,
            settings.openai_api_key if own else None,
            settings.openai_base_url if own else None,
            asked.deadlines,
            asked.temperature,
            asked.effort,
        )
        if self.warm:
            chat.warm()
        elsewhere = own and settings.openai_base_url is not None
        price = price_of(name, asked.prices, elsewhere)
        return self._resilient(
            chat, price=price, window=lambda: chat.window, room=lambda: chat.room
        )

    def _resilient(self, chat: "ChatModel", **known: object) -> ResilientChat:
        if self.answers is not None:
            from interviewer.llm.recording import Recorder

            chat = Recorder(chat, self.answers)
        return ResilientChat(
            chat,
            self.settings.model.deadlines,
            spending=self.spending,
            seats=SEATS,
            tokens=self.tokens,
            **known,  # type: ignore[arg-type]
        )


def open_doors(
    settings: Settings,
    records: Callable[[str], Sequence[Record]] | None = None,
    answers: "list[Answer] | None" = None,
    warm: bool = True,
) -> Doors:
    """The doors of a house. `records` reads a session's log, for what it has spent already.

    With `answers`, what the models answer is added to it, for a recording. `warm` imports the
    libraries now, so that the first turn need not wait for them. Raises `SettingsError` for a
    provider that is not installed, `TranscriptError` for a recording that cannot be read.
    """
    asked = settings.model
    spending = Spending(
        asked.max_spend, asked.max_tokens, (lambda name: spent(records(name))) if records else None
    )
    tokens = Tokens(settings.tiktoken_dir)
    if warm:
        tokens.warm()
    opening = _Opening(settings, spending, tokens, answers, warm)
    return Doors(opening.door(asked.name), opening.door(asked.judge), tokens, answers)


def spent(records: Sequence[Record]) -> Amount:
    """What the calls of a log used."""
    calls = [record.event for record in records if isinstance(record.event, ModelCalled)]
    tokens = sum(c.usage.input + c.usage.output for c in calls if c.usage and c.cost is None)
    return Amount(sum(call.cost or 0.0 for call in calls), tokens)
