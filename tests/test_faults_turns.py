"""Faults seen from a whole interview: what was said is kept, a turn is spoken once, a stop is at once.

The runner, the engine, the store and the model-backed speaker, with a real socket behind them.
"""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from evals.bench.model_server import Exchange, ModelServer, says
from evals.playing import Stage
from interviewer.clock import ManualClock, SystemClock
from interviewer.domain.events import CandidateSaid, MessageRead, ModelCalled, Noticed
from interviewer.domain.session import Session
from interviewer.doors import open_doors
from interviewer.headless import START
from interviewer.live_turn import LiveTurn, TurnState
from interviewer.model_settings import ModelSettings
from interviewer.runner import Runner
from interviewer.settings import Settings
from interviewer.store import Store
from interviewer.wiring import House, house_with, model_roles
from tests.builders import setup
from tests.llm.line import ANSWER, KEY, SHORT

ENDS = 15.0
QUESTION = "How long would you wait before such a label counts as final?"
WELL = says(f"<move n=1>\n{QUESTION}")
HALF = "Labels come late, you say. So let us stay with that for a moment. "
MESSAGE = f"I train on the first weeks and test on the week after, as labels come late; {ANSWER}."


@dataclass
class Talk:
    """A running interview whose opening has been spoken."""

    server: ModelServer
    house: House
    runner: Runner
    store: Store
    id: str

    def say(self, text: str = MESSAGE, turn_id: str = "t") -> LiveTurn:
        """Send a message and attach to the turn that answers it."""
        live = self.runner.say(self.id, text, turn_id)
        assert live is not None
        return live

    def answered(self, live: LiveTurn) -> Session:
        """The session once the turn has ended."""
        assert live.wait(ENDS)
        return self.runner.session(self.id)

    def shown(self, live: LiveTurn) -> None:
        """Wait until words are on the screen."""
        next(seen for seen in live.watch() if seen.text)

    def gone(self) -> bool:
        """Whether the server saw the client hang up, within a second."""
        until = time.monotonic() + 1.0
        while self.server.asked[-1].gone is None and time.monotonic() < until:
            time.sleep(0.01)
        return self.server.asked[-1].gone is not None

    def speakers(self) -> list[tuple[str, bool]]:
        """Who spoke after the opening, and whether it was broken off."""
        return [(t.speaker, t.interrupted) for t in self.runner.session(self.id).turns[1:]]


@pytest.fixture
def talk(stage: Stage, tmp_path: Path) -> Iterator[Talk]:
    with ModelServer(WELL) as server:
        settings = Settings(
            data_dir=tmp_path,
            embedder="lexical",
            openai_base_url=server.address,
            openai_api_key=SecretStr(KEY),
            model=ModelSettings(name="openai:stub", deadlines=SHORT),
        )
        store = Store(f"sqlite:///{tmp_path / 'sessions.db'}")
        doors = open_doors(settings, store.records)
        roles = model_roles(doors, stage.roles)
        house = house_with(settings, store, stage.search, SystemClock(), roles=roles)
        runner = house.runner()
        session = runner.open(stage.library.content("video-recommender"), setup())
        opening = runner.answer(session.id)
        assert opening is not None and opening.wait(ENDS)
        yield Talk(server, house, runner, store, session.id)
        runner.close()
        store.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("sessions.db*"))
    assert KEY.encode() not in kept and f":{server.port}".encode() not in kept


def test_a_turn_takes_one_call_and_is_accounted_for(talk: Talk) -> None:
    live = talk.say()
    session = talk.answered(live)
    assert (live.state, QUESTION in live.text, len(talk.server.asked)) == (TurnState.DONE, True, 1)
    assert [(c.role, c.outcome) for c in session.calls] == [("speaker", "ok")]


def test_01_what_was_said_is_kept_and_the_interview_goes_on(talk: Talk) -> None:
    """Offline the built-in speaker stands in, and says so; what was said is kept."""
    talk.server.close()
    live = talk.say()
    session = talk.answered(live)
    assert (live.state, bool(live.notices)) == (TurnState.DONE, True)
    assert session.turns[1].text == MESSAGE
    assert [c.outcome for c in session.calls if c.role == "speaker"] == ["E_NET"] * 3


