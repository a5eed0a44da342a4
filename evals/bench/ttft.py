"""How long a candidate waits for the first token and the first words, beyond the model's own time.

The bare openai client streams the same request from the same local server before each turn: what a
turn takes beyond that is ours.
"""

import asyncio
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr

from evals.bench.serving import served
from evals.bench.timed import (
    Marks,
    TimedChat,
    TimedNotes,
    TimedReader,
    TimedStore,
    time_embedding,
)
from evals.playing import script
from interviewer.clock import SystemClock
from interviewer.domain.rubric import Seniority
from interviewer.doors import Doors
from interviewer.engine import Setup
from interviewer.live_turn import LiveTurn
from interviewer.llm.chat import Request
from interviewer.llm.langchain_chat import LangchainChat
from interviewer.llm.resilience import ResilientChat
from interviewer.llm.tokens import Tokens
from interviewer.settings import Settings
from interviewer.warming import settle_memory, warm_up
from interviewer.wiring import builtin_roles, house_with, model_roles, open_library, open_search
from knowledge.progress import silent

MODEL = "stub"
PARTS = ("commit", "other commits", "reading", "embedding", "search")
NOT_OWN = ("embedding", "commit")
OWN_MS, ALL_MS, SHOWN_MS = 15.0, 60.0, 15.0
"""What is allowed at the median: beyond embedding and commit; in all; from sentence to screen."""
_MS = 1000.0


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn's times in milliseconds."""

    parts: dict[str, float]
    not_own: float
    embeddings: int
    searches: int
    bare: float
    asked: float
    cpu: float
    first_token: float
    sentence: float
    shown: float
    calls: int

    @property
    def in_all(self) -> float:
        """From the candidate's message to the first token, beyond the bare client's time."""
        return self.first_token - self.bare

    @property
    def door(self) -> float:
        """From the request to the first token, beyond the bare client's time: the way to the model."""
        return self.first_token - self.asked - self.bare

    @property
    def own(self) -> float:
        """The same without the time in which something was embedded or the message committed."""
        return self.in_all - self.not_own


def turns(settings: Settings, problems: list[str]) -> Iterator[Turn]:
    """Play the strong candidate's answers and time every turn."""
    search, _ = open_search(settings, silent)
    library = open_library()
    marks = Marks()
    with served() as address, TemporaryDirectory() as folder:
        chat = LangchainChat(f"openai:{MODEL}", SecretStr("none"), address)
        chat.warm()
        door = ResilientChat(TimedChat(chat, marks), settings.model.deadlines)
        time_embedding(search.sentence_embedder, marks)
        roles = model_roles(
            Doors(door, None, Tokens(settings.tiktoken_dir)), builtin_roles(settings, search)
        )
        roles = replace(
            roles,
            reader=TimedReader(roles.reader, marks),
            retriever=TimedNotes(roles.retriever, marks),
        )
        store = TimedStore(f"sqlite:///{Path(folder) / 'bench.db'}")
        store.marks = marks
        house = house_with(settings, store, search, SystemClock(), roles=roles)
        runner = house.runner()
        try:
            for problem in problems:
                setup = Setup(seniority=Seniority.SENIOR, minutes=240, seed=0)
                session = runner.open(library.content(problem), setup)
                opening = runner.answer(session.id)
                assert opening is not None
                opening.wait(60)
                opened = runner.session(session.id)
                warm_up(roles, opened, then=settle_memory).join()  # as while the opening is read
                for number, text in enumerate(script(problem, "strong")):
                    marks.begin()
                    live = runner.say(session.id, text, f"t{number}")
                    if live is None:
                        break
                    shown = _shown(live, marks)
                    spoken = [each for each in marks.asked if each.role == "speaker"]
                    if "token" in marks.at and spoken:
                        bare = asyncio.run(_bare(address, spoken[0]))
                        yield _turn(marks, bare, shown)
                    if runner.session(session.id).ended is not None:
                        break
        finally:
            runner.close()
            store.close()
            search.close()


