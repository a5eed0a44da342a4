"""Which sentences speak for which criteria, and how strongly."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from interviewer.domain.evidence import MIN_QUOTE_WORDS, words
from interviewer.domain.reading import RedFlag, Touch
from interviewer.domain.sentences import Span
from interviewer.roles.matching.vectors import Floats
from interviewer.roles.reading.argument import Argument, Met, Tone, argument, tone
from interviewer.roles.reading.cueing import claims_something, makes_claim
from interviewer.roles.reading.lens import Lens
from interviewer.roles.reading.statements import Statement
from interviewer.roles.reading.thresholds import NEAREST

CLEARLY = 0.2
"""How far beyond a touch a sentence has to be for its reasons to count."""
OUTRIGHT = 1.0
"""How far beyond firm a plain sentence has to be to say a level-3 statement outright."""
TOPIC = 0.7
"""How far what a message said before says what a sentence of it is about."""
LED = 0.8
"""What was said before adds to a sentence's own nearness at most this part of that nearness."""
SHARED = 0.55
"""The least that a sentence has to say of a criterion in particular: see `Subject.specific`. Of
0.65 of its words in common, whichever they are, a platitude has as much."""
MAX_CRITERIA = 2
"""A sentence speaks for one criterion, or for two when they are nearly as close."""
HEARD = 0.75
"""From this part of a touch on a sentence says something of a criterion in passing."""
MOST_HEARD = 4
"""Of so many criteria a sentence says something, the nearest ones."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sentence's message is spoken."""

    hollow: bool
    unsure: bool


def manners(sentences: Sequence[str]) -> list[Manner]:
    """The manner that each sentence is spoken in: the worst that any beginning of the message with
    it has, so that nothing said afterwards makes it better."""
    begun = [*accumulate((tone(sentence) for sentence in sentences), Tone.with_more)]
    found: list[Manner] = []
    hollow = unsure = False
    for whole in reversed(begun):
        hollow, unsure = hollow or whole.hollow, unsure or whole.unsure
        found.append(Manner(hollow, unsure))
    return found[::-1]


def touches(
    lens: Lens,
    fresh: Sequence[Span],
    likeness: Floats,
    asked: set[str],
    spoken: Sequence[Manner],
) -> tuple[Touch, ...]:
    """The criteria that sentences speak for.

    What a sentence is about is decided by its likeness with a criterion's statements; the level
    it earns also by how it argues. Questions count for clarifying only, and no sentence counts for a
    criterion whose words it does not share. In a hollow message nothing earns more than level 2,
    and only what is said plainly that; in an unsure one, only what is also weighed earns a 3.
    """
    found: list[Touch] = []
    wrong = {flag.criterion + flag.quote for flag in red_flags(lens, fresh, likeness)}
    nearness = _nearness(lens, likeness)
    for column, (span, manner) in enumerate(zip(fresh, spoken, strict=True)):
        if len(words(span.text)) < MIN_QUOTE_WORDS:
            continue
        asks = span.text.strip() in asked or span.text.rstrip().endswith("?")
        ranked = _ranked(nearness, column, asks, lens.at.touch)
        best = ranked[0][0] if ranked else 0.0
        argued, quote = argument(span.text), span.text.strip()
        if argued.ignorant:
            continue
        for closeness, criterion in ranked[:MAX_CRITERIA]:
            if closeness < best - lens.at.beside:
                break
            if criterion + quote in wrong:
                continue
            if lens.subject.specific(criterion, span.text) < SHARED:
                continue
            if argued.hollow and (manner.hollow or closeness < lens.at.firm):
                break
            nearest = _nearest(lens, likeness[:, column], criterion)
            level = _level(lens, nearest.level, closeness, argued, manner)
            found.append(_touch(lens, criterion, closeness, nearest, level, quote))
    return tuple(found)


def asides(
    lens: Lens,
    fresh: Sequence[Span],
    likeness: Floats,
    asked: set[str],
    spoken: Sequence[Manner],
    found: Sequence[Touch],
) -> tuple[Touch, ...]:
    """What sentences say in passing: of the criteria nearest to them that they do not touch.

    A sentence on the features that are fetched for a request is nearest to latency, and says
    something of the pipeline too. Hollow sentences and messages say nothing in passing.
    """
    known = {(touch.criterion, touch.quote) for touch in found}
    heard: list[Touch] = []
    nearness = _nearness(lens, likeness)
    for column, (span, manner) in enumerate(zip(fresh, spoken, strict=True)):
        quote, argued = span.text.strip(), argument(span.text)
        if len(words(quote)) < MIN_QUOTE_WORDS or argued.ignorant or argued.hollow or manner.hollow:
            continue
        near = _ranked(nearness, column, False, HEARD * lens.at.touch)
        for closeness, criterion in near[:MOST_HEARD]:
            if quote in asked and not criterion.startswith("clarify."):
                continue
            if (criterion, quote) in known:
                continue
            if lens.subject.specific(criterion, span.text) < SHARED:
                continue
            nearest = _nearest(lens, likeness[:, column], criterion)
            level = 2 if manner.unsure else argued.level
            heard.append(_touch(lens, criterion, closeness, nearest, level, quote))
    return tuple(heard)


