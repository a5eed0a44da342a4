"""Building, updating, breaking and healing the index."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interviewer.errors import (
    CannotWriteError,
    IndexBusyError,
    IndexMismatchError,
    IndexMissingError,
    NotePathError,
    NothingIndexedError,
)
from knowledge import versions
from knowledge.manifest import read_manifest
from knowledge.note import Limits, NoteRoot
from knowledge.opening import open_finished, open_index
from knowledge.searching import Search
from knowledge.updating import update_index
from tests.knowledge.conftest import CountingEmbedder

ROOT = Path(__file__).parents[2]


def current(data: Path) -> Path:
    version = versions.current(data)
    assert version is not None
    return version


def test_unchanged_notes_are_not_read_again(
    tmp_path: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    first = update_index(tmp_path, roots, embedder)
    assert first.built and first.embedded == first.chunks == len(embedder.seen) > 3
    embedder.seen.clear()
    again = update_index(tmp_path, roots, embedder)
    assert not again.built and embedder.seen == [] and again.chunks == first.chunks
    assert all(result.unchanged for result in again.files)


def test_a_change_embeds_only_what_changed(
    tmp_path: Path, notes: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    before = open_index(tmp_path, roots, embedder)
    kept = {chunk.id for chunk in before.chunks()}
    embedder.seen.clear()
    with (notes / "leakage.md").open("a") as note:
        note.write("\n## Groups\n" + "Rows of one patient stay in one split of the data. " * 30)
    after = open_index(tmp_path, roots, embedder)
    assert after.report and {r.source for r in after.report.files if not r.unchanged} == {
        "leakage.md"
    }
    assert 0 < len(embedder.seen) < len(after.chunks())
    assert kept <= {chunk.id for chunk in after.chunks()}
    assert after.search("patient in one split")[0].chunk.heading_path[-1] == "Groups"


def test_a_removed_note_is_gone(
    tmp_path: Path, notes: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    open_index(tmp_path, roots, embedder)
    (notes / "serving.md").unlink()
    search = open_index(tmp_path, roots, embedder)
    assert "serving.md" not in {entry.source for entry in search.sources()}
    assert all(p.chunk.source != "serving.md" for p in search.search("batch prediction", k=20))


def test_a_renamed_root_or_origin_is_noticed(
    tmp_path: Path, notes: Path, embedder: CountingEmbedder
) -> None:
    open_index(tmp_path, [NoteRoot(path=notes)], embedder)
    search = open_index(tmp_path, [NoteRoot(path=notes, origin="shipped")], embedder)
    assert {chunk.origin for chunk in search.chunks()} == {"shipped"}


def test_bad_files_are_reported_and_not_tried_again(
    tmp_path: Path, notes: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    (notes / "zero.md").write_bytes(b"")
    (notes / "fake.pdf").write_bytes(b"no pdf")
    report = update_index(tmp_path, roots, embedder)
    assert {r.source: r.skip.code.value for r in report.files if r.skip} == {
        "zero.md": "empty",
        "fake.pdf": "damaged",
    }
    assert not update_index(tmp_path, roots, embedder).built
    (notes / "zero.md").write_text("Now it says something about drift.")
    assert update_index(tmp_path, roots, embedder).built


def test_nothing_to_index_is_a_typed_error(tmp_path: Path, embedder: CountingEmbedder) -> None:
    with pytest.raises(NotePathError):
        update_index(tmp_path, [NoteRoot(path=tmp_path / "absent")], embedder)
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(NothingIndexedError):
        update_index(tmp_path, [NoteRoot(path=empty)], embedder)
    with pytest.raises(IndexMissingError):
        open_finished(tmp_path, embedder)


def test_another_embedder_is_refused_or_rebuilt(
    tmp_path: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    open_index(tmp_path, roots, embedder).close()

    class Other(CountingEmbedder):
        name = "lexical/other/9"

    with pytest.raises(IndexMismatchError):
        open_finished(tmp_path, Other())
    assert open_index(tmp_path, roots, Other()).embedder == "lexical/other/9"


def test_a_second_build_stops_at_the_lock_and_the_old_index_is_served(
    tmp_path: Path, notes: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    open_index(tmp_path, roots, embedder).close()
    (notes / "new.md").write_text("# New\n\nSomething about caches.")
    with versions.building(tmp_path):
        with pytest.raises(IndexBusyError):
            update_index(tmp_path, roots, embedder)
        old = open_index(tmp_path, roots, embedder)
        assert "older index" in old.notice and old.search("leakage")
        assert "new.md" not in {entry.source for entry in old.sources()}
    assert update_index(tmp_path, roots, embedder).built


BUILD = """
import sys, time
from pathlib import Path
from knowledge.lexical import LexicalEmbedder
from knowledge.note import NoteRoot
from knowledge.updating import update_index

