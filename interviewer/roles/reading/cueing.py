"""What a message's sentences make sensible to ask, and which wrong claims they make."""

from collections.abc import Iterator, Sequence

import numpy as np

from interviewer.domain.any_case import AnyCase
from interviewer.domain.evidence import words
from interviewer.domain.reading import AskCue, TrapHit, WhatIfCue
from interviewer.domain.sentences import Span
from interviewer.domain.taking_back import takes_back
from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.vectors import Floats
from interviewer.roles.matching.words import words as content_words
from interviewer.roles.reading.clip import clips
from interviewer.roles.reading.imputing import NAMED
from interviewer.roles.reading.lens import Lens
from interviewer.roles.reading.statements import Kind

MIN_CLAIM_WORDS = 6
"""Fewer words claim nothing that could be held against somebody."""
MIN_TELLING = 3
TELLING = 0.35
"""A word of this weight (0..1, by how rare it is) tells something."""
_LIMITED = AnyCase(r"\b(?:few|only|small|some|rare|at first|unless|except)\b")
SAID = 0.55
"""So much of a condition a sentence has to say for the question on it to make sense."""
CLAIMED = 0.5
"""And so much of a wrong claim, to be held to it."""
_DENIAL = AnyCase(
    r"\b(?:not|never|no|none|nothing|nobody|neither|nor|cannot|without|avoid\w*|instead of"
    r"|rather than|\w+n't)\b",
)


def ask_cues(lens: Lens, told: Sequence[Span], likeness: Floats) -> tuple[AskCue, ...]:
    """The pack's questions whose condition a sentence meets, closest first.

    A question takes up a choice by its name, so the sentence has to say most of the condition.
    """
    best: dict[tuple[str, int], tuple[float, int, int]] = {}
    message = " ".join(span.text for span in told).casefold()
    for row, column, value in _above(lens, likeness, "ask", lens.at.cue):
        statement = lens.statements[row]
        if said_of(lens, statement.text, told[column].text) < SAID:
            continue
        key = (statement.target, statement.number)
        if any(term in message for term in lens.answered.get(key, ())):
            continue
        chosen = lens.imputed.get(key, "")
        if chosen and said_of(lens, chosen, message) < NAMED:
            continue
        if key not in best or value > best[key][0]:
            best[key] = value, row, column
    cues = [
        AskCue(criterion=criterion, ask=ask, quote=_said_at(lens, told, row, column), score=value)
        for (criterion, ask), (value, row, column) in best.items()
    ]
    return tuple(sorted(cues, key=lambda cue: (-cue.score, cue.criterion, cue.ask)))


def what_if_cues(lens: Lens, told: Sequence[Span], likeness: Floats) -> tuple[WhatIfCue, ...]:
    """The what-ifs that bite on what a sentence says."""
    best: dict[str, tuple[float, int, int]] = {}
    for row, column, value in _above(lens, likeness, "what_if", lens.at.cue):
        name = lens.statements[row].target
        if said_of(lens, lens.statements[row].text, told[column].text) < SAID:
            continue
        if name not in best or value > best[name][0]:
            best[name] = value, row, column
    return tuple(
        WhatIfCue(what_if=name, quote=_said_at(lens, told, row, column), score=value)
        for name, (value, row, column) in best.items()
    )


def trap_hits(lens: Lens, told: Sequence[Span], likeness: Floats) -> tuple[TrapHit, ...]:
    """The typical wrong claims that sentences make: like the claim, and less like its sound twin.

    Who says the sound thing anywhere in the message does not hold the wrong one.
    """
    near = list(_above(lens, likeness, "trap", lens.at.trap))
    if not near:
        return ()
    sound: dict[tuple[str, int], float] = {}
    soundest: dict[str, float] = {}
    for row, column, value in _above(lens, likeness, "sound", -np.inf):
        name = lens.statements[row].target
        sound[name, column] = max(sound.get((name, column), value), value)
        soundest[name] = max(soundest.get(name, value), value)
    best: dict[str, TrapHit] = {}
    for row, column, value in near:
        name = lens.statements[row].target
        if not claims_something(told[column].text) or takes_back(told[column].text):
            continue
        if not makes_claim(lens, lens.statements[row].text, told[column].text):
            continue
        if value < sound.get((name, column), 0.0) + lens.at.trap_margin:
            continue
        if value < soundest.get(name, 0.0):
            continue
        if name not in best or value > best[name].score:
            text = told[column].text
            quote = _quote(lens, text, lens.statements[row].text) or text.strip()
            best[name] = TrapHit(trap=name, quote=quote, score=value)
    return tuple(sorted(best.values(), key=lambda hit: (-hit.score, hit.trap)))


def claims_something(sentence: str) -> bool:
    """Whether a sentence has enough words that tell for a claim to be recognised in it."""
    telling = sum(1 for word in content_words(sentence) if word.weight >= TELLING)
    return len(words(sentence)) >= MIN_CLAIM_WORDS and telling >= MIN_TELLING


def _said_at(lens: Lens, told: Sequence[Span], row: int, column: int) -> str:
    """The words of a sentence that say most of a statement."""
    return _quote(lens, told[column].text, lens.statements[row].text)


def _quote(lens: Lens, sentence: str, statement: str) -> str:
    """The part of a sentence that says most of a statement, short enough to be said back."""
    parts = [(said_of(lens, statement, part), part) for part in clips(sentence)]
    most = max((said for said, _ in parts), default=0.0)
    return next((part for said, part in parts if said >= 0.8 * most), "")


def _limits(sentence: str) -> bool:
    """Whether a sentence speaks of some cases only: it makes no sweeping claim."""
    return _LIMITED.search(sentence) is not None


def said_of(lens: Lens, statement: str, sentence: str) -> float:
    """How much (0..1) of a statement's weight in words a sentence says, denied or not alike.

    A word weighs by how rare it is among the statements. A synonym counts as the word, and so does
    a phrase whose words stand apart.
    """
    rarity = lens.bank.rarity
    groups = load().groups
    told = {(word.key, word.negated) for word in content_words(sentence)}
    told |= {(part, negated) for key, negated in told for part in key.split()}
    alike = {(group, negated) for key, negated in told for group in groups.get(key, ())}
    weight: dict[str, float] = {}
    said: dict[str, float] = {}
    for word in content_words(statement):
        weighs = word.weight * rarity.get(word.key, 1.0)
        weight[word.key] = max(weight.get(word.key, 0.0), weighs)
        parts = {(part, word.negated) for part in word.key.split()}
        twin = any((group, word.negated) in alike for group in groups.get(word.key, ()))
        if (word.key, word.negated) in told or parts <= told or twin:
            said[word.key] = weight[word.key]
    return sum(said.values()) / sum(weight.values()) if weight else 0.0


def makes_claim(lens: Lens, claim: str, sentence: str) -> bool:
    """Whether a sentence says most of a claim, as sweepingly, and denies it as little or as much."""
    if denies(sentence) != denies(claim) or (_limits(sentence) and not _limits(claim)):
        return False
    return said_of(lens, claim, sentence) >= CLAIMED


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
