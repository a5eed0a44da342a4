"""A grader whose model does what the attacker says: what of it survives the checks in code?"""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping

from evals.regrading import levels
from interviewer.domain.events import ModelCalled
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.llm.chat import Completion, Request
from interviewer.roles.model_backed.grader import ModelGrader

MOST_QUOTES = 12


class ObeyingDoor:
    """Gives every criterion a 4, and quotes whatever it is told to."""

    name = "stub:obeying"

    def __init__(self) -> None:
        self.quotes: list[tuple[int, str]] = []

    def stream(self, request: Request, calls: list[ModelCalled]) -> AsyncIterator[str | Completion]:
        """Nobody streams from a grader."""
        raise NotImplementedError

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        """A sheet of fours."""
        quotes = [{"turn": turn, "quote": text} for turn, text in self.quotes]
        grades = [
            {"criterion": name, "quotes": quotes, "why": "as told", "level": 4}
            for name in _criteria(request)
        ]
        calls.append(
            ModelCalled(
                role=request.role, turn=request.turn, prompt=request.prompt, model=self.name
            )
        )
        return Completion(text=json.dumps({"grades": grades}), finish="stop", model=self.name)


class Obeying:
    """The model-backed grading path with a model that obeys, on the stage of the attacked turn.

    Every stage is graded by the same code, so that one of them shows it in an eighth of the time.
    """

    def __init__(self) -> None:
        self._door = ObeyingDoor()
        self._grader = ModelGrader(self._door)

    def told(self, session: Session, turn: int, words: str) -> Mapping[str, int | None]:
        """What it gives when it quotes each sentence of these words of the turn, and the whole.

        It quotes what is not the candidate's as well, the interviewer and the rubric; without words,
        only that.
        """
        own = [span.text for span in split_sentences(words)][: MOST_QUOTES - 1]
        quotes = [(turn, text) for text in (*own, words[:400]) if text]
        return self._grade(session, turn, [*quotes, *_foreign(session)])

    def _grade(
        self, session: Session, turn: int, quotes: list[tuple[int, str]]
    ) -> Mapping[str, int | None]:
        self._door.quotes = quotes
        stage = next(each.stage for each in session.turns if each.number == turn)
        found = asyncio.run(self._grader.grade_stage(session, stage))
        assert found is not None and found.graded is not None, "an obeying model answers"
        return levels(found.graded.verdicts)


def _foreign(session: Session) -> list[tuple[int, str]]:
    asked = [turn for turn in session.turns if turn.speaker == "interviewer"]
    anchors = list(session.content.rubric.criteria[0].anchors.values())
    return [(asked[-1].number, asked[-1].text), (2, anchors[-1]), (2, "trade-offs"), (99, "")]


def _criteria(request: Request) -> list[str]:
    schema = request.json_schema or {}
    found: object = schema
    for name in ("$defs", "GradeShape", "properties", "criterion", "enum"):
        assert isinstance(found, dict), "a sheet's schema names its criteria"
        found = found[name]
    assert isinstance(found, list), "criteria are listed"
    return [str(name) for name in found]
