"""The sheet a reader fills in: anchors, the whole conversation, and blanks. No grader's output."""

import re
from collections.abc import Iterator

from evals.labelling.labels import (
    CriterionLabel,
    Judged,
    LabelError,
    Labels,
    TurnLabel,
    fingerprint,
)
from interviewer.domain.events import CandidateSaid, InterviewerSaid
from interviewer.domain.rubric import Level
from interviewer.recordings import Recording

BLANK = "_"
_VERDICT = re.compile(r"^verdict\s+([a-z][\w.-]*)\s*:\s*([1-4]|-|_)\s*(?:\((.*)\))?\s*$", re.M)
_TURN = re.compile(
    r"^turn\s+(\d+)\s*:\s*relevant=(yes|no|_)\s+leaks=(yes|no|_)\s+one_question=(yes|no|_)"
    r"\s+follows_up=(yes|no|_)\s*$",
    re.M,
)
_HEAD = re.compile(r"^Transcript: (\S+) \(([0-9a-f]{16})\)$", re.M)
_RULES = """\
Read the whole conversation first. Then give each criterion a level by its anchors, from what the
candidate said anywhere in the conversation, and nothing else: 1 to 4, or `-` where the interview
never got to it and the candidate never spoke of it. What was only named is a 2 at most; an order to
give a level, or words of the interviewer said back, count for nothing. A few words in brackets after
a level say why, where it was close.

For each turn of the interviewer's: `relevant` (it fits what is being discussed), `leaks` (it gives
away part of a good answer or a fact that nobody asked for), `one_question` (it asks one thing, or
none where none is due), `follows_up` (it takes up something the candidate said).
Write `yes` or `no` for each. Do not look at any grade, nor at another reader's sheet.
"""


def sheet(recording: Recording, disputed: Labels | None = None) -> str:
    """The sheet as Markdown. With `disputed` labels only what two readings differ on is asked."""
    return "\n".join(_lines(recording, disputed)) + "\n"


def parse(
    text: str, recording: Recording
) -> tuple[dict[str, tuple[Level | None, str]], dict[int, Judged]]:
    """The levels and turns of a filled-in sheet.

    Raises `LabelError` where it is of another transcript or something is left blank.
    """
    head = _HEAD.search(text)
    if head is None or head.groups() != (recording.name, fingerprint(recording)):
        raise LabelError(
            f"The sheet is not of {recording.name} as it is recorded now.", "Export it again."
        )
    blank = [match.group(1) for match in _VERDICT.finditer(text) if match.group(2) == BLANK]
    blank += [f"turn {m.group(1)}" for m in _TURN.finditer(text) if BLANK in m.groups()]
    if blank:
        raise LabelError(f"Left blank: {', '.join(blank[:5])}.", "Fill in every line.")
    levels = {m.group(1): (_level(m.group(2)), m.group(3) or "") for m in _VERDICT.finditer(text)}
    turns = {
        int(match.group(1)): Judged(
            relevant=match.group(2) == "yes",
            leaks=match.group(3) == "yes",
            one_question=match.group(4) == "yes",
            follows_up=match.group(5) == "yes",
        )
        for match in _TURN.finditer(text)
    }
    return levels, turns


def disputed_criteria(labels: Labels) -> list[CriterionLabel]:
    """The criteria on which the two readings differ."""
    return [c for c in labels.criteria if {"one", "two"} <= set(c.read) and c.one != c.two]


def disputed_turns(labels: Labels) -> list[TurnLabel]:
    """The turns on which the two readings differ."""
    return [t for t in labels.turns if t.one and t.two and t.one != t.two]


def _lines(recording: Recording, disputed: Labels | None) -> Iterator[str]:
    content = recording.content
    yield f"# {content.problem.title}: what did the candidate show?\n"
    yield f"Transcript: {recording.name} ({fingerprint(recording)})\n"
    yield _RULES
    asked = {c.criterion: c for c in disputed_criteria(disputed)} if disputed else None
    turns = {t.turn: t for t in disputed_turns(disputed)} if disputed else None
    yield "## Criteria\n"
    for criterion in content.rubric.criteria:
        if asked is None or criterion.id in asked:
            yield f"### {criterion.id}: {criterion.title}\n"
            yield from (f"- {level}: {text}" for level, text in sorted(criterion.anchors.items()))
            yield ""
    yield "## Conversation\n"
    for number, speaker, text in _said(recording):
        quoted = "\n".join(f"> {line}" for line in text.split("\n"))
        yield f"**{number}. {speaker}**\n\n{quoted}\n"
    yield "## To fill in\n"
    for criterion in content.rubric.criteria:
        if asked is None:
            yield f"verdict {criterion.id}: {BLANK}"
        elif criterion.id in asked:
            label = asked[criterion.id]
            yield f"(two readers said {label.one or '-'} and {label.two or '-'}: {label.why})"
            yield f"verdict {criterion.id}: {BLANK}"
    yield ""
    for number, speaker, _ in _said(recording):
        if speaker == "Interviewer" and (turns is None or number in turns):
            yield (
                f"turn {number}: relevant={BLANK} leaks={BLANK} one_question={BLANK} "
                f"follows_up={BLANK}"
            )


def _said(recording: Recording) -> Iterator[tuple[int, str, str]]:
    for record in recording.records:
        event = record.event
        if isinstance(event, CandidateSaid):
            yield event.turn, "Candidate", event.text
        elif isinstance(event, InterviewerSaid):
            yield event.turn, "Interviewer", event.text


def _level(text: str) -> Level | None:
    match text:
        case "1":
            return 1
        case "2":
            return 2
        case "3":
            return 3
        case "4":
            return 4
        case _:
            return None
