"""Rows of the tables, made from records."""

from collections.abc import Sequence

from interviewer.domain.events import Record, SessionOpened


def session_row(record: Record, owner: str) -> dict[str, str]:
    """The line of an interview that begins with this record, in an owner's list."""
    opened = record.event
    assert isinstance(opened, SessionOpened)
    at = record.at.isoformat()
    return {
        "id": record.session,
        "owner": owner,
        "problem": opened.problem.id,
        "opened_at": at,
        "last_at": at,
        "state": "running",
    }


def event_row(record: Record) -> dict[str, object]:
    """A record as it is kept."""
    turn_id = getattr(record.event, "turn_id", None)
    return {
        "session": record.session,
        "seq": record.seq,
        "turn_id": turn_id,
        "record": record.model_dump_json(),
    }


def state_of(records: Sequence[Record]) -> dict[str, str]:
    """How these records change an interview's state, if they do."""
    kinds = {record.event.type for record in records}
    if "Graded" in kinds:
        return {"state": "graded"}
    return {"state": "ended"} if "InterviewEnded" in kinds else {}
