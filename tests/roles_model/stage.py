"""Interviews with a scripted model: the small problem, the real engine, the real speaker."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.clock import ManualClock
from interviewer.domain.events import ModelCalled, Noticed
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.roles.base import Broken, Grounded, Piece, Spoken
from interviewer.roles.model_backed.speaker import ModelSpeaker
from tests.builders import Log, NoteShelf, small_content
from tests.llm_script import ScriptedChat, Step

ANSWER = "I would weigh every pebble twice and keep the larger half of them in a box."
PROBE = Move(
    kind=MoveKind.PROBE, stage=StageId.CLARIFY, source=Source.PACK, target="clarify.first",
    criterion="clarify.first", ask=0,
)  # fmt: skip
DEEPEN = Move(
    kind=MoveKind.DEEPEN, stage=StageId.CLARIFY, source=Source.CLAIM, target="3",
    said="weigh every pebble twice",
)  # fmt: skip
GIVES = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=("fact-3",))


@dataclass
class Heard:
    """What a speaker yielded, sorted."""

    pieces: list[Piece]

    @property
    def shown(self) -> str:
        """What stands on the screen at the end."""
        text = ""
        for piece in self.pieces:
            text = (
                ""
                if isinstance(piece, Broken)
                else text + (piece if isinstance(piece, str) else "")
            )
        return text

    @property
    def spoken(self) -> Spoken:
        last = self.pieces[-1]
        assert isinstance(last, Spoken)
        return last

    @property
    def broken(self) -> list[Broken]:
        return [p for p in self.pieces if isinstance(p, Broken)]

    @property
    def notices(self) -> list[str]:
        return [p.code for p in self.pieces if isinstance(p, Noticed)]

    @property
    def outcomes(self) -> list[str]:
        return [p.outcome for p in self.pieces if isinstance(p, ModelCalled)]


def talk(answer: str = ANSWER) -> Log:
    """An interview in which the candidate has just answered."""
    return Log(small_content()).begin().say(Reading(words=len(answer.split())), answer)


def grounded(*moves: Move) -> tuple[Grounded, ...]:
    return tuple(Grounded(move=m, passages=tuple(NoteShelf().search(""))) for m in moves)


def hear(
    steps: Sequence[Step], *moves: Move, session: Session | None = None, size: int = 7
) -> tuple[Heard, ScriptedChat]:
    """Have the speaker word one of the moves, by the script."""
    chat = ScriptedChat(steps, size)
    told = session or talk().session
    options = moves or (PROBE, DEEPEN)
    decision = Decision(moves=options)

    async def speak() -> list[Piece]:
        pieces = ModelSpeaker(chat).speak(told, decision, grounded(*options), told.active)
        return [piece async for piece in pieces]

    return Heard(asyncio.run(speak())), chat


__all__ = ["ANSWER", "DEEPEN", "GIVES", "PROBE", "Heard", "ManualClock", "grounded", "hear", "talk"]
