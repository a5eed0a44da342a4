"""The stub in a process of its own, so that it takes no time from what is measured."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from evals.bench.model_server import ModelServer
from evals.bench.stub_answers import stub


@contextmanager
def served() -> Iterator[str]:
    """Its address, as long as it is needed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "evals.bench.serving"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdin is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def main() -> None:
    """Serve until standard input ends."""
    with ModelServer(stub) as server:
        print(server.address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
