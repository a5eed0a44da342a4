"""Labels of one transcript: verdicts and turns, by two readings and adjudicated."""

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from interviewer.domain.events import CandidateSaid, InterviewerSaid, digest
from interviewer.domain.rubric import Level
from interviewer.domain.value import Value
from interviewer.errors import InterviewerError
from interviewer.recordings import Recording

FOLDER = Path(__file__).parents[1] / "labels"
Reading = Literal["one", "two", "final"]
READINGS: tuple[Reading, ...] = ("one", "two", "final")


class LabelError(InterviewerError):
    """Labels cannot be read, or are not about the transcript they name."""

    code = "E_LABELS"


class About(Value):
    """The first line: which transcript, as it was read, and who the readers were."""

    type: Literal["About"] = "About"
    transcript: str
    fingerprint: str
    readers: dict[Reading, str] = Field(default_factory=dict)
    held_out: bool = False


class CriterionLabel(Value):
    """A criterion's level by each reading, None where the interview never reached it."""

    type: Literal["Criterion"] = "Criterion"
    criterion: str
    one: Level | None = None
    two: Level | None = None
    final: Level | None = None
    read: tuple[Reading, ...] = ()
    why: str = ""


class Judged(Value):
    """What a reader says of one turn of the interviewer's."""

    relevant: bool
    leaks: bool
    one_question: bool
    follows_up: bool


class TurnLabel(Value):
    """An interviewer turn by each reading."""

    type: Literal["Turn"] = "Turn"
    turn: int
    one: Judged | None = None
    two: Judged | None = None
    final: Judged | None = None


class Labels(Value):
    """Everything that was found in one transcript."""

    about: About
    criteria: tuple[CriterionLabel, ...]
    turns: tuple[TurnLabel, ...]


_LINE: TypeAdapter[About | CriterionLabel | TurnLabel] = TypeAdapter(
    Annotated[About | CriterionLabel | TurnLabel, Field(discriminator="type")]
)


def fingerprint(recording: Recording) -> str:
    """A hash over what was said: labels of another wording are not labels of this one."""
    said = [
        [r.event.turn, r.event.text]
        for r in recording.records
        if isinstance(r.event, CandidateSaid | InterviewerSaid)
    ]
    return digest(said)[:16]


def read_labels(path: Path) -> Labels:
    """The labels of a file. Raises `LabelError`."""
    try:
        lines = [_LINE.validate_json(s) for s in path.read_text("utf-8").split("\n") if s.strip()]
    except (OSError, ValueError, ValidationError) as error:
        raise LabelError(
            f"{path.name} holds no labels: {error}", "Import the sheets again."
        ) from error
    about = [line for line in lines if isinstance(line, About)]
    if len(about) != 1 or lines[0] is not about[0]:
        raise LabelError(
            f"{path.name} must begin with one line `About`.", "Import the sheets again."
        )
    return Labels(
        about=about[0],
        criteria=tuple(line for line in lines if isinstance(line, CriterionLabel)),
        turns=tuple(line for line in lines if isinstance(line, TurnLabel)),
    )


def write_labels(path: Path, labels: Labels) -> None:
    """Write labels, a line each, in the order of the transcript."""
    lines = [labels.about, *labels.criteria, *labels.turns]
    path.parent.mkdir(parents=True, exist_ok=True)
    body = "".join(
        json.dumps(line.model_dump(mode="json"), sort_keys=False) + "\n" for line in lines
    )
    path.write_text(body, encoding="utf-8")


def flaws(labels: Labels, recording: Recording) -> list[str]:
    """What does not fit between labels and their transcript; none where all is well."""
    found: list[str] = []
    if labels.about.fingerprint != fingerprint(recording):
        found.append("the transcript was recorded anew since it was labelled")
    known = {criterion.id for criterion in recording.content.rubric.criteria}
    named = [label.criterion for label in labels.criteria]
    found += [f"criterion {name!r} is not of the rubric" for name in sorted({*named} - known)]
    found += [
        f"criterion {name!r} is labelled twice"
        for name in sorted({*named})
        if named.count(name) > 1
    ]
    found += [f"criterion {name!r} is not labelled" for name in sorted(known - {*named})]
    spoken = {r.event.turn for r in recording.records if isinstance(r.event, InterviewerSaid)}
    listed = [label.turn for label in labels.turns]
    found += [f"turn {turn} is no turn of the interviewer's" for turn in sorted({*listed} - spoken)]
    found += [
        f"turn {turn} is labelled twice" for turn in sorted({*listed}) if listed.count(turn) > 1
    ]
    return found


def labels_of(name: str, folder: Path = FOLDER) -> Labels | None:
    """The labels of a transcript, None where it has none."""
    path = folder / f"{name}.jsonl"
    return read_labels(path) if path.is_file() else None
