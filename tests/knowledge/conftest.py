"""Shared ground of the tests of `knowledge`: no network, a small set of notes, a quick embedder."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.lexical import LexicalEmbedder
from knowledge.note import NoteRoot
from knowledge.searching import Search

NOTES = {
    "leakage.md": (
        "---\ntitle: Leakage and skew\nstages: [features, data]\n---\n\n"
        "## Data leakage\nLeakage means that a feature holds what is not known at prediction time, "
        "such as a refund date when fraud is to be predicted.\n\n"
        "## Train/serve skew\nSkew is a difference between the code that computes a feature in "
        "training and the code that computes it in production.\n"
    ),
    "serving.md": (
        "# Serving\n\n## Batch prediction\nBatch prediction computes results every night and "
        "stores them, so a request is one lookup with low latency.\n\n## Online prediction\n"
        "Online prediction computes an answer when the request comes, for instance for fraud.\n"
    ),
    "metrics.txt": (
        "Offline metrics\nPrecision says how many of the alarms are right and recall says how many of "
        "the cases are found by them; both depend on the threshold.\n"
    ),
}


@pytest.fixture(autouse=True)
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to connect fails the test that makes it."""

    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"a test of knowledge tried to connect to {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def closed_searches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every search a test opens is closed after it."""
    made: list[Search] = []
    initialise = Search.__init__

    def remember(self: Search, *args: Any, **named: Any) -> None:
        initialise(self, *args, **named)
        made.append(self)

    monkeypatch.setattr(Search, "__init__", remember)
    yield
    for search in made:
        if search._hold is None or not search._hold.closed:
            search.close()


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with three small notes."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def roots(notes: Path) -> list[NoteRoot]:
    """The small notes as the user's own."""
    return [NoteRoot(path=notes)]


class CountingEmbedder(LexicalEmbedder):
    """The lexical embedder, with a record of every text it was asked to embed."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def embed(self, texts):  # type: ignore[no-untyped-def]
        """As the lexical embedder's."""
        self.seen.extend(texts)
        return super().embed(texts)


@pytest.fixture
def embedder() -> CountingEmbedder:
    """A fresh counting embedder."""
    return CountingEmbedder()


@pytest.fixture
def model_dir() -> Path:
    """The folder of the real MiniLM model; tests that need it skip without."""
    named = os.environ.get("INTERVIEWER_MINILM_DIR")
    if not named:
        pytest.skip("needs the MiniLM model: set INTERVIEWER_MINILM_DIR to its folder")
    return Path(named)