def beside(single: Sequence[Touch], paired: Sequence[Touch]) -> tuple[Touch, ...]:
    """Touches of single sentences, and of pairs where they show more on a criterion than those."""
    known: dict[str, int] = {}
    for touch in single:
        known[touch.criterion] = max(known.get(touch.criterion, 0), touch.level)
    best: dict[str, Touch] = {}
    for touch in paired:
        if touch.level <= known.get(touch.criterion, 0):
            continue
        if touch.criterion not in best or touch.score > best[touch.criterion].score:
            best[touch.criterion] = touch
    return (*single, *best.values())


def red_flags(lens: Lens, fresh: Sequence[Span], likeness: Floats) -> tuple[RedFlag, ...]:
    """Sentences that are like a wrong claim on a criterion, and liker than to anything sound."""
    found: list[RedFlag] = []
    listed = [(criterion, rows) for criterion, rows in lens.wrong.items() if rows.size]
    most = [likeness[rows].max(axis=0) for _, rows in listed]
    near = np.greater_equal(np.array(most).T, lens.at.trap - 1)
    for column, at in np.argwhere(near) if listed else ():
        (criterion, rows), values, text = listed[at], likeness[:, column], fresh[column].text
        claim = lens.statements[rows[int(np.argmax(values[rows]))]].text
        if not claims_something(text) or not makes_claim(lens, claim, text):
            continue
        sound = np.concatenate([lens.criteria[criterion], lens.kinds["sound"]])
        if float(values[rows].max()) >= float(values[sound].max()) + lens.at.trap_margin:
            found.append(RedFlag(criterion=criterion, quote=text.strip()))
    return tuple(found)


def _nearness(lens: Lens, likeness: Floats) -> dict[str, Floats]:
    """How near each sentence is to each criterion: the mean likeness of its nearest statements,
    and a part of how near the sentences before it are on the whole. A sentence that is near to
    nothing is led nowhere: "somebody is at the door" does not become a point on the features."""
    own = np.empty((len(lens.criteria), likeness.shape[1]), dtype=np.float32)
    for at, rows in enumerate(lens.criteria.values()):
        nearest = np.sort(likeness[rows], axis=0)[-NEAREST:]
        own[at] = nearest.sum(axis=0) / np.float32(len(nearest))  # a mean without its ceremony
    led = (np.cumsum(own, axis=1) - own) / np.maximum(np.arange(likeness.shape[1]), 1)
    return dict(
        zip(lens.criteria, own + np.minimum(TOPIC * led, LED * np.maximum(own, 0)), strict=True)
    )


def _ranked(
    nearness: dict[str, Floats], column: int, asked: bool, least: float
) -> list[tuple[float, str]]:
    """The criteria that the sentence is at least so near to, nearest first."""
    scored = [
        (near, criterion)
        for criterion, values in nearness.items()
        if (near := float(values[column])) >= least
        and (not asked or criterion.startswith("clarify."))
    ]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1]))


def _nearest(lens: Lens, column: Floats, criterion: str) -> Statement:
    rows = lens.criteria[criterion]
    at = int(rows[np.argmax(column[rows])])
    return lens.statements[at]


def _touch(
    lens: Lens, criterion: str, closeness: float, nearest: Statement, level: Met, quote: str
) -> Touch:
    return Touch(
        criterion=criterion,
        quote=quote,
        level=level,
        score=round(min(1.0, closeness / (closeness + lens.at.touch)), 4),
        statement=nearest.number,
    )


def _level(lens: Lens, nearest: int, closeness: float, argued: Argument, manner: Manner) -> Met:
    """What a sentence earns: by its argument, or in plain words by what it says outright."""
    if manner.hollow:
        return 2
    if manner.unsure:
        return 3 if argued.level == 4 else 2
    if argued.level == 4 and nearest >= 3 and closeness >= lens.at.firm:
        return 4
    if argued.level >= 3 and closeness >= lens.at.touch + CLEARLY:
        return 3
    plain = nearest >= 3 and closeness >= lens.at.firm + OUTRIGHT
    return 3 if plain and not (argued.dismissive or argued.hollow or argued.hedges > 1) else 2
