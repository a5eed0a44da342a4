"""From which likeness on a sentence counts as speaking of something, in each kind of bank."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """In standard deviations, as `Bank.likeness` counts them.

    `touch` credits a criterion (mean of its `NEAREST` best statements), `firm` credits it in full,
    `beside` is how much weaker a second criterion of the same sentence may be, `cue` makes a
    question sensible, `trap` pushes back on a claim that beats its sound twins by `trap_margin`.
    """

    touch: float
    firm: float
    beside: float
    cue: float
    trap: float
    trap_margin: float


BY_MEANING = Thresholds(touch=3.2, firm=4.2, beside=0.8, cue=5.4, trap=5.9, trap_margin=0.8)
BY_WORDS = Thresholds(touch=2.8, firm=4.2, beside=0.8, cue=6.5, trap=7.8, trap_margin=1.5)
NEAREST = 3
