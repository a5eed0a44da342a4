"""A program whose system fails it: no room in files, or no more of them. Says what it lived through.

Arguments: a database and "size" or "files". In a process of its own, as such limits hold for all of it.
"""

import asyncio
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewer.clock import ManualClock
from interviewer.errors import StoreError
from interviewer.headless import START
from interviewer.store import Store
from tests.builders import interviewer, listen, setup, small_content

LONG = "word " * 3900


@contextmanager
def no_room(path: Path) -> Iterator[None]:
    """No file may grow beyond what the database has: writing fails as on a broken or full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def no_files(_: Path) -> Iterator[None]:
    """No file can be opened any more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    held: list[int] = []
    try:
        try:
            while True:
                held.append(os.open("/dev/null", os.O_RDONLY))
        except OSError:
            yield
    finally:
        for descriptor in held:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def main() -> None:
    """Say a message while the system fails, look at the interview, and say it again after."""
    path, trouble = Path(sys.argv[1]), {"size": no_room, "files": no_files}[sys.argv[2]]
    store = Store(f"sqlite:///{path}")
    lead = interviewer(store, ManualClock(START))
    session = lead.open(small_content(), setup()).id
    asyncio.run(listen(lead, session))
    with trouble(path):
        try:
            lead.hear(session, LONG, "t")
        except StoreError as error:
            print("refused", error.code)
        try:
            print("read", len(lead.session(session).turns))
        except StoreError as error:
            print("unread", error.code)
    print("kept meanwhile", len(lead.session(session).candidate_turns()))
    lead.hear(session, LONG, "t")
    asyncio.run(listen(lead, session))
    print("recovered", len(Store(f"sqlite:///{path}").records(session)))


if __name__ == "__main__":
    main()
