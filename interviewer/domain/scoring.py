"""Scoring: verdicts turned into scores, coverage and hire signals, by arithmetic alone."""

from collections.abc import Iterable, Mapping

from interviewer.domain.events import Verdict
from interviewer.domain.rubric import Bar, Cap, Competency, Criterion, Rubric, Seniority, Signal
from interviewer.domain.stages import StageId
from interviewer.domain.value import Value

BEYOND_BAR_WEIGHT = 0.5
"""What a criterion counts at a seniority that need not cover it: heard, but not held against."""

_ORDER = list(Signal)
_SENIORITIES = list(Seniority)


class Score(Value):
    """A weighted mean verdict (1..4, None where nothing was assessed), and the share assessed."""

    mean: float | None
    assessed: int
    of: int


class SeniorityResult(Value):
    """What the interview says at one seniority.

    `coverage` is the share (0..1) of that seniority's must-cover criteria that were assessed;
    `missing` names the ones that were not.
    """

    seniority: Seniority
    signal: Signal
    mean: float | None
    coverage: float
    missing: tuple[str, ...]
    cap: str = ""


class Scores(Value):
    """All numbers of a report."""

    overall: Score
    stages: dict[StageId, Score]
    competencies: dict[Competency, Score]
    seniorities: dict[Seniority, SeniorityResult]
    coverage: float


def score(
    rubric: Rubric, verdicts: Iterable[Verdict], clarified: bool, enough: bool = True
) -> Scores:
    """Add up verdicts.

    `clarified` says whether the candidate asked a question or stated an assumption before
    designing; where not, the rubric's cap holds. `enough` says whether so much was answered that a
    signal may be given at all. `coverage` of the whole is by weight.
    Raises `ValueError` when a verdict is for an unknown criterion or given twice.
    """
    given: dict[str, Verdict] = {}
    known = {criterion.id for criterion in rubric.criteria}
    for verdict in verdicts:
        if verdict.criterion not in known or verdict.criterion in given:
            raise ValueError(f"verdict on {verdict.criterion!r} is unknown or given twice")
        given[verdict.criterion] = verdict
    caps = [c for c in rubric.caps if c.when == "no_question_and_no_assumption" and not clarified]
    stages = {stage: _plain(rubric.of_stage(stage), given) for stage in rubric.stage_weights}
    competencies = {
        name: _plain([c for c in rubric.criteria if c.competency == name], given)
        for name in Competency
    }
    total = sum(_weight(rubric, c) for c in rubric.criteria)
    reached = [c for c in rubric.criteria if _assessed(given, c)]
    return Scores(
        overall=_overall(rubric, stages, reached),
        stages=stages,
        competencies=competencies,
        seniorities={
            s: _at(rubric, s, given, caps[0] if caps else None, enough) for s in Seniority
        },
        coverage=round(sum(_weight(rubric, c) for c in reached) / total, 4),
    )


def _overall(rubric: Rubric, stages: Mapping[StageId, Score], reached: list[Criterion]) -> Score:
    parts = [(rubric.stage_weights[s], v.mean) for s, v in stages.items() if v.mean is not None]
    mean = sum(w * m for w, m in parts) / sum(w for w, _ in parts) if parts else None
    return Score(mean=_round(mean), assessed=len(reached), of=len(rubric.criteria))


def _plain(criteria: Iterable[Criterion], given: Mapping[str, Verdict]) -> Score:
    listed = list(criteria)
    pairs = [(c.weight, v) for c in listed if (v := _value(given, c)) is not None]
    mean = sum(w * v for w, v in pairs) / sum(w for w, _ in pairs) if pairs else None
    return Score(mean=_round(mean), assessed=len(pairs), of=len(listed))


def _at(
    rubric: Rubric,
    seniority: Seniority,
    given: Mapping[str, Verdict],
    cap: Cap | None,
    enough: bool,
) -> SeniorityResult:
    bar = rubric.bars[seniority]
    must = [c for c in rubric.criteria if seniority in c.must_cover]
    missing = tuple(c.id for c in must if not _assessed(given, c))
    coverage = 1 - len(missing) / len(must) if must else 1.0
    weights, total = 0.0, 0.0
    for criterion in rubric.criteria:
        value = _value(given, criterion)
        if value is None:
            continue
        weight = _weight(rubric, criterion)
        if seniority not in criterion.must_cover:
            weight *= BEYOND_BAR_WEIGHT
        if _should_be_unprompted(criterion, seniority) and given[criterion.id].prompted:
            value = max(1.0, value - bar.prompted_discount)
        weights += weight
        total += weight * value
    mean = total / weights if weights else None
    signal = _signal(bar, mean, coverage) if enough else Signal.NOT_ENOUGH
    capped = ""
    if cap is not None and signal != Signal.NOT_ENOUGH and _above(signal, cap.best):
        signal, capped = cap.best, cap.id
    return SeniorityResult(
        seniority=seniority,
        signal=signal,
        mean=_round(mean),
        coverage=round(coverage, 4),
        missing=missing,
        cap=capped,
    )


def _signal(bar: Bar, mean: float | None, coverage: float) -> Signal:
    if mean is None or coverage < bar.coverage - 1e-9:
        return Signal.NOT_ENOUGH
    for level, signal in (
        (bar.strong_hire, Signal.STRONG_HIRE),
        (bar.hire, Signal.HIRE),
        (bar.lean_hire, Signal.LEAN_HIRE),
        (bar.lean_no_hire, Signal.LEAN_NO_HIRE),
    ):
        if mean >= level - 1e-9:
            return signal
    return Signal.NO_HIRE


def _should_be_unprompted(criterion: Criterion, seniority: Seniority) -> bool:
    if criterion.unprompted_from is None:
        return False
    return _SENIORITIES.index(seniority) >= _SENIORITIES.index(criterion.unprompted_from)


def _above(signal: Signal, other: Signal) -> bool:
    return _ORDER.index(signal) > _ORDER.index(other)


def _assessed(given: Mapping[str, Verdict], criterion: Criterion) -> bool:
    return _value(given, criterion) is not None


def _value(given: Mapping[str, Verdict], criterion: Criterion) -> float | None:
    verdict = given.get(criterion.id)
    return None if verdict is None or verdict.verdict is None else float(verdict.verdict)


def _weight(rubric: Rubric, criterion: Criterion) -> float:
    return criterion.weight * rubric.stage_weights[criterion.stage]


def _round(mean: float | None) -> float | None:
    return None if mean is None else round(mean, 4)
