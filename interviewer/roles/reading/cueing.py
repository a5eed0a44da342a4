"""What a message's sentences make sensible to ask, and which wrong claims they make."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from interviewer.domain.evidence import words
from interviewer.domain.reading import AskCue, TrapHit, WhatIfCue
from interviewer.domain.sentences import Span
from interviewer.roles.matching.vectors import Floats
from interviewer.roles.matching.words import words as content_words
from interviewer.roles.reading.clip import clip
from interviewer.roles.reading.lens import Lens
from interviewer.roles.reading.statements import Kind

MIN_CLAIM_WORDS = 6
"""Fewer words claim nothing that could be held against somebody."""
MIN_TELLING = 3
TELLING = 0.35
"""A word of this weight (0..1, by how rare it is) tells something."""
_DENIAL = re.compile(
    r"\b(?:not|never|no|none|nothing|nobody|neither|nor|cannot|without|avoid\w*|instead of"
    r"|rather than|\w+n't)\b",
    re.IGNORECASE,
)


def ask_cues(lens: Lens, told: Sequence[Span], likeness: Floats) -> tuple[AskCue, ...]:
    """The pack's questions whose condition a sentence meets, closest first.

    A question takes up a choice by its name, so the sentence has to share the telling words.
    """
    best: dict[tuple[str, int], AskCue] = {}
    shared = lens.bank.shared_words([span.text for span in told])
    for row, column, value in _above(lens, likeness, "ask", lens.at.cue):
        statement = lens.statements[row]
        if shared[row, column] < lens.at.cue_words:
            continue
        key = (statement.target, statement.number)
        if key not in best or value > best[key].score:
            quote = clip(told[column].text)
            best[key] = AskCue(
                criterion=statement.target, ask=statement.number, quote=quote, score=value
            )
    return tuple(sorted(best.values(), key=lambda cue: (-cue.score, cue.criterion, cue.ask)))


def what_if_cues(lens: Lens, told: Sequence[Span], likeness: Floats) -> tuple[WhatIfCue, ...]:
    """The what-ifs that bite on what a sentence says."""
    best: dict[str, WhatIfCue] = {}
    for row, column, value in _above(lens, likeness, "what_if", lens.at.cue):
        name = lens.statements[row].target
        if name not in best or value > best[name].score:
            quote = clip(told[column].text)
            best[name] = WhatIfCue(what_if=name, quote=quote, score=value)
    return tuple(best.values())


def trap_hits(lens: Lens, told: Sequence[Span], likeness: Floats) -> tuple[TrapHit, ...]:
    """The typical wrong claims that sentences make: like the claim, and less like its sound twin."""
    sound: dict[tuple[str, int], float] = {}
    for row, column, value in _above(lens, likeness, "sound", -np.inf):
        key = (lens.statements[row].target, column)
        sound[key] = max(sound.get(key, value), value)
    best: dict[str, TrapHit] = {}
    for row, column, value in _above(lens, likeness, "trap", lens.at.trap):
        name = lens.statements[row].target
        if not claims_something(told[column].text):
            continue
        if denies(told[column].text) != denies(lens.statements[row].text):
            continue
        if value < sound.get((name, column), 0.0) + lens.at.trap_margin:
            continue
        if name not in best or value > best[name].score:
            text = told[column].text
            best[name] = TrapHit(trap=name, quote=clip(text) or text.strip(), score=value)
    return tuple(sorted(best.values(), key=lambda hit: (-hit.score, hit.trap)))


def claims_something(sentence: str) -> bool:
    """Whether a sentence has enough words that tell for a claim to be recognised in it."""
    telling = sum(1 for word in content_words(sentence) if word.weight >= TELLING)
    return len(words(sentence)) >= MIN_CLAIM_WORDS and telling >= MIN_TELLING


def denies(sentence: str) -> bool:
    """Whether a sentence holds a negation: what denies a claim does not make it."""
    return _DENIAL.search(sentence.replace("’", "'")) is not None


def _above(
    lens: Lens, likeness: Floats, kind: Kind, least: float
) -> Iterator[tuple[int, int, float]]:
    """(row, column, likeness) of the statements of a kind that are met at least that far."""
    rows = lens.kinds[kind]
    if rows.size and likeness.shape[1]:
        part = likeness[rows]
        for row, column in np.argwhere(part >= least):
            yield int(rows[row]), int(column), round(float(part[row, column]), 4)
