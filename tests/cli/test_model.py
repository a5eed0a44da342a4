"""The interview with a model at the terminal: streamed, recorded, stopped, paid for."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.bench.model_server import Exchange, ModelServer, says
from interviewer.cli.streamed import Words, print_turn
from interviewer.domain.events import InterviewerSaid
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.stages import StageId
from interviewer.live_turn import LiveTurn
from interviewer.recordings import read_recording
from tests.cli.conftest import Run

KEY = "sk-canary-77"
START = ("--problem", "video-recommender", "--seniority", "mid", "--minutes", "30", "--seed", "4")
ANSWER = "I'd train on the first weeks and test on the week after, because labels come late."
QUESTION = "How long would you wait before such a label counts as final?"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with ModelServer(says(f"<move n=1>\n{QUESTION}")) as opened:
        monkeypatch.setenv("OPENAI_BASE_URL", opened.address)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("INTERVIEWER_GRADER_MODEL", "builtin")
        yield opened


def typed(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_model_leads_and_is_accounted_for(run: Run, server: ModelServer, tmp_path: Path) -> None:
    file = tmp_path / "recording.jsonl"
    ran = run(*START, "--model", "openai:stub", "--record", str(file), stdin=typed(ANSWER, "/end"))
    assert ran.code == 0
    said = " ".join(ran.out.split())
    assert "Interviewer: led by openai:stub. Judged by the built-in grader" in said
    assert QUESTION in said
    assert "Model: 1 calls, " in said
    assert ran.err.endswith(f"Recorded in {file}.\n")
    assert [answer.outcome for answer in read_recording(file).answers] == ["ok"]
    assert KEY.encode() not in file.read_bytes()
    assert "1 calls, " in run("sessions").out


def test_the_built_in_interviewer_can_be_asked_for(run: Run, server: ModelServer) -> None:
    ran = run(*START, "--model", "builtin", stdin=typed(ANSWER, "/end"))
    assert (ran.code, server.asked) == (0, [])
    assert "built in, no model" in ran.out


def test_a_model_that_is_no_name_is_one_line_and_exit_2(run: Run) -> None:
    ran = run(*START, "--model", "gpt", stdin=b"")
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_answers_from_a_file_can_be_recorded(run: Run, server: ModelServer, tmp_path: Path) -> None:
    answers, file = tmp_path / "answers.txt", tmp_path / "recording.jsonl"
    answers.write_text(f"{ANSWER}\n", encoding="utf-8")
    ran = run(
        "run", "--problem", "video-recommender", "--answers", str(answers), "--record", str(file),
        "--model", "openai:stub", "--json",
    )  # fmt: skip
    assert ran.code == 0
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert sum(line.get("type") == "Answer" for line in lines) == 1


@pytest.mark.usefixtures("linted")
def test_doctor_asks_the_model_only_when_told_to(run: Run, server: ModelServer) -> None:
    plain = run("doctor")
    assert server.asked == [] and "leads, builtin judges" in plain.out
    asked = run("doctor", "--ask-model")
    assert len(server.asked) == 1 and "answered in" in asked.out
    assert KEY not in plain.out + asked.out and server.address not in plain.out + asked.out


@pytest.mark.usefixtures("linted")
def test_doctor_says_what_a_model_lacks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_MODEL", "openai:gpt-6.1-terra")
    line = next(ln for ln in run("doctor").out.splitlines() if " model  " in ln)
    assert line.startswith("FAIL") and "OPENAI_API_KEY" in line


async def _endless(exchange: Exchange) -> None:
    await exchange.begin()
    await exchange.delta("<move n=1>\nLabels come late, you say. So let us stay with that. ")
    for number in range(1000):
        part = ("beginning", "middle", "end", "whole")[number % 4]
        await exchange.delta(f"And the {part} of that matters. ")
        await exchange.wait(1.0)  # on a busy machine the signal must not come after the last word


@pytest.fixture
def heeding() -> Iterator[None]:
    """Children that heed an interrupt, also where the tests run behind a shell that ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_row_56_a_signal_keeps_what_was_said(
    run: Run, folder: Path, server: ModelServer, number: signal.Signals, code: int
) -> None:
    server.play(_endless)
    process = subprocess.Popen(
        [sys.executable, "-m", "interviewer", *START, "--model", "openai:stub"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ,
    )  # fmt: skip
    assert process.stdin and process.stdout
    try:
        process.stdin.write(typed(ANSWER))
        process.stdin.flush()
        seen = b""
        while b"late, you say" not in seen:
            piece = process.stdout.read1(4096)  # type: ignore[attr-defined]
            assert piece, seen
            seen += piece
        process.send_signal(number)
        sent = time.monotonic()
        out, err = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (process.returncode, err) == (code, b"")
    assert b"[broken off]" in out and b"python -m interviewer resume" in out
    assert server.asked[-1].gone is not None and server.asked[-1].gone - sent < 1.0
    log = run("export", run("sessions").out.splitlines()[1].split()[0]).out
    assert '"status":"interrupted"' in log and '"type":"ClockStopped"' in log


def test_words_come_at_reading_width(capsys: pytest.CaptureFixture[str]) -> None:
    words = Words(width=20)
    text = "One two three four five six.\n\nSeven\x1b[31m eight"
    for end in range(1, len(text) + 1):
        words.show(text[:end], whole=False)
    words.show(text, whole=True)
    words.end()
    out = capsys.readouterr().out
    assert out == "  One two three four\n  five six.\n\n  Seven[31m eight\n"


def test_a_text_that_broke_off_is_marked_and_the_new_one_follows_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    live = LiveTurn("s", 1)
    live.add("Half a sen")
    watching = iter(live.watch())
    words = Words()
    words.show(next(watching).text, whole=False)
    words.broken()
    live.begin_anew()
    live.notice("The model fell silent.")
    live.said(InterviewerSaid(turn=1, reply_to=None, text="A whole one.", move=_move()))
    print_turn(live, lambda: 0.0)
    assert capsys.readouterr().out == (
        "  Half a [broken off]\n\n(The model fell silent.)\n\nInterviewer:\n  A whole one.\n"
    )


def _move() -> Move:
    return Move(kind=MoveKind.CLOSE, stage=StageId.CLARIFY)
