"""What a report tells beside the grades, gathered from the session."""

from interviewer.domain.assumptions import standing
from interviewer.domain.events import WrongClaim
from interviewer.domain.mermaid import diagram_source, parse_diagram
from interviewer.domain.notes import Citation
from interviewer.domain.reading import Sum
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.report.report import (
    HintUsed,
    Said,
    SentDiagram,
    StageTime,
    UnaskedFact,
)


def asked_for(session: Session) -> frozenset[str]:
    """The facts that were given, and those asked for in a message that asked more than is answered."""
    readings = (turn.reading for turn in session.candidate_turns())
    asked = {question.fact for reading in readings if reading for question in reading.questions}
    held = {fact.id for fact in session.content.problem.facts}
    return frozenset(held & (asked | session.facts_given.keys()))


def never_asked(session: Session) -> tuple[UnaskedFact, ...]:
    """The facts the interviewer kept to itself, as nobody asked."""
    asked = asked_for(session)
    return tuple(
        UnaskedFact(id=fact.id, label=fact.label, answer=fact.answer)
        for fact in session.content.problem.facts
        if fact.id not in asked
    )


def assumptions(session: Session) -> tuple[str, ...]:
    """What the candidate assumed and has not put right since, each once."""
    return standing(session)


def stage_times(session: Session) -> tuple[StageTime, ...]:
    """Minutes spent in each stage of the plan."""
    plan, total = session.content.plan, session.opened.minutes
    used: dict[StageId, float] = {}
    for span in session.spans:
        left = span.left if span.left is not None else session.active
        used[span.stage] = used.get(span.stage, 0.0) + left - span.entered
    return tuple(
        StageTime(
            stage=stage.id,
            title=stage.title,
            used=round(used.get(stage.id, 0.0) / 60, 1),
            planned=round(plan.minutes_of(stage.id, total), 1),
            reached=stage.id in used,
        )
        for stage in plan.stages
    )


def hints(session: Session) -> tuple[HintUsed, ...]:
    """The help that was given."""
    return tuple(
        HintUsed(criterion=name, title=session.content.rubric.criterion(name).title, rungs=rungs)
        for name, rungs in session.hints.items()
    )


def sums(session: Session) -> tuple[Sum, ...]:
    """The candidate's calculations, worked out again."""
    return tuple(
        found
        for turn in session.candidate_turns()
        for found in (turn.reading.sums if turn.reading else ())
    )


def sources(session: Session) -> tuple[Citation, ...]:
    """The notes that the interviewer's questions rested on, each span once."""
    seen: dict[tuple[str, int, int], Citation] = {}
    for turn in session.turns:
        for citation in turn.citations:
            seen.setdefault((citation.source, citation.start, citation.end), citation)
    return tuple(seen.values())


def wrong_claims(session: Session) -> tuple[WrongClaim, ...]:
    """What the assessor found to be not so, with what is so."""
    found = (claim for judged in session.assessments.values() for claim in judged.wrong)
    return tuple(dict.fromkeys(found))


def diagrams(session: Session) -> tuple[SentDiagram, ...]:
    """The drawings the candidate sent, each once."""
    found: dict[str, SentDiagram] = {}
    for turn in session.candidate_turns():
        source, diagram = diagram_source(turn.text), parse_diagram(turn.text)
        if source and diagram is not None:
            found[source] = SentDiagram(
                turn=turn.number,
                source=source,
                components=diagram.components,
                edges=diagram.edges,
                problems=diagram.problems,
            )
    return tuple(found.values())


def transcript(session: Session) -> tuple[Said, ...]:
    """Every turn, those that broke off included."""
    return tuple(
        Said(
            turn=turn.number,
            speaker=turn.speaker,
            text=turn.text,
            stage=turn.stage,
            minute=round(turn.active / 60, 1),
            interrupted=turn.interrupted,
        )
        for turn in session.turns
        if turn.text  # one that was stopped before its first word says nothing
    )
