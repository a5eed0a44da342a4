"""What `problems`, `lint` and `doctor` print, and their exit codes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer import wiring
from interviewer.cli import checkup
from interviewer.cli.looking import examine, lint_content, list_problems
from interviewer.errors import ContentError
from interviewer.settings import Settings
from knowledge.content import ROOT, Library
from knowledge.lexical import LexicalEmbedder
from knowledge.opening import open_index
from knowledge.options import Options
from knowledge.roots import note_roots, register

SECRET = "sk-very-secret"
PASSWORD = "hunter2"
NAMES = [*(name for name, _ in (*checkup.GENERAL, *checkup.OF_SETTINGS)), "model"]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, one small note, the lexical embedder, no keys."""
    for name in list(os.environ):
        if name.startswith(("INTERVIEWER_", "OPENAI_", "TIKTOKEN_", "DATABASE_")):
            monkeypatch.delenv(name)
    folder = tmp_path / "data"
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(folder))
    monkeypatch.setenv("INTERVIEWER_EMBEDDER", "lexical")
    (tmp_path / "note.md").write_text("# Leakage\n\nLeakage is knowing what is not known yet.\n")
    register(folder, [tmp_path / "note.md"], only=True)
    return folder


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library without problems, so that linting it is quick."""
    root = tmp_path / "content"
    for name in ("plans", "rubrics"):
        shutil.copytree(ROOT / name, root / name)
    (root / "problems").mkdir()
    shutil.copy(ROOT / "phrases.yaml", root)
    (root / "techniques.yaml").write_text("schema_version: 1\nversion: 1.0.0\ntechniques: []\n")
    monkeypatch.setattr(wiring, "open_library", lambda: Library(root))
    return root


def seen(capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """The printed checks: name to state and text."""
    lines = capsys.readouterr().out.partition("\n\n")[0].splitlines()
    return {line[6:21].strip(): (line[:5].strip(), line[22:]) for line in lines}


def test_problems_are_listed_at_reading_width(capsys: pytest.CaptureFixture[str]) -> None:
    list_problems()
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 92
    heads = [line for line in lines if not line.startswith(" ")]
    assert any(line.startswith("video-recommender: Video recommender (") for line in heads)
    shown = " ".join(" ".join(lines).split())
    for problem in Library().problems():
        assert " ".join(problem.trains.split()) in shown
        assert problem.topic in shown


def test_a_broken_problem_is_named(small: Path) -> None:
    (small / "problems" / "bad.yaml").write_text("id: 1")
    with pytest.raises(ContentError, match="bad.yaml"):
        list_problems()


def test_lint_prints_each_flaw_and_a_summary(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "plans" / "odd.yml").write_text("")
    (small / "problems" / "bad.yaml").write_bytes(b"\xff")
    assert lint_content() == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "plans/odd.yml#: has an unknown ending; plans end in .yaml"
    assert lines[1].startswith("problems/bad.yaml#: cannot be read: ")
    assert lines[2:] == ["7 files checked, 2 flaws."]


@pytest.mark.usefixtures("linted")
def test_lint_of_the_shipped_content_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_content() == 0
    count = len(list(Library().files()))
    assert capsys.readouterr().out == f"{count} files checked, 0 flaws.\n"


def test_doctor_says_one_line_a_check(
    small: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examine() == 1
    found = seen(capsys)
    assert list(found) == NAMES
    state, what = found["content"]
    assert state == "FAIL"
    assert what.startswith("Flaws: 1; the first: problems#: holds no file that ends in .yaml.")
    fine = {
        "python",
        "sqlite",
        "data folder",
        "sessions",
        "embedder",
        "openai address",
        "model",
    }
    assert {name for name, (state, _) in found.items() if state == "ok"} >= fine
    assert found["index"][1].startswith("Missing: ")
    assert found["openai key"][0] == found["terminal"][0] == "note"
    assert not (data / "index").exists()


@pytest.mark.usefixtures("linted")
def test_doctor_of_a_whole_house_fails_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert examine() == 0
    assert "FAIL" not in capsys.readouterr().out


def test_the_index_is_fresh_then_stale_then_damaged(data: Path, tmp_path: Path) -> None:
    settings = Settings.load()
    assert checkup.index(settings)[1].startswith("Missing: ")
    options = Options(data_dir=data, embedder="lexical")
    search = open_index(data, note_roots(options), LexicalEmbedder())
    search.close()
    assert checkup.index(settings) == ("ok", "Fresh: 1 pieces of 1 notes.")
    (tmp_path / "note.md").write_text("# Leakage\n\nOther words.\n")
    state, what = checkup.index(settings)
    assert state == "note"
    assert what.startswith("Stale: the notes have changed since. ")
    next((data / "index").glob("v*/manifest.json")).write_text("{}")
    assert checkup.index(settings)[1].startswith("Damaged: ")


def test_the_model_is_said_to_be_where_it_was_found(tmp_path: Path) -> None:
    folder = tmp_path / "model" / "onnx"
    folder.mkdir(parents=True)
    for name in ("model.onnx", "tokenizer.json"):
        (folder / name).write_bytes(b"")
    settings = Settings.load({"INTERVIEWER_MINILM_DIR": str(folder.parent)})
    state, what = checkup.embedder(settings)
    assert state == "ok"
    assert what.endswith(f"Model: {folder}.")
    absent = Settings.load({"INTERVIEWER_MINILM_DIR": str(tmp_path)})
    state, what = checkup.embedder(absent)
    assert state == "note"
    assert "fetch-model" in what


def test_what_is_set_is_said_but_not_its_value(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"https://me:{PASSWORD}@models.example/v1"
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.setenv("DATABASE_URL", f"nodialect://me:{PASSWORD}@db/x")

    def tell() -> checkup.Seen:
        raise RuntimeError(f"key {SECRET} was\nrefused by {address}")

    monkeypatch.setattr(checkup, "GENERAL", (("telling", tell),))
    assert examine() == 1
    out = capsys.readouterr().out
    assert "OPENAI_API_KEY is set." in out
    assert "OPENAI_BASE_URL is set." in out
    assert SECRET not in out
    assert PASSWORD not in out
    assert "FAIL  telling         RuntimeError: key *** was refused by ***" in out
    assert "FAIL  sessions" in out
    assert "2 checks failed: telling, sessions." in out


def test_settings_that_make_no_sense_are_a_failing_check(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTERVIEWER_EMBEDDER", "psychic")
    assert examine() == 1
    found = seen(capsys)
    assert list(found) == ["settings", *[name for name, _ in checkup.GENERAL]]
    assert found["settings"][0] == "FAIL"
    assert "psychic" in found["settings"][1]


def test_a_data_folder_that_is_a_file_fails(
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path / "file"))
    assert examine() == 1
    found = seen(capsys)
    assert found["data folder"][0] == found["sessions"][0] == "FAIL"
    assert "INTERVIEWER_DATA_DIR" in found["data folder"][1]


def test_looking_loads_nothing_heavy() -> None:
    code = (
        "import sys, interviewer.cli.looking, interviewer.cli.checkup\n"
        "heavy = {'chromadb', 'langchain_openai', 'streamlit', 'numpy', 'sqlalchemy', 'openai'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
