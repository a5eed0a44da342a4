"""A chat model that answers by a script, and remembers what it was asked."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass

from interviewer.domain.events import ModelCalled, Usage
from interviewer.llm.chat import Completion, Finish, Request
from interviewer.llm.errors import ModelError


@dataclass(frozen=True)
class Says:
    """An answer in pieces. With `error` it breaks off there; `finish` says how it ended else."""

    pieces: Sequence[str]
    finish: Finish = "stop"
    error: ModelError | None = None

    @property
    def text(self) -> str:
        return "".join(self.pieces)


Step = str | Says | ModelError | Callable[[Request], "str | Says"]


class ScriptedChat:
    """A `Door`. Each request takes the next step of the script; one too many is a failure."""

    name = "script:test"

    def __init__(self, steps: Iterable[Step] = (), size: int = 7) -> None:
        self._steps = list(steps)
        self._size = size
        self.calls: list[Request] = []
        self.closed_early = 0

    @property
    def remaining(self) -> int:
        return len(self._steps)

    def assert_complete(self) -> None:
        assert not self._steps, f"{len(self._steps)} steps of the script were not asked for"

    async def stream(
        self, request: Request, calls: list[ModelCalled]
    ) -> AsyncIterator[str | Completion]:
        says = self._next(request)
        finish, outcome = "", "ok"
        try:
            for piece in says.pieces:
                yield piece
            if says.error is not None:
                outcome = says.error.code
                raise says.error
            finish = says.finish
            yield Completion(
                text=says.text,
                finish=says.finish,
                usage=Usage(input=100, output=10),
                model=self.name,
            )
        except GeneratorExit:
            self.closed_early += 1
            outcome = "left"
            raise
        finally:
            calls.append(
                ModelCalled(
                    role=request.role,
                    turn=request.turn,
                    attempt=request.attempt,
                    prompt=request.prompt,
                    model=self.name,
                    outcome=outcome,
                    finish=finish,
                    digests=request.digests(),
                )
            )

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        whole: Completion | None = None
        async for piece in self.stream(request, calls):
            if isinstance(piece, Completion):
                whole = piece
        assert whole is not None
        return whole

    def _next(self, request: Request) -> Says:
        self.calls.append(request)
        assert self._steps, f"unscripted request of the {request.role} in turn {request.turn}"
        step = self._steps.pop(0)
        if callable(step):
            step = step(request)
        if isinstance(step, ModelError):
            return Says((), error=step)
        if isinstance(step, str):
            return Says([step[at : at + self._size] for at in range(0, len(step), self._size)])
        return step
