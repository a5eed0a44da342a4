"""Stage coverage: which of the plan's stages the interviewer led through."""

from collections import Counter

from interviewer.domain.session import Session

LEAST = 1
"""Interviewer turns that make a stage covered."""


def stage_coverage(session: Session, least: int = LEAST) -> float:
    """Minutes of the stages with at least `least` interviewer turns, by all minutes: 0..1."""
    led = Counter(
        turn.stage
        for turn in session.turns
        if turn.speaker == "interviewer" and not turn.interrupted
    )
    stages = session.content.plan.stages
    total = sum(stage.minutes for stage in stages)
    return sum(stage.minutes for stage in stages if led[stage.id] >= least) / total
