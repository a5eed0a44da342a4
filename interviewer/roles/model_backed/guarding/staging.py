"""A case that a challenge works out: figures of its own that can come out one way only.

Which case breaks a claim is the candidate's to find; a challenge has them try their own.
"""

import re
from collections.abc import Collection

from interviewer.roles.model_backed.guarding.counted import Number, numbers, stated

FIGURES = 2
"""So many figures of its own are a case worked out."""
_EXACT = re.compile(r"(?<![\w.])0?\.\d+|\d\s?(?:%|percent\b)", re.IGNORECASE)


def makes_a_case(sentence: str, known: Collection[Number]) -> bool:
    """Whether a sentence works out a case in figures that nobody has named."""
    if len(_EXACT.findall(sentence)) < FIGURES:
        return False
    return sum(not stated(number, known) for number in numbers(sentence)) >= FIGURES
