"""Kept vectors: a text of the content is embedded once, whatever batch it stands in."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.kept_vectors import WORTH_KEEPING, KeptVectors
from knowledge.lexical import LexicalEmbedder
from knowledge.progress import Progress
from tests.knowledge.conftest import CountingEmbedder

RUBRIC = [f"It names cost number {n} of a wrong alarm." for n in range(WORTH_KEEPING)]
PACK = [f"It counts the requests of day {n}." for n in range(10)]


def test_a_batch_is_embedded_once(embedder: CountingEmbedder, tmp_path: Path) -> None:
    first = KeptVectors(embedder, tmp_path).embed(RUBRIC)
    again = KeptVectors(embedder, tmp_path).embed(RUBRIC)
    assert embedder.seen == RUBRIC
    assert np.array_equal(first, again)
    assert np.array_equal(first, LexicalEmbedder().embed(RUBRIC))


def test_of_another_batch_only_what_is_new(embedder: CountingEmbedder, tmp_path: Path) -> None:
    KeptVectors(embedder, tmp_path).embed(RUBRIC)
    found = KeptVectors(embedder, tmp_path).embed([*PACK, *reversed(RUBRIC), *PACK])
    assert embedder.seen == [*RUBRIC, *PACK]
    assert np.array_equal(found, LexicalEmbedder().embed([*PACK, *reversed(RUBRIC), *PACK]))


def test_another_embedder_takes_nothing_over(embedder: CountingEmbedder, tmp_path: Path) -> None:
    class Other(CountingEmbedder):
        name = "other/1"

    other = Other()
    KeptVectors(embedder, tmp_path).embed(RUBRIC)
    KeptVectors(other, tmp_path).embed(RUBRIC)
    assert other.seen == RUBRIC


def test_a_message_is_not_kept(embedder: CountingEmbedder, tmp_path: Path) -> None:
    kept = KeptVectors(embedder, tmp_path)
    kept.embed(PACK)
    kept.embed(PACK)
    assert embedder.seen == PACK * 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"no archive", b"half"])
def test_a_damaged_file_is_worked_out_again(
    embedder: CountingEmbedder, tmp_path: Path, damage: bytes
) -> None:
    first = KeptVectors(embedder, tmp_path).embed(RUBRIC)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    assert np.array_equal(KeptVectors(embedder, tmp_path).embed(RUBRIC), first)
    assert path.read_bytes() != damage


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(
    embedder: CountingEmbedder, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = KeptVectors(embedder, tmp_path / "file" / "vectors")
    assert kept.embed(RUBRIC).shape == (WORTH_KEEPING, embedder.dimension)


def test_what_is_worked_out_anew_is_told_and_nothing_else(
    embedder: CountingEmbedder, tmp_path: Path
) -> None:
    told: list[Progress] = []
    kept = KeptVectors(embedder, tmp_path)
    kept.embed_watched(RUBRIC, told.append)
    kept.embed_watched(RUBRIC, told.append)
    assert told == [Progress(step="embed", done=0, total=len(RUBRIC))]
