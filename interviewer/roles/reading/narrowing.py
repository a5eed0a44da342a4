"""The question of a message that has to be put more exactly before it can be answered."""

from collections.abc import Sequence

from interviewer.domain.broad_questions import is_broad
from interviewer.domain.reading import Question, Stand


def narrowed(questions: Sequence[Question]) -> tuple[tuple[Question, ...], str]:
    """The questions, and the one of them that is asked back: a broad one before one that a fact may
    bear on. To call that open might deny what is fixed.

    One is asked back at a time: others like it are left out, and heard when they are put again.
    """
    unsure = [
        q.quote
        for q in questions
        if q.fact is None and (is_broad(q.quote) or q.stand == Stand.UNSURE)
    ]
    asked_back = next((quote for quote in unsure if is_broad(quote)), next(iter(unsure), ""))
    left_out = set(unsure) - {asked_back}
    return tuple(q for q in questions if q.fact or q.quote not in left_out), asked_back
