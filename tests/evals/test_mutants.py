"""Planted defects: they fit the code as it is, and a copy that has one is another program."""

import ast
from pathlib import Path

import pytest

from evals.mutating import FOLDER, ROOT, Fate, Mutant, MutantError, lines, plant, read_mutants

MUTANTS = read_mutants()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_fits_and_is_another_program(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text(encoding="utf-8")
    assert text.count(mutant.find) == 1
    changed = text.replace(mutant.find, mutant.replace)
    assert changed != text
    if mutant.file.endswith(".py"):
        assert ast.dump(ast.parse(changed)) != ast.dump(ast.parse(text))


def test_there_are_thirty_of_two_hands() -> None:
    assert len(MUTANTS) >= 30
    assert len(list(FOLDER.glob("*.yaml"))) >= 2
    assert all(len(mutant.why.split()) >= 4 for mutant in MUTANTS)


def a_mutant(find: str = "one", replace: str = "two") -> Mutant:
    return Mutant(name="m", file="a.py", find=find, replace=replace, why="w")


@pytest.mark.parametrize(
    ("text", "planted"),
    [("x = one\n", True), ("one one", False), ("none here", True), ("x", False)],
)
def test_a_defect_goes_in_where_its_place_stands_once(
    tmp_path: Path, text: str, planted: bool
) -> None:
    (tmp_path / "a.py").write_text(text)
    assert plant(a_mutant(), tmp_path) is planted
    assert ("two" in (tmp_path / "a.py").read_text()) is planted


def test_a_file_that_is_not_there_is_no_place(tmp_path: Path) -> None:
    assert not plant(a_mutant(), tmp_path)


@pytest.mark.parametrize("text", ["- name: x", "just text", "- [1]"])
def test_broken_files_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "m.yaml").write_text(text)
    with pytest.raises(MutantError):
        read_mutants(tmp_path)


def test_a_handful_is_marked() -> None:
    chosen = read_mutants(handful=True)
    assert 4 <= len(chosen) <= 6
    assert len({mutant.file for mutant in chosen}) == len(chosen)


def test_names_are_unique(tmp_path: Path) -> None:
    row = "- {name: m, file: a, find: b, replace: c, why: d}\n"
    (tmp_path / "m.yaml").write_text(row * 2)
    with pytest.raises(MutantError, match="Named twice: m"):
        read_mutants(tmp_path)


def test_the_rate_and_the_survivors_are_told() -> None:
    fates = [
        Fate(mutant="a", end="killed", metrics=("guard.caught",)),
        Fate(mutant="b", end="changed", metrics=("replay.path",)),
        Fate(mutant="c", end="survived"),
        Fate(mutant="d", end="misfit"),
    ]
    told = list(lines(fates))
    assert "Killed 2 of 3; 1 of them only by a change that shows." in told
    assert "Survived: c." in told
    assert told[-1] == "Does not fit the code any more: d."
