"""The near end of the parser process: starts it, bounds its time, starts another when it dies."""

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from knowledge.note import Kind, Limits, SkipCode, SkipNote


class Parser:
    """Parses files in a process of its own, so that a bad one costs a skip and not the run.

    Use as a context manager; the process starts with the first file that needs it.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[str] | None = None
        self._replies: queue.Queue[str | None] = queue.Queue()

    def parse(self, kind: Kind, path: Path) -> tuple[str, str | None, str | None]:
        """Text, title and cut of the file at `path`. Raises SkipNote."""
        process = self._running()
        task = {"kind": kind.value, "path": str(path), "limits": self._limits.model_dump()}
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(task) + "\n")
            process.stdin.flush()
            line = self._replies.get(timeout=self._limits.parser_seconds)
        except queue.Empty:
            self.close()
            seconds = self._limits.parser_seconds
            raise SkipNote(SkipCode.TOO_SLOW, f"Reading it took over {seconds:g} s.") from None
        except OSError:
            line = None
        if line is None:
            self.close()
            raise SkipNote(SkipCode.DAMAGED, "Reading it crashed the parser.")
        reply = json.loads(line)
        if "code" in reply:
            raise SkipNote(SkipCode(reply["code"]), reply["reason"])
        return reply["text"], reply["title"], reply["cut"]

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        # A fresh interpreter rather than a fork or a multiprocessing spawn: it inherits no threads
        # and never imports the front end's __main__ (Streamlit's would start an app).
        root = str(Path(__file__).resolve().parent.parent)
        boot = f"import sys; sys.path.insert(0, {root!r}); from knowledge.parser_worker import main; main()"
        self._process = subprocess.Popen(
            [sys.executable, "-c", boot, str(self._limits.parser_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._replies = queue.Queue()
        assert self._process.stdout is not None
        threading.Thread(
            target=_pump, args=(self._process.stdout, self._replies), daemon=True
        ).start()
        return self._process

    def close(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _pump(pipe: IO[str], replies: "queue.Queue[str | None]") -> None:
    """Carry reply lines to the waiting side; None once the process is gone."""
    try:
        for line in pipe:
            replies.put(line)
    except (OSError, ValueError):
        pass
    replies.put(None)
