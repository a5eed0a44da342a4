"""Small interviews built by hand: their content, their logs, and an interviewer in memory."""

from tests.builders.content import STAGES, criterion_ids, small_content, small_rubric
from tests.builders.lead import (
    NoteShelf,
    ScriptedReader,
    converse,
    interviewer,
    interviewer_with,
    listen,
    roles,
    setup,
)
from tests.builders.log import PRODUCER, Log, finding, opened, touch

__all__ = [
    "PRODUCER",
    "STAGES",
    "Log",
    "NoteShelf",
    "ScriptedReader",
    "converse",
    "criterion_ids",
    "finding",
    "interviewer",
    "interviewer_with",
    "listen",
    "opened",
    "roles",
    "setup",
    "small_content",
    "small_rubric",
    "touch",
]
