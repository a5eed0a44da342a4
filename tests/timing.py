"""How much of the processor a call takes, on a machine that may be busy."""

import time
from collections.abc import Callable


def fastest(call: Callable[[], object]) -> float:
    """Seconds of the fastest of three runs."""
    spent = []
    for _ in range(3):
        started = time.process_time()
        call()
        spent.append(time.process_time() - started)
    return min(spent)
