"""The invariance suite: order, wording, padding and pasting twice change no grade."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from evals.ground import Ground
from evals.measuring import Seen
from evals.metrics.invariance import flipped, shifts
from evals.regrading import levels, read_again
from interviewer.domain.session import Content

PADDING = (
    "Let me think about how to put that.",
    "Give me a second, I want to get this straight.",
    "Okay, so that is one part, let me go on.",
    "I hope that is clear so far.",
)
_REWORDED: tuple[tuple[str, str], ...] = (
    (r"\bI'd\b", "I would"),
    (r"\bdon't\b", "do not"),
    (r"\bcan't\b", "cannot"),
    (r"\bit's\b", "it is"),
    (r"\bthat's\b", "that is"),
    (r"\bwe've\b", "we have"),
    (r"\babout\b(?= \d)", "roughly"),
    (r"\bsince\b", "because"),
    (r"\bmaybe\b", "perhaps"),
    (r"\ba lot of\b", "many"),
    (r"\bbig\b", "large"),
    (r"\bstart with\b", "begin with"),
    (r"\bso that\b", "in order that"),
    (r"\balso\b", "as well"),
    (r" - ", " — "),
)


def observe(name: str, ground: Ground) -> Iterator[Seen]:
    """One script, graded once as it is and once for each change that ought to change nothing."""
    played = ground.played(name)
    content = ground.content(name.partition(".")[0])
    turns = {turn.number: turn.text for turn in played.session.candidate_turns()}
    before = _graded(content, ground, name, {})
    for how, changed, texts in (
        ("order", _other_way_round(content), {}),
        ("wording", content, {number: reworded(text) for number, text in turns.items()}),
        ("padding", content, {n: padded(text, n) for n, text in turns.items()}),
        ("pasted", content, {number: f"{text}\n\n{text}" for number, text in turns.items()}),
    ):
        after = _graded(changed, ground, name, texts)
        flips = set(flipped(before, after))
        for criterion, shift in shifts(before, after):
            for metric, value in (
                ("invariance.shift", shift),
                ("invariance.flips", float(criterion in flips)),
            ):
                yield Seen(
                    metric=metric,
                    item=f"{name}#{how} {criterion}",
                    cluster=name,
                    value=value,
                    group=how,
                    note=f"{criterion}: {before[criterion]} -> {after[criterion]}",
                )


def reworded(text: str) -> str:
    """The same said with other small words: no idea, number or name is touched."""
    for pattern, other in _REWORDED:
        text = re.sub(pattern, other, text)
    return text


def padded(text: str, number: int) -> str:
    """The same with a sentence before and after that says nothing."""
    return f"{PADDING[number % 4]} {text} {PADDING[(number + 1) % 4]}"


def _graded(
    content: Content, ground: Ground, name: str, texts: Mapping[int, str]
) -> Mapping[str, int | None]:
    session = read_again(content, ground.played(name).records, ground.judges, texts)
    return levels(ground.grade(session))


def _other_way_round(content: Content) -> Content:
    rubric = content.rubric.model_copy(
        update={"criteria": tuple(reversed(content.rubric.criteria))}
    )
    return replace(content, rubric=rubric)
