"""What is asked of a chat model, and the door it is asked through."""

from collections.abc import AsyncIterator
from typing import Literal, Protocol

from pydantic import Field, JsonValue

from interviewer.domain.events import CallRole, ModelCalled, Usage, digest
from interviewer.domain.value import Value

Finish = Literal["stop", "length", "filter", "refusal"]
"""Why a model stopped. An answer that ends without a reason is not an answer: it broke off."""


class Message(Value):
    """A message of a request. Only our own words stand in a system message."""

    role: Literal["system", "user", "assistant"]
    text: str


class Request(Value):
    """One question to a model, laid out so that what comes before is a stable prefix.

    `head` never changes within an interview and a role, `history` is only ever appended to, `last`
    holds what changes with every call: moves, notes, facts, time. `parts` are named texts of `last`
    (and of nothing else), kept apart so that a recording can say which of them changed. `prompt`
    is `name@version#hash` of the prompt file. With a `schema` the answer is JSON of that shape.
    """

    role: CallRole
    session: str
    turn: int
    key: str = ""
    attempt: int = 1
    prompt: str
    head: tuple[Message, ...]
    history: tuple[Message, ...] = ()
    last: Message
    parts: dict[str, str] = Field(default_factory=dict)
    schema_name: str = ""
    json_schema: dict[str, JsonValue] | None = None
    max_tokens: int = Field(default=1024, ge=1)

    @property
    def messages(self) -> tuple[Message, ...]:
        """The whole request in order."""
        return (*self.head, *self.history, self.last)

    def digests(self) -> dict[str, str]:
        """A short hash of each part, to say what changed between two requests."""
        texts: dict[str, JsonValue] = {
            "prompt": self.prompt,
            "head": [message.model_dump() for message in self.head],
            "history": [message.model_dump() for message in self.history],
            "last": self.last.model_dump(),
            "schema": self.json_schema,
            **self.parts,
        }
        return {name: digest(text)[:16] for name, text in texts.items()}


class Completion(Value):
    """A whole answer. `model` is what the server says answered; `usage` None where it says nothing."""

    text: str
    finish: Finish
    usage: Usage | None = None
    model: str = ""


class ChatModel(Protocol):
    """Answers requests. `name` is `provider:model`, `replay:PATH` or what a test calls it."""

    name: str

    def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        """Yield pieces of text as they come, then the `Completion` they add up to.

        Ends with a `Completion` or raises a `ModelError`; an answer that merely stops raises
        `ModelNetError`. Closing the iterator closes the request at the server.
        """
        ...

    async def complete(self, request: Request) -> Completion:
        """The whole answer at once. Raises a `ModelError`."""
        ...


class Door(Protocol):
    """A chat model as the roles ask it: retried, limited, paid for and accounted for.

    Every request that was sent, also one that failed or was broken off, adds its `ModelCalled` to
    `calls` as it ends, in order. What the caller found out itself (what the guard said, that the
    JSON was no use) it writes into the outcome of the last one: `judged(calls, "E_CUT")`.
    A request that was never sent (spent out, resting, too long) adds nothing.
    """

    name: str

    def stream(self, request: Request, calls: list[ModelCalled]) -> AsyncIterator[str | Completion]:
        """Yield pieces of text as they come, then the `Completion` they add up to.

        Tried again only as long as nothing was yielded; an answer that breaks off after that
        raises. `Completion.finish` may be other than "stop": it is the caller's to judge. Raises a
        `ModelError`. Close the iterator (`aclosing`) to stop the model at once.
        """
        ...

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        """The whole answer at once. Raises a `ModelError`."""
        ...


def judged(calls: list[ModelCalled], outcome: str) -> None:
    """Write into the latest call what came of it: an error's code, or what the guard found."""
    calls[-1] = calls[-1].model_copy(update={"outcome": outcome})
