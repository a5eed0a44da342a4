"""The door to a model: retries, pauses, budgets and accounts, on clocks and chances of the tests'."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from interviewer.domain.events import ModelCalled, Usage
from interviewer.llm.breaker import FAILURES, REST, WINDOW, Breaker
from interviewer.llm.chat import Completion, Request, judged
from interviewer.llm.errors import (
    BudgetError,
    ModelAuthError,
    ModelBusyError,
    ModelError,
    ModelNetError,
    ModelServerError,
)
from interviewer.llm.resilience import PAUSE, ResilientChat
from interviewer.llm.seats import SPARE, Seats
from interviewer.llm.spending import Amount, Spending
from interviewer.llm.tokens import Tokens
from interviewer.model_settings import Deadlines, Price
from tests.llm.line import request

WELL = Completion(text="Well.", finish="stop", usage=Usage(input=10, cached=4, output=2))
Answer = Completion | ModelError | str


class Scripted:
    """A model that gives one answer a call, in order; text before an error comes first."""

    name = "scripted"

    def __init__(self, *answers: Answer | tuple[str, ModelError]) -> None:
        self.answers = list(answers)
        self.asked: list[Request] = []

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, tuple):
            yield answer[0]
            raise answer[1]
        if isinstance(answer, ModelError):
            raise answer
        if isinstance(answer, str):
            yield answer
            return
        yield answer.text
        yield answer

    async def complete(self, request: Request) -> Completion:
        raise AssertionError("a door streams")


class Time:
    """A clock that sleeping puts forward."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def server_error(after: float | None = None) -> ModelServerError:
    return ModelServerError("It failed.", "Try again.", after)


def busy(after: float | None = None) -> ModelBusyError:
    return ModelBusyError("Busy.", "Wait.", after)


def door(model: Scripted, time: Time, **more: object) -> ResilientChat:
    values: dict[str, object] = {"chance": lambda: 0.5, "now": time, "sleep": time.sleep, **more}
    return ResilientChat(model, Deadlines(turn=60), **values)  # type: ignore[arg-type]


def ask(to: ResilientChat, asked: Request | None = None) -> tuple[list[ModelCalled], str]:
    """The calls made, and the error's code or the text."""
    calls: list[ModelCalled] = []
    try:
        return calls, asyncio.run(to.complete(asked or request(), calls)).text
    except ModelError as error:
        return calls, error.code


def test_pauses_grow_and_are_by_chance() -> None:
    time = Time()
    calls, text = ask(door(Scripted(server_error(), server_error(), WELL), time))
    assert (text, [c.outcome for c in calls]) == ("Well.", ["E_SERVER", "E_SERVER", "ok"])
    assert time.slept == [0.5 * PAUSE, 0.5 * PAUSE * 2]


def test_a_wish_to_wait_is_kept_where_there_is_time() -> None:
    time = Time()
    assert ask(door(Scripted(busy(7.0), WELL), time))[1] == "Well."
    assert time.slept == [7.0]


def test_a_wish_beyond_the_turn_opens_the_breaker() -> None:
    time, model = Time(), Scripted(busy(61.0), WELL)
    at = door(model, time)
    assert (ask(at)[1], ask(at)[1], len(model.asked)) == ("E_BUSY", "E_BUSY", 1)
    time.now += 61
    assert ask(at)[1] == "Well."


def test_what_broke_off_after_its_first_piece_is_not_tried_again() -> None:
    model = Scripted(("Half", server_error()), WELL)
    assert ask(door(model, Time()))[1] == "E_SERVER"
    assert len(model.asked) == 1


def test_a_stream_without_a_completion_broke_off() -> None:
    calls, text = ask(door(Scripted("Half"), Time()))
    assert (text, [c.outcome for c in calls]) == ("E_NET", ["E_NET"])


@pytest.mark.parametrize(
    "error", [ModelAuthError("No.", "Check."), ModelError("No.", "Check.")], ids=["auth", "other"]
)
def test_what_trying_again_does_not_mend_is_not_tried_again(error: ModelError) -> None:
    model = Scripted(error, WELL)
    assert ask(door(model, Time()))[1] == error.code
    assert len(model.asked) == 1


