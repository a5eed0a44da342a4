"""Stage legality: stages are entered in the plan's order, each once, none left out."""

from interviewer.domain.session import Session


def legal_transitions(session: Session) -> list[tuple[str, bool]]:
    """Each entry of a stage with whether it is the one that was due: the first, then the next."""
    order = [stage.id for stage in session.content.plan.stages]
    entered = [span.stage for span in session.spans]
    return [
        (str(stage), number < len(order) and stage == order[number])
        for number, stage in enumerate(entered)
    ]
