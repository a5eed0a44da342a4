"""Running commands of `python -m interviewer` in this process, with a folder of their own."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from evals.playing import Stage
from interviewer import wiring
from interviewer.cli.commands import main
from knowledge import content_lint
from knowledge.content import Flaw, Library


@dataclass(frozen=True)
class Ran:
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


class Bytes(io.TextIOWrapper):
    """Standard input that is no terminal."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(io.BytesIO(raw), encoding="utf-8")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What has the shipped content linted runs in one worker, which does it once."""
    for item in items:
        if "flaws" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("linted"))


@pytest.fixture(scope="session")
def flaws() -> list[Flaw]:
    """What is wrong with the shipped content, looked for once."""
    return content_lint.lint(Library())


@pytest.fixture
def linted(flaws: list[Flaw], monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that have the shipped content linted are told what came of it before."""
    monkeypatch.setattr(content_lint, "lint", lambda library: flaws)


@pytest.fixture
def folder(tmp_path: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own; the worker's index and prepared reader are shared."""
    for part in stage.settings.data_dir.iterdir():
        if not part.name.startswith("sessions"):
            (tmp_path / part.name).symlink_to(part)
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("INTERVIEWER_EMBEDDER", "lexical")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(wiring, "builtin_roles", lambda settings, search: stage.roles)
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line as a shell would."""

    def call(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["interviewer", *arguments])
        monkeypatch.setattr(sys, "stdin", Bytes(stdin))
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 0 if exit_.code is None else 1
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return call