def test_a_process_has_so_many_retries_and_no_more() -> None:
    seats, tried = Seats(), 0
    for _ in range(int(SPARE) + 5):
        model = Scripted(server_error(), server_error(), server_error())
        ask(door(model, Time(), seats=seats))
        tried += len(model.asked) - 1
    assert SPARE <= tried <= SPARE + 2


def test_accounts_hold_usage_cost_and_digests_and_no_text() -> None:
    price = Price(input=1.0, cached=0.5, output=2.0)
    calls, _ = ask(door(Scripted(WELL), Time(), price=price))
    (call,) = calls
    assert call.usage == WELL.usage
    assert call.cost == pytest.approx((6 * 1.0 + 4 * 0.5 + 2 * 2.0) / 1e6)
    assert (call.finish, call.model, call.prompt) == ("stop", "scripted", "p@1#0")
    assert call.digests == request().digests()
    assert "Well." not in call.model_dump_json()


def test_what_the_caller_found_is_written_into_the_last_call() -> None:
    calls, _ = ask(door(Scripted(server_error(), WELL), Time()))
    judged(calls, "guard: leak")
    assert [c.outcome for c in calls] == ["E_SERVER", "guard: leak"]


def test_what_was_set_aside_and_not_used_can_be_spent() -> None:
    """A call is let through if its most would fit; it counts with what it took."""
    price, spending = Price(input=0.0, cached=0.0, output=1000.0), Spending(0.061, 0)
    at = door(Scripted(*[WELL] * 9), Time(), price=price, spending=spending)
    codes = [ask(at)[1] for _ in range(8)]
    assert codes == ["Well."] * 6 + ["E_BUDGET"] * 2  # $0.05 at most each, $0.002 in truth


def test_what_was_spent_in_another_process_counts() -> None:
    spending = Spending(1.0, 1000, lambda session: Amount(0.995, 0))
    with pytest.raises(BudgetError):
        spending.set_aside("s", Amount(0.01, 10))
    spending.set_aside("s", Amount(0.004, 10))
    spending.settle("s", Amount(0.004, 10), Amount(0.001, 10))
    assert spending.used("s").dollars == pytest.approx(0.996)


def test_what_does_not_fit_the_model_is_not_sent() -> None:
    model = Scripted(WELL)
    size = Tokens().of(request()) + request().max_tokens
    assert ask(door(model, Time(), window=lambda: size - 1)) == ([], "E_CONTEXT")
    assert model.asked == []
    assert ask(door(model, Time(), window=lambda: size))[1] == "Well."


def failing(breaker: Breaker, times: int) -> None:
    for _ in range(times):
        breaker.enter()
        breaker.failed(ModelNetError("x", "y"))


def test_failures_far_apart_open_no_breaker() -> None:
    time = Time()
    breaker = Breaker(time)
    for _ in range(2 * FAILURES):
        failing(breaker, 1)
        time.now += WINDOW / (FAILURES - 2)
    assert not breaker.open


def test_a_half_open_breaker_lets_one_call_through() -> None:
    time = Time()
    breaker = Breaker(time)
    failing(breaker, FAILURES)
    assert breaker.open
    time.now += REST
    breaker.enter()
    with pytest.raises(ModelBusyError):
        breaker.enter()
    breaker.left()  # the one let through said nothing about the server: another may try
    breaker.enter()
    breaker.succeeded()
    assert not breaker.open


def test_a_refused_key_opens_no_breaker() -> None:
    breaker = Breaker(Time())
    for _ in range(2 * FAILURES):
        breaker.enter()
        breaker.failed(ModelAuthError("x", "y"))
    assert not breaker.open


def test_speakers_have_seats_that_others_cannot_take() -> None:
    seats = Seats(in_all=3, behind=2)

    async def fill() -> int:
        async with seats.seat("a", "grader", 0), seats.seat("b", "grader", 0):
            with pytest.raises(ModelBusyError):
                async with seats.seat("c", "grader", 0):
                    pass
            async with seats.seat("a", "speaker", 0):
                return seats.taken

    assert (asyncio.run(fill()), seats.taken) == (3, 0)
