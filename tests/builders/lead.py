"""An interviewer in memory, who reads what the test lays down, and talks with it."""

from collections.abc import Sequence
from itertools import count

from interviewer.clock import ManualClock
from interviewer.domain.notes import Chunk, Passage
from interviewer.domain.reading import Reading
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Session
from interviewer.engine import Interviewer, Roles, Setup
from interviewer.roles.builtin.assessor import BuiltinAssessor
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.store import Store
from tests.builders.log import PRODUCER


class NoteShelf:
    """A retriever with one plain note for every stage."""

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """Always the same note."""
        text = "A plain note says that counting things by hand comes first of all."
        chunk = Chunk(id="c1", source="plain.md", title="Plain", start=0, end=len(text), text=text,
                      tokens=14)  # fmt: skip
        return [Passage(chunk=chunk, score=0.5)]


class ScriptedReader:
    """A reader with a reading for each text; any other text holds nothing but words."""

    def __init__(self, readings: dict[str, Reading] | None = None) -> None:
        self.readings = readings or {}
        self.seen: list[str] = []

    def read(self, session: Session, text: str) -> Reading:
        """The reading laid down for that text."""
        self.seen.append(text)
        return self.readings.get(text, Reading(words=len(text.split())))


def roles(reader: ScriptedReader | None = None) -> Roles:
    """The built-in roles on a scripted reader and one note."""
    return Roles(
        reader=reader or ScriptedReader(),
        speaker=BuiltinSpeaker(),
        assessor=BuiltinAssessor(),
        grader=BuiltinGrader(),
        retriever=NoteShelf(),
    )


def interviewer(
    store: Store, clock: ManualClock, reader: ScriptedReader | None = None, start: int = 1
) -> Interviewer:
    """An interviewer that reads what the script says, with ids in order."""
    return interviewer_with(store, clock, roles(reader), start)


def interviewer_with(store: Store, clock: ManualClock, parts: Roles, start: int = 1) -> Interviewer:
    """An interviewer of those roles, with ids in order."""
    numbers = count(start)
    return Interviewer(store, parts, clock, lambda: f"{next(numbers):032x}", PRODUCER)


def setup(minutes: float = 40.0, seed: int = 0, seniority: Seniority = Seniority.SENIOR) -> Setup:
    """What a candidate chooses."""
    return Setup(seniority=seniority, minutes=minutes, seed=seed)


async def listen(lead: Interviewer, session_id: str) -> str:
    """The interviewer's whole turn."""
    said = "".join([piece async for piece in lead.reply(session_id) if isinstance(piece, str)])
    await lead.catch_up(session_id)
    return said


async def converse(lead: Interviewer, clock: ManualClock, session_id: str, texts: Sequence[str],
                   seconds: float = 60.0) -> list[str]:  # fmt: skip
    """Say texts one after another; the interviewer's turns, the due opening first."""
    said = [await listen(lead, session_id)]
    for number, text in enumerate(texts):
        clock.advance(seconds)
        lead.hear(session_id, text, f"turn-{lead.session(session_id).next_turn}-{number}")
        said.append(await listen(lead, session_id))
    return said
