"""Graders and readings against each other: observations for the agreement suite."""

from collections.abc import Iterator, Mapping
from statistics import fmean

from evals.ground import Ground
from evals.labelling.labels import Labels, fingerprint, labels_of
from evals.measuring import Seen
from evals.regrading import levels, read_again
from interviewer.domain.events import Graded
from interviewer.domain.session import Session
from interviewer.recordings import Recording

BANDS = ((1.75, "low"), (2.75, "mid"), (9.0, "high"))
"""A transcript's band, by the mean of its adjudicated levels."""


def observe(recording: Recording, ground: Ground) -> Iterator[Seen]:
    """The grades of one labelled transcript; nothing where it has no labels that fit."""
    labels = labels_of(recording.name)
    if labels is None or labels.about.fingerprint != fingerprint(recording):
        return
    final = {c.criterion: c.final for c in labels.criteria if "final" in c.read}
    band = _band(final)
    yield from _readings(recording.name, labels, band)
    content = ground.content(recording.content.problem.id)
    session = read_again(content, recording.records, ground.judges)
    verdicts = ground.grade(session)
    builtin = levels(verdicts)
    metrics = ["qwk", "exact", "adjacent", "difference", "smd"]
    if labels.about.held_out:
        metrics.append("held_out_qwk")
    for metric in metrics:
        yield from _pairs(f"agreement.{metric}", recording.name, builtin, final, band)
    yield from _calibration(recording.name, session, builtin, final)
    graded = [r.event for r in recording.records if isinstance(r.event, Graded)]
    if graded and not graded[-1].grader.startswith("builtin"):
        model = levels(graded[-1].verdicts)
        yield from _pairs("agreement.model_qwk", recording.name, model, final, band)


def _pairs(
    metric: str,
    name: str,
    given: Mapping[str, int | None],
    final: Mapping[str, int | None],
    band: str,
) -> Iterator[Seen]:
    """A pair for every criterion that the readers found reached; no grade is no credit, a 1."""
    for criterion, level in final.items():
        if level is None:
            continue
        grade = given.get(criterion) or 1
        yield Seen(
            metric=metric,
            item=f"{name}#{criterion}",
            cluster=name,
            value=float(grade == level),
            pair=(float(grade), float(level)),
            group=band,
            note=f"{criterion}: graded {grade}, labelled {level}",
        )


def _readings(name: str, labels: Labels, band: str) -> Iterator[Seen]:
    for label in labels.criteria:
        if label.one is None or label.two is None:
            continue
        for metric in ("agreement.readings_kappa", "agreement.readings_alpha"):
            yield Seen(
                metric=metric,
                item=f"{name}#{label.criterion}",
                cluster=name,
                value=float(label.one == label.two),
                pair=(float(label.one), float(label.two)),
                group=band,
                note=f"{label.criterion}: {label.one} and {label.two}",
            )


def _calibration(
    name: str,
    session: Session,
    given: Mapping[str, int | None],
    final: Mapping[str, int | None],
) -> Iterator[Seen]:
    """How clearly a criterion was spoken for, against whether its level was right."""
    for criterion, level in final.items():
        scores = [f.score for f in session.findings if f.criterion == criterion]
        if level is None or not scores:
            continue
        hit = float((given.get(criterion) or 1) == level)
        yield Seen(
            metric="agreement.calibration",
            item=f"{name}#{criterion}",
            cluster=name,
            value=hit,
            pair=(min(1.0, fmean(scores)), hit),
        )


def _band(final: Mapping[str, int | None]) -> str:
    reached = [level for level in final.values() if level is not None]
    mean = fmean(reached) if reached else 0.0
    return next(name for most, name in BANDS if mean < most)
