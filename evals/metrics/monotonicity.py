"""Monotonicity: of two answers, the one that says more is not graded lower."""


def ordered(weak: float | None, strong: float | None, strict: bool = True) -> bool:
    """Whether the stronger one came out above; not assessed is below every grade."""
    low, high = weak or 0.0, strong or 0.0
    return high > low if strict else high >= low
