"""Sheets of grades as a model answers them, and what the grader makes of them, for tests."""

import asyncio
import json
from typing import Any

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.verdict import Verdict
from interviewer.roles.base import Grading, StageGrading
from interviewer.roles.model_backed.grader import ModelGrader
from tests.builders import Log, criterion_ids, small_content
from tests.llm_script import ScriptedChat, Step

IDS = criterion_ids(StageId.CLARIFY)
FIRST = "We settle amber by hand at the start, since nobody has labelled any stones."
ASKED = "What would you do about stones that nobody has ever weighed before in this place?"
SAID = (
    "I weigh each amber stone twice because one scale drifts, and that doubles the work at night."
)
QUOTE = "I weigh each amber stone twice because one scale drifts"
PROBE = Move(
    kind=MoveKind.PROBE, stage=StageId.CLARIFY, source=Source.PACK, target=IDS[0],
    criterion=IDS[0],
)  # fmt: skip


def log(said: str = SAID, ask: Move = PROBE) -> Log:
    return (
        Log(small_content()).begin().say(Reading(words=9), FIRST).ask(ask, text=ASKED)
        .say(Reading(words=15), said)
    )  # fmt: skip


def grade_of(criterion: str, level: Any = 0, quote: str = "", turn: Any = 4, **more: Any) -> Any:
    quotes = [{"turn": turn, "quote": quote}] if quote else []
    return {"criterion": criterion, "level": level, "quotes": quotes, "why": "Said so.", **more}


def sheet(*grades: Any) -> str:
    """An answer with these grades, and level 0 for what they leave out."""
    named = {grade["criterion"] for grade in grades}
    return json.dumps({"grades": [*grades, *(grade_of(i) for i in IDS if i not in named)]})


def stage_grades(*steps: Step, told: Session | None = None) -> tuple[StageGrading, ScriptedChat]:
    chat = ScriptedChat(steps, 400)
    found = asyncio.run(ModelGrader(chat).grade_stage(told or log().session, StageId.CLARIFY))
    assert found is not None
    return found, chat


def first(*steps: Step, told: Session | None = None) -> Verdict:
    """The verdict on the first criterion, which was asked about."""
    found, _ = stage_grades(*steps, told=told)
    assert found.graded is not None
    return next(v for v in found.graded.verdicts if v.criterion == IDS[0])


def finals(*steps: Step, told: Session | None = None) -> tuple[Grading, ScriptedChat]:
    chat = ScriptedChat(steps, 400)
    return asyncio.run(ModelGrader(chat).grade(told or log().session)), chat
