"""Krippendorff's alpha for ordinal ratings of two raters, missing ratings allowed."""

import numpy as np

from evals.measuring import Floats, Seen, Statistic

LEVELS = 4


def _coincidences(seen: Seen) -> list[float]:
    """The coincidences of one unit; a unit that only one rater rated says nothing."""
    cells = np.zeros((LEVELS, LEVELS))
    assert seen.pair is not None, "alpha is about ratings"
    one, other = (int(rating) for rating in seen.pair)
    if one and other:
        cells[one - 1, other - 1] += 1.0
        cells[other - 1, one - 1] += 1.0
    return [float(cell) for cell in cells.ravel()]


def ordinal_alpha(tables: Floats) -> Floats:
    """Alpha of each of B coincidence tables (B x 16): 1 - observed / expected disagreement.

    The ordinal distance of two levels is the squared number of ratings between them, half of
    their own included (Krippendorff 2011). nan where only one level was ever used.
    """
    observed = tables.reshape(-1, LEVELS, LEVELS)
    margins = observed.sum(axis=2)
    n = margins.sum(axis=1)
    sums = np.concatenate([np.zeros((len(margins), 1)), margins.cumsum(axis=1)], axis=1)
    low = np.minimum(*np.meshgrid(np.arange(LEVELS), np.arange(LEVELS), indexing="ij"))
    high = np.maximum(*np.meshgrid(np.arange(LEVELS), np.arange(LEVELS), indexing="ij"))
    between = sums[:, high + 1] - sums[:, low]
    ends = (margins[:, low] + margins[:, high]) / 2
    distance = np.where(low == high, 0.0, (between - ends) ** 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        above = (observed * distance).sum(axis=(1, 2)) / n
        pairs = margins[:, :, None] * margins[:, None, :]
        below = (pairs * distance).sum(axis=(1, 2)) / (n * (n - 1))
        return np.asarray(np.where(below > 0, 1 - above / below, np.nan))


ALPHA = Statistic(_coincidences, ordinal_alpha)
