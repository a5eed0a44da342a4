"""The account of a call: what it asked, how it ended, what it took and cost."""

from collections.abc import Callable

from interviewer.domain.events import ModelCalled, Usage
from interviewer.llm.chat import Completion, Request
from interviewer.llm.errors import (
    ModelAuthError,
    ModelBusyError,
    ModelCertificateError,
    ModelContextError,
    ModelError,
    ModelQuotaError,
    ModelServerError,
    ModelUnknownError,
)
from interviewer.llm.prices import cost
from interviewer.llm.spending import Amount
from interviewer.model_settings import Price

LEFT = "left"
"""The outcome of a call whose caller had heard enough."""
_UNBILLED = (
    ModelCertificateError,
    ModelAuthError,
    ModelUnknownError,
    ModelQuotaError,
    ModelBusyError,
    ModelContextError,
    ModelServerError,
)
"""Failures before a model began to answer. Any other attempt may have been billed."""


class Account:
    """One request that is under way. `now` is a monotonic clock in seconds."""

    def __init__(
        self,
        request: Request,
        model: str,
        tokens: int,
        room: int,
        price: Price | None,
        now: Callable[[], float],
    ) -> None:
        self._request, self._model, self._price, self._now = request, model, price, now
        self._most = Usage(input=tokens, output=request.max_tokens + room, estimated=True)
        self._started = now()
        self._first: float | None = None

    @property
    def most(self) -> Amount:
        """What the call may use at most."""
        return self._amount(self._most)

    def heard(self) -> None:
        """A piece of text came."""
        if self._first is None:
            self._first = self._now()

    def answered(self, completion: Completion, text_tokens: int) -> ModelCalled:
        """It was answered in whole. Where the server says no usage, it is reckoned upwards."""
        usage = completion.usage
        if usage is None:
            room = self._most.output - self._request.max_tokens
            usage = Usage(input=self._most.input, output=text_tokens + room, estimated=True)
        return self._called("ok", usage, completion.finish)

    def failed(self, error: ModelError) -> ModelCalled:
        """It failed; what it may have been billed is put down, if it may have been."""
        refused = type(error) is ModelError or isinstance(error, _UNBILLED) or not error.sent
        billed = self._first is not None or not refused
        return self._called(error.code, self._most if billed else None)

    def left(self) -> ModelCalled:
        """The caller had heard enough; the server may have gone on a little."""
        return self._called(LEFT, self._most)

    def took(self, call: ModelCalled) -> Amount:
        """What a call that ended used."""
        return self._amount(call.usage or Usage())

    def _amount(self, usage: Usage) -> Amount:
        return Amount(cost(self._price, usage), usage.input + usage.output)

    def _called(self, outcome: str, usage: Usage | None, finish: str = "") -> ModelCalled:
        request, ended = self._request, self._now()
        first = None if self._first is None else round((self._first - self._started) * 1000, 1)
        return ModelCalled(
            role=request.role,
            turn=request.turn,
            attempt=request.attempt,
            prompt=request.prompt,
            model=self._model,
            outcome=outcome,
            finish=finish,
            usage=usage,
            cost=cost(self._price, usage),
            first_ms=first,
            latency_ms=round((ended - self._started) * 1000, 1),
            digests=request.digests(),
        )
