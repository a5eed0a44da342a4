"""How meaning and words are put together into one score between 0 and 1."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


# A note of one's own that fits as well as half the best gets a sixteenth of what hints give at most.
_OWN_POWER = 4
# Least share of a score that a query far from all notes keeps, so that the order stays.
_FLOOR = 0.1


def combine(
    cosines: Floats,
    words: Floats,
    weight: float,
    close: float = 0.0,
    hints: Floats | None = None,
    own: npt.NDArray[np.bool_] | None = None,
) -> Floats:
    """Scores 0..1 of candidates from their cosines (-1..1) and their BM25 scores (0 upwards).

    Each side is divided by its best for this query, which makes a short question and a long claim
    alike; rank fusion would throw the distances away. The sum is then scaled by how near the
    nearest note is, `close` being the cosine of a good match, so that scores compare over queries.
    `hints` (0 upwards) are added before that, and the best sum stays what it was without them.
    Hints know nothing of notes of one's own (`own`), so there the fit itself stands in for them.
    """
    best = float(words.max(initial=0.0))
    shares = words / best if best > 0 else words
    top = float(cosines.max(initial=0.0))
    near = np.clip(cosines, 0, None) / top if top > 0 else np.zeros_like(cosines)
    strength = min(1.0, max(_FLOOR, top / close)) if close > 0 else 1.0
    scores = weight * near + (1 - weight) * shares
    if hints is not None and scores.size:
        if own is not None and own.any():
            share = scores / max(float(scores.max()), 1e-6)
            stand_in = float(hints.max()) * share**_OWN_POWER
            hints = np.where(own, np.maximum(hints, stand_in), hints)
        hinted = scores + hints
        scores = hinted * (scores.max() / max(float(hinted.max()), 1e-6))
    scores = strength * scores
    return np.asarray(np.clip(scores, 0, 1), dtype=np.float32)
