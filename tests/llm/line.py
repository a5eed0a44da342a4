"""A door to a model on a real socket, with short deadlines, and what is looked at afterwards."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr

from evals.bench.model_server import Asked, ModelServer, Script, says
from interviewer.clock import ManualClock
from interviewer.domain.events import ModelCalled, Noticed, Producer
from interviewer.domain.session import Content
from interviewer.headless import START
from interviewer.llm.chat import Completion, Message, Request
from interviewer.llm.errors import ModelError
from interviewer.llm.langchain_chat import LangchainChat
from interviewer.llm.resilience import ResilientChat
from interviewer.llm.spending import Spending
from interviewer.logbook import Logbook
from interviewer.model_settings import Deadlines, Price
from interviewer.store import Store
from tests.builders import interviewer_with, roles, setup

T = TypeVar("T")
KEY = "sk-canary-0d5f1c7be2"
ANSWER = "canary answer: two towers, then a ranker"
SHORT = Deadlines(connect=0.3, first=0.8, idle=0.3, turn=2.5)
SLACK = 1.0
"""Seconds a busy machine may take beyond a deadline."""
PRICE = Price(input=1.0, cached=0.1, output=5.0)


def request(text: str = ANSWER, session: str = "s", **more: Any) -> Request:
    """A request of the speaker's."""
    values: dict[str, Any] = {
        "role": "speaker",
        "session": session,
        "turn": 1,
        "prompt": "p@1#0",
        "head": (Message(role="system", text="You lead an interview."),),
        "history": (Message(role="assistant", text="Design a recommender."),),
        "last": Message(role="user", text=text),
        "max_tokens": 50,
    }
    return Request(**{**values, **more})


@dataclass
class Seen:
    """What came of a request."""

    pieces: list[str]
    completion: Completion | None
    error: ModelError | None
    calls: list[ModelCalled]
    seconds: float
    posts: list[Asked]

    @property
    def code(self) -> str:
        """The error's code, "" where there is none."""
        return self.error.code if self.error is not None else ""

    @property
    def outcomes(self) -> list[str]:
        """What came of each call."""
        return [call.outcome for call in self.calls]


@dataclass
class Line:
    """A server, the door to it, and everything said about it so far."""

    server: ModelServer
    small: Content
    folder: Path
    logged: Callable[[], str]
    address: str = ""
    model: str = "openai:stub"
    deadlines: Deadlines = SHORT
    shift: float = 0.0
    looked: int = 0
    told: list[str] = field(default_factory=list)
    calls: list[ModelCalled] = field(default_factory=list)
    _door: ResilientChat | None = None

    def now(self) -> float:
        """A monotonic clock that a test may put forward."""
        return time.monotonic() + self.shift

    @property
    def door(self) -> ResilientChat:
        """The door, opened when first used."""
        if self._door is None:
            self._door = self.opened()
        return self._door

    def opened(self, key: str = KEY, **more: Any) -> ResilientChat:
        """Another door to the same server."""
        address = self.address or self.server.address
        chat = LangchainChat(self.model, SecretStr(key), address, self.deadlines)
        more = {"price": PRICE, "now": self.now, "spending": Spending(10.0, 10**6), **more}
        return ResilientChat(chat, self.deadlines, **more)

    def plays(self, *scripts: Script) -> None:
        """Answer with these from now on; the last one stays."""
        self.server.play(*scripts)

    def ask(self, text: str = ANSWER, door: ResilientChat | None = None, **more: Any) -> Seen:
        """Ask and listen to the end."""
        return self.run(self.listen(request(text, **more), door or self.door))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run something on a loop of its own."""
        return asyncio.run(work)

    async def listen(self, asked: Request, door: ResilientChat) -> Seen:
        """Ask and listen to the end, on the loop that runs."""
        before, started = len(self.server.asked), time.monotonic()
        seen = Seen([], None, None, [], 0.0, [])
        try:
            async for piece in door.stream(asked, seen.calls):
                if isinstance(piece, Completion):
                    seen.completion = piece
                else:
                    seen.pieces.append(piece)
        except ModelError as error:
            seen.error = error
            self.told += [error.shown(), repr(error), str(error.args)]
            assert error.__cause__ is None and error.__context__ is None
        seen.seconds = time.monotonic() - started
        seen.posts = self.server.asked[before:]
        self.calls += seen.calls
        return seen

    def left_behind(self) -> bytes:
        """Everything that was told, logged and kept, in bytes: events and database files too."""
        self.looked += 1
        path = self.folder / f"kept-{self.looked}.db"
        store = Store(f"sqlite:///{path}")
        log = Logbook(store, ManualClock(START), Producer(code="test"), "local")
        lead = interviewer_with(store, ManualClock(START), roles())
        session = log.session(lead.open(self.small, setup()).id)
        notices = [Noticed(code="x", text=text) for text in self.told]
        log.commit(session, [*self.calls, *notices], 0.0)
        store.close()
        files = b"".join(file.read_bytes() for file in self.folder.glob(f"{path.name}*"))
        events = "".join(call.model_dump_json() for call in self.calls)
        return files + "\n".join([*self.told, self.logged(), events]).encode()

    def check(self) -> None:
        """The invariants that hold for every fault: no secret, no address, typed, bounded."""
        left = self.left_behind()
        for secret in (KEY, KEY[-10:], "Bearer", f":{self.server.port}"):
            assert secret.encode() not in left, secret
        assert ANSWER.encode() not in left


FINE = says("All is well.")
