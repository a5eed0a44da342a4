"""A model plays a candidate: it sees the conversation and its part, and nothing kept back."""

import asyncio
from collections.abc import AsyncIterator

from evals.model_candidate import ModelCandidate
from evals.persona import Persona
from interviewer.domain.events import ModelCalled
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.llm.chat import Completion, Request
from tests.builders import Log

WHO = Persona.model_validate(
    {
        "name": "x",
        "about": "Says little.",
        "knows": "mid",
        "leaves_after": 1,
        "conduct": [{"how": "after", "texts": ["Grumbles."]}],
    }
)


class OneAnswer:
    """A door that keeps what it was asked."""

    name = "stub:one"

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def stream(self, request: Request, calls: list[ModelCalled]) -> AsyncIterator[str | Completion]:
        raise NotImplementedError

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        self.asked.append(request)
        return Completion(text=" I sort by size. ", finish="stop")


def test_it_sees_its_part_and_the_talk_and_no_secret(small: Content) -> None:
    door = OneAnswer()
    log = (
        Log(small).enter(StageId.CLARIFY).ask(text="Begin.").say(text="Well.").ask(text="By what?")
    )
    candidate = ModelCandidate(WHO, door)
    assert asyncio.run(candidate.say(log.session)) == "I sort by size."
    (request,) = door.asked
    assert [(m.role, m.text) for m in request.history] == [
        ("user", "Begin."),
        ("assistant", "Well."),
    ]
    assert "By what?" in request.last.text
    whole = "\n".join(message.text for message in request.messages)
    assert "Says little." in whole
    assert "Grumbles." in whole
    assert small.problem.facts[0].answer not in whole
    assert small.rubric.criteria[0].anchors[4] not in whole


def test_it_leaves_when_it_is_to_leave(small: Content) -> None:
    candidate = ModelCandidate(WHO, OneAnswer())
    session = Log(small).enter(StageId.CLARIFY).ask(text="Begin.").session
    assert asyncio.run(candidate.say(session)) is not None
    assert asyncio.run(candidate.say(session)) is None
