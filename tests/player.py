"""A program that is killed: forks children that play an interview and say what they were granted.

Reads a line for each child to start: the session and the seconds it has to live, -1 for no end. A
child is killed before it is waited for, so that its id is its own. A child goes on where
the log says, prints each turn id once the engine has acknowledged it, and exits with 0 when the
interview is graded.
"""

import asyncio
import os
import signal
import sys
import time

from interviewer.clock import SystemClock
from interviewer.store import Store
from tests.builders import interviewer, listen


def play(url: str, session_id: str, turns: int) -> None:
    """Go on with the interview until it is graded."""
    store = Store(url)
    lead = interviewer(store, SystemClock())  # type: ignore[arg-type]
    lead.resume(session_id)
    asyncio.run(listen(lead, session_id))
    while lead.session(session_id).ended is None:
        number = len(lead.session(session_id).candidate_turns())
        if number == turns:
            break
        lead.hear(session_id, f"Answer number {number}, in plain words.", f"turn-{number}")
        os.write(1, f"turn-{number}\n".encode())
        asyncio.run(listen(lead, session_id))
    asyncio.run(lead.finish(session_id))
    store.close()


def main() -> None:
    """Fork a child for each line of standard input; say how it ended."""
    url, turns = sys.argv[1], int(sys.argv[2])
    for line in sys.stdin:
        session, life = line.split()
        child = os.fork()
        if child == 0:
            try:
                play(url, session, turns)
            finally:
                os._exit(0 if sys.exc_info()[0] is None else 3)
        if float(life) >= 0:
            time.sleep(float(life))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.write(1, f"ended {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
