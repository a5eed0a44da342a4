"""Calibrating the built-in grader: what its clearness is worth, by the labels tuning may see."""

from collections.abc import Iterator
from statistics import fmean

from evals.ground import Ground
from evals.labelling.labels import FOLDER, fingerprint, labels_of
from evals.regrading import levels, read_again
from interviewer.domain.value import Value
from interviewer.roles.builtin.weighing import points, support

BINS = 5


class Case(Value):
    """A criterion of a labelled transcript: clearest score, findings and what they come to, level
    given and due. What the interview never reached is due a 1: credit for it would be wrong too."""

    transcript: str
    reached: bool
    clearest: float
    findings: int
    points: float
    given: int
    due: int


def lines(ground: Ground) -> Iterator[str]:
    """How often the level was right by clearness, and the mean label by number of findings."""
    cases = [case for case in cases_of(ground) if case.reached]
    if not cases:
        yield "There are no labels that tuning may look at."
        return
    yield f"{'clearest sentence':<20}{'n':>5}{'right':>8}{'too high':>10}{'too low':>9}{'label':>8}"
    for at in range(BINS):
        low, high = at / BINS, (at + 1) / BINS
        ours = [
            c for c in cases if low <= c.clearest < high or (at == BINS - 1 and c.clearest == 1)
        ]
        if ours:
            yield _line(f"{low:.1f} to {high:.1f}", ours)
    yield ""
    yield f"{'sentences for it':<20}{'n':>5}{'right':>8}{'too high':>10}{'too low':>9}{'label':>8}"
    for count in sorted({min(case.findings, 6) for case in cases}):
        name = f"{count}" if count < 6 else "6 or more"
        yield _line(name, [case for case in cases if min(case.findings, 6) == count])


def cases_of(ground: Ground) -> Iterator[Case]:
    """Every criterion of the labelled transcripts that tuning may look at."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        labels, recording = labels_of(path.stem), ground.recording(path.stem)
        if labels is None or labels.about.held_out:
            continue
        if labels.about.fingerprint != fingerprint(recording):
            continue
        content = ground.content(recording.content.problem.id)
        session = read_again(content, recording.records, ground.judges)
        given = levels(ground.grade(session))
        heard = support(session)
        for label in labels.criteria:
            if "final" not in label.read:
                continue
            found = heard.get(label.criterion, ())
            yield Case(
                transcript=path.stem,
                reached=label.final is not None,
                clearest=min(1.0, max((f.score for f in found), default=0.0)),
                findings=len(found),
                points=points(found),
                given=given.get(label.criterion) or 1,
                due=label.final or 1,
            )


def _line(name: str, cases: list[Case]) -> str:
    right = fmean(case.given == case.due for case in cases)
    high = fmean(case.given > case.due for case in cases)
    low = fmean(case.given < case.due for case in cases)
    label = fmean(case.due for case in cases)
    return f"{name:<20}{len(cases):>5}{right:>8.2f}{high:>10.2f}{low:>9.2f}{label:>8.2f}"
