"""Agreement of two raters: weighted kappa, exact and adjacent agreement, signed difference."""

from collections.abc import Callable

import numpy as np

from evals.measuring import Floats, Seen, Statistic

LEVELS = 4


def _table(seen: Seen) -> list[float]:
    cells = np.zeros((LEVELS, LEVELS))
    assert seen.pair is not None, "agreement is between two ratings"
    cells[int(seen.pair[0]) - 1, int(seen.pair[1]) - 1] = 1.0
    return [float(cell) for cell in cells.ravel()]


def quadratic_kappa(tables: Floats) -> Floats:
    """Quadratic weighted kappa of each of B tables (B x 16): 1 - sum(wO) / sum(wE).

    w = (i-j)^2/(K-1)^2; E is the outer product of the margins by n (Cohen 1968). nan where both
    raters used a single level, since then there is no chance agreement to correct for.
    """
    observed = tables.reshape(-1, LEVELS, LEVELS)
    levels = np.arange(LEVELS, dtype=np.float64)
    weights = (levels[:, None] - levels[None, :]) ** 2 / (LEVELS - 1) ** 2
    n = observed.sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = observed.sum(axis=2)[:, :, None] * observed.sum(axis=1)[:, None, :]
        expected = expected / n[:, None, None]
        above = (weights * observed).sum(axis=(1, 2))
        below = (weights * expected).sum(axis=(1, 2))
        return np.asarray(np.where(below > 0, 1 - above / below, np.nan))


def _within(distance: int) -> Callable[[Floats], Floats]:
    def share(tables: Floats) -> Floats:
        observed = tables.reshape(-1, LEVELS, LEVELS)
        levels = np.arange(LEVELS)
        near = np.abs(levels[:, None] - levels[None, :]) <= distance
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray((observed * near).sum(axis=(1, 2)) / observed.sum(axis=(1, 2)))

    return share


def _difference(tables: Floats) -> Floats:
    observed = tables.reshape(-1, LEVELS, LEVELS)
    levels = np.arange(LEVELS, dtype=np.float64)
    gaps = levels[:, None] - levels[None, :]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((observed * gaps).sum(axis=(1, 2)) / observed.sum(axis=(1, 2)))


def standardised_difference(tables: Floats) -> Floats:
    """(mean of the first - mean of the second) / pooled standard deviation, for each table."""
    observed = tables.reshape(-1, LEVELS, LEVELS)
    levels = np.arange(1, LEVELS + 1, dtype=np.float64)
    n = observed.sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        first, second = observed.sum(axis=2), observed.sum(axis=1)
        means = [(rows @ levels) / n for rows in (first, second)]
        spreads = [
            (rows @ levels**2) / n - mean**2
            for rows, mean in zip((first, second), means, strict=True)
        ]
        pooled = np.sqrt((spreads[0] + spreads[1]) / 2)
        return np.asarray(np.where(pooled > 0, (means[0] - means[1]) / pooled, np.nan))


QWK = Statistic(_table, quadratic_kappa)
EXACT = Statistic(_table, _within(0))
ADJACENT = Statistic(_table, _within(1))
DIFFERENCE = Statistic(_table, _difference)
SMD = Statistic(_table, standardised_difference)
