"""Recording a model's answers, and playing them back in its place."""

import json
import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from contextlib import aclosing
from pathlib import Path

from pydantic import ValidationError

from interviewer.errors import TranscriptError
from interviewer.llm.answers import Answer, Change, Key, by_place, changed_parts, place_of
from interviewer.llm.chat import ChatModel, Completion, Request
from interviewer.llm.errors import (
    ModelError,
    ModelNetError,
    ModelRefusedError,
    StaleRecordingError,
)

LEFT = "left"
"""The outcome of a call whose caller had heard enough."""
_PIECE = re.compile(r"\s*\S+|\s+$")


class Recorder:
    """A model that passes everything on and keeps what was answered.

    Stands outside of anything that tries again, or inside: each call that ends is one answer.
    """

    def __init__(self, inner: ChatModel, answers: list[Answer] | None = None) -> None:
        self.inner = inner
        self.name = inner.name
        self.answers: list[Answer] = [] if answers is None else answers

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        """The inner model's pieces and completion, kept as they come."""
        text, done = "", False
        try:
            async with aclosing(_generator(self.inner.stream(request))) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Completion):
                        done = True
                        self._keep(request, piece.text, completion=piece)
                    else:
                        text += piece
                    yield piece
        except ModelError as error:
            if not done:
                done = True
                self._keep(request, text, outcome=error.code)
            raise
        finally:
            if not done:
                self._keep(request, text, outcome=LEFT)

    async def complete(self, request: Request) -> Completion:
        """The inner model's answer, kept."""
        try:
            completion = await self.inner.complete(request)
        except ModelError as error:
            self._keep(request, "", outcome=error.code)
            raise
        self._keep(request, completion.text, completion=completion)
        return completion

    def _keep(
        self,
        request: Request,
        text: str,
        outcome: str = "ok",
        completion: Completion | None = None,
    ) -> None:
        self.answers.append(
            Answer(
                role=request.role,
                turn=request.turn,
                key=request.key,
                attempt=request.attempt,
                prompt=request.prompt,
                digests=request.digests(),
                text=text,
                outcome=outcome,
                finish=completion.finish if completion else None,
                usage=completion.usage if completion else None,
                model=completion.model if completion else "",
            )
        )


class ReplayModel:
    """A model that answers from a recording.

    Strict: a request that is not the recorded one raises `StaleRecordingError`, which names the
    part that changed. Loose: it is answered by its key, and counted. Both keep `changes`, so that
    whoever replays sees them even where a role went on without the model.
    """

    def __init__(self, name: str, answers: Iterable[Answer], strict: bool) -> None:
        self.name = name
        self.strict = strict
        self.changes: list[Change] = []
        self._answers = by_place(answers)
        self._given: dict[Key, int] = {}

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        """The recorded text word by word, then the recorded end: a completion or an error."""
        answer = self._find(request)
        for piece in _PIECE.findall(answer.text):
            yield piece
        yield self._end(answer)

    async def complete(self, request: Request) -> Completion:
        """The recorded answer. Raises the recorded error, or `StaleRecordingError`."""
        return self._end(self._find(request))

    def unused(self) -> list[Answer]:
        """Answers that nobody asked for, in the recording's order."""
        return [
            answer
            for place, answers in self._answers.items()
            for answer in answers[self._given.get(place, 0) :]
        ]

    def _find(self, request: Request) -> Answer:
        place = place_of(request)
        known = self._answers.get(place, [])
        at = self._given.get(place, 0)
        if at >= len(known):
            self._changed(request, ())
            raise _stale(self.changes[-1])
        self._given[place] = at + 1
        answer = known[at]
        parts = changed_parts(answer, request.digests(), request.prompt)
        if parts:
            self._changed(request, parts)
            if self.strict:
                raise _stale(self.changes[-1])
        return answer

    def _changed(self, request: Request, parts: tuple[str, ...]) -> None:
        self.changes.append(
            Change(
                role=request.role,
                turn=request.turn,
                key=request.key,
                attempt=request.attempt,
                parts=parts,
            )
        )

    def _end(self, answer: Answer) -> Completion:
        if answer.outcome == "ok":
            return answer.completion()
        kind = _ERRORS.get(answer.outcome, ModelNetError)
        raise kind("The recorded call ended here.", "Record the interview again.")


def open_replay(path: Path, strict: bool) -> ChatModel:
    """The model of a recording. Raises `TranscriptError` where the file is none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TranscriptError(
            f"The recording {path.name!r} cannot be read.", "Name a file that `--record` wrote."
        ) from error
    return ReplayModel(f"replay:{path}", read_answers(lines), strict)


def read_answers(lines: Iterable[str]) -> Iterator[Answer]:
    """The model's answers among the lines of a recording. Raises `TranscriptError`."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            body = json.loads(line)
            if isinstance(body, dict) and body.get("type") == "Answer":
                yield Answer.model_validate(body)
        except (ValueError, ValidationError) as error:
            raise TranscriptError(
                f"Line {number} of the recording is not what `--record` writes.",
                "Record the interview again.",
            ) from error


def _stale(change: Change) -> StaleRecordingError:
    why = change.told() if not change.parts else f"the recording is stale: {change.told()} changed"
    return StaleRecordingError(
        f"{why[:1].upper()}{why[1:]}.",
        "Record the interview again, or replay it loosely to see what still holds.",
    )


async def _generator(
    pieces: AsyncIterator[str | Completion],
) -> AsyncGenerator[str | Completion, None]:
    """Any iterator as a generator, whose closing closes it."""
    try:
        async for piece in pieces:
            yield piece
    finally:
        close = getattr(pieces, "aclose", None)
        if close is not None:
            await close()


def _all_errors(kind: type[ModelError]) -> Iterator[type[ModelError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _all_errors(child)


_ERRORS = {kind.code: kind for kind in _all_errors(ModelError)}
_ERRORS[LEFT] = ModelRefusedError
"""Whoever left a call had no answer of it and did not try again; nor does a replay."""

__all__ = [
    "Answer", "Change", "Recorder", "ReplayModel", "open_replay", "read_answers",
]  # fmt: skip
