"""Answers of a model as a recording keeps them, and what changed when a request differs."""

from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import Field

from interviewer.domain.events import CallRole, Usage
from interviewer.domain.value import Value
from interviewer.llm.chat import Completion, Finish, Request

Key = tuple[CallRole, int, str, int]
"""Role, turn, key and attempt: what an answer is found by."""

_WHOLE = ("prompt", "schema", "head")
"""Parts that are the same all through an interview: named first, as they explain the most."""


class Answer(Value):
    """What one call of a model gave, under the request's key, with the digests of its parts.

    `outcome` is "ok", the code of the error that ended the call, or "left" where the caller had
    heard enough; `text` is then what came before. Neither a message of an error nor an address or
    a header is kept.
    """

    type: Literal["Answer"] = "Answer"
    role: CallRole
    turn: int
    key: str = ""
    attempt: int = 1
    prompt: str
    digests: dict[str, str] = Field(default_factory=dict)
    text: str = ""
    outcome: str = "ok"
    finish: Finish | None = None
    usage: Usage | None = None
    model: str = ""

    @property
    def place(self) -> Key:
        """What the answer is found by."""
        return (self.role, self.turn, self.key, self.attempt)

    def completion(self) -> Completion:
        """The answer as it was returned. Only for an outcome "ok"."""
        assert self.finish is not None, "an answer that came to its end says why it ended"
        return Completion(text=self.text, finish=self.finish, usage=self.usage, model=self.model)


class Change(Value):
    """A request that is not the recorded one. Without `parts` there is no answer at all for it."""

    role: CallRole
    turn: int
    key: str
    attempt: int
    parts: tuple[str, ...]

    def told(self) -> str:
        """What changed, in a phrase."""
        where = f"{self.role} of turn {self.turn}" + (f" ({self.key})" if self.key else "")
        if not self.parts:
            return f"no answer for the {where}, attempt {self.attempt}"
        return f"{', '.join(self.parts)} of the request to the {where}"


def place_of(request: Request) -> Key:
    """What a request's answer is found by."""
    return (request.role, request.turn, request.key, request.attempt)


def changed_parts(answer: Answer, digests: Mapping[str, str], prompt: str) -> tuple[str, ...]:
    """The parts of a request that are not what was recorded, those that explain most first.

    A changed prompt is named with both versions. `last` is named only where none of the parts it
    is made of explains the change.
    """
    names = {
        name
        for name in {*answer.digests, *digests}
        if answer.digests.get(name) != digests.get(name)
    }
    inside = names - {"prompt", "schema", "head", "history", "last"}
    if inside or "prompt" in names:
        names.discard("last")
    order = [name for name in _WHOLE if name in names]
    order += sorted(inside)
    order += [name for name in ("history", "last") if name in names]
    return tuple(
        f"prompt {answer.prompt} (now {prompt})" if name == "prompt" else name for name in order
    )


def by_place(answers: Iterable[Answer]) -> dict[Key, list[Answer]]:
    """The answers under their keys; several under one key in the order they were given."""
    found: dict[Key, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.place, []).append(answer)
    return found
