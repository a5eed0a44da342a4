"""The app as people run it: `streamlit run app.py`, on a free port of this machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
UP_WITHIN = 60.0


class AppServer:
    """A running app with a data folder of its own."""

    def __init__(self, data_dir: Path, environ: Mapping[str, str] | None = None) -> None:
        self.data_dir = data_dir
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = (data_dir / "server.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)],
            cwd=ROOT,
            env=_environment(data_dir) | dict(environ or {}),
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )

    @property
    def log(self) -> str:
        """What it printed so far."""
        return (self.data_dir / "server.log").read_text(encoding="utf-8", errors="replace")

    def wait(self) -> "AppServer":
        """Wait until it answers."""
        until = time.monotonic() + UP_WITHIN
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5) as answer:  # noqa: S310
                    if answer.read() == b"ok":
                        return self
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the app did not start:\n{self.log}")

    def close(self) -> None:
        """End it as a terminal does, and see that it ends."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(20)
        self._log.close()


def with_index_of(other: Path, data_dir: Path) -> Path:
    """A data folder that has the other's index, and no interviews."""
    data_dir.mkdir(parents=True, exist_ok=True)
    for part in other.iterdir():
        if part.is_dir():
            shutil.copytree(part, data_dir / part.name, symlinks=True)
        elif not part.name.startswith("sessions.db"):
            shutil.copy2(part, data_dir / part.name)
    return data_dir


def _environment(data_dir: Path) -> dict[str, str]:
    ours = ("INTERVIEWER_", "OPENAI_", "DATABASE_URL", "STREAMLIT_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {
        "INTERVIEWER_DATA_DIR": str(data_dir),
        "INTERVIEWER_EMBEDDER": "lexical",
        "ANONYMIZED_TELEMETRY": "False",
        "ORT_DISABLE_TELEMETRY": "1",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
