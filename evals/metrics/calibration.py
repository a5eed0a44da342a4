"""Calibration: how far stated confidence is from how often it was right."""

import numpy as np

from evals.measuring import Floats, Seen, Statistic

BINS = 10


def _binned(seen: Seen) -> list[float]:
    """Number, confidence and hits in the bin of one prediction (`pair`: confidence, hit)."""
    assert seen.pair is not None, "calibration needs a confidence and an outcome"
    confidence, hit = seen.pair
    at = min(int(confidence * BINS), BINS - 1)
    cells = np.zeros((BINS, 3))
    cells[at] = (1.0, confidence, hit)
    return [float(cell) for cell in cells.ravel()]


def expected_error(bins: Floats) -> Floats:
    """Expected calibration error of each of B binnings (B x 30): sum n_b/N |hits - confidence|."""
    cells = bins.reshape(-1, BINS, 3)
    n = cells[:, :, 0].sum(axis=1)
    gaps = np.abs(cells[:, :, 2] - cells[:, :, 1]).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(gaps / n)


ECE = Statistic(_binned, expected_error)
