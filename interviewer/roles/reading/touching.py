"""Which sentences speak for which criteria, and how strongly."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from interviewer.domain.evidence import MIN_QUOTE_WORDS, words
from interviewer.domain.reading import RedFlag, Touch
from interviewer.domain.sentences import Span
from interviewer.roles.matching.vectors import Floats
from interviewer.roles.reading.argument import Argument, argument
from interviewer.roles.reading.lens import Lens
from interviewer.roles.reading.thresholds import NEAREST

MAX_CRITERIA = 2
"""A sentence speaks for one criterion, or for two when they are nearly as close."""


def touches(
    lens: Lens, fresh: Sequence[Span], likeness: Floats, asked: set[str], hollow: bool
) -> tuple[Touch, ...]:
    """The criteria that sentences speak for.

    What a sentence is about is decided by its likeness with a criterion's statements; the level
    it earns also by how it argues. Questions to the interviewer count for clarifying only. In a
    `hollow` message nothing earns more than level 2, and only what is said plainly that.
    """
    found: list[Touch] = []
    wrong = {flag.criterion + flag.quote for flag in red_flags(lens, fresh, likeness)}
    for column, span in enumerate(fresh):
        if len(words(span.text)) < MIN_QUOTE_WORDS:
            continue
        ranked = _ranked(lens, likeness[:, column], span.text.strip() in asked)
        best = ranked[0][0] if ranked else 0.0
        argued = argument(span.text)
        for closeness, criterion in ranked[:MAX_CRITERIA]:
            if closeness < lens.at.touch or closeness < best - lens.at.beside:
                break
            if criterion + span.text.strip() in wrong:
                continue
            if argued.hollow and (hollow or closeness < lens.at.firm):
                break
            found.append(
                _touch(lens, likeness[:, column], criterion, closeness, argued, hollow, span)
            )
    return tuple(found)


def red_flags(lens: Lens, fresh: Sequence[Span], likeness: Floats) -> tuple[RedFlag, ...]:
    """Sentences that are like a wrong claim on a criterion, and liker than to anything sound."""
    found: list[RedFlag] = []
    for column, span in enumerate(fresh):
        values = likeness[:, column]
        for criterion, rows in lens.wrong.items():
            if not rows.size or float(values[rows].max()) < lens.at.trap - 1:
                continue
            sound = np.concatenate([lens.criteria[criterion], lens.kinds["sound"]])
            if float(values[rows].max()) >= float(values[sound].max()) + lens.at.trap_margin:
                found.append(RedFlag(criterion=criterion, quote=span.text.strip()))
    return tuple(found)


def _ranked(lens: Lens, column: Floats, asked: bool) -> list[tuple[float, str]]:
    """The criteria by the mean of their nearest statements' likeness, best first."""
    scored = [
        (float(np.sort(column[rows])[-NEAREST:].mean()), criterion)
        for criterion, rows in lens.criteria.items()
        if not asked or criterion.startswith("clarify.")
    ]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1]))


def _touch(
    lens: Lens,
    column: Floats,
    criterion: str,
    closeness: float,
    argued: Argument,
    hollow: bool,
    span: Span,
) -> Touch:
    rows = lens.criteria[criterion]
    nearest = lens.statements[rows[int(np.argmax(column[rows]))]]
    return Touch(
        criterion=criterion,
        quote=span.text.strip(),
        level=2 if hollow else _level(lens, nearest.level, closeness, argued),
        score=round(min(1.0, closeness / (closeness + lens.at.touch)), 4),
        statement=nearest.number,
    )


def _level(lens: Lens, nearest: int, closeness: float, argued: Argument) -> Literal[2, 3, 4]:
    """What a sentence earns: by its argument, or in plain words by what it says outright."""
    if argued.level == 4 and nearest >= 3 and closeness >= lens.at.firm:
        return 4
    if argued.level >= 3:
        return 3
    plain = nearest >= 3 and closeness >= lens.at.firm
    return 3 if plain and not (argued.dismissive or argued.hollow or argued.hedges > 1) else 2
