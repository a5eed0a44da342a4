"""Invariance: what says the same is graded the same."""

from collections.abc import Mapping


def shifts(
    before: Mapping[str, int | None], after: Mapping[str, int | None]
) -> list[tuple[str, float]]:
    """Each criterion's change in levels; what was or becomes not assessed counts as level 1."""
    names = sorted({*before, *after})
    return [(name, float((after.get(name) or 1) - (before.get(name) or 1))) for name in names]


def flipped(before: Mapping[str, int | None], after: Mapping[str, int | None]) -> list[str]:
    """The criteria whose verdict is another one now."""
    return [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]
