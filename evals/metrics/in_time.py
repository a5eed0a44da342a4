"""In time: the interview ends when its time is up, and the candidate pays only for their own time."""

from collections.abc import Sequence
from itertools import pairwise

from interviewer.domain.events import CandidateSaid, InterviewerSaid, Record
from interviewer.domain.session import Session

SLACK = 90.0
"""Seconds over the chosen length that a last answer may take."""


def closes_in_time(session: Session) -> bool:
    """Whether the clock stood within the chosen length, and one last turn, at the end.

    An interview that time ended before its length was used up closes too early.
    """
    chosen = session.opened.minutes * 60
    turns = [turn.active for turn in session.candidate_turns()]
    longest = max((b - a for a, b in pairwise(turns)), default=0.0)
    if session.active > chosen + max(SLACK, longest):
        return False
    by_time = session.ended is not None and session.ended.why == "time"
    return not by_time or session.active >= chosen - 2 * max(SLACK, longest)


def waits(records: Sequence[Record]) -> list[tuple[int, bool]]:
    """Each reply with whether the candidate's clock stood still from the message to the reply."""
    said: float | None = None
    found: list[tuple[int, bool]] = []
    for record in records:
        if isinstance(record.event, CandidateSaid):
            said = record.active
        elif isinstance(record.event, InterviewerSaid) and said is not None:
            found.append((record.event.turn, abs(record.active - said) < 1e-6))
    return found
