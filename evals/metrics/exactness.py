"""Grade exactness: the scores of a report are what its verdicts add up to.

Worked out here from the rubric's numbers alone, apart from the program's own scoring.
"""

from collections.abc import Mapping

from interviewer.domain.rubric import Rubric, Seniority
from interviewer.domain.session import Session


def stage_means(rubric: Rubric, levels: Mapping[str, int | None]) -> dict[str, float | None]:
    """The weighted mean verdict of each stage, to four places; None where nothing was assessed."""
    means: dict[str, float | None] = {}
    for stage in rubric.stage_weights:
        rows = [
            (criterion.weight, level)
            for criterion in rubric.criteria
            if criterion.stage == stage and (level := levels.get(criterion.id)) is not None
        ]
        total = sum(weight for weight, _ in rows)
        means[str(stage)] = round(sum(w * v for w, v in rows) / total, 4) if total else None
    return means


def overall(rubric: Rubric, levels: Mapping[str, int | None]) -> float | None:
    """The mean over the stages that were reached, weighted by stage, to four places."""
    parts: list[tuple[float, float]] = []
    for stage, weight in rubric.stage_weights.items():
        rows = [
            (criterion.weight, level)
            for criterion in rubric.criteria
            if criterion.stage == stage and (level := levels.get(criterion.id)) is not None
        ]
        if rows:
            parts.append((weight, sum(w * v for w, v in rows) / sum(w for w, _ in rows)))
    total = sum(weight for weight, _ in parts)
    return round(sum(w * v for w, v in parts) / total, 4) if total else None


def coverage_at(rubric: Rubric, levels: Mapping[str, int | None], seniority: Seniority) -> float:
    """The share of a seniority's must-cover criteria that were assessed, to four places."""
    must = [criterion.id for criterion in rubric.criteria if seniority in criterion.must_cover]
    reached = sum(1 for name in must if levels.get(name) is not None)
    return round(reached / len(must), 4) if must else 1.0


def clarified(session: Session) -> bool:
    """Whether anything was asked or assumed in a message before the first that already designs."""
    early = {"clarify", "framing"}
    stages = {criterion.id: str(criterion.stage) for criterion in session.content.rubric.criteria}
    for turn in session.candidate_turns():
        reading = turn.reading
        if reading is None:
            continue
        named = {touch.criterion for touch in reading.touches}
        if reading.questions or reading.assumptions or "clarify.assumptions" in named:
            return True
        if any(stages[name] not in early for name in named):
            return False
    return False


def signal_at(
    rubric: Rubric, mean: float | None, coverage: float, asked: bool, bar: Seniority
) -> str:
    """The signal that a mean and a coverage make at a seniority, capped where nobody asked."""
    at = rubric.bars[bar]
    if mean is None or coverage < at.coverage - 1e-6:
        return "not_enough_evidence"
    steps = (
        ("strong_hire", at.strong_hire),
        ("hire", at.hire),
        ("lean_hire", at.lean_hire),
        ("lean_no_hire", at.lean_no_hire),
    )
    signal = next((name for name, least in steps if mean >= least - 1e-6), "no_hire")
    order = ["no_hire", "lean_no_hire", "lean_hire", "hire", "strong_hire"]
    for cap in () if asked else rubric.caps:
        if order.index(signal) > order.index(str(cap.best)):
            signal = str(cap.best)
    return signal
