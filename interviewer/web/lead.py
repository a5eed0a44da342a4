"""Who leads a session in this process: the runner that has its clock and its turns.

A browser session with a key of its own has a runner beside the process's. A page watches whichever
leads; only a person's doing (a message, a pause, the end) hands the lead over, and the clock with it.
"""

import threading

from interviewer.runner import Runner

_led: dict[str, Runner] = {}
_lock = threading.Lock()


def watched(session_id: str, mine: Runner) -> Runner:
    """The runner to look at for a session: the one that leads it, else `mine`."""
    with _lock:
        known = _led.get(session_id)
    return known or mine


def leading(session_id: str, mine: Runner) -> Runner:
    """`mine` as the session's leader; not while another one's turn runs."""
    with _lock:
        other = _led.get(session_id)
        if other is mine:
            return mine
        if other is not None:
            turn = other.live(session_id)
            if turn is not None and turn.running:
                return other
        _led[session_id] = mine
    if other is not None and not other.session(session_id).clock_stopped:
        other.pause(session_id)
        mine.resume(session_id)
    return mine


def busy(runner: Runner) -> bool:
    """Whether it speaks a turn of a session that it leads, or grades one."""
    with _lock:
        led = [name for name, known in _led.items() if known is runner]
    for name in led:
        turn = runner.live(name)
        if turn is not None and turn.running:
            return True
        session = runner.session(name)
        if session.ended is not None and session.graded is None:
            return True
    return False


def forget(runner: Runner) -> None:
    """A runner that is being closed leads nothing any more."""
    with _lock:
        for session_id in [name for name, led in _led.items() if led is runner]:
            del _led[session_id]
