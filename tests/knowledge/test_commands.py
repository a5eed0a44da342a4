"""`python -m knowledge`, as a person or a script meets it."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from knowledge.__main__ import main

ROOT = Path(__file__).parents[2]


class Done(NamedTuple):
    """What a command left behind."""

    stdout: str
    stderr: str


class Runner:
    """Runs commands in this process, which spares a second of imports for each."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capture = capture

    def __call__(self, *arguments: str, data: Path, code: int = 0, given: str = "") -> Done:
        self._patch.setenv("INTERVIEWER_DATA_DIR", str(data))
        self._patch.setenv("INTERVIEWER_EMBEDDER", "lexical")
        self._patch.setenv("HOME", str(data))
        self._patch.delenv("INTERVIEWER_MINILM_DIR", raising=False)
        self._patch.delenv("INTERVIEWER_NOTES", raising=False)
        self._patch.setattr("sys.argv", ["knowledge", *arguments])
        self._patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        with pytest.raises(SystemExit) as caught:
            main()
            raise SystemExit(0)
        done = Done(*self._capture.readouterr())
        assert (caught.value.code or 0) == code, done.stderr
        return done


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(monkeypatch, capsys)


def test_index_search_chunks_and_status(run: Runner, tmp_path: Path, notes: Path) -> None:
    (notes / "zero.md").write_bytes(b"")
    made = run("index", "--only", str(notes), data=tmp_path)
    assert "skipped  zero.md: It is empty. (empty)" in made.stdout
    assert "3 notes" in made.stdout.splitlines()[-1]
    again = run("index", "--only", str(notes), data=tmp_path)
    assert "nothing had changed" in again.stdout

    rows = json.loads(run("search", "data leakage", "-k", "2", "--json", data=tmp_path).stdout)
    assert len(rows) == 2 and rows[0]["source"] == "leakage.md"
    assert set(rows[0]) >= {"id", "source", "heading_path", "start", "end", "score", "text"}
    assert "leakage.md" in run("search", "data leakage", data=tmp_path).stdout
    staged = json.loads(
        run("search", "prediction", "--stage", "serving", "--json", data=tmp_path).stdout
    )
    assert staged and all("serving" in row["stages"] for row in staged)

    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"query": "batch prediction"}\nplain words on recall\n\n{"query": ""}\n')
    lines = run("search", "--queries", str(queries), "--json", data=tmp_path).stdout.splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["query"] for answer in answers] == [
        "batch prediction",
        "plain words on recall",
        "",
    ]
    assert answers[0]["results"][0]["source"] == "serving.md" and answers[2]["results"] == []
    piped = run("search", "--queries", "-", data=tmp_path, given="recall\n")
    assert json.loads(piped.stdout)["results"]

    pieces = [
        json.loads(line)
        for line in run("chunks", str(notes), "--json", data=tmp_path).stdout.splitlines()
    ]
    assert {"id", "source", "heading_path", "start", "end", "tokens", "stages", "text"} <= set(
        pieces[0]
    )
    text = (notes / pieces[0]["source"]).read_text()
    assert text[pieces[0]["start"] : pieces[0]["end"]] == pieces[0]["text"]

    state = json.loads(run("status", "--json", data=tmp_path).stdout)
    assert (state["state"], state["notes"]) == ("up to date", 3)
    (notes / "serving.md").write_text("# Other\n\nwords")
    assert "stale" in run("status", data=tmp_path).stdout


def test_own_notes_are_added_to_the_shipped_ones_and_stay(
    run: Runner, tmp_path: Path, notes: Path
) -> None:
    assert "leakage.md" in run("index", str(notes), data=tmp_path).stdout
    rows = json.loads(run("search", "refund date", "--json", data=tmp_path).stdout)
    assert {row["origin"] for row in rows} == {"own", "shipped"}
    own = json.loads(run("status", "--json", data=tmp_path).stdout)["roots"]
    assert str(notes) in own and len(own) == 2
    run("index", "--reset", data=tmp_path)
    assert len(json.loads(run("status", "--json", data=tmp_path).stdout)["roots"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("index", "/no/such/folder"), 2, "E_NOTE_PATH"),
        (("index", "--only"), 2, "E_NOTE_PATH"),
        (("search",), 2, "E_QUERY_FILE"),
        (("search", "--queries", "/no/such/file"), 2, "E_QUERY_FILE"),
        (("search", "x", "--stage", "cooking"), 2, "E_QUERY_FILE"),
        (("search", "x", "--embedder", "magic"), 2, "E_SETTINGS"),
        (("chunks", "/no/such/file"), 2, "E_NOTE_PATH"),
        (("search", "x", "-k", "nine"), 2, "Usage"),
        (("search", "x", "--embedder", "minilm"), 1, "E_MODEL_FILES"),
        (("tune", "--queries", "/no/such/file"), 2, "E_QUERY_FILE"),
    ],
)
def test_errors_are_one_line_with_a_next_step(
    run: Runner, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = run(*arguments, data=tmp_path, code=code)
    assert words in done.stderr
    if words.startswith("E_"):
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_data_folder_that_is_a_file_is_an_error(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "[E_" in run("index", "--data-dir", str(tmp_path / "file"), data=tmp_path, code=1).stderr


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['knowledge', '--help']\n"
        "try:\n    import runpy; runpy.run_module('knowledge', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "heavy = {'chromadb', 'openai', 'langchain', 'langchain_core', 'onnxruntime', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stderr.strip() == "[]"
    assert "fetch-model" in done.stdout


def test_a_terminal_escape_in_a_note_is_not_printed(run: Runner, tmp_path: Path) -> None:
    note = tmp_path / "x.md"
    note.write_text("# Title\x1b[31m\n\nwords \x1b]0;owned\x07about drift\n" * 3)
    run("index", "--only", str(note), data=tmp_path)
    assert "\x1b" not in run("search", "drift", data=tmp_path).stdout


def test_it_runs_as_a_module_without_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "knowledge",
            "index",
            "/no/such/folder",
            "--data-dir",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "[E_NOTE_PATH]" in done.stderr