def test_04_a_turn_that_broke_off_is_spoken_anew_once(talk: Talk) -> None:
    async def stalls(exchange: Exchange) -> None:
        await exchange.begin()
        await exchange.delta("<move n=1>\n")
        for word in HALF.split(" "):
            await exchange.delta(word + " ")
        await exchange.wait(20)

    talk.server.play(stalls, WELL)
    live = talk.say()
    session = talk.answered(live)
    assert live.state == TurnState.DONE and live.text.endswith(QUESTION)
    assert talk.speakers() in (
        [("candidate", False), ("interviewer", True), ("interviewer", False)],
        [("candidate", False), ("interviewer", False)],  # nothing had passed the guard yet
    )
    assert [c.outcome for c in session.calls] == ["E_TIMEOUT", "ok"]
    assert live.restarts == (len(talk.speakers()) == 3)


def test_55_the_same_message_twice(talk: Talk) -> None:
    async def slowly(exchange: Exchange) -> None:
        await asyncio.sleep(0.2)
        await WELL(exchange)

    talk.server.play(slowly)
    first = talk.say()
    assert talk.say() is first, "sent again, it is the same turn"
    assert talk.runner.answer(talk.id) is first, "loaded again, too"
    talk.answered(first)
    talk.runner.say(talk.id, MESSAGE, "t")
    assert talk.speakers() == [("candidate", False), ("interviewer", False)]
    assert len(talk.server.asked) == 1


def test_56_stopped_in_the_middle(talk: Talk) -> None:
    async def forever(exchange: Exchange) -> None:
        await exchange.begin()
        await exchange.delta(f"<move n=1>\n{HALF}")
        for number in range(1000):
            await exchange.delta(f"And point {number} of that matters. ")
            await exchange.wait(0.05)

    talk.server.play(forever)
    live = talk.say()
    talk.shown(live)
    started = time.monotonic()
    talk.runner.stop(talk.id)
    assert live.wait(1.0) and time.monotonic() - started < 1.0
    assert talk.gone()
    assert live.state == TurnState.STOPPED
    last = talk.runner.session(talk.id).turns[-1]
    assert last.interrupted and last.text and HALF.startswith(last.text[:20])
    talk.server.play(WELL)
    again = talk.runner.answer(talk.id)
    assert again is not None
    assert talk.answered(again).turns[-1].text.endswith(QUESTION)


def test_57_an_answer_stands_in_the_candidates_turn_alone(talk: Talk) -> None:
    talk.answered(talk.say())
    talk.runner.finish(talk.id).result(ENDS)
    for record in talk.store.records(talk.id):
        if isinstance(record.event, ModelCalled | Noticed):
            assert ANSWER not in record.model_dump_json()
        if ANSWER in record.model_dump_json():
            assert isinstance(record.event, CandidateSaid | MessageRead) or "quote" in (
                record.model_dump_json()
            )


def test_58_the_wall_clock_of_a_day_off(stage: Stage, tmp_path: Path) -> None:
    """Order and the candidate's time are of the log and the monotonic clock."""

    class Jumping(ManualClock):
        jumps = 0

        def wall(self) -> datetime:
            self.jumps += 1
            return super().wall() + timedelta(days=(-1) ** self.jumps)

    clock = Jumping(START)
    store = Store(f"sqlite:///{tmp_path / 'sessions.db'}")
    settings = Settings(data_dir=tmp_path, embedder="lexical")
    house = house_with(settings, store, stage.search, clock, roles=stage.roles)
    runner = house.runner()
    try:
        session = runner.open(stage.library.content("video-recommender"), setup())
        opening = runner.answer(session.id)
        assert opening is not None and opening.wait(ENDS)
        clock.advance(90)
        live = runner.say(session.id, MESSAGE, "t")
        assert live is not None and live.wait(ENDS)
        kept = runner.session(session.id)
        assert [turn.speaker for turn in kept.turns] == ["interviewer", "candidate", "interviewer"]
        assert kept.turns[1].active == 90
        seqs = [record.seq for record in store.records(session.id)]
        assert seqs == list(range(1, len(seqs) + 1))
    finally:
        runner.close()
        store.close()
