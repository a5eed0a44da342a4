"""Putting sheets into a transcript's labels, and settling what two readings agree on."""

from collections.abc import Mapping

from evals.labelling.labels import (
    About,
    CriterionLabel,
    Judged,
    Labels,
    Reading,
    TurnLabel,
    fingerprint,
)
from interviewer.domain.rubric import Level
from interviewer.recordings import Recording


def empty(recording: Recording, held_out: bool = False) -> Labels:
    """No labels yet, of every criterion and every turn of the interviewer's."""
    spoken = [r.event.turn for r in recording.records if r.event.type == "InterviewerSaid"]
    return Labels(
        about=About(
            transcript=recording.name, fingerprint=fingerprint(recording), held_out=held_out
        ),
        criteria=tuple(
            CriterionLabel(criterion=criterion.id)
            for criterion in recording.content.rubric.criteria
        ),
        turns=tuple(TurnLabel(turn=turn) for turn in spoken),
    )


def merged(
    labels: Labels,
    reading: Reading,
    reader: str,
    levels: Mapping[str, tuple[Level | None, str]],
    turns: Mapping[int, Judged],
) -> Labels:
    """The labels with one reading put in."""
    criteria = tuple(_with_level(label, reading, levels) for label in labels.criteria)
    judged = tuple(
        label.model_copy(update={reading: turns[label.turn]}) if label.turn in turns else label
        for label in labels.turns
    )
    about = labels.about.model_copy(update={"readers": {**labels.about.readers, reading: reader}})
    return Labels(about=about, criteria=criteria, turns=judged)


def settled(labels: Labels) -> Labels:
    """The labels with everything final that both readings agree on and nobody adjudicated."""
    criteria = tuple(
        label.model_copy(update={"final": label.one, "read": (*label.read, "final")})
        if {"one", "two"} <= set(label.read)
        and "final" not in label.read
        and label.one == label.two
        else label
        for label in labels.criteria
    )
    turns = tuple(
        label.model_copy(update={"final": label.one})
        if label.one is not None and label.one == label.two and label.final is None
        else label
        for label in labels.turns
    )
    return Labels(about=labels.about, criteria=criteria, turns=turns)


def _with_level(
    label: CriterionLabel, reading: Reading, levels: Mapping[str, tuple[Level | None, str]]
) -> CriterionLabel:
    if label.criterion not in levels:
        return label
    level, why = levels[label.criterion]
    told = "; ".join(part for part in (label.why, why) if part)
    read = tuple(dict.fromkeys((*label.read, reading)))
    return label.model_copy(update={reading: level, "read": read, "why": told})
