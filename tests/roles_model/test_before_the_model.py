"""What a reply waits for before its model is asked, and what lands after it in whatever time."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from evals.playing import script
from interviewer.clock import ManualClock
from interviewer.domain.events import MessageRead, Record
from interviewer.domain.notes import Passage
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session
from interviewer.doors import Doors
from interviewer.engine import Roles
from interviewer.headless import START
from interviewer.llm.chat import Request
from interviewer.llm.tokens import Tokens
from interviewer.roles.base import Reader
from interviewer.roles.reading.reader import LocalReader
from interviewer.store import Lease, Store
from interviewer.wiring import model_roles
from tests.builders import NoteShelf, ScriptedReader, interviewer_with, roles, setup
from tests.gates import over, running
from tests.llm_script import ScriptedChat

SHORT = 60
"""Words of the longest text that may be embedded while somebody waits."""
DIMENSION = 32


@dataclass
class Waited:
    """What has been done since the message was sent."""

    embedded: list[list[str]] = field(default_factory=list)
    commits: int = 0
    searches: int = 0

    def begin(self) -> None:
        self.embedded, self.commits, self.searches = [], 0, 0


class CountedEmbedder:
    """Some vector for each text, the same for the same."""

    def __init__(self, waited: Waited) -> None:
        self._waited = waited

    def embed(self, texts: list[str], /) -> "np.typing.NDArray[np.float32]":
        self._waited.embedded.append(texts)
        rows = [np.random.default_rng(list(t.encode())).normal(size=DIMENSION) for t in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), DIMENSION)


class CountedStore(Store):
    """Counts what waits for the disk."""

    waited: Waited

    def append(self, records: Sequence[Record], lease: Lease | None = None) -> None:
        self.waited.commits += 1
        super().append(records, lease)

    def lease(self, session: str, holder: str, now: float, seconds: float) -> bool:
        self.waited.commits += 1
        return super().lease(session, holder, now, seconds)


class CountedNotes(NoteShelf):
    """Counts searches."""

    def __init__(self, waited: Waited) -> None:
        self._waited = waited

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        self._waited.searches += 1
        return super().search(query, k, stages)


@pytest.fixture(scope="module")
def asked(
    contents: dict[str, Content], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Waited]]:
    """What had been done when the model was asked, in each turn of an interview."""
    waited, seen = Waited(), []

    def answer(request: Request) -> str:
        seen.append(replace(waited, embedded=[*waited.embedded]))
        return f'<move n="1">And what of step {request.turn}, of all that you have named?'

    chat = ScriptedChat([answer] * 60, 40)
    store = CountedStore(f"sqlite:///{tmp_path_factory.mktemp('store') / 'sessions.db'}")
    clock = ManualClock(START)
    store.waited = waited
    parts = replace(
        roles(), reader=LocalReader(CountedEmbedder(waited)), retriever=CountedNotes(waited)
    )
    parts = model_roles(Doors(chat, None, Tokens()), parts)  # type: ignore[arg-type]
    with running(interviewer_with(store, clock, parts), store, clock) as runner:
        session = runner.open(contents["ad-click"], setup(minutes=90))
        over(runner.answer(session.id))
        for reader in (parts.reader, parts.closer):
            assert reader is not None
            reader.read(session, "How many users are there?")
        for number, text in enumerate(script("ad-click", "strong")[:9]):
            clock.advance(60)
            waited.begin()
            over(runner.say(session.id, text, f"t{number}"))
            while len(runner.session(session.id).assessed_turns) <= number:
                time.sleep(0.01)  # what is judged beside one turn is no commit of the next
    yield seen
    store.close()


def test_one_commit_comes_before_the_model(asked: list[Waited]) -> None:
    assert len(asked) >= 8
    assert {waited.commits for waited in asked} == {1}


def test_at_most_one_search_comes_before_the_model(asked: list[Waited]) -> None:
    assert {waited.searches for waited in asked} == {0, 1}


def test_only_questions_are_embedded_before_the_model_and_in_one_go(asked: list[Waited]) -> None:
    assert {len(waited.embedded) for waited in asked} == {0, 1}
    embedded = [text for waited in asked for batch in waited.embedded for text in batch]
    assert max(len(text.split()) for text in embedded) <= SHORT


class Slow(ScriptedReader):
    """Takes longer than the reply."""

    def read(self, session: Session, text: str) -> Reading:
        time.sleep(0.05)
        return Reading(words=99)


class Broken(ScriptedReader):
    """Fails."""

    def read(self, session: Session, text: str) -> Reading:
        raise RuntimeError("no such file")


def log(small: Content, clock: ManualClock, closer: Reader, folder: Path) -> list[Record]:
    """The log of one answer, the reply to it and the answer after it."""
    store = Store(f"sqlite:///{folder / 'sessions.db'}")
    words = ["And which of them would you weigh first of all?", "How would you tell them apart?"]
    chat = ScriptedChat([f'<move n="1">{text}' for text in words])
    parts = model_roles(Doors(chat, None, Tokens()), roles())  # type: ignore[arg-type]
    lead = interviewer_with(store, clock, with_closer(parts, closer))
    try:
        with running(lead, store, clock) as runner:
            session = runner.open(small, setup()).id
            over(runner.answer(session))
            for number in range(2):
                over(runner.say(session, f"I would weigh pebble {number} twice.", f"t{number}"))
        return store.records(session)
    finally:
        store.close()


def with_closer(parts: Roles, closer: Reader) -> Roles:
    return replace(parts, closer=closer)


def kinds(records: Sequence[Record]) -> list[str]:
    """The kinds of events of the turns, without what is judged beside them."""
    beside = {"Assessed", "StageGraded"}
    return [str(r.event.type) for r in records if r.event.type not in beside][3:]


@pytest.mark.parametrize("closer", [Slow, ScriptedReader])
def test_events_come_in_the_same_order_whatever_takes_longer(
    small: Content, clock: ManualClock, closer: Callable[[], Reader], tmp_path: Path
) -> None:
    turn = ["CandidateSaid", "ModelCalled", "MessageRead", "InterviewerSaid", "MessageRead"]
    assert kinds(log(small, clock, closer(), tmp_path)) == turn * 2


def test_the_closer_reading_is_what_later_turns_know(
    small: Content, clock: ManualClock, tmp_path: Path
) -> None:
    read = [
        r.event for r in log(small, clock, Slow(), tmp_path) if isinstance(r.event, MessageRead)
    ]
    assert [event.reading.words == 99 for event in read] == [False, True] * 2


def test_a_closer_reading_that_fails_costs_no_reply(
    small: Content, clock: ManualClock, tmp_path: Path
) -> None:
    turn = ["CandidateSaid", "ModelCalled", "MessageRead", "InterviewerSaid"]
    assert kinds(log(small, clock, Broken(), tmp_path)) == turn * 2
