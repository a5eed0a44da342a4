"""Asking a model for JSON: parsed strictly, repaired once, never guessed at."""

import json
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from interviewer.domain.events import ModelCalled
from interviewer.llm.chat import Completion, Door, Message, Request, judged
from interviewer.llm.errors import ModelCutError, ModelProtocolError
from interviewer.roles.model_backed.attempt import check_finish

_NEXT = "Go on; it is tried again later."
T = TypeVar("T")


class Shape(BaseModel):
    """What an answer has to look like: no defaults, nothing unknown, no value bent to fit."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, hide_input_in_errors=True, allow_inf_nan=False
    )


class MisfitError(Exception):
    """An answer that is not of the shape. Its text names the place and the kind, no content."""


def schema_of(shape: type[Shape]) -> dict[str, JsonValue]:
    """The JSON schema of a shape, for the request."""
    schema: dict[str, JsonValue] = shape.model_json_schema()
    return schema


async def ask(
    door: Door,
    request: Request,
    calls: list[ModelCalled],
    read: Callable[[object], T],
    repair: Callable[[str], str],
) -> T:
    """What `read` makes of the model's JSON.

    A `MisfitError` is repaired once, by the same request with the flaw named (`repair`); an answer
    that was cut off is asked for once more with twice the tokens. Raises a `ModelError`.
    """
    completion = await door.complete(request, calls)
    if completion.finish == "length":
        judged(calls, ModelCutError.code)
        longer = {"attempt": 2, "max_tokens": 2 * request.max_tokens}
        return _whole(await door.complete(request.model_copy(update=longer), calls), calls, read)
    try:
        _end(completion, calls)
        return read(parse(completion.text))
    except MisfitError as flaw:
        judged(calls, "misfit")
        text = f"{request.last.text}\n\n{repair(str(flaw))}"
        again = {"attempt": 2, "last": Message(role="user", text=text)}
        completion = await door.complete(request.model_copy(update=again), calls)
        return _whole(completion, calls, read)


def parse(text: str) -> object:
    """The JSON value a text is, whole: no prose around it, no fence, no NaN. Raises `MisfitError`."""
    try:
        return json.loads(text, parse_constant=_refuse, object_pairs_hook=_no_doubles)
    except (ValueError, RecursionError) as error:
        raise MisfitError("it is not one JSON object and nothing else") from error


def fits(shape: type[Shape], value: object) -> None:
    """Raise `MisfitError`, naming the first flaw, where a value is not of the shape."""
    try:
        shape.model_validate(value)
    except ValidationError as error:
        raise MisfitError(flaw(error)) from error


def flaw(error: ValidationError) -> str:
    """The first thing that does not fit: where, as a JSON pointer, and of what kind."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    pointer = "/".join(str(part) for part in first["loc"])
    return f"/{pointer}: {first['type'].replace('_', ' ')}"


def _whole(completion: Completion, calls: list[ModelCalled], read: Callable[[object], T]) -> T:
    """The second answer, good or an error."""
    _end(completion, calls)
    try:
        return read(parse(completion.text))
    except MisfitError as misfit:
        judged(calls, ModelProtocolError.code)
        raise ModelProtocolError(f"The model's answer does not fit: {misfit}.", _NEXT) from misfit


def _end(completion: Completion, calls: list[ModelCalled]) -> None:
    try:
        check_finish(completion)
    except Exception as error:
        judged(calls, getattr(error, "code", "failed"))
        raise


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
