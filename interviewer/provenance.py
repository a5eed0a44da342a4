"""What a recording was made with: commit, sources and model, by name and hash."""

import shutil
import subprocess
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from interviewer.domain.events import Record
from interviewer.transcript import Made

ROOT = Path(__file__).parents[1]
SOURCES = ("interviewer", "knowledge")


def made_with(records: Iterable[Record], model: str, when: datetime, candidate: str = "") -> Made:
    """What made these records. `when` is the real date, whatever clock the interview ran on."""
    producers = [record.producer for record in records]
    commit, dirty = _commit(ROOT)
    return Made(
        date=when.date().isoformat(),
        commit=commit,
        dirty=dirty,
        version=producers[0].code,
        code=code_hash(ROOT),
        model=model,
        prompts=tuple(sorted({producer.prompt for producer in producers if producer.prompt})),
        candidate=candidate,
    )


@cache
def code_hash(root: Path) -> str:
    """One hash over the sources of the program, their paths included."""
    whole = sha256()
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*.py")):
            whole.update(path.relative_to(root).as_posix().encode() + b"\0")
            whole.update(path.read_bytes() + b"\0")
    return whole.hexdigest()


@cache
def _commit(root: Path) -> tuple[str, bool]:
    """The commit that is checked out, and whether a tracked file differs; "" outside of git."""
    head = _git(root, "rev-parse", "HEAD")
    return head, bool(head) and bool(_git(root, "status", "--porcelain", "--untracked-files=no"))


def _git(root: Path, *arguments: str) -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    try:
        done = subprocess.run(
            [git, *arguments], cwd=root, capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
