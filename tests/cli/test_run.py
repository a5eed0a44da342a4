"""`run`: answers from a file, the log and the report out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.domain.events import Record
from interviewer.errors import AnswersError
from interviewer.headless import MAX_BYTES, split_answers
from interviewer.report import Report
from tests.cli.conftest import Ran, Run

ANSWERS = (
    "How many daily active users are there?\n---\n"
    "I'd train on the first weeks and test on the week after, because labels come late.\n"
)
PROBLEM = ("--problem", "video-recommender")


def played(run: Run, tmp_path: Path, *more: str, answers: str = ANSWERS) -> Ran:
    file = tmp_path / "answers.txt"
    file.write_text(answers, encoding="utf-8")
    return run("run", *PROBLEM, "--answers", str(file), *more)


def test_json_ends_with_the_report(run: Run, tmp_path: Path) -> None:
    ran = played(run, tmp_path, "--json", "--seed", "3")
    lines = ran.out.splitlines()
    records = [Record.model_validate_json(line) for line in lines[:-1]]
    report = Report.model_validate_json(lines[-1])
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(lines[-1])["type"] == "Report"
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    assert report.session == records[0].session


def test_the_conversation_is_printed_and_kept(run: Run, tmp_path: Path) -> None:
    ran = played(run, tmp_path)
    assert ran.code == 0
    assert "About 40 million people" in ran.out
    assert "Do these three things next:" in ran.out
    kept = run("sessions").out.splitlines()
    assert len(kept) == 2 and kept[1].endswith("graded")
    name = kept[1].split()[0]
    assert f"python -m interviewer report {name}" in ran.out


def test_a_command_among_the_answers_is_said_as_in_the_terminal(run: Run, tmp_path: Path) -> None:
    ran = played(run, tmp_path, answers="I would train on clicks.\n---\n/hint\n---\n/end\n")
    assert "Can I have a hint?" in ran.out and "Let's end the interview here." in ran.out


def test_a_plan_can_be_chosen(run: Run, tmp_path: Path) -> None:
    ran = played(run, tmp_path, "--plan", "modelling", "--json")
    opened = json.loads(ran.out.splitlines()[0])["event"]
    assert opened["plan"]["id"] == "modelling"
    wrong = played(run, tmp_path, "--plan", "nonsense")
    assert wrong.code == 2 and "Choose one of: modelling, standard, systems" in wrong.err


def test_answers_may_come_through_standard_input(run: Run) -> None:
    ran = run("run", *PROBLEM, "--answers", "-", stdin=b"I don't know.\n")
    assert (ran.code, ran.err) == (0, "")


def test_answers_nobody_heard_are_told(run: Run, tmp_path: Path) -> None:
    ran = played(run, tmp_path, answers="Let's end the interview here.\n---\nMore.\n---\nMore.\n")
    assert ran.code == 0
    assert "before the last 2 answer(s)" in ran.err


BAD: list[tuple[str, list[str], bytes, str]] = [
    ("unknown problem", ["--problem", "toaster"], b"x", "toaster"),
    ("path as problem", ["--problem", "../plans/standard"], b"x", "standard"),
    ("unknown seniority", [*PROBLEM, "--seniority", "guru"], b"x", "guru"),
    ("empty", [*PROBLEM], b"", "no answer"),
    ("only separators", [*PROBLEM], b"---\n---\n", "no answer"),
    ("only white space", [*PROBLEM], b" \n\t\n", "no answer"),
    ("too long", [*PROBLEM], b"word " * (MAX_BYTES // 5 + 1), "more than"),
    ("binary", [*PROBLEM], b"ab\x00\x01cd", "not text"),
    ("broken UTF-8", [*PROBLEM], b"caf\xe9 au lait", "UTF-8"),
    ("UTF-16", [*PROBLEM], "answer".encode("utf-16"), "not text"),
]


@pytest.mark.parametrize(("why", "options", "answers", "says"), BAD, ids=[row[0] for row in BAD])
def test_bad_input_is_one_line_and_exit_2(
    run: Run, tmp_path: Path, why: str, options: list[str], answers: bytes, says: str
) -> None:
    file = tmp_path / "answers.txt"
    file.write_bytes(answers)
    ran = run("run", *options, "--answers", str(file))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1 and says in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize("path", ["/no/such/file.txt", "/", ""])
def test_a_missing_file_is_one_line_and_exit_2(run: Run, path: str) -> None:
    ran = run("run", *PROBLEM, "--answers", path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    "options",
    [["--minutes", "1"], ["--minutes", "x"], ["--pace", "0"], ["--seed", "-1"], ["--what"]],
)
def test_options_out_of_range_are_refused(run: Run, options: list[str]) -> None:
    ran = run("run", *PROBLEM, "--answers", "-", *options)
    assert ran.code == 2 and "Traceback" not in ran.err


def test_a_megabyte_in_one_answer_is_cut_not_refused(run: Run) -> None:
    ran = run(
        "run", *PROBLEM, "--answers", "-", "--pace", "2000", "--json", stdin=b"word " * 200_000
    )
    said = [json.loads(line)["event"] for line in ran.out.splitlines()[:-1]]
    (message,) = [event for event in said if event["type"] == "CandidateSaid"]
    assert (ran.code, message["cut"]) == (0, True)


@pytest.mark.parametrize(
    ("raw", "answers"),
    [
        (b"one", ["one"]),
        (b"one\n---\ntwo\n", ["one", "two"]),
        (b"one\r\n---\r\ntwo", ["one", "two"]),
        (b"\xef\xbb\xbfone", ["one"]),
        (b"one\n ---  \ntwo", ["one", "two"]),
        (b"one\n----\ntwo", ["one\n----\ntwo"]),
        (b"a --- b", ["a --- b"]),
        (b"---\none", ["", "one"]),
        (b"one\n---\n---\ntwo\n---\n", ["one", "", "two"]),
    ],
)
def test_how_answers_are_split(raw: bytes, answers: list[str]) -> None:
    assert split_answers(raw) == answers


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(AnswersError):
        split_answers(b"x" * (MAX_BYTES + 1))


HEAVY = ("langchain", "langchain_openai", "chromadb", "streamlit", "sqlalchemy", "openai", "numpy",
         "prompt_toolkit", "yaml")  # fmt: skip


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["report", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys, atexit\n"
        f"sys.argv = ['interviewer', *{arguments!r}]\n"
        "atexit.register(lambda: print('LOADED', *(m for m in sys.modules if '.' not in m)))\n"
        "from interviewer.cli.commands import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])  # fmt: skip
    loaded = done.stdout.split("LOADED", 1)[1].split()
    assert not set(loaded) & set(HEAVY)


def test_a_bad_answer_file_in_a_real_shell(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "interviewer", "run", *PROBLEM, "--answers", "/no/such/file"],
        capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The answers '/no/such/file' cannot be read")


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m interviewer problems | head -n 1",
        shell=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
