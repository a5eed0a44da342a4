"""Files of every kind to notes, and broken ones to skips."""

import os
import time
from pathlib import Path

import pytest

from evals.bench import mixed_folder as make
from knowledge.loading import load_path
from knowledge.note import FoundFile, Kind, Limits, NoteRoot, SkipCode, SkipNote
from knowledge.parser import Parser
from knowledge.walking import find_files


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("name", "data", "kind", "words"),
    [
        ("a.md", make.markdown(1).encode(), Kind.MARKDOWN, "## Trade-offs"),
        ("a.txt", b"Plain words.", Kind.TEXT, "Plain words."),
        ("a.pdf", make.pdf(["Drift is watched daily."]), Kind.PDF, "Drift is watched daily."),
        ("a.html", make.page(1), Kind.HTML, "## List"),
        ("page-named.txt", make.page(1), Kind.HTML, "- second 1"),
        ("a.ipynb", make.notebook(1), Kind.NOTEBOOK, "```python\nrate = 1\n"),
        ("a.docx", make.docx(1), Kind.WORD, "## Follow-ups"),
    ],
)
def test_each_kind_is_read(tmp_path: Path, name: str, data: bytes, kind: Kind, words: str) -> None:
    note = load_path(write(tmp_path, name, data))
    assert note.kind is kind
    assert words in note.text
    assert "evil()" not in note.text


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("zero.md", b"", SkipCode.EMPTY),
        ("blank.txt", b" \n\t\r\n", SkipCode.EMPTY),
        ("front.md", b"---\ntitle: x\n---\n", SkipCode.EMPTY),
        ("fake.pdf", b"just words", SkipCode.DAMAGED),
        ("cut.pdf", make.pdf(["x"] * 3)[:300], SkipCode.DAMAGED),
        ("fake.docx", b"PK\x03\x04 nothing", SkipCode.DAMAGED),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(200)), SkipCode.BINARY),
        ("program.md", b"\x7fELF" + bytes(range(200)), SkipCode.BINARY),
        ("broken.ipynb", b'{"cells": [', SkipCode.DAMAGED),
        ("list.ipynb", b"[1, 2]", SkipCode.DAMAGED),
        ("empty.ipynb", b'{"cells": [], "metadata": {}, "nbformat": 4}', SkipCode.NO_TEXT),
        ("archive.txt", b"PK\x03\x04" + b"x" * 300, SkipCode.UNSUPPORTED),
        ("silent.html", b"<html><script>x</script></html>", SkipCode.NO_TEXT),
    ],
)
def test_a_bad_file_is_a_skip_with_a_reason(
    tmp_path: Path, name: str, data: bytes, code: SkipCode
) -> None:
    with pytest.raises(SkipNote) as caught:
        load_path(write(tmp_path, name, data))
    assert caught.value.code is code
    assert caught.value.reason.endswith(".")


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SkipNote) as caught:
        load_path(write(tmp_path, "bomb.docx", make.bomb(250_000_000)))
    assert caught.value.code is SkipCode.ARCHIVE_BOMB


def test_caps_on_size_pages_and_length(tmp_path: Path) -> None:
    with pytest.raises(SkipNote) as caught:
        load_path(write(tmp_path, "big.md", b"x" * 200), Limits(file_bytes=100))
    assert caught.value.code is SkipCode.TOO_BIG
    paged = load_path(
        write(tmp_path, "long.pdf", make.pdf(["one", "two", "three"])), Limits(pdf_pages=2)
    )
    assert "three" not in paged.text and paged.cut == "only the first 2 of 3 pages were read"
    cut = load_path(write(tmp_path, "long.txt", b"word " * 100), Limits(text_chars=50))
    assert len(cut.text) == 50 and cut.cut


def test_a_deeply_nested_page_does_not_crash(tmp_path: Path) -> None:
    note = load_path(write(tmp_path, "deep.html", b"<div>" * 50_000 + b"deep words"))
    assert note.text.strip() == "deep words"


def test_a_parser_that_hangs_or_dies_costs_one_skip(tmp_path: Path) -> None:
    fifo = tmp_path / "hang.pdf"
    os.mkfifo(fifo)  # reading it never ends, as a looping parser would not
    good = write(tmp_path, "good.pdf", make.pdf(["still read"]))
    with Parser(Limits(parser_seconds=1.5)) as parser:
        began = time.monotonic()
        with pytest.raises(SkipNote) as caught:
            parser.parse(Kind.PDF, fifo)
        assert caught.value.code is SkipCode.TOO_SLOW
        assert time.monotonic() - began < 5
        parser._limits = Limits()
        assert parser.parse(Kind.PDF, good)[0] == "still read"
        assert parser._process is not None
        parser._process.kill()
        parser._process.wait()
        assert parser.parse(Kind.PDF, good)[0] == "still read"


def test_a_parser_that_eats_memory_is_stopped(tmp_path: Path) -> None:
    path = write(tmp_path, "big.html", b"<p>x</p>" * 150_000)
    with pytest.raises(SkipNote) as caught:
        load_path(path, Limits(parser_bytes=150_000_000))
    assert caught.value.code in (SkipCode.TOO_HUNGRY, SkipCode.DAMAGED)


@pytest.mark.parametrize(
    ("block", "title", "stages"),
    [
        ("title: T\nstages: [data, model]", "T", ("data", "model")),
        ("title: T\nstages: data, model", "T", ("data", "model")),
        ("title: Domain: spam\nstages: [data, nonsense]", "Domain: spam", ("data",)),
        ("title: 3\nstages:\n  - metrics", "3", ("metrics",)),
        ("a: &x [1]\ntitle: T\nb: *x", "T", ()),
    ],
)
def test_front_matter(tmp_path: Path, block: str, title: str, stages: tuple[str, ...]) -> None:
    note = load_path(write(tmp_path, "n.md", f"---\r\n{block}\r\n---\r\n\r\nBody."))
    assert note.stages == stages
    assert note.text[note.body :].strip() == "Body."
    if "&x" not in block:
        assert note.title == title


def test_walking_keeps_inside_and_skips_hidden(tmp_path: Path) -> None:
    root = tmp_path / "notes"
    (root / "sub").mkdir(parents=True)
    write(root, "b.md", "b")
    write(root / "sub", "a.md", "a")
    write(root, ".hidden.md", "h")
    write(root, "x.zip", "z")
    write(root, "README.md", "about the notes")
    (root / "link.md").symlink_to(write(tmp_path, "secret.md", "s"))
    (root / "loop").symlink_to(root)
    files, skips = find_files([NoteRoot(path=root, origin="shipped")], Limits())
    assert [file.source for file in files] == ["b.md", "sub/a.md"]
    assert {skip.source: skip.code for skip in skips} == {
        "link.md": SkipCode.OUTSIDE_ROOT,
        "x.zip": SkipCode.UNSUPPORTED,
    }
    own, _ = find_files([NoteRoot(path=root)], Limits())
    assert "README.md" in [file.source for file in own]
    few, more = find_files([NoteRoot(path=root)], Limits(files=1))
    assert len(few) == 1 and more[-1].code is SkipCode.TOO_MANY


def test_equal_names_of_two_roots_keep_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, "n.md", name)
    files, _ = find_files(
        [NoteRoot(path=tmp_path / "one"), NoteRoot(path=tmp_path / "two")], Limits()
    )
    assert [file.source for file in files] == ["n.md", "two/n.md"]
    assert isinstance(files[0], FoundFile)
