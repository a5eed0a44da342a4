"""Measures indexing of a mixed folder: `python -m evals.bench.ingest [--embedder minilm]`.

Prints seconds, the peak memory of the largest process, and what came of the files; run twice, the
second time over unchanged files. Exits 1 where a bound is broken.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from evals.bench.mixed_folder import write_mixed_folder

_MAX_RSS = 1.5 * 2**30
_MAX_SECONDS = 300.0


def measure(embedder: str, files: int, model_dir: str | None) -> dict[str, object]:
    """Index `files` mixed files twice and give the figures; memory in bytes, times in seconds."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "notes"
        write_mixed_folder(folder, files)
        command = [
            sys.executable, "-m", "knowledge", "index", "--only", str(folder),
            "--data-dir", str(Path(scratch) / "data"), "--embedder", embedder,
        ]  # fmt: skip
        command += ["--model-dir", model_dir] if model_dir else []
        first, lines = _run(command)
        again, _ = _run(command)
    skipped = Counter(line.rpartition("(")[2].strip(")") for line in lines if line[:4] == "skip")
    return {
        "embedder": embedder,
        "files": len(lines) - 1,
        "first_seconds": round(first, 2),
        "again_seconds": round(again, 2),
        "again_share": round(again / first, 4),
        # Linux gives kilobytes; the largest of all children, the parser process included.
        "peak_rss_bytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
        "skipped": dict(sorted(skipped.items())),
        "summary": lines[-1],
    }


def _run(command: list[str]) -> tuple[float, list[str]]:
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"indexing failed with {done.returncode}: {done.stderr[-2000:]}")
    return time.monotonic() - began, done.stdout.splitlines()


def main() -> None:
    """Measure, print JSON, and fail where memory or time is over its bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--embedder", default="lexical", choices=("lexical", "minilm"))
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--model-dir")
    given = parser.parse_args()
    figures = measure(given.embedder, given.files, given.model_dir)
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    within = figures["peak_rss_bytes"] <= _MAX_RSS and figures["first_seconds"] <= _MAX_SECONDS  # type: ignore[operator]
    sys.exit(0 if within else 1)


if __name__ == "__main__":
    main()
