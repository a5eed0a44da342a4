"""`sessions`, `report`, `export`, `import`: what is kept can be found, printed and moved."""

import json
from pathlib import Path

import pytest

from interviewer.cli.keeping import pdf_target
from tests.cli.conftest import Run

PROBLEM = ("--problem", "video-recommender")


@pytest.fixture
def kept(run: Run) -> str:
    """The id of a finished interview in the data folder."""
    ran = run("run", *PROBLEM, "--answers", "-", "--json", stdin=b"I don't know.\n")
    return str(json.loads(ran.out.splitlines()[-1])["session"])


def test_an_empty_folder_says_how_to_begin(run: Run) -> None:
    ran = run("sessions")
    assert (ran.code, ran.out.count("\n")) == (0, 1) and "python -m interviewer" in ran.out


def test_interviews_are_printed_exported_and_taken_in(
    run: Run, kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept[:12] in run("sessions").out
    assert run("report", kept[:6]).out.startswith("# Interview report: ")
    assert run("report", kept, "--format", "html").out.startswith("<!doctype html>")
    assert json.loads(run("report", kept, "-f", "json").out)["session"] == kept
    paper = tmp_path / "report.pdf"
    assert run("report", kept, "-f", "pdf", "-o", str(paper)).code == 0
    assert paper.read_bytes().startswith(b"%PDF-")
    page = tmp_path / "report.html"
    written = run("report", kept, "-f", "html", "-o", str(page))
    assert (written.code, written.out) == (0, "") and page.read_text("utf-8").endswith("</html>\n")
    file = tmp_path / "interview.jsonl"
    assert run("export", kept, "--out", str(file)).code == 0
    printed = run("export", kept).out
    assert printed == file.read_text("utf-8")
    assert "is here already" in run("import", str(file)).out
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path / "elsewhere"))
    assert "was taken in" in run("import", str(file)).out
    assert kept[:12] in run("sessions").out
    assert run("export", kept).out == printed


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "nobody"),
        ("report", ""),
        ("export", "nobody"),
        ("resume", "nobody"),
        ("import", "/no/such/file"),
        ("import", "/"),
    ],
)
def test_what_is_not_there_is_one_line_and_exit_2(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "body",
    [b"", b"hello", b"\x00\xff" * 50, b'{"type":"Transcript"}\n', b"{}\n{}\n"],
    ids=["empty", "text", "binary", "half a header", "objects"],
)
def test_a_broken_export_is_one_line_and_exit_2(run: Run, tmp_path: Path, body: bytes) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_bytes(body)
    ran = run("import", str(file))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert run("sessions").out.startswith("No interviews yet")


def test_an_unknown_format_is_one_line_and_exit_2(run: Run, kept: str) -> None:
    ran = run("report", kept, "--format", "docx")
    assert (ran.code, ran.out) == (2, "") and "docx" in ran.err


def test_an_unfinished_interview_has_no_report_yet(run: Run) -> None:
    run(*PROBLEM, "--seniority", "mid", "--minutes", "20", stdin=b"Well.\n")
    name = run("sessions").out.splitlines()[1].split()[0]
    ran = run("report", name)
    assert ran.code in (1, 2) and "not finished" in ran.err and ran.err.count("\n") == 1


def test_a_file_that_cannot_be_written_is_one_line(run: Run, kept: str) -> None:
    ran = run("export", kept, "--out", "/no/such/folder/x.jsonl")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_a_data_folder_that_is_a_file_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path / "file"))
    ran = run("sessions")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


def test_a_damaged_store_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sessions.db").write_bytes(b"no database, just words " * 99)
    ran = run("sessions")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


def test_an_unknown_embedder_is_one_line_and_exit_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEWER_EMBEDDER", "magic")
    ran = run("sessions")
    assert (ran.code, ran.err.count("\n")) == (2, 1) and "magic" in ran.err


def test_a_pdf_is_written_to_a_file_at_a_terminal_and_named_after_the_interview() -> None:
    assert pdf_target(None, "0123456789abcdef", at_terminal=True) == Path("report-0123456789ab.pdf")
    assert pdf_target(None, "0123456789abcdef", at_terminal=False) is None
    assert pdf_target(Path("mine.pdf"), "0123", at_terminal=True) == Path("mine.pdf")
