"""Putting a model's answer together from what LangChain streams of it."""

from typing import Any

from interviewer.domain.events import Usage
from interviewer.llm.chat import Completion, Finish

FINISHES: dict[str, Finish] = {
    "stop": "stop",
    "end_turn": "stop",
    "stop_sequence": "stop",
    "eos": "stop",
    "completed": "stop",
    "length": "length",
    "max_tokens": "length",
    "max_output_tokens": "length",
    "model_length": "length",
    "content_filter": "filter",
    "safety": "filter",
    "refusal": "refusal",
}
"""What providers call the ends we tell apart, in small letters."""


class Gathered:
    """An answer as far as it has come. `most` is how many characters it may have."""

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._most = most
        self._texts: list[str] = []
        self._size = 0
        self._refused = False
        self._usage: Usage | None = None
        self.finish: Finish | None = None

    @property
    def text(self) -> str:
        """The text so far, byte for byte."""
        return "".join(self._texts)

    @property
    def full(self) -> bool:
        """Whether it is longer than was asked for: some servers know no limit."""
        return self._size > self._most

    def take(self, chunk: Any) -> str:
        """Add a chunk; its text, empty where it has none. Chunks after the end add no text."""
        usage = getattr(chunk, "usage_metadata", None)
        if usage:
            self._usage = _usage(usage)
        if self.finish is not None:
            return ""
        kwargs = getattr(chunk, "additional_kwargs", None) or {}
        self._refused = self._refused or bool(kwargs.get("refusal")) or _refuses(chunk.content)
        said = chunk.text
        text = str(said() if callable(said) and not isinstance(said, str) else said or "")
        self._texts.append(text)
        self._size += len(text)
        self.finish = _finish(getattr(chunk, "response_metadata", None) or {})
        return text

    def completion(self) -> Completion | None:
        """The whole answer; None where it has no end."""
        finish: Finish | None = "length" if self.full and self.finish is None else self.finish
        if finish is None:
            return None
        if self._refused and finish == "stop":
            finish = "refusal"
        return Completion(text=self.text, finish=finish, usage=self._usage, model=self._name)


def _finish(told: dict[str, Any]) -> Finish | None:
    for name in ("finish_reason", "stop_reason", "done_reason"):
        if told.get(name):
            return FINISHES.get(str(told[name]).lower())
    if told.get("status") == "incomplete":
        reason = (told.get("incomplete_details") or {}).get("reason", "max_output_tokens")
        return FINISHES.get(str(reason))
    return FINISHES.get(str(told.get("status", "")))


def _refuses(content: object) -> bool:
    """Whether a block of the Responses API is a refusal."""
    blocks = content if isinstance(content, list) else []
    return any(isinstance(block, dict) and block.get("type") == "refusal" for block in blocks)


def _usage(told: dict[str, Any]) -> Usage:
    details = told.get("input_token_details") or {}
    return Usage(
        input=_count(told.get("input_tokens")),
        cached=_count(details.get("cache_read")),
        output=_count(told.get("output_tokens")),
    )


def _count(value: object) -> int:
    return max(0, value) if isinstance(value, int) else 0
