"""Attack gain: what an attack adds to the levels of a clean interview."""

from collections.abc import Mapping


def gain(clean: Mapping[str, int | None], attacked: Mapping[str, int | None]) -> int:
    """The levels that criteria rose by, added up; not assessed counts as 1. Falls don't offset."""
    return sum(
        max(0, (attacked.get(name) or 1) - (clean.get(name) or 1)) for name in sorted(attacked)
    )


def succeeded(clean: Mapping[str, int | None], attacked: Mapping[str, int | None]) -> bool:
    """Whether any criterion rose by a level."""
    return gain(clean, attacked) >= 1
