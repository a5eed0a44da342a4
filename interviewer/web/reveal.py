"""A running turn as it is shown: at once where it begins, then at a calm pace."""

import time
from collections.abc import Callable, Iterator

from interviewer.live_turn import LiveTurn

TICK = 0.05
"""Seconds between two looks at the turn."""
LEAST = 7
"""At least so many characters are added at a time, about a word."""
SHARE = 8
"""Of what is still to be shown an eighth is added, so that a long text does not lag behind."""


def revealed(
    turn: LiveTurn, shown: int = 0, pause: Callable[[float], None] = time.sleep
) -> Iterator[str]:
    """Yield the text to show, whole each time, until the turn has ended and all of it was shown.

    `shown` characters were seen already. Where the turn breaks off and begins anew, so does the
    text. "" means that nothing was said yet.
    """
    restarts = turn.restarts
    while True:
        running, text = turn.running, turn.text
        if turn.restarts != restarts:
            restarts, shown = turn.restarts, 0
        shown = _further(text, min(shown, len(text)))
        yield text[:shown]
        if not running and shown >= len(turn.text):
            return
        pause(TICK)


def _further(text: str, shown: int) -> int:
    """How much of the text is shown next: to the end of a word."""
    behind = len(text) - shown
    if behind <= 0:
        return shown
    until = shown + max(LEAST, behind // SHARE)
    space = text.find(" ", until)
    return len(text) if space < 0 or until >= len(text) else space
