"""An interview turn by turn, each with what was decided, read, found and called for it."""

from dataclasses import dataclass

from interviewer.domain.events import Assessed, InterviewerSaid, MessageRead, ModelCalled
from interviewer.domain.notes import Citation
from interviewer.domain.session import Turn
from interviewer.web.opened import Opened
from interviewer.web.step_words import (
    Told,
    call_told,
    findings_told,
    move_told,
    reading_told,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A turn for replay. `before` is the turn it follows; `prompt` names the prompt behind it."""

    turn: Turn
    stage: str
    before: Turn | None = None
    move: tuple[Told, ...] = ()
    reading: tuple[Told, ...] = ()
    findings: tuple[Told, ...] | None = None
    blocked: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    calls: tuple[Told, ...] = ()
    prompt: str = ""
    model: str = ""
    latency_ms: float | None = None


def steps(opened: Opened) -> list[Step]:
    """All turns in order."""
    session = opened.session
    return [
        _step(opened, turn, session.turns[at - 1] if at else None)
        for at, turn in enumerate(session.turns)
    ]


def _step(opened: Opened, turn: Turn, before: Turn | None) -> Step:
    session = opened.session
    content = session.content
    own = [
        (record, record.event)
        for record in opened.records
        if getattr(record.event, "turn", None) == turn.number
    ]
    said = next(((r, e) for r, e in own if isinstance(e, InterviewerSaid)), None)
    judged = next((e for _, e in own if isinstance(e, Assessed)), None)
    read = next((e.reading for _, e in own if isinstance(e, MessageRead)), None)
    calls = tuple(call_told(e) for _, e in own if isinstance(e, ModelCalled))
    return Step(
        turn=turn,
        stage=content.plan.stage(turn.stage).title,
        before=before,
        move=tuple(move_told(content, turn.move)) if turn.move else (),
        reading=tuple(reading_told(content, read)) if read else (),
        findings=tuple(findings_told(content, judged)) if judged else None,
        blocked=said[1].blocked if said else (),
        citations=turn.citations,
        calls=calls,
        prompt=said[0].producer.prompt if said else "",
        model=said[0].producer.model if said else "",
        latency_ms=said[1].latency_ms if said else None,
    )
