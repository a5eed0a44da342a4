"""Pacing: how long a stage may last, and when it is due to end."""

from interviewer.domain.session import Session
from interviewer.domain.stages import StageId

TYPICAL_TURN_SECONDS = 75.0
"""Assumed length of a candidate's turn until two were seen."""


def total_seconds(session: Session) -> float:
    """The interview's length in seconds of the candidate's clock."""
    return session.opened.minutes * 60


def time_is_up(session: Session, now: float) -> bool:
    """Whether no further question fits: less than half a typical turn is left."""
    return now + turn_seconds(session) / 2 >= total_seconds(session)


def turn_seconds(session: Session) -> float:
    """How long this candidate's turns take: the mean so far, or a typical one at first."""
    turns = session.candidate_turns()
    if len(turns) < 2:
        return TYPICAL_TURN_SECONDS
    return max(10.0, turns[-1].active / len(turns))


def stage_deadline(session: Session, stage: StageId) -> float:
    """When the stage's minutes are used up, by the plan, from the start of the interview.

    Time saved in earlier stages is kept for later ones; time overdrawn is made up for.
    """
    total = total_seconds(session)
    done = 0.0
    for part in session.content.plan.stages:
        done += session.content.plan.minutes_of(part.id, total)
        if part.id == stage:
            break
    return done


def stage_time_used(session: Session, now: float) -> float:
    """Seconds spent in the present stage."""
    return now - session.spans[-1].entered if session.spans else 0.0


def due(session: Session, now: float) -> bool:
    """Whether the present stage's time is used up."""
    share = session.content.plan.minutes_of(session.stage, total_seconds(session))
    late = now >= stage_deadline(session, session.stage)
    return late or stage_time_used(session, now) >= 1.5 * share


def far_behind(session: Session, now: float) -> bool:
    """Whether the time of the next stage is used up, too: what can wait has no place here."""
    upcoming = session.content.plan.after(session.stage)
    return upcoming is not None and now >= stage_deadline(session, upcoming.id)


def nearly_due(session: Session, now: float) -> bool:
    """Whether one more turn of usual length uses the stage's time up."""
    return due(session, now + turn_seconds(session))


def brief(session: Session, stage: StageId, now: float) -> bool:
    """Whether a stage that begins now has time for one turn of usual length and no more."""
    return now + turn_seconds(session) >= stage_deadline(session, stage)
