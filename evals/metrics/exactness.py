"""Grade exactness: the scores of a report are what its verdicts add up to.

Worked out here from the rubric's numbers alone, apart from the program's own scoring.
"""

from collections.abc import Mapping

from interviewer.domain.rubric import Rubric, Seniority


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
