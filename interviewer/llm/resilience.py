"""A chat model that is retried, limited, paid for and accounted for: what the roles ask.

The one retry loop there is: libraries retry nothing. What was asked and may have been billed is in
`calls`, whether it helped or not.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable

from interviewer.domain.events import ModelCalled
from interviewer.llm.account import Account
from interviewer.llm.breaker import Breaker
from interviewer.llm.chat import ChatModel, Completion, Request
from interviewer.llm.errors import (
    ModelBusyError,
    ModelCertificateError,
    ModelEmptyError,
    ModelError,
    ModelNetError,
    ModelProtocolError,
    ModelServerError,
    ModelTimeoutError,
)
from interviewer.llm.failures import broke_off, too_long, too_slow
from interviewer.llm.seats import Seats
from interviewer.llm.spending import Spending
from interviewer.llm.streaming import close, watched
from interviewer.llm.tokens import Tokens
from interviewer.model_settings import Deadlines, ModelSettings, Price

TRIES: tuple[tuple[type[ModelError], int], ...] = (
    (ModelCertificateError, 1),
    (ModelNetError, 3),
    (ModelBusyError, 3),
    (ModelServerError, 3),
    (ModelTimeoutError, 2),
    (ModelProtocolError, 2),
)
"""How often a request is sent at most, by how it failed; once for whatever is not named."""
PAUSE = 0.3
"""Before the second try up to 0.3 s are waited, before the third up to 0.6 s, by chance: three
connections that stall are given up within 16 s."""


class ResilientChat:
    """The `Door` to a model.

    `window` and `room` are in tokens: what the model takes, and what it may reason in beside the
    answer. `seats` are the process's; `spending` is of the house; the rest is for tests.
    """

    def __init__(
        self,
        inner: ChatModel,
        deadlines: Deadlines | None = None,
        *,
        price: Price | None = None,
        window: Callable[[], int | None] = lambda: None,
        room: Callable[[], int] = lambda: 0,
        spending: Spending | None = None,
        seats: Seats | None = None,
        tokens: Tokens | None = None,
        breaker: Breaker | None = None,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        limits = ModelSettings()
        self.name = inner.name
        self._inner = inner
        self._deadlines = deadlines or Deadlines()
        self._price, self._window, self._room = price, window, room
        self._spending = spending or Spending(limits.max_spend, limits.max_tokens)
        self._seats = seats or Seats()
        self._tokens = tokens or Tokens()
        self._breaker = breaker or Breaker(now)
        self._now, self._sleep, self._chance = now, sleep, chance
        self._waiting: dict[str, float] = {}

    def waiting(self, session: str) -> float:
        """Seconds until an interview's request is sent again; 0 where none waits."""
        until = self._waiting.get(session)
        return 0.0 if until is None else max(0.0, until - self._now())

    async def stream(
        self, request: Request, calls: list[ModelCalled]
    ) -> AsyncIterator[str | Completion]:
        """Yield pieces of text, then the `Completion`; see `Door`."""
        size = self._tokens.of(request)
        window = self._window()
        if window is not None and size + request.max_tokens > window:
            raise too_long()
        limits = self._deadlines
        patience = limits.first if request.role == "speaker" else limits.turn
        async with self._seats.seat(request.session, request.role, patience):
            end = self._now() + limits.turn
            for attempt in range(1, 4):
                began, failure = False, None
                pieces = self._once(request, size, calls, end)
                try:
                    async for piece in pieces:
                        began = True
                        yield piece
                except ModelError as error:
                    failure = error
                finally:
                    await close(pieces)
                if failure is None:
                    return
                pause = None if began else self._pause(failure, attempt, end - self._now())
                if pause is None:
                    raise failure
                await self._wait(request.session, pause)

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        """The whole answer at once. Raises a `ModelError`."""
        pieces = self.stream(request, calls)
        try:
            async for piece in pieces:
                if isinstance(piece, Completion):
                    return piece
        finally:
            await close(pieces)
        raise broke_off()

    async def _once(
        self, request: Request, size: int, calls: list[ModelCalled], end: float
    ) -> AsyncIterator[str | Completion]:
        """One attempt, with its account."""
        left = end - self._now()
        if left <= 0:
            raise too_slow()
        self._breaker.enter()
        account = Account(request, self.name, size, self._room(), self._price, self._now)
        try:
            self._spending.set_aside(request.session, account.most)
        except ModelError:
            self._breaker.left()
            raise
        call: ModelCalled | None = None
        failure: ModelError | None = None
        pieces = watched(self._inner.stream(request), self._deadlines, left)
        try:
            async for piece in pieces:
                if isinstance(piece, Completion):
                    call = account.answered(piece, self._tokens.count(piece.text))
                    failure = _nothing_said(piece)
                    if failure is not None:
                        call = call.model_copy(update={"outcome": failure.code})
                    self._breaker.succeeded()
                    self._keep(account, call, request, calls)
                    if failure is not None:
                        break
                else:
                    account.heard()
                yield piece
        except ModelError as error:
            failure = error
            call = account.failed(error)
            self._breaker.failed(error)
            self._keep(account, call, request, calls)
        finally:
            await close(pieces)
            if call is None:
                self._breaker.left()
                self._keep(account, account.left(), request, calls)
        if failure is not None:
            raise failure

    def _keep(
        self, account: Account, call: ModelCalled, request: Request, calls: list[ModelCalled]
    ) -> None:
        self._spending.settle(request.session, account.most, account.took(call))
        calls.append(call)

    def _pause(self, failure: ModelError, attempt: int, left: float) -> float | None:
        """Seconds to wait before the next try; None where there is none."""
        tries = next((n for kind, n in TRIES if isinstance(failure, kind)), 1)
        asked = failure.retry_after
        if asked is not None and asked >= left and isinstance(failure, ModelBusyError):
            self._breaker.rest(asked, failure)
        if attempt >= tries or self._breaker.open:
            return None
        by_chance = self._chance() * PAUSE * attempt
        pause: float = max(asked or 0.0, by_chance)
        if pause >= left or not self._seats.may_retry():
            return None
        return pause

    async def _wait(self, session: str, seconds: float) -> None:
        self._waiting[session] = self._now() + seconds
        try:
            await self._sleep(seconds)
        finally:
            self._waiting.pop(session, None)


def _nothing_said(completion: Completion) -> ModelError | None:
    if completion.text.strip() or completion.finish not in ("stop", "length"):
        return None
    return ModelEmptyError("The model said nothing.", "Try again, or with less reasoning effort.")
