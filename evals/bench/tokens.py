"""What a long interview's input costs with a prefix cache, by what its calls have in common.

A provider that keeps prefixes charges a tenth for the part of a request it has seen at the start of
an earlier one. Here that part is the longest common prefix, in tokens, with any earlier call of the
same role in the same interview.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from itertools import count

from evals.bench.stub_answers import answer
from evals.playing import script
from interviewer.clock import ManualClock
from interviewer.domain.events import Usage
from interviewer.domain.rubric import Seniority
from interviewer.doors import Doors
from interviewer.engine import Setup
from interviewer.headless import START, HeadlessRun
from interviewer.llm.chat import Completion, Request
from interviewer.llm.resilience import ResilientChat
from interviewer.llm.tokens import Tokens
from interviewer.settings import Settings
from interviewer.store import Store
from interviewer.wiring import builtin_roles, house_with, model_roles, open_library, open_search
from knowledge.progress import silent

TURNS = 30
DISCOUNT = 0.9
MOST_SHARE = 0.30
LEAST_KEPT, STEP = 1024, 128
"""Providers keep prefixes of 1024 tokens and more, in steps of 128."""
KINDS = ("strong", "terse", "middling")


class StubModel:
    """Answers as the stub server does, without a line, and keeps every request."""

    name = "stub"

    def __init__(self, tokens: Tokens) -> None:
        self.asked: list[Request] = []
        self._tokens = tokens

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        """See `ChatModel`."""
        completion = await self.complete(request)
        for word in completion.text.split(" "):
            yield f"{word} "
        yield completion

    async def complete(self, request: Request) -> Completion:
        """See `ChatModel`."""
        self.asked.append(request)
        shape = {"response_format": {"json_schema": {"schema": request.json_schema}}}
        text = answer(shape if request.json_schema else {}, len(self.asked))
        usage = Usage(input=self._tokens.of(request), output=self._tokens.count(text))
        return Completion(text=text, finish="stop", usage=usage, model=self.name)


@dataclass(frozen=True, slots=True)
class Call:
    """A call's input in tokens; `kept` of them a cache would have had."""

    role: str
    turn: int
    input: int
    kept: int
    steady: bool

    @property
    def cost(self) -> float:
        """In undiscounted tokens."""
        return self.input - DISCOUNT * self.kept


def played(settings: Settings, problem: str) -> tuple[list[Request], int]:
    """The requests of an interview of thirty answers, and how many of the answers were heard."""
    search, _ = open_search(settings, silent)
    store = Store("sqlite://")
    try:
        tokens = Tokens(settings.tiktoken_dir)
        model = StubModel(tokens)
        door = ResilientChat(model, tokens=tokens)
        roles = model_roles(Doors(door, door, tokens), builtin_roles(settings, search))
        numbers, clock = count(1), ManualClock(START)
        house = house_with(
            settings, store, search, clock, lambda: f"{next(numbers):032x}", roles=roles
        )
        given = [text for kind in KINDS for text in script(problem, kind)][:TURNS]
        setup = Setup(seniority=Seniority.SENIOR, minutes=120, seed=0)
        run = HeadlessRun(house.interviewer, clock, store.records, pace=130.0)
        asyncio.run(run.play(open_library().content(problem), setup, given))
        return model.asked, len(given) - run.unheard
    finally:
        store.close()
        search.close()


def counted(asked: list[Request], tokens: Tokens) -> list[Call]:
    """Each call with what a cache would have had of it."""
    calls: list[Call] = []
    earlier: dict[str, list[str]] = {}
    speaker: Request | None = None
    for request in asked:
        text = _text(request)
        common = max((_common(text, other) for other in earlier.get(request.role, [])), default="")
        earlier.setdefault(request.role, []).append(text)
        steady = True
        if request.role == "speaker":
            if speaker is not None:
                before = (*speaker.head, *speaker.history)
                steady = (*request.head, *request.history)[: len(before)] == before
            speaker = request
        kept = tokens.count(common)
        calls.append(Call(request.role, request.turn, max(tokens.of(request), kept), kept, steady))
    return calls


def lines(calls: list[Call], heard: int, counting: str) -> Iterator[str]:
    """The figures by role and in all."""
    yield f"{heard} answers, {len(calls)} calls, tokens by {counting}"
    yield f"{'role':<10}{'calls':>6}{'input':>10}{'kept':>10}{'share of undiscounted cost':>30}"
    for role in dict.fromkeys(call.role for call in calls):
        yield _line(role, [call for call in calls if call.role == role])
    yield _line("all", calls)
    strict = sum(call.input - DISCOUNT * _in_steps(call.kept) for call in calls)
    share = strict / sum(call.input for call in calls)
    yield f"kept from {LEAST_KEPT} tokens on, in steps of {STEP}: {share:.1%}"


def verdicts(calls: list[Call], heard: int) -> dict[str, bool]:
    """What is claimed, and whether it holds."""
    speaker = [call for call in calls if call.role == "speaker"]
    return {
        f"{TURNS} answers were heard": heard == TURNS,
        f"input costs <= {MOST_SHARE:.0%} of undiscounted": _share(calls) <= MOST_SHARE,
        "every speaker call begins with the one before": bool(speaker)
        and all(call.steady for call in speaker),
    }


def _share(calls: list[Call]) -> float:
    return sum(call.cost for call in calls) / max(1, sum(call.input for call in calls))


def _line(name: str, calls: list[Call]) -> str:
    given, kept = sum(c.input for c in calls), sum(c.kept for c in calls)
    return f"{name:<10}{len(calls):>6}{given:>10,}{kept:>10,}{_share(calls):>30.1%}"


def _text(request: Request) -> str:
    """The request as a provider reads it: roles and texts in order, the shape of the answer first."""
    shape = f"{request.schema_name}\n" if request.json_schema else ""
    return shape + "".join(f"<{m.role}>\n{m.text}\n" for m in request.messages)


def _common(one: str, other: str) -> str:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return one[:low]


def _in_steps(kept: int) -> int:
    return kept // STEP * STEP if kept >= LEAST_KEPT else 0
