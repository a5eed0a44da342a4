"""Known groups: candidates of known strength must come out in their order."""

from evals.playing import Stage, script
from interviewer.domain.rubric import Seniority, Signal
from interviewer.domain.value import Value

KINDS = ("strong", "terse", "middling", "bluffer", "weak")


class Group(Value):
    """What one script came to. `mean` is over assessed criteria, by stage (1..4)."""

    problem: str
    kind: str
    mean: float
    at_senior: float
    assessed: int
    signals: dict[Seniority, Signal]


class Order(Value):
    """A claim about the order of groups in one problem, and whether it held."""

    problem: str
    claim: str
    held: bool


def play_groups(stage: Stage, problem: str, seed: int = 0) -> list[Group]:
    """Every kind of script of a problem, played at the senior bar."""
    groups: list[Group] = []
    for kind in KINDS:
        report = stage.play(problem, script(problem, kind), seed=seed).report
        senior = report.scores.seniorities[Seniority.SENIOR]
        groups.append(
            Group(
                problem=problem,
                kind=kind,
                mean=report.scores.overall.mean or 0.0,
                at_senior=senior.mean or 0.0,
                assessed=report.scores.overall.assessed,
                signals={s: r.signal for s, r in report.scores.seniorities.items()},
            )
        )
    return groups


def orders(groups: list[Group]) -> list[Order]:
    """The claims that have to hold among the groups of one problem."""
    mean = {group.kind: group.mean for group in groups}
    strong = next(group for group in groups if group.kind == "strong")
    hire = {Signal.HIRE, Signal.STRONG_HIRE}
    claims = [
        ("strong above middling", mean["strong"] > mean["middling"]),
        ("terse strong above middling", mean["terse"] > mean["middling"]),
        ("middling above weak", mean["middling"] > mean["weak"]),
        ("bluffer below middling", mean["bluffer"] < mean["middling"]),
        ("strong a level above weak", mean["strong"] - mean["weak"] >= 1.0),
        ("strong is a hire at senior", strong.signals[Seniority.SENIOR] in hire),
    ]
    problem = groups[0].problem
    return [Order(problem=problem, claim=claim, held=held) for claim, held in claims]
