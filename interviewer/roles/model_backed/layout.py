"""The layout of a request: a head that never changes, a history that only grows, one last message."""

from interviewer.domain import pacing
from interviewer.domain.session import Session, Turn
from interviewer.llm.chat import Message
from interviewer.llm.prompts import Prompt
from interviewer.roles.model_backed.fence import fence_of, neutral


def system(prompt: Prompt) -> Message:
    """The rules of a role: the one system message, and nothing in it that is not ours."""
    return Message(role="system", text=prompt.render("system"))


def stages(session: Session) -> list[dict[str, object]]:
    """The plan as it is told: titles and minutes of this interview."""
    plan, total = session.content.plan, pacing.total_seconds(session)
    return [{"title": p.title, "minutes": plan.minutes_of(p.id, total) / 60} for p in plan.stages]


def dialogue(prompt: Prompt, session: Session) -> tuple[Message, ...]:
    """The conversation as the interviewer had it: their own turns exactly as they were shown."""
    fence = fence_of(session)
    return tuple(
        Message(role="assistant", text=turn.text)
        if turn.speaker == "interviewer"
        else Message(role="user", text=_fenced(prompt, fence, turn))
        for turn in session.turns
        if not turn.interrupted
    )


def transcript(prompt: Prompt, session: Session, until: int | None = None) -> tuple[Message, ...]:
    """The conversation as somebody reads it who was not there: each turn a message, numbered.

    `until` is the last turn that is shown.
    """
    fence = fence_of(session)
    return tuple(
        Message(
            role="user",
            text=prompt.render(
                "turn",
                fence=fence,
                turn=turn.number,
                speaker=turn.speaker,
                text=neutral(turn.text),
            ),
        )
        for turn in session.turns
        if not turn.interrupted and (until is None or turn.number <= until)
    )


def _fenced(prompt: Prompt, fence: str, turn: Turn) -> str:
    """A candidate's turn between marks that it cannot forge."""
    return prompt.render("candidate", fence=fence, turn=turn.number, text=neutral(turn.text))
