"""The three things to do next."""

from collections.abc import Sequence

from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Session
from interviewer.report.report import Action, CriterionResult

ACTIONS = 3
LOST = "not graded"
"""So begins the reason of a verdict whose grader could not be had."""
_UNREACHED_AS = 1.5
"""How a criterion that was never reached ranks among verdicts: worse than weak, better than bad."""


def next_actions(
    session: Session, criteria: Sequence[CriterionResult], clarified: bool
) -> tuple[Action, ...]:
    """Where the most is to be won at the candidate's seniority, one action a stage at most."""
    seniority = session.opened.seniority
    actions: list[Action] = []
    if not clarified:
        actions.append(_clarify_first(criteria))
    used = {"clarify"} if not clarified else set()
    for result in sorted(criteria, key=lambda c: (-_gain(c, seniority), c.id)):
        if len(actions) == ACTIONS:
            break
        if result.verdict == 4 or str(result.stage) in used:
            continue
        used.add(str(result.stage))
        actions.append(_practise(result))
    return tuple(actions)


def _gain(result: CriterionResult, seniority: Seniority) -> float:
    """What a step up is worth: the distance to the top, by weight, more where it must be covered."""
    level = _UNREACHED_AS if result.verdict is None else float(result.verdict)
    return (4 - level) * result.weight * (2.0 if seniority in result.must_cover else 1.0)


def _clarify_first(criteria: Sequence[CriterionResult]) -> Action:
    first = next((c for c in criteria if c.id == "clarify.assumptions"), criteria[0])
    return Action(
        title="Ask before you design",
        text="You began designing without a question or a stated assumption. Spend the first five "
        "minutes on the goal, the scale and the constraints, and say aloud what you assume.",
        criterion=first.id,
        note=first.note,
    )


def _practise(result: CriterionResult) -> Action:
    title = result.title[0].upper() + result.title[1:]
    match result.verdict:
        case None if result.why.startswith(LOST):
            how = "It could not be graded this time."
        case None:
            how = "Nothing was counted for it; raise it yourself, asked or not."
        case 1:
            how = "Nothing you said on it counts yet."
        case 2:
            how = "You named it; next time apply it to the problem and give the reason."
        case _:
            how = "You applied it; next time weigh it against an alternative and its cost."
    if result.verdict is not None and result.verdict > 1 and result.prompted:
        how += " It also came only after a question: bring it up yourself."
    said = f" For example: {result.next_level}" if result.next_level else ""
    return Action(title=title, text=f"{how}{said}", criterion=result.id, note=result.note)
