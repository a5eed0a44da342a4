"""`python -m evals match`: a score a line, and one line about a bad one."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.__main__ import app
from evals.match_pairs import kinds, read_pairs
from interviewer.roles.matching import Matcher

GOOD = {"question": "Why?", "references": ["There is a gap"], "answer": "a gap", "id": 7}


def run(path: Path) -> tuple[int, list[str], str]:
    result = CliRunner().invoke(app, ["match", str(path), "--embedder", "lexical"])
    return result.exit_code, result.stdout.splitlines(), result.stderr


def test_one_score_a_line(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text("\n".join(json.dumps(GOOD) for _ in range(300)) + "\n", "utf-8")
    code, scores, _ = run(path)
    assert code == 0
    assert len(scores) == 300
    assert len(set(scores)) == 1
    assert 0 <= float(scores[0]) <= 1


@pytest.mark.parametrize("bad", ["{", "[]", '{"question": "Why?"}', '"x"', "\x00"])
def test_a_bad_line_is_named(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n{bad}\n", "utf-8")
    code, scores, said = run(path)
    assert code == 2
    assert len(scores) == 1
    assert said.splitlines()[-1].startswith("Line 2: ")


def test_a_missing_file(tmp_path: Path) -> None:
    code, scores, said = run(tmp_path / "none.jsonl")
    assert (code, scores) == (2, [])
    assert "cannot be read" in said


@pytest.mark.parametrize("half", ["settled", "fresh"])
def test_lists_and_buzz_words_stay_below_the_threshold(half: str) -> None:
    pairs = read_pairs("settled" if half == "settled" else "fresh")
    found = kinds(Matcher(), pairs)
    assert (found["list"] < 0.3).all()
    assert (found["buzz"] > 0.5).mean() < 0.05
