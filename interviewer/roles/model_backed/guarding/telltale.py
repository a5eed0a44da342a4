"""How much a number gives away by itself, whatever it is said of."""

from math import isclose

from interviewer.domain.quantities import Kind

DAILY = "a day"
"""What a number of things by the day measures."""
LARGE = 10_000
"""A count from here on, a size, and a fine share are somebody's number: one word places them."""
HUGE = 1_000_000
"""From here on no word is needed."""
SMALL = 25
"""A count up to here and a round share stand anywhere: it takes three words to place them."""
USUAL = tuple(
    size * many
    for size, manys in (
        (1.0, (1, 2, 3, 5, 10, 15, 20, 30)),
        (60.0, (1, 2, 3, 5, 10, 15, 20, 30, 45)),
        (3600.0, (1, 2, 3, 4, 6, 8, 12)),
        (86_400.0, (1, 2, 3, 5, 7, 10, 14, 21, 28, 30, 60, 90)),
        (2_592_000.0, (1, 2, 3, 6, 9, 12, 24)),
        (31_536_000.0, (1, 2, 3, 5)),
    )
    for many in manys
)
"""Times that anybody may name."""
ROUND = (0.01, 0.1, 0.25, 0.5)


def is_unmistakable(number: tuple[str, float]) -> bool:
    """Whether a number that equals a fact's can hardly do so by chance."""
    kind, amount = number
    fine = _is_exact(amount) and round(amount * 20, 6) % 1 != 0
    return kind == Kind.COUNT and (fine or amount >= HUGE)


def _is_exact(amount: float) -> bool:
    """Whether a bare decimal has two digits that count: 0.74 is somebody's, 0.03 reads on any scale."""
    return 0 < amount < 1 and not isclose(float(f"{amount:.0e}"), amount)


def is_distinct(number: tuple[str, float]) -> bool:
    """Whether a number is hardly ever named: a large count, a size, a fine share, an odd time."""
    kind, amount = number
    if kind == DAILY:
        return amount >= LARGE
    if kind == Kind.SECONDS:
        return amount < 1 or not any(isclose(amount, usual) for usual in USUAL)
    if kind == Kind.COUNT:
        return (amount >= LARGE and amount not in (1e4, 1e5)) or _is_exact(amount)
    fine = kind == Kind.FRACTION and round(amount * 20, 6) % 1 != 0 and not is_common(number)
    return fine or kind in (Kind.BYTES, Kind.BYTE_RATE)


def is_somebodys(number: tuple[str, float]) -> bool:
    """Whether a number is so large that nobody names it who does not know a setting."""
    kind, amount = number
    return kind in (Kind.COUNT, DAILY) and amount >= LARGE


def is_common(number: tuple[str, float]) -> bool:
    """Whether a number stands anywhere: a small count, a round share, a usual time."""
    kind, amount = number
    if kind == Kind.FRACTION:
        return any(isclose(amount, share) for share in ROUND)
    if kind == Kind.SECONDS:
        return not is_distinct(number)
    return kind == Kind.COUNT and (1 <= amount <= SMALL or (amount < 1 and not _is_exact(amount)))