class Slow(LexicalEmbedder):
    def embed(self, texts):
        print("embedding", flush=True)
        time.sleep(60)
        return super().embed(texts)

update_index(Path(sys.argv[1]), [NoteRoot(path=Path(sys.argv[2]))], Slow())
"""


def test_a_killed_build_leaves_the_old_index_and_no_lock(
    tmp_path: Path, notes: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    open_index(tmp_path, roots, embedder).close()
    before = current(tmp_path)
    (notes / "new.md").write_text("# New\n\nSomething about caches.")
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(tmp_path), str(notes)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None and process.stdout.readline() == b"embedding\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert current(tmp_path) == before
    assert open_finished(tmp_path, embedder).search("leakage")
    assert list(before.parent.glob("*.building"))
    assert update_index(tmp_path, roots, embedder).built
    assert not list(before.parent.glob("*.building"))


def test_two_versions_are_kept_and_those_being_read(
    tmp_path: Path, notes: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    held = open_index(tmp_path, roots, embedder)
    oldest = current(tmp_path)
    for number in range(3):
        (notes / "n.md").write_text(f"# Number {number}\n\nSomething about caches.")
        update_index(tmp_path, roots, embedder)
    kept = [path for path in oldest.parent.glob("v*") if path.is_dir()]
    assert oldest in kept and len(kept) == 3
    assert held.search("data leakage")[0].chunk.source == "leakage.md"
    held.close()
    (notes / "n.md").unlink()
    update_index(tmp_path, roots, embedder)
    kept = [path for path in oldest.parent.glob("v*") if path.is_dir()]
    assert oldest not in kept and len(kept) == 2


def test_a_folder_that_takes_no_files_is_a_typed_error(
    tmp_path: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWriteError):
        update_index(tmp_path / "file", roots, embedder)


def test_one_chunk_is_an_index_too(tmp_path: Path, embedder: CountingEmbedder) -> None:
    note = tmp_path / "single.md"
    note.write_text("Only a few words about calibration.")
    for _ in range(2):
        search = open_index(tmp_path / "data", [NoteRoot(path=note)], embedder)
        assert [p.chunk.source for p in search.search("calibration")] == ["single.md"]
        search.close()
    assert search.report and not search.report.built


def test_limits_are_part_of_what_an_index_is(
    tmp_path: Path, notes: Path, roots: list[NoteRoot], embedder: CountingEmbedder
) -> None:
    (notes / "long.md").write_text("A sentence about sampling of data. " * 900)
    full = update_index(tmp_path, roots, embedder)
    capped = update_index(tmp_path, roots, embedder, limits=Limits(chunks_per_note=2))
    assert capped.built and capped.chunks < full.chunks
    assert any(r.left_out and "first 2 pieces" in r.left_out for r in capped.files)
    assert read_manifest(current(tmp_path)).recipe.limits.chunks_per_note == 2


def test_indexing_unchanged_notes_takes_a_twentieth(tmp_path: Path, model_dir: Path) -> None:
    from knowledge.embedder import choose_embedder
    from knowledge.options import Options
    from knowledge.roots import SHIPPED

    embedder, _ = choose_embedder(
        Options(data_dir=tmp_path, embedder="minilm", model_dir=model_dir)
    )
    roots = [NoteRoot(path=path) for path in sorted(SHIPPED.glob("*.md"))[:6]]
    first = update_index(tmp_path, roots, embedder)
    began = time.monotonic()
    assert not update_index(tmp_path, roots, embedder).built
    assert time.monotonic() - began <= 0.05 * first.seconds
    assert isinstance(open_index(tmp_path, roots, embedder), Search)
