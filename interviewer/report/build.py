"""Working a report out from a finished interview."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from interviewer.domain.events import ADVICE, Verdict
from interviewer.domain.notes import Citation
from interviewer.domain.problem import CriterionPack
from interviewer.domain.rubric import Criterion
from interviewer.domain.scoring import Scores, score
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.usage import totals
from interviewer.errors import InterviewerError
from interviewer.report import gathering
from interviewer.report.actions import next_actions
from interviewer.report.report import LEAST_ANSWERS, CriterionResult, Report
from interviewer.roles.base import Retriever

BUILTIN = "builtin"


class NotGradedError(InterviewerError):
    """The interview is not finished, so there is nothing to report yet."""

    code = "E_NOT_GRADED"


WORTH_AIMING_AT = 3
"""What is shown as the next level is at least this one: a thin answer is nothing to aim at."""


def build_report(
    session: Session, retriever: Retriever | None, opened_at: datetime | None = None
) -> Report:
    """The report of a graded interview, opened at `opened_at`.

    Notes to read are looked up with `retriever`; without one the report names none. Raises
    `NotGradedError`.
    """
    if session.graded is None or session.ended is None:
        raise NotGradedError(
            "This interview is not finished yet.", "Go on with `resume`, or end it with /end."
        )
    content, opened = session.content, session.opened
    verdicts = {verdict.criterion: verdict for verdict in session.graded.verdicts}
    scores = scores_of(session)
    packs = {pack.criterion: pack for pack in content.problem.criteria}
    criteria = tuple(
        _result(criterion, verdicts[criterion.id], packs.get(criterion.id), retriever)
        for criterion in content.rubric.criteria
    )
    return Report(
        session=session.id,
        problem=content.problem.id,
        problem_title=content.problem.title,
        date=opened_at.date().isoformat() if opened_at else "",
        seniority=opened.seniority,
        minutes=opened.minutes,
        minutes_used=round(session.active / 60, 1),
        interviewer=opened.interviewer,
        grader=session.graded.grader,
        graders=tuple(name for name, _ in Counter(c.grader for c in criteria).most_common()),
        estimate=session.graded.grader.startswith(BUILTIN),
        coach=opened.coach,
        ended=session.ended.why,
        turns=answers_given(session),
        signals={name: str(result.signal) for name, result in scores.seniorities.items()},
        coverage=scores.coverage,
        scores=scores,
        actions=next_actions(session, criteria, clarified(session)),
        criteria=criteria,
        never_asked=gathering.never_asked(session),
        asked=len(gathering.asked_for(session)),
        assumptions=gathering.assumptions(session),
        stage_times=gathering.stage_times(session),
        hints=gathering.hints(session),
        sums=gathering.sums(session),
        wrong=gathering.wrong_claims(session),
        diagrams=gathering.diagrams(session),
        usage=totals(session.calls),
        notices=tuple(dict.fromkeys(n.text for n in session.notices if n.code != ADVICE)),
        advice=next((n.text for n in session.notices if n.code == ADVICE), ""),
        sources=gathering.sources(session),
        transcript=gathering.transcript(session),
    )


def scores_of(session: Session) -> Scores:
    """The scores of an interview, none where it was not graded."""
    verdicts = session.graded.verdicts if session.graded else ()
    enough = answers_given(session) >= LEAST_ANSWERS
    return score(session.content.rubric, verdicts, clarified(session), enough)


def answers_given(session: Session) -> int:
    """How many messages of the candidate were answers, and no mere requests for a hint or the end."""
    readings = (turn.reading for turn in session.candidate_turns())
    return sum(1 for reading in readings if reading is None or not reading.only_requests)


def clarified(session: Session) -> bool:
    """Whether a question was asked or an assumption stated before the design began.

    Designing has begun with the first message that touches a criterion beyond the first two
    stages without asking or assuming anything.
    """
    for turn in session.candidate_turns():
        reading = turn.reading
        if reading is None:
            continue
        if reading.questions or reading.assumptions:
            return True
        if any(t.criterion == "clarify.assumptions" for t in reading.touches):
            return True
        stages = {session.content.rubric.criterion(t.criterion).stage for t in reading.touches}
        if stages - {StageId.CLARIFY, StageId.FRAMING}:
            return False
    return False


def _result(
    criterion: Criterion,
    verdict: Verdict,
    pack: CriterionPack | None,
    retriever: Retriever | None,
) -> CriterionResult:
    level = verdict.verdict
    goal = 4 if level == 4 else max(WORTH_AIMING_AT, (level or 1) + 1)
    outlines: Mapping[int, str] = (
        {2: pack.outlines.two, 3: pack.outlines.three, 4: pack.outlines.four} if pack else {}
    )
    missing = "" if level == 4 else criterion.anchors[goal]
    return CriterionResult(
        id=criterion.id,
        stage=criterion.stage,
        title=criterion.title,
        competency=criterion.competency,
        weight=criterion.weight,
        must_cover=criterion.must_cover,
        verdict=level,
        grader=verdict.grader,
        quotes=tuple(quote.text for quote in verdict.quotes),
        evidence=verdict.quotes,
        prompted=verdict.prompted,
        hints=verdict.hints,
        red_flags=verdict.red_flags,
        why=verdict.why,
        asks=criterion.asks,
        missing=missing,
        next_level="" if level == 4 else outlines.get(goal, ""),
        note=_note(criterion, retriever),
    )


def _note(criterion: Criterion, retriever: Retriever | None) -> Citation | None:
    if retriever is None:
        return None
    stage = frozenset({str(criterion.stage)})
    found = retriever.search(criterion.search, 1, stage) or retriever.search(criterion.search, 1)
    if not found:
        return None
    chunk = found[0].chunk
    return Citation(
        chunk_id=chunk.id,
        source=chunk.source,
        heading_path=chunk.heading_path,
        start=chunk.start,
        end=chunk.end,
        quote=chunk.text,
        origin=chunk.origin,
    )
