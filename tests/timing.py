"""How long a call takes on a machine that may be busy."""

import time
from collections.abc import Callable


def fastest(call: Callable[[], object]) -> float:
    """Seconds of the fastest of three runs."""
    spent = []
    for _ in range(3):
        started = time.perf_counter()
        call()
        spent.append(time.perf_counter() - started)
    return min(spent)
