"""The grading suite: do scores follow from verdicts, and verdicts from quotes?"""

from collections.abc import Iterator

from evals.measuring import Seen
from evals.metrics.evidence_validity import evidenced
from evals.metrics.exactness import clarified, coverage_at, overall, signal_at, stage_means
from evals.regrading import levels
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Session
from interviewer.report import build_report


def observe(name: str, session: Session) -> Iterator[Seen]:
    """The report of a graded session, worked out a second time."""
    if session.graded is None:
        return
    report = build_report(session, None)
    rubric, given = session.content.rubric, levels(session.graded.verdicts)
    yield _exact(name, "overall", report.scores.overall.mean, overall(rubric, given))
    asked = clarified(session)
    for stage, mean in stage_means(rubric, given).items():
        scored = next(s for key, s in report.scores.stages.items() if str(key) == stage)
        yield _exact(name, f"stage {stage}", scored.mean, mean)
    for seniority in Seniority:
        reached = report.scores.seniorities[seniority].coverage
        yield _exact(name, f"coverage {seniority}", reached, coverage_at(rubric, given, seniority))
        result = report.scores.seniorities[seniority]
        due = signal_at(rubric, result.mean, result.coverage, asked, seniority)
        yield Seen(
            metric="grading.signals",
            item=f"{name}#{seniority}",
            cluster=name,
            value=float(str(result.signal) == due),
            note=f"{result.signal} in the report, {due} by the bars and the cap",
        )
    said = {turn.number: turn.text for turn in session.candidate_turns()}
    for verdict in session.graded.verdicts:
        fine = evidenced(verdict, said)
        if fine is not None:
            yield Seen(
                metric="grading.evidence",
                item=f"{name}#{verdict.criterion}",
                cluster=name,
                value=float(fine),
                turn=verdict.quotes[0].turn if verdict.quotes else None,
                note=verdict.quotes[0].text[:160] if verdict.quotes else "no quote",
            )


def levels_of(name: str, session: Session) -> Iterator[Seen]:
    """Every level as it came out, and the score: held against the baseline one by one."""
    if session.graded is None:
        return
    for criterion, level in levels(session.graded.verdicts).items():
        yield Seen(
            metric="grading.levels", item=f"{name}#{criterion}", cluster=name, value=level or 0
        )
    report = build_report(session, None)
    for seniority in Seniority:
        mean = report.scores.seniorities[seniority].mean
        yield Seen(
            metric="grading.scores", item=f"{name}#{seniority}", cluster=name, value=mean or 0.0
        )


def _exact(name: str, what: str, stored: float | None, due: float | None) -> Seen:
    same = stored == due or (stored is not None and due is not None and abs(stored - due) < 1e-3)
    return Seen(
        metric="grading.exactness",
        item=f"{name}#{what}",
        cluster=name,
        value=float(same),
        note=f"{what}: {stored} in the report, {due} from the verdicts",
    )