def _shown(live: LiveTurn, marks: Marks) -> float:
    """Milliseconds until words could be seen, by a watcher of its own; returns when it is over."""
    seen: list[float] = []

    def watch() -> None:
        for state in live.watch():
            if state.text and not seen:
                seen.append((time.perf_counter() - marks.started) * _MS)

    watcher = threading.Thread(target=watch)
    watcher.start()
    watcher.join(60)
    time.sleep(0.1)  # what goes on behind the turn is not the next one's
    return seen[0] if seen else float("nan")


def _turn(marks: Marks, bare: float, shown: float) -> Turn:
    before = [r for r in marks.asked if r.role == "speaker" and r.attempt == 1]
    return Turn(
        {name: marks.spent(name) for name in PARTS},
        marks.spent(*NOT_OWN),
        marks.count("embedding"),
        marks.count("search"),
        bare,
        marks.at["asked"],
        marks.cpu["token"],
        marks.at["token"],
        marks.at.get("sentence", float("nan")),
        shown,
        len(before),
    )


async def _bare(address: str, request: Request) -> float:
    """Milliseconds to the first token of the same request, by the client alone, its line warm."""
    from openai import AsyncOpenAI

    messages: list[Any] = [{"role": m.role, "content": m.text} for m in request.messages]
    took = 0.0
    async with AsyncOpenAI(base_url=address, api_key="none", max_retries=0) as client:
        for _ in range(2):
            began = time.perf_counter()
            first = True
            stream = await client.chat.completions.create(
                model=MODEL,
                messages=messages,
                stream=True,
                stream_options={"include_usage": True},
                max_completion_tokens=request.max_tokens,
            )
            async for chunk in stream:
                if first and chunk.choices and chunk.choices[0].delta.content:
                    took, first = (time.perf_counter() - began) * _MS, False
    return took


def lines(measured: list[Turn]) -> Iterator[str]:
    """The figures, median and 95th percentile."""
    yield f"{len(measured)} turns, milliseconds{'median':>24}{'95 %':>10}"
    for name in PARTS:
        yield _line(name, [turn.parts[name] for turn in measured])
    yield _line("the bare client's first token", [turn.bare for turn in measured])
    yield _line("first token", [turn.first_token for turn in measured])
    yield _line("  beyond the bare client", [turn.in_all for turn in measured])
    yield _line("  beyond embedding and commit", [turn.own for turn in measured])
    yield _line("  of it on the way to the model", [turn.door for turn in measured])
    yield _line("  processor time until then", [turn.cpu for turn in measured])
    yield _line("first sentence", [turn.sentence for turn in measured])
    yield _line("first words on the screen", [turn.shown for turn in measured])
    yield _line("  after the first sentence", [turn.shown - turn.sentence for turn in measured])
    for what, counts in (
        ("speaker calls", {turn.calls for turn in measured}),
        ("batches embedded", {turn.embeddings for turn in measured}),
        ("searches", {turn.searches for turn in measured}),
    ):
        yield f"{what} before the first token: {sorted(counts)}"


def verdicts(measured: list[Turn]) -> dict[str, bool]:
    """What is claimed, and whether it holds."""
    return {
        f"own time <= {OWN_MS:g} ms": median(turn.own for turn in measured) <= OWN_MS,
        f"in all <= {ALL_MS:g} ms": median(turn.in_all for turn in measured) <= ALL_MS,
        f"words within {SHOWN_MS:g} ms of the first sentence": median(
            turn.shown - turn.sentence for turn in measured
        )
        <= SHOWN_MS,
        "one call before the first token": all(turn.calls == 1 for turn in measured),
    }


def _line(name: str, values: list[float]) -> str:
    top = quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
    return f"{name:<34}{median(values):>12.1f}{top:>10.1f}"
