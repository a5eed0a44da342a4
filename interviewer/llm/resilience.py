"""A chat model that is retried, limited, paid for and accounted for: what the roles ask."""

from collections.abc import AsyncIterator

from interviewer.domain.events import ModelCalled
from interviewer.llm.chat import ChatModel, Completion, Request


class ResilientChat:
    """The `Door` to a model."""

    def __init__(self, inner: ChatModel) -> None:
        self.name = inner.name
        self._inner = inner

    async def stream(
        self, request: Request, calls: list[ModelCalled]
    ) -> AsyncIterator[str | Completion]:
        """Yield pieces of text, then the `Completion`; see `Door`."""
        async for piece in self._inner.stream(request):
            if isinstance(piece, Completion):
                calls.append(
                    ModelCalled(
                        role=request.role,
                        turn=request.turn,
                        attempt=request.attempt,
                        prompt=request.prompt,
                        model=self.name,
                        finish=piece.finish,
                        usage=piece.usage,
                        digests=request.digests(),
                    )
                )
            yield piece

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        """The whole answer at once."""
        whole: Completion | None = None
        async for piece in self.stream(request, calls):
            if isinstance(piece, Completion):
                whole = piece
        assert whole is not None, "a stream ends with its completion"
        return whole
