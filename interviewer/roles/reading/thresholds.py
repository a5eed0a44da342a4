"""From which support on a sentence counts as saying a statement, for each way of matching."""

from dataclasses import dataclass

from interviewer.roles.matching.combine import Mode


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Support is 0..1. `touch` credits evidence, `firm` credits it in full, `beside` is how much
    weaker a second criterion of the same sentence may be, `cue` makes a question sensible, `trap`
    pushes back on a claim if it beats its sound twins by `trap_margin`."""

    touch: float
    firm: float
    beside: float
    cue: float
    trap: float
    trap_margin: float

    @classmethod
    def of(cls, mode: Mode) -> "Thresholds":
        """The thresholds of a matcher's mode."""
        return _BY_MODE[mode]


_BY_MODE = {
    Mode.MINILM: Thresholds(0.40, 0.50, 0.10, 0.36, 0.50, 0.04),
    Mode.LEXICAL: Thresholds(0.40, 0.50, 0.10, 0.36, 0.50, 0.04),
}
